"""A message in the page, where it happened: what, why, one action, details for who wants them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout

from ui.theme import Role, theme
from ui.theme.icons import pixmap
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.card import empty_layout
from ui.widgets.text import Label, restyle

SIGNS = {"danger": "warning-circle", "warn": "warning", "info": "info", "success": "check-circle"}
DETAILS_HEIGHT = 84


class Banner(QFrame):
    """Hidden until there is something to say.

    What went wrong with something a person did stays until they close it, or until the same goes
    well; what was found in passing, while the page was read, goes when anything goes well.
    """

    closed = Signal()

    def __init__(self, *, details: str, copy: str, close: str) -> None:
        """The words of its own three buttons."""
        super().__init__()
        self._words = (details, copy, close)
        self.setProperty("part", "banner")
        self.setVisible(False)
        self._tone = "info"
        self._about = ""
        self._unasked = False
        self._column = QVBoxLayout(self)
        sizes = theme().sizes
        self._column.setContentsMargins(sizes.space_12, sizes.space_8, sizes.space_8, sizes.space_8)
        theme().changed.connect(self._tint)
        self._sign: QLabel | None = None

    def tell(
        self,
        text: str,
        *,
        tone: str = "danger",
        why: str = "",
        action: tuple[str, Callable[[], object]] | None = None,
        details: str = "",
        closable: bool = True,
        about: str = "",
        unasked: bool = False,
    ) -> None:
        """Says it; what was said before is gone.

        ``about`` names what went wrong. What nobody asked for (``unasked``) is not said over what
        a person has to read.
        """
        if unasked and not self.isHidden() and not self._unasked:
            return
        self._about, self._unasked = about, unasked
        empty_layout(self._column)
        self._tone = tone
        self.setProperty("tone", tone)
        restyle(self)
        row = QHBoxLayout()
        row.setSpacing(theme().sizes.space_8)
        self._sign = QLabel()
        self._tint()
        row.addWidget(self._sign)
        words = QVBoxLayout()
        words.setSpacing(theme().sizes.space_2)
        words.addWidget(Label(text, role=Role.SMALL_STRONG, wrap=True))
        if why:
            words.addWidget(Label(why, role=Role.SMALL, tone="text2", wrap=True))
        row.addLayout(words, 1)
        if action is not None:
            act = Button(action[0])
            act.clicked.connect(lambda _checked: action[1]())
            row.addWidget(act)
        more, copy, close = self._words
        shown: QFrame | None = None
        if details:
            opened, shown = self._details(details, more, copy)
            row.addWidget(opened)
        if closable:
            shut = IconButton("x", name=close)
            shut.clicked.connect(self.clear)
            row.addWidget(shut)
        self._column.addLayout(row)
        if shown is not None:
            self._column.addWidget(shown)
            shown.setVisible(False)
        self.setAccessibleName(f"{text} {why}".strip())
        self.setVisible(True)

    def over(self, about: str, *, unasked: bool) -> None:
        """Something went well. What is said without a name ends with the next deed of a person."""
        ends = self._about == about or (not self._about and not unasked)
        if self._unasked or ends:
            self.clear()

    def clear(self) -> None:
        """Nothing is wrong any more."""
        if self.isVisibleTo(self.parentWidget() or self):
            self.setVisible(False)
            self.closed.emit()

    def _details(self, details: str, name: str, copy: str) -> tuple[Button, QFrame]:
        frame = QFrame()
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(0, 0, 0, 0)
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setProperty("part", "details")
        text.setAccessibleName(name)
        text.setFixedHeight(DETAILS_HEIGHT)
        inside.addWidget(text, 1)
        take = IconButton("copy", name=copy)
        take.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        inside.addWidget(take)
        opened = Button(name, kind=Kind.QUIET)
        opened.clicked.connect(lambda _checked: frame.setVisible(not frame.isVisible()))
        return opened, frame

    def _tint(self) -> None:
        if self._sign is not None:
            size = theme().sizes.icon
            self._sign.setPixmap(pixmap(SIGNS[self._tone], theme().colours.named(self._tone), size))
