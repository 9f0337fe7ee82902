"""One promise: what, for whom, until when, and what a person can do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from secretary_app.features.promises.models import Promise, PromiseKind, PromiseState
from ui.pages.promises.telling import Telling
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.form import FormRow
from ui.widgets.long_field import LongField
from ui.widgets.text import Label

PAUSE_MS = 1200
"""After the last letter a note is kept."""
NOTE_LINES = 4


class PromiseView(QScrollArea):
    """Emits what a person wants with the promise that is shown."""

    done = Signal()
    reopened = Signal()
    cancelled = Signal()
    called = Signal()
    heard = Signal()
    answered = Signal()
    noted = Signal(str, str)
    """Id of the promise and the note."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._telling = Telling(words)
        self._promise: Promise | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sizes = theme().sizes
        inside = QWidget()
        inside.setMaximumWidth(sizes.page_max)
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(sizes.space_24,) * 4)
        column.setSpacing(sizes.space_16)
        self._text = Label(role=Role.SPEECH, wrap=True)
        column.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(sizes.space_8)
        self.answer = self._button("promise-answer", "chat-text", self.answered, Kind.PRIMARY)
        self.finish = self._button("promise-done", "check", self.done, Kind.PRIMARY)
        self.reopen = self._button("promise-reopen", "arrow-u-up-left", self.reopened)
        self.call = self._button("promise-call", "phone-outgoing", self.called)
        self.hear = self._button("promise-hear", "play", self.heard)
        self.cancel = self._button("promise-cancel", "x", self.cancelled, Kind.QUIET)
        # Two rows, because one is wider than a narrow window with large text.
        rest = QHBoxLayout()
        rest.setSpacing(sizes.space_8)
        for button in (self.answer, self.finish, self.reopen, self.call):
            row.addWidget(button)
        for button in (self.hear, self.cancel):
            rest.addWidget(button)
        for each in (row, rest):
            each.addStretch()
            column.addLayout(each)
        self._card = Card()
        column.addWidget(self._card)
        self.note = LongField(lines=NOTE_LINES)
        self.note.submitted.connect(self.keep)
        self._note_row = FormRow(
            words.text("promise-note"), self.note, help_text=words.text("promise-note.help")
        )
        column.addWidget(self._note_row)
        column.addStretch()
        self.setWidget(inside)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self.note.textChanged.connect(self._pause.start)

    def show_promise(
        self, promise: Promise, *, due: tuple[str, str], may_change: bool, may_dial: bool
    ) -> None:
        """This one; a note that was begun for another is kept with that one."""
        self.keep()
        before, self._promise = self._promise, promise
        words = self._words
        self._text.setText(promise.text or words.text("promise-voice-only"))
        waits = promise.state in {PromiseState.OPEN, PromiseState.FAILED}
        asked = promise.kind is PromiseKind.FIND_OUT
        self.answer.setVisible(waits and asked and may_change)
        self.finish.setVisible(waits and may_change)
        self.cancel.setVisible(waits and may_change)
        self.reopen.setVisible(promise.state is not PromiseState.OPEN and may_change)
        told = promise.number is not None and not promise.waits_for_answer
        self.call.setVisible(waits and told and may_dial)
        self.hear.setVisible(promise.call_id is not None)
        self._card.clear()
        for name, value, tone in self._pairs(promise, due):
            if value:
                self._card.pair(words.text(f"promise-row-{name}"), value, tone=tone)
        self.note.setReadOnly(not may_change)
        if before is None or before.id != promise.id or not self.note.hasFocus():
            self.note.put(promise.note)

    def keep(self) -> None:
        """What was written goes to the promise it was written for."""
        self._pause.stop()
        promise, text = self._promise, self.note.toPlainText().strip()
        if promise is not None and text != promise.note and not self.note.isReadOnly():
            self.noted.emit(promise.id, text)

    def _pairs(self, promise: Promise, due: tuple[str, str]) -> list[tuple[str, str, str]]:
        words = self._words
        closed = "" if promise.closed_at is None else words.moment(promise.closed_at)
        return [
            ("answer", promise.answer, "text"),
            ("why", self._telling.why_failed(promise), "danger"),
            ("due", f"{words.moment(promise.due_at)} · {due[0]}", due[1]),
            ("number", words.phone(promise.number) if promise.number else "", "text"),
            ("made", words.moment(promise.made_at), "text"),
            ("closed", closed, "text"),
        ]

    def _button(
        self, text: str, sign: str, signal: SignalInstance, kind: Kind = Kind.PLAIN
    ) -> Button:
        button = Button("", kind=kind, sign=sign)
        self._words.put(button.setText, text)
        button.clicked.connect(lambda _checked: signal.emit())
        return button
