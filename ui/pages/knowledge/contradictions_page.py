"""Knowledge › Contradictions: one question, two answers; each with a way to both."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from secretary_app.features.knowledge.contradictions import Contradiction, Side
from secretary_app.features.knowledge.events import KnowledgeChanged
from secretary_app.features.knowledge.models import SourceKind
from ui.shell.page import Desk, Page
from ui.theme import Role, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, empty_layout
from ui.widgets.chip import Chip
from ui.widgets.header import Header
from ui.widgets.loading import SkeletonRows
from ui.widgets.placeholder import Placeholder
from ui.widgets.text import Label

PAGES = {SourceKind.FACT: "facts", SourceKind.FAQ: "faq"}
AGAIN_MS = 300
"""After a change of the knowledge: several come together."""
MOST_SHOWN = 100


class ContradictionsPage(Page):
    """Looks again whenever the knowledge changes while it is in front."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words, sizes = desk.words, theme().sizes
        self._found: Sequence[Contradiction] | None = None
        self._in_front = False
        self.banner = desk.banner()
        self.header = Header()
        words.put(self.header.title.setText, "page-contradictions")
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
        room.setSpacing(sizes.space_16)
        room.addWidget(self.banner)
        self._shown = QVBoxLayout()
        self._shown.setSpacing(sizes.space_16)
        room.addLayout(self._shown, 1)
        scroll.setWidget(inside)
        column.addWidget(scroll, 1)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._look)
        words.changed.connect(self._show)
        self.listen(KnowledgeChanged, lambda _event: self._changed())

    def opened(self, what: str) -> None:
        """Looks for them."""
        del what
        self._in_front = True
        if self._found is None:
            empty_layout(self._shown)
            self._shown.addWidget(
                SkeletonRows(name=self.desk.words.text("desk-loading"), rows=4, avatars=False)
            )
            self._shown.addStretch()
        self._look()

    def closed(self) -> None:
        """Nobody waits for it any more."""
        self._in_front = False
        self._again.stop()

    def _changed(self) -> None:
        if self._in_front:
            self._again.start()

    def _look(self) -> None:
        begun = self.desk.operations.run(
            self.desk.workspace.knowledge.contradictions,
            name="contradictions.look",
            title=self.desk.words.text("contradictions-looking"),
            complain=self.banner,
            done=self._take,
        )
        if not begun:
            self._again.start()

    def _take(self, found: list[Contradiction]) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        if self._found is None:
            return
        words = self.desk.words
        empty_layout(self._shown)
        self.header.set_second(
            words.text("contradictions-count", count=len(self._found)) if self._found else ""
        )
        for each in self._found[:MOST_SHOWN]:
            self._shown.addWidget(self._card(each))
        if not self._found:
            self._shown.addWidget(
                Placeholder(
                    sign="check-circle",
                    title=words.text("contradictions-none"),
                    sentence=words.text("contradictions-none.help"),
                )
            )
        self._shown.addStretch()

    def _card(self, found: Contradiction) -> Card:
        words, sizes = self.desk.words, theme().sizes
        card = Card(words.text("contradictions-asked"))
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        head = QHBoxLayout()
        head.setSpacing(sizes.space_8)
        head.addWidget(Label(f"«{found.question}»", role=Role.STRONG, wrap=True), 1)
        kind = "figures" if found.figures_differ else "words"
        tone = "danger" if found.figures_differ else "warn"
        head.addWidget(Chip(words.text(f"contradictions-{kind}"), tone=tone))
        card.add_layout(head)
        sides = QHBoxLayout()
        sides.setSpacing(sizes.space_16)
        for side in (found.one, found.other):
            sides.addWidget(self._side(side), 1)
        card.add_layout(sides)
        return card

    def _side(self, side: Side) -> QWidget:
        words = self.desk.words
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().sizes.space_4)
        name = words.text("contradictions-side", kind=side.kind.value, title=side.title)
        column.addWidget(Label(name, role=Role.SMALL, tone="text2", wrap=True))
        column.addWidget(Label(side.answer, role=Role.SPEECH, wrap=True))
        link = Button(words.text("contradictions-open"), kind=Kind.LINK)
        link.setAccessibleName(f"{link.text()}: {name}")
        link.clicked.connect(lambda _checked: self.desk.open(PAGES[side.kind], side.ref))
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return shown
