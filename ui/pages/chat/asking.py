"""An answer that comes: what was said so far, and the way to stop it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from PySide6.QtCore import QObject, Signal

from secretary_app.features.chats.models import ChatMessage, Side
from secretary_app.features.dialogue.models import Sentence
from ui.shell.page import Desk
from ui.widgets.banner import Banner

Answer = AsyncGenerator[Sentence | ChatMessage, None]


class Asking(QObject):
    """``asked`` tells that the question is on the disk, ``said`` that more was said, ``ended``."""

    asked = Signal()
    said = Signal()
    ended = Signal()

    def __init__(self, desk: Desk, banner: Banner) -> None:
        super().__init__(desk.window)
        self._desk, self._banner = desk, banner
        self.chat_id = ""
        """In which chat an answer comes; empty for none."""
        self.sentences: list[Sentence] = []
        self._task: asyncio.Task[None] | None = None

    def begin(self, chat_id: str, answer: Callable[[], Answer]) -> bool:
        """False while another answer comes."""
        if self.chat_id:
            return False
        self.chat_id, self.sentences = chat_id, []
        begun = self._desk.operations.run(
            lambda: self._follow(answer()),
            name="chat.answer",
            title=self._desk.words.text("chat-thinks"),
            complain=self._banner,
        )
        if not begun:
            self.chat_id = ""
        return begun

    def stop(self) -> None:
        """What was said so far stays."""
        if self._task is not None:
            self._task.cancel()

    async def _follow(self, answer: Answer) -> None:
        self._task = asyncio.current_task()
        try:
            async with aclosing(answer) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Sentence):
                        self.sentences.append(piece)
                        self.said.emit()
                    elif piece.side is Side.USER:
                        self.asked.emit()
        finally:
            self._task = None
            self.chat_id, self.sentences = "", []
            self.ended.emit()
