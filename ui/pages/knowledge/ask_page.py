"""Knowledge › Ask: one question as a caller would ask it, and everything the answer rests on."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from secretary_app.features.conversations.models import Evidence
from secretary_app.features.dialogue.asking import Stage, TimedStep
from secretary_app.features.dialogue.models import Sentence
from secretary_app.foundation.i18n import Language
from ui.pages.knowledge.ask_view import PAGES, action_words, source_words, stages
from ui.pages.knowledge.documents_view import language_of
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.theme import Role, theme
from ui.widgets.bubble import Bubble, Speech, Voice
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, empty_layout
from ui.widgets.header import Header
from ui.widgets.placeholder import Placeholder
from ui.widgets.segmented import Segmented
from ui.widgets.text import Label

LONGEST = 500
AUTO = "auto"


class AskPage(Page):
    """The same answer path as the command ``ask``: nothing is carried out and nothing counted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._asked = ""
        self._steps: list[TimedStep] = []
        self._stages: list[Stage] = []
        self._task: asyncio.Task[object] | None = None
        self.banner = desk.banner()
        self.header = Header()
        words.put(self.header.title.setText, "page-ask")
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        words.put(self.field.setPlaceholderText, "faq-try-hint", owner=self.field)
        words.put(self.field.setAccessibleName, "faq-try-hint", owner=self.field)
        self.field.returnPressed.connect(self._ask)
        self.language = Segmented([(each, "") for each in (AUTO, *Language)], name="")
        self.ask = Button("", kind=Kind.PRIMARY, sign="paper-plane-right")
        words.put(self.ask.setText, "ask-page-button")
        self.ask.clicked.connect(self._ask)
        self.stop = Button("", sign="stop")
        words.put(self.stop.setText, "desk-cancel")
        self.stop.clicked.connect(self._stop)
        self._lay_out()
        self.own_actions = (
            Action(id="ask.new", sign="plus", keys="Ctrl+N", run=self._begin),
            Action(id="ask.find", keys="Ctrl+F", run=self._begin, shown=False),
        )
        words.changed.connect(self._reword)
        self._reword()

    def opened(self, what: str) -> None:
        """``what`` is a question, to be asked at once."""
        self.field.setFocus()
        if what:
            self.field.setText(what)
            self._ask()

    def _lay_out(self) -> None:
        sizes = theme().sizes
        self.main = QWidget()
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setMaximumWidth(sizes.page_max)
        room = QVBoxLayout(inside)
        room.setContentsMargins(*(sizes.space_24,) * 4)
        room.setSpacing(sizes.space_12)
        room.addWidget(self.banner)
        row = QHBoxLayout()
        row.setSpacing(sizes.space_12)
        row.addWidget(self.field, 1)
        row.addWidget(self.ask)
        row.addWidget(self.stop)
        room.addLayout(row)
        second = QHBoxLayout()
        second.addWidget(self.language)
        second.addStretch()
        room.addLayout(second)
        self._shown = QVBoxLayout()
        self._shown.setSpacing(sizes.space_12)
        room.addLayout(self._shown, 1)
        scroll.setWidget(inside)
        column.addWidget(scroll, 1)
        self.stop.hide()

    def _begin(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def _ask(self) -> None:
        text = self.field.text().strip()
        if not text:
            self.field.setFocus()
            return
        chosen = self.language.value
        language = language_of(text) if chosen == AUTO else chosen

        async def work() -> None:
            self._task = asyncio.current_task()
            self._asked, self._steps, self._stages = text, [], []
            self.stop.show()
            self._show()
            try:
                asking = self.desk.workspace.asking
                async with aclosing(asking.ask(text, language)) as answer:
                    async for each in answer:
                        if isinstance(each, Stage):
                            self._stages.append(each)
                        else:
                            self._steps.append(each)
                        self._show()
            finally:
                self._task = None
                self.stop.hide()
                self._show()

        self.desk.operations.run(
            work,
            name="ask.ask",
            title=self.desk.words.text("ask-page-asking"),
            blocks=self.ask,
            complain=self.banner,
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _show(self) -> None:
        words = self.desk.words
        empty_layout(self._shown)
        if not self._asked:
            self._shown.addWidget(
                Placeholder(
                    sign="chat-circle-text",
                    title=words.text("ask-page-none"),
                    sentence=words.text("ask-page-none.help"),
                )
            )
            return
        who = words.text("ask-page-caller")
        self._shown.addWidget(
            Bubble(Speech(voice=Voice.CALLER, who=who, when="", text=self._asked))
        )
        for timed in self._steps:
            self._show_step(timed)
        if self._task is not None:
            self._shown.addWidget(Label(words.text("ask-page-asking"), tone="text3"))
        elif not self._steps:
            self._shown.addWidget(Label(words.text("ask-page-nothing"), tone="warn", wrap=True))
        if self._stages:
            card = Card(words.text("ask-page-times"))
            for name, at in stages(self._stages, self._steps, words):
                card.pair(name, at)
            self._shown.addWidget(card)
        self._shown.addStretch()

    def _show_step(self, timed: TimedStep) -> None:
        words = self.desk.words
        if not isinstance(timed.step, Sentence):
            self._shown.addWidget(
                Label(action_words(timed.step, words), role=Role.SMALL, tone="text2", wrap=True)
            )
            return
        self._shown.addWidget(
            Bubble(
                Speech(
                    voice=Voice.AI,
                    who=words.text("ask-page-secretary"),
                    when=words.text("ask-page-ms", ms=words.decimal(timed.at_ms)),
                    text=timed.step.text,
                )
            )
        )
        for evidence in timed.step.evidence:
            self._shown.addWidget(self._evidence(evidence, timed.step.text))

    def _evidence(self, evidence: Evidence, said: str) -> QWidget:
        words = self.desk.words
        card = Card(source_words(evidence, words))
        if evidence.quote and evidence.quote != said:
            card.add(Label(f"«{evidence.quote}»", role=Role.SMALL, wrap=True))
        page = PAGES.get(evidence.kind)
        if page is not None:
            link = Button(words.text("ask-page-open"), kind=Kind.LINK)
            link.clicked.connect(lambda _checked: self.desk.open(page, evidence.ref))
            card.add(link)
        return card

    def _reword(self) -> None:
        words = self.desk.words
        self.language.setAccessibleName(words.text("ask-page-language"))
        names = [words.text(f"language-{each.value}") for each in Language]
        self.language.set_words([words.text("ask-page-auto"), *names])
        self._show()
