"""Which language model thinks in the chat that is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QSizePolicy

from secretary_app.features.chats.models import Chat
from ui.shell.page import Desk
from ui.widgets.banner import Banner


class ModelChoice(QComboBox):
    """Seen where there is a choice: two models, or one that does not run any more."""

    def __init__(self, desk: Desk, banner: Banner) -> None:
        super().__init__()
        self._desk, self._banner = desk, banner
        self._chat: Chat | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(12)
        desk.words.put(self.setAccessibleName, "chat-model")
        desk.words.put(self.setToolTip, "chat-model")
        self.activated.connect(lambda at: self._choose(str(self.itemData(at))))

    def show_chat(self, chat: Chat | None) -> None:
        """Another one, or the same with another model; None: not begun yet."""
        self._chat = chat
        words, names = self._desk.words, self._desk.workspace.model.names()
        options = [("", words.text("chat-model-usual"))]
        options += [(name, name) for name in names]
        chosen = "" if chat is None else chat.model
        if chosen and chosen not in names:
            gone = words.text("chat-model-gone", name=chosen)
            options.append((chosen, gone))
        self.clear()
        for key, word in options:
            self.addItem(word, key)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.setVisible(chat is not None and len(options) > 2)

    def _choose(self, name: str) -> None:
        chat, chats = self._chat, self._desk.workspace.chats
        if chat is None or name == chat.model:
            return
        self._desk.operations.run(
            lambda: chats.think_with(chat.id, name),
            name="chat.model",
            title=self._desk.words.text("chat-model"),
            blocks=self,
            complain=self._banner,
            said=self._desk.words.text("chat-model-chosen", name=self.currentText()),
            undo=lambda: chats.think_with(chat.id, chat.model),
        )
