"""The tree of a chat: siblings, and the way through it that is shown. Pure; knows no database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from secretary_app.features.chats.models import ChatMessage, Shown


class Tree:
    """Made of all messages, oldest first."""

    def __init__(self, messages: Iterable[ChatMessage]) -> None:
        self._by_id = dict[str, ChatMessage]()
        self._following: defaultdict[str | None, list[ChatMessage]] = defaultdict(list)
        for message in messages:
            self._by_id[message.id] = message
            self._following[message.parent_id].append(message)

    def get(self, message_id: str) -> ChatMessage | None:
        """By id."""
        return self._by_id.get(message_id)

    def siblings(self, message: ChatMessage) -> Sequence[ChatMessage]:
        """Everything that follows what it follows, itself among them, oldest first."""
        return self._following[message.parent_id]

    def shown(self) -> tuple[Shown, ...]:
        """From the first question on, at each fork the chosen one; the newest where none is."""
        way, after = list[Shown](), None
        while following := self._following.get(after):
            chosen = [each for each in following if each.chosen]
            message = chosen[-1] if chosen else following[-1]
            way.append(Shown(message=message, siblings=tuple(each.id for each in following)))
            after = message.id
        return tuple(way)

    def up_to(self, message_id: str | None) -> tuple[ChatMessage, ...]:
        """From the first question to this message, whatever is shown."""
        way = list[ChatMessage]()
        while message_id is not None:
            message = self._by_id[message_id]
            way.append(message)
            message_id = message.parent_id
        return tuple(reversed(way))
