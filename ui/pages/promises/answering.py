"""The sheet in which somebody answers what we promised to find out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox

from secretary_app.features.knowledge.rights import CHANGE_KNOWLEDGE
from secretary_app.features.promises.models import Promise
from secretary_app.features.promises.service import LONGEST_ANSWER
from ui.shell.page import Desk
from ui.theme import Role
from ui.widgets.buttons import Button, Kind
from ui.widgets.form import FormRow
from ui.widgets.long_field import LongField
from ui.widgets.sheet import Sheet
from ui.widgets.text import Label

TEXT_LINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was written and not kept."""

    text: str
    to_faq: bool


class AnswerSheet(Sheet):
    """What is written in it outlives it, until it is kept."""

    def __init__(
        self,
        desk: Desk,
        promise: Promise,
        *,
        draft: Draft | None,
        put_aside: Callable[[Draft | None], object],
        hear: Callable[[], object],
    ) -> None:
        """``put_aside`` takes what was begun, or nothing once it is kept; ``hear`` the call."""
        words = desk.words
        super().__init__(desk.window, title=words.text("promise-answer-title"))
        self._desk, self._promise, self._put_aside = desk, promise, put_aside
        self.banner = desk.banner()
        self.add(self.banner)
        self.add(Label(promise.text, role=Role.SPEECH, wrap=True))
        self.text = LongField(lines=TEXT_LINES)
        self.text.put(promise.answer if draft is None else draft.text)
        self.text.textChanged.connect(self._measure)
        self.add(
            FormRow(
                words.text("promise-answer-text"),
                self.text,
                help_text=words.text("promise-answer-text.help"),
            )
        )
        self.to_faq = QCheckBox(words.text("promise-answer-faq"))
        known = promise.entry_id is not None
        self.to_faq.setChecked(known if draft is None else draft.to_faq)
        self.add(
            FormRow(
                words.text("promise-answer-faq"),
                self.to_faq,
                help_text=words.text("promise-answer-faq.help"),
            )
        )
        self.to_faq.setEnabled(desk.may(CHANGE_KNOWLEDGE.key))
        self.told = Label(role=Role.CAPTION, tone="text3", wrap=True, figures=True)
        self.add(self.told)
        if promise.call_id is not None:
            self.listen = Button(words.text("promise-hear"), sign="play")
            self.listen.clicked.connect(lambda _checked: self._hear(hear))
            self.add_button(self.listen)
        back = Button(words.text("promise-answer-not-now"))
        back.clicked.connect(self.dismiss)
        self.add_button(back)
        self.save = Button(words.text("promise-answer-save"), kind=Kind.PRIMARY)
        self.save.clicked.connect(lambda _checked: self._save())
        self.text.submitted.connect(self.save.click)
        self.add_button(self.save)
        self.closed.connect(self._leave)
        self._measure()

    def _measure(self) -> None:
        length = len(" ".join(self.text.toPlainText().split()))
        left = LONGEST_ANSWER - length
        self.told.setText(self._desk.words.text("promise-answer-left", left=left))
        self.told.set_tone("text3" if left >= 0 else "danger")
        self.save.setEnabled(length > 0 and left >= 0)

    def _hear(self, hear: Callable[[], object]) -> None:
        self.dismiss()
        hear()

    def _leave(self) -> None:
        text = self.text.toPlainText().strip()
        if text != self._promise.answer:
            self._put_aside(Draft(text=text, to_faq=self.to_faq.isChecked()))
        self.deleteLater()

    def _save(self) -> None:
        desk, promise = self._desk, self._promise
        text, to_faq = self.text.toPlainText(), self.to_faq.isChecked()
        desk.operations.run(
            lambda: desk.workspace.answers.answer(
                promise.id, text, actor=desk.actor(), to_faq=to_faq
            ),
            name=f"promises.answer.{promise.id}",
            title=desk.words.text("promise-answer-title"),
            blocks=self.save,
            complain=self.banner,
            done=lambda _promise: self._kept(),
            said=desk.words.text("promises-answered"),
        )

    def _kept(self) -> None:
        self.dismiss()
        self._put_aside(None)
