"""What a language model is told of an assistant's character: written, tried, put back.

Tried before it is kept: the question goes the way of a caller's, with what stands in the field.
"""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from secretary_app.features.assistants.models import Assistant, Profile
from secretary_app.features.assistants.settings import FIELDS, OWN_MANNER
from secretary_app.features.conversations.models import EvidenceKind
from secretary_app.features.dialogue.asking import TimedStep
from secretary_app.features.dialogue.models import Sentence
from secretary_app.features.dialogue.thinking.prompt import Prompts
from secretary_app.features.knowledge.rights import ASK_KNOWLEDGE
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from ui.shell.page import Desk
from ui.theme import Role
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind, hairline
from ui.widgets.card import Card
from ui.widgets.long_field import LongField
from ui.widgets.segmented import Segmented
from ui.widgets.text import Label

FEWEST_LINES, MOST_LINES = 5, 14
LONGEST_QUESTION = 500


class PromptCard(Card):
    """Of the assistant that is shown; lives as long as the page."""

    def __init__(self, desk: Desk, banner: Banner) -> None:
        super().__init__(desk.words.text("assistants-manner"))
        self._desk, self._banner = desk, banner
        self._assistant: Assistant | None = None
        self._kept: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self._usual = {each: Prompts.load(each).manner for each in OWN_MANNER}
        self.help = Label(role=Role.SMALL, tone="text2", wrap=True)
        self.add(self.help)
        self.language = Segmented([(each, "") for each in OWN_MANNER], name="")
        self.language.chosen.connect(lambda _key: self._show())
        top = QHBoxLayout()
        top.addWidget(self.language)
        top.addStretch()
        self.add_layout(top)
        self.field = LongField(lines=FEWEST_LINES, most=MOST_LINES)
        self.field.textChanged.connect(self._typed)
        self.add(self.field)
        buttons = QHBoxLayout()
        self.save = Button("", kind=Kind.PRIMARY)
        self.save.clicked.connect(lambda _checked: self._keep(self._text))
        self.field.submitted.connect(self.save.click)
        self.usual = Button("", kind=Kind.QUIET)
        self.usual.clicked.connect(lambda _checked: self._put_back())
        buttons.addWidget(self.save)
        buttons.addWidget(self.usual)
        buttons.addStretch()
        self.add_layout(buttons)
        self.add(hairline())
        row = QHBoxLayout()
        self.question = QLineEdit()
        self.question.setMaxLength(LONGEST_QUESTION)
        self.question.returnPressed.connect(self._try)
        self.ask = Button("", sign="paper-plane-right")
        self.ask.clicked.connect(lambda _checked: self._try())
        row.addWidget(self.question, 1)
        row.addWidget(self.ask)
        self.add_layout(row)
        self.answer = Label(role=Role.SPEECH, wrap=True)
        self.rests = Label(role=Role.CAPTION, tone="text2", wrap=True)
        for label in (self.answer, self.rests):
            label.hide()
            self.add(label)
        desk.words.changed.connect(self._reword)
        self._reword()

    def show_assistant(self, profile: Profile, assistant: Assistant) -> None:
        """Another one, or the same with something changed; words not yet kept stay."""
        kept = {
            language: str(profile.chosen.get(setting.key, ""))
            or self._usual[language].get(profile.persona, "")
            for language, setting in OWN_MANNER.items()
        }
        if self._assistant is None or self._assistant.id != assistant.id:
            self._written = {}
            self.answer.hide()
            self.rests.hide()
        self._assistant, self._kept = assistant, kept
        self._show()

    @property
    def _text(self) -> str:
        return " ".join(self.field.toPlainText().split())

    def _show(self) -> None:
        language = self.language.value
        text = self._written.get(language, self._kept.get(language, ""))
        if self.field.toPlainText() != text:
            self.field.put(text)
        self.field.setReadOnly(not self._desk.may(CHANGE_SETTINGS.key))
        self._measure()

    def _typed(self) -> None:
        self._written[self.language.value] = self.field.toPlainText()
        self._measure()

    def _measure(self) -> None:
        language, may = self.language.value, self._desk.may(CHANGE_SETTINGS.key)
        longest = OWN_MANNER[language].maximum or 0
        another = self._text != self._kept.get(language, "")
        self.save.setEnabled(may and another and bool(self._text) and len(self._text) <= longest)
        who = self._assistant
        usual = "" if who is None else self._usual[language].get(who.persona, "")
        self.usual.setEnabled(may and self._text != usual)
        self.ask.setEnabled(self._desk.may(ASK_KNOWLEDGE.key))

    def _put_back(self) -> None:
        """As her persona has it: what was kept goes, with a way back."""
        language, who = self.language.value, self._assistant
        self._written.pop(language, None)
        if who is not None and language in who.manners:
            self._keep("")
        else:
            self._show()

    def _keep(self, text: str) -> None:
        who, language, words = self._assistant, self.language.value, self._desk.words
        if who is None:
            return
        service, actor = self._desk.workspace.assistants, self._desk.actor()
        before = who.manners.get(language, "")
        name = FIELDS.name(OWN_MANNER[language].key)
        self._written.pop(language, None)
        self._desk.operations.run(
            lambda: service.set(who.id, name, text, actor=actor),
            name=f"assistants.manner.{who.id}.{language}",
            title=words.text("lines-saving"),
            blocks=self.save,
            complain=self._banner,
            said=words.text("settings-saved", name=words.text("assistants-manner")),
            undo=lambda: service.set(who.id, name, before, actor=actor),
        )

    def _try(self) -> None:
        who, language, question = self._assistant, self.language.value, self.question.text().strip()
        if who is None or not question:
            return
        tried = replace(who, manners={**who.manners, language: self._text})
        said = list[Sentence]()

        async def ask() -> None:
            asking = self._desk.workspace.asking
            async with aclosing(asking.ask(question, language, of=tried)) as steps:
                async for step in steps:
                    if isinstance(step, TimedStep) and isinstance(step.step, Sentence):
                        said.append(step.step)

        self.answer.setText("…")
        self.answer.show()
        self._desk.operations.run(
            ask,
            name="assistants.try",
            title=self._desk.words.text("chat-thinks"),
            blocks=self.ask,
            complain=self._banner,
            done=lambda _done: self._tell(said),
            failed=self.answer.hide,
        )

    def _tell(self, said: list[Sentence]) -> None:
        by_model = any(
            rests.kind is EvidenceKind.MODEL for sentence in said for rests in sentence.evidence
        )
        self.answer.setText(" ".join(each.text for each in said))
        rests = "assistants-tried-model" if by_model else "assistants-tried-known"
        self.rests.setText(self._desk.words.text(rests))
        self.rests.show()

    def _reword(self) -> None:
        text = self._desk.words.text
        self.set_title(text("assistants-manner"))
        self.help.setText(text("assistants-manner.help"))
        self.language.set_words([text("assistants-language", language=each) for each in OWN_MANNER])
        self.field.setAccessibleName(text("assistants-manner"))
        self.save.setText(text("assistants-manner-save"))
        self.usual.setText(text("assistants-manner-usual"))
        self.question.setPlaceholderText(text("assistants-try"))
        self.question.setAccessibleName(text("assistants-try"))
        self.ask.setText(text("assistants-try-ask"))
        self.rests.hide()
