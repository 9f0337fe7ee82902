"""The thread as widgets: header, what was said, where a reply is written."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.inbox.composer import Composer
from ui.shell.page import Desk
from ui.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.header import Header
from ui.widgets.thread_view import ThreadView


class ThreadSide(QWidget):
    """Shows; whoever owns it fills it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words, sizes = desk.words, theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header()
        column.addWidget(self.header)
        self.banner = desk.banner()
        inset = QVBoxLayout()
        inset.setContentsMargins(sizes.space_24, 0, sizes.space_24, 0)
        inset.addWidget(self.banner)
        self.earlier = Button("", kind=Kind.QUIET, sign="arrow-up")
        words.put(self.earlier.setText, "inbox-earlier")
        inset.addWidget(self.earlier)
        column.addLayout(inset)
        self.view = ThreadView(
            name=words.text("inbox-thread"),
            news=lambda count: words.text("inbox-news", count=count),
        )
        column.addWidget(self.view, 1)
        self.composer = Composer(words)
        column.addWidget(self.composer)
