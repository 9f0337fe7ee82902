"""What may be wrong with a chat, in plain words."""

from __future__ import annotations

from secretary_app.kernel.errors import UserFacing


class ChatMissing(UserFacing):
    """No chat has this id."""

    def __init__(self, *, chat_id: str) -> None:
        super().__init__("chat-missing", chat_id=chat_id)


class ChatMessageMissing(UserFacing):
    """No message of a chat has this id, or not one of this kind."""

    def __init__(self, *, message_id: str) -> None:
        super().__init__("chat-message-missing", message_id=message_id)


class BadChatText(UserFacing):
    """Nothing, or more than anybody would read."""

    def __init__(self, *, longest: int) -> None:
        super().__init__("chat-text-bad", longest=longest)
