"""The chat as widgets: header, what was said, where a question is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.pages.chat.model_choice import ModelChoice
from ui.pages.chat.question import Question
from ui.shell.page import Desk
from ui.theme import theme
from ui.widgets.buttons import IconButton
from ui.widgets.header import Header
from ui.widgets.placeholder import Placeholder
from ui.widgets.thread_view import Entry, ThreadView


class ChatSide(QWidget):
    """Shows; whoever owns it fills it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._words = words = desk.words
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header()
        self.banner = desk.banner()
        self.export = IconButton("download-simple", name="")
        words.put(self.export.set_name, "chat-export", owner=self.export)
        self.delete = IconButton("trash", name="")
        words.put(self.delete.set_name, "chat-delete", owner=self.delete)
        self.model = ModelChoice(desk, self.banner)
        self.header.add(self.model)
        for button in (self.export, self.delete):
            self.header.add(button)
        column.addWidget(self.header)
        inset = QVBoxLayout()
        inset.setContentsMargins(sizes.space_24, 0, sizes.space_24, 0)
        inset.addWidget(self.banner)
        column.addLayout(inset)
        self._stack = QStackedWidget()
        self.view = ThreadView(name="", news=lambda count: words.text("inbox-news", count=count))
        words.put(self.view.setAccessibleName, "page-chat", owner=self.view)
        self._stack.addWidget(self.view)
        self._nothing: Placeholder | None = None
        column.addWidget(self._stack, 1)
        self.question = Question(words)
        column.addWidget(self.question)

    def show_entries(self, entries: Sequence[Entry], *, anew: bool) -> None:
        """What was said."""
        self.view.show_entries(list(entries), anew=anew)
        self._stack.setCurrentWidget(self.view)

    def show_nothing(self, assistant: str) -> None:
        """Whoever is asked says that she waits."""
        self.view.show_entries([], anew=True)
        if self._nothing is not None:
            self._stack.removeWidget(self._nothing)
            self._nothing.deleteLater()
        self._nothing = Placeholder(
            sign="chat-circle-dots",
            title=self._words.text("chat-begin", name=assistant),
            sentence=self._words.text("chat-begin.help"),
        )
        self._stack.addWidget(self._nothing)
        self._stack.setCurrentWidget(self._nothing)
