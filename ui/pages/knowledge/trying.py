"""The box in which a question is tried: which answer it would meet, how surely, what is near."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from secretary_app.features.knowledge.models import Fact, FaqEntry, Match
from ui.pages.knowledge.verdict import TONES, Verdict, verdict
from ui.shell.page import Desk
from ui.theme import Role, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, empty_layout
from ui.widgets.chip import Chip
from ui.widgets.text import Label

SETTLED_MS = 200
LONGEST = 300
NEAR_SHOWN = 3


class TryBox(Card):
    """Asks the index that calls ask, with what is being written counted in."""

    opened = Signal(str, str)
    """A person wants to see a source: its kind and its ref."""

    def __init__(
        self,
        desk: Desk,
        *,
        language: Callable[[], str],
        drafts: Callable[[], Sequence[Fact | FaqEntry]],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._language, self._drafts = language, drafts
        self._verdict: Verdict | None = None
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        desk.words.put(self.field.setPlaceholderText, "faq-try-hint", owner=self.field)
        desk.words.put(self.field.setAccessibleName, "faq-try", owner=self.field)
        desk.words.put(self.set_title, "faq-try")
        self.add(self.field)
        self._shown = QVBoxLayout()
        self._shown.setSpacing(theme().sizes.space_8)
        self.add_layout(self._shown)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self.again)
        self.field.textChanged.connect(lambda _text: self._settled.start())
        desk.words.changed.connect(self._show)

    @property
    def verdict(self) -> Verdict | None:
        """Of what was typed last; None where nothing is."""
        return self._verdict

    def later(self) -> None:
        """What is being written has changed: soon."""
        if self.field.text().strip():
            self._settled.start()

    def again(self) -> None:
        """Tries what stands in the field."""
        text = self.field.text().strip()
        if not text:
            self._verdict = None
            self._show()
            return
        knowledge = self._desk.workspace.knowledge
        language, drafts = self._language(), list(self._drafts())

        def done(found: list[Match]) -> None:
            self._verdict = verdict(found)
            self._show()

        begun = self._desk.operations.run(
            lambda: knowledge.try_out(text, language, drafts=drafts),
            name="knowledge.try",
            title=self._desk.words.text("faq-try"),
            done=done,
            quiet=True,
        )
        if not begun:
            self._settled.start()

    def _show(self) -> None:
        empty_layout(self._shown)
        found, words = self._verdict, self._desk.words
        if found is None:
            return
        chip = Chip(words.text(f"faq-verdict-{found.outcome}"), tone=TONES[found.outcome])
        self._shown.addWidget(chip)
        for match in found.by:
            self._shown.addWidget(self._source(match, with_answer=True))
        if found.near:
            self._shown.addWidget(
                Label(words.text("faq-try-near"), role=Role.SECTION, tone="text2")
            )
        for match in found.near[:NEAR_SHOWN]:
            self._shown.addWidget(self._source(match, with_answer=False))

    def _source(self, match: Match, *, with_answer: bool) -> QWidget:
        words, knowledge = self._desk.words, self._desk.workspace.knowledge
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().sizes.space_2)
        row = QHBoxLayout()
        row.setSpacing(theme().sizes.space_8)
        title = Button(match.title, kind=Kind.LINK)
        title.clicked.connect(lambda _checked: self.opened.emit(match.kind.value, match.ref))
        title.setToolTip(match.title)
        title.setMinimumWidth(0)
        row.addWidget(title, 1)
        score = Label(words.decimal(match.score, digits=2), role=Role.SMALL_STRONG, figures=True)
        score.setAccessibleName(words.text("faq-score", score=score.text()))
        row.addWidget(score)
        column.addLayout(row)
        if with_answer:
            answer = None if match.expired else knowledge.say(match)
            column.addWidget(
                Label(answer or words.text("faq-state-expired"), role=Role.SPEECH, wrap=True)
            )
        how = words.text(
            "faq-how", kind=match.kind.value, how=match.matched_by.value, phrase=match.phrase
        )
        column.addWidget(Label(how, role=Role.CAPTION, tone="text3", wrap=True))
        return shown
