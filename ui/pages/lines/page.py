"""The page of the line: its state, a check on demand, and a repair card for what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from secretary_app.features.lines.events import LineConditionChanged, LineStateChanged
from secretary_app.features.lines.models import LineCheck
from ui.pages.lines.view import READY, check_pairs, problems, repair
from ui.shell.page import Desk, Page
from ui.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, empty_layout
from ui.widgets.header import Header
from ui.widgets.loading import SkeletonRows
from ui.widgets.placeholder import Placeholder
from ui.widgets.repair_card import RepairCard

ROWS = 4
LOOK_AGAIN_MS = 500
"""While the line is about to be served."""


class LinesPage(Page):
    """What is known of the line stays while it is asked again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words, sizes = desk.words, theme().sizes
        self._found: LineCheck | None = None
        self.main = QWidget()
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header()
        words.put(self.header.title.setText, "page-lines")
        self.check = Button("", kind=Kind.PRIMARY, sign="arrows-clockwise")
        words.put(self.check.setText, "lines-check")
        self.check.clicked.connect(self._check)
        self.header.add(self.check)
        column.addWidget(self.header)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setMaximumWidth(sizes.page_max)
        self._room = QVBoxLayout(inside)
        self._room.setContentsMargins(*(sizes.space_24,) * 4)
        self._room.setSpacing(sizes.space_16)
        self.banner = desk.banner()
        self._room.addWidget(self.banner)
        self._shown = QVBoxLayout()
        self._shown.setSpacing(sizes.space_16)
        self._room.addLayout(self._shown)
        self._room.addStretch()
        scroll.setWidget(inside)
        column.addWidget(scroll, 1)
        words.changed.connect(self._show)
        self._waiting = QTimer(self)
        self._waiting.setInterval(LOOK_AGAIN_MS)
        self._waiting.timeout.connect(self._ask_when_served)
        self.listen(LineStateChanged, lambda _event: self._changed())
        self.listen(LineConditionChanged, lambda _event: self._changed())

    def opened(self, what: str) -> None:
        """Asks the line, which takes a second or two."""
        del what
        if self._found is None:
            empty_layout(self._shown)
            self._shown.addWidget(
                SkeletonRows(name=self.desk.words.text("desk-loading"), rows=ROWS, avatars=False)
            )
        self._ask_when_served()

    def closed(self) -> None:
        """Nobody waits for it any more."""
        self._waiting.stop()

    def _ask_when_served(self) -> None:
        """A check of our own would take the device from the line that is about to start."""
        if self.desk.workspace.line.serving:
            self._waiting.stop()
            self._check()
        else:
            self._waiting.start()

    def _changed(self) -> None:
        if self.desk.workspace.line.serving:
            self._check()

    def _failed(self) -> None:
        if self._found is None:
            words = self.desk.words
            empty_layout(self._shown)
            self._shown.addWidget(
                Placeholder(
                    sign="sim-card",
                    title=words.text("lines-unknown"),
                    sentence=words.text("lines-unknown.help"),
                )
            )

    def _check(self) -> None:
        self.desk.operations.run(
            self.desk.workspace.line.check,
            name="lines.check",
            title=self.desk.words.text("lines-checking"),
            blocks=self.check,
            complain=self.banner,
            done=self._take,
            failed=self._failed,
        )

    def _take(self, found: LineCheck) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        found, words = self._found, self.desk.words
        if found is None:
            return
        empty_layout(self._shown)
        good = not found.problems and found.condition in {None, READY}
        state = words.text("lines-ready" if good else "lines-not-ready")
        self.header.set_chip(state, tone="success" if good else "danger")
        if not good:
            title, steps = repair(found, words)
            self._shown.addWidget(
                RepairCard(
                    state=state,
                    tone="danger",
                    text=title,
                    steps=[*steps, *problems(found, words)],
                    action=(words.text("lines-check"), self._check),
                )
            )
        card = Card(words.text(f"lines-kind-{found.kind}"))
        for name, value in check_pairs(found, words):
            card.pair(name, value)
        self._shown.addWidget(card)
