"""A chat as a whole: written to a file, or deleted with a way back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu

from secretary_app.features.chats.models import DeletedChat, ExportFormat, OpenChat
from ui.pages.saving import ask_where
from ui.shell.page import Desk
from ui.widgets.banner import Banner
from ui.widgets.buttons import IconButton, drop_under

ENDINGS = {ExportFormat.TEXT: "txt", ExportFormat.MARKDOWN: "md", ExportFormat.JSON: "json"}


class Keeping:
    """The two buttons of the header."""

    def __init__(
        self,
        desk: Desk,
        banner: Banner,
        *,
        export: IconButton,
        delete: IconButton,
        shown: Callable[[], OpenChat | None],
        gone: Callable[[], object],
    ) -> None:
        """``shown`` is the chat of now; ``gone`` hears that it is deleted."""
        self._desk, self._banner = desk, banner
        self._export, self._button = export, delete
        self._shown, self._gone = shown, gone
        export.clicked.connect(self._ask_form)
        delete.clicked.connect(self._delete)

    def _delete(self) -> None:
        chat, words, chats = self._shown(), self._desk.words, self._desk.workspace.chats
        if chat is None:
            return
        gone = list[DeletedChat]()

        async def delete() -> None:
            gone.append(await chats.delete(chat.chat.id))

        async def restore() -> None:
            await chats.restore(gone[0])

        self._desk.operations.run(
            delete,
            name="chat.delete",
            title=words.text("chat-delete"),
            blocks=self._button,
            complain=self._banner,
            done=lambda _done: self._gone(),
            said=words.text("chat-deleted"),
            undo=restore,
        )

    def _ask_form(self) -> None:
        menu = QMenu(self._export)
        for form in ExportFormat:
            menu.addAction(
                self._desk.words.text("chat-export-form", form=form.value),
                partial(self._ask_where, form),
            )
        menu.aboutToHide.connect(menu.deleteLater)
        drop_under(menu, self._export)

    def _ask_where(self, form: ExportFormat) -> None:
        chat = self._shown()
        if chat is None:
            return
        ask_where(
            self._desk.window,
            title=self._desk.words.text("chat-export"),
            suggested=f"chat-{self._desk.words.today}.{ENDINGS[form]}",
            chosen=lambda file: self.save(chat.chat.id, form, file),
        )

    def save(self, chat_id: str, form: ExportFormat, file: Path) -> None:
        """Writes the chat to a file."""
        words = self._desk.words

        async def write() -> None:
            text = await self._desk.workspace.chats.export(chat_id, form)
            await asyncio.to_thread(file.write_text, text, "utf-8")

        self._desk.operations.run(
            write,
            name="chat.export",
            title=words.text("chat-export"),
            complain=self._banner,
            said=words.text("chat-exported", file=file.name),
        )
