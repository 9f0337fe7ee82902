"""In place of the control bar when a call is over: what it was, what came of it, what is next."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from secretary_app.features.calls.reviews import LONGEST_STEP, CallReview, Result
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.segmented import Segmented
from ui.widgets.text import Label


class AfterCall(QFrame):
    """Emits ``reviewed`` with the whole review at each change, ``done`` when it may go."""

    reviewed = Signal(object)
    done = Signal()

    def __init__(self, *, words: Words) -> None:
        super().__init__()
        self.setObjectName("control-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = words
        self._review = CallReview(call_id="")
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.space_24, sizes.space_16, sizes.space_24, sizes.space_16)
        column.setSpacing(sizes.space_12)
        head = QHBoxLayout()
        self._title = Label(role=Role.STRONG)
        words.put(self._title.setText, "live-after")
        head.addWidget(self._title, 1)
        self._asked = Label(role=Role.SMALL, tone="text2")
        head.addWidget(self._asked)
        self.good = IconButton("thumbs-up", name="")
        self.bad = IconButton("thumbs-down", name="")
        for button, text, value in (
            (self.good, "live-good", True),
            (self.bad, "live-bad", False),
        ):
            words.put(button.set_name, text, owner=button)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, value=value: self._judge(value))
            head.addWidget(button)
        column.addLayout(head)
        self._summary = Label(role=Role.BODY, tone="text2", wrap=True)
        column.addWidget(self._summary)
        self._results = QHBoxLayout()
        self._segmented: Segmented | None = None
        column.addLayout(self._results)
        row = QHBoxLayout()
        row.setSpacing(sizes.space_12)
        self.step = QLineEdit()
        self.step.setMaxLength(LONGEST_STEP)
        words.put(self.step.setPlaceholderText, "live-next-step", owner=self.step)
        words.put(self.step.setAccessibleName, "live-next-step", owner=self.step)
        self.step.editingFinished.connect(self._stepped)
        row.addWidget(self.step, 1)
        ready = Button("", kind=Kind.PRIMARY)
        words.put(ready.setText, "live-done")
        ready.clicked.connect(self._leave)
        row.addWidget(ready)
        column.addLayout(row)
        words.changed.connect(self._reword)

    def show_call(self, review: CallReview, *, summary: str, asked: str) -> None:
        """``asked`` is «was this good?» with the assistant's name."""
        self._review = review
        self._summary.setText(summary)
        self._asked.setText(asked)
        if not self.step.hasFocus():
            self.step.setText(review.next_step)
        self._reword()
        self._tint()

    def _reword(self) -> None:
        if self._segmented is not None:
            self._results.removeWidget(self._segmented)
            self._segmented.deleteLater()
        words = self._words
        options = [(each.value, words.text(f"live-result-{each.value}")) for each in Result]
        made = Segmented(options, name=words.text("live-result"))
        if self._review.result is not None:
            made.choose(self._review.result.value)
        made.chosen.connect(self._resulted, Qt.ConnectionType.QueuedConnection)
        self._results.insertWidget(0, made)
        self._results.addStretch()
        self._segmented = made

    def _tint(self) -> None:
        good = self._review.good
        self.good.setChecked(good is True)
        self.bad.setChecked(good is False)
        self.good.set_sign("thumbs-up", tone="success" if good is True else "text2")
        self.bad.set_sign("thumbs-down", tone="danger" if good is False else "text2")

    def _judge(self, value: bool) -> None:
        self._change(replace(self._review, good=None if self._review.good is value else value))

    def _resulted(self, key: str) -> None:
        self._change(replace(self._review, result=Result(key)))

    def _stepped(self) -> None:
        if self.step.text() != self._review.next_step:
            self._change(replace(self._review, next_step=self.step.text()))

    def _change(self, review: CallReview) -> None:
        self._review = review
        self._tint()
        self.reviewed.emit(review)

    def _leave(self) -> None:
        self._stepped()
        self.done.emit()
