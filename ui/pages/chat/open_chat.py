"""The chat that is open, and what is asked in it. Knows no widgets but where it complains."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from secretary_app.features.chats.models import Chat, OpenChat
from ui.pages.chat.asking import Answer, Asking
from ui.shell.page import Desk
from ui.widgets.banner import Banner


class ChatInHand(QObject):
    """A new one is kept with its first question."""

    changed = Signal(bool)
    """Whether it is another one."""
    asked = Signal()

    def __init__(self, desk: Desk, *, banner: Banner, asking: Asking, send: QWidget) -> None:
        """``send`` cannot be pressed while a new chat is made."""
        super().__init__(desk.window)
        self._desk, self._banner = desk, banner
        self._asking, self._send = asking, send
        self._wanted = ""
        """The chat that a person chose last; empty for a new one."""
        self.now: OpenChat | None = None
        """None: a new one, of which nothing is kept yet."""

    @property
    def answered(self) -> bool:
        """Whether an answer comes in it."""
        return self.now is not None and self._asking.chat_id == self.now.chat.id

    def begin(self) -> None:
        """A new one."""
        self.now, self._wanted = None, ""
        self.changed.emit(False)

    def open(self, chat_id: str) -> None:
        """What is shown stays until it is read."""
        self._wanted = chat_id
        self._desk.operations.run(
            lambda: self._desk.workspace.chats.open(chat_id),
            name=f"chat.open.{chat_id}",
            title=self._desk.words.text("desk-loading"),
            complain=self._banner,
            done=self._take,
            quiet=True,
        )

    def read(self) -> None:
        """It may be another by now."""
        if self._wanted:
            self.open(self._wanted)

    def ask(self, text: str) -> None:
        """A question, in a new chat where none is open."""
        chats, chat = self._desk.workspace.chats, self.now
        if chat is not None:
            self._begin(chat.chat.id, lambda: chats.ask(chat.chat.id, text))
            return

        async def begin() -> Chat:
            return await chats.begin()

        def begun(new: Chat) -> None:
            self.now, self._wanted = OpenChat(chat=new, way=()), new.id
            self._begin(new.id, lambda: chats.ask(new.id, text))

        self._desk.operations.run(
            begin,
            name="chat.begin",
            title=self._desk.words.text("chat-thinks"),
            blocks=self._send,
            complain=self._banner,
            done=begun,
        )

    def edit(self, message_id: str, text: str) -> None:
        """Another question in place of one; both are kept."""
        chats, chat = self._desk.workspace.chats, self.now
        if chat is not None:
            chat_id = chat.chat.id
            self._begin(chat_id, lambda: chats.ask(chat_id, text, instead_of=message_id))

    def again(self, answer_id: str) -> None:
        """Another answer beside one."""
        chats, chat = self._desk.workspace.chats, self.now
        if chat is not None:
            self._begin(chat.chat.id, lambda: chats.again(answer_id))

    def choose_branch(self, message_id: str) -> None:
        """This one of those that stand in one place."""
        self._desk.operations.run(
            lambda: self._desk.workspace.chats.choose(message_id),
            name="chat.choose",
            title=self._desk.words.text("desk-loading"),
            complain=self._banner,
            done=self._take,
        )

    def _begin(self, chat_id: str, answer: Callable[[], Answer]) -> None:
        if self._asking.begin(chat_id, answer):
            self.asked.emit()

    def _take(self, chat: OpenChat) -> None:
        if chat.chat.id != self._wanted:
            return
        another = self.now is None or self.now.chat.id != chat.chat.id
        self.now = chat
        self.changed.emit(another)
