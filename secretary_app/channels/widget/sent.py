"""What pages call their messages: one that is sent again is not stored twice."""

from __future__ import annotations

from collections import OrderedDict

MOST_KNOWN = 20_000


class Sent:
    """Kept in memory: a page sends again within moments, or not at all."""

    def __init__(self) -> None:
        self._messages: OrderedDict[tuple[str, str], str] = OrderedDict()

    def remember(self, visit_id: str, key: str, message_id: str) -> None:
        """It is stored; an empty ``key`` names nothing."""
        if key:
            self._messages[visit_id, key] = message_id
        while len(self._messages) > MOST_KNOWN:
            self._messages.popitem(last=False)

    def message(self, visit_id: str, key: str) -> str | None:
        """Id of the message that the page calls so, where it is stored."""
        return self._messages.get((visit_id, key))
