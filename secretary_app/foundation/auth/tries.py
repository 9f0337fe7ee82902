"""Wrong tries that are counted in no account's row: from the network, in public, for no account.

Whoever reaches our port could otherwise shut the owner out of the desk, by wrong passwords alone.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from secretary_app.foundation.auth.limits import LONGEST_WAIT, wait_after

STRANGERS = 1000
"""Names that nobody has and somebody tries, remembered at once; the oldest is dropped."""


class Tries:
    """In memory: a new start forgets them, and nobody outside can bring one about."""

    def __init__(self) -> None:
        self._users: dict[tuple[str, str], tuple[int, datetime]] = {}
        self._strangers: dict[tuple[str, str], tuple[int, datetime]] = {}
        """They must wait like all others, or the wait would tell which names exist."""

    def wait_until(self, door: str, name_key: str) -> datetime | None:
        """When the next try is welcome; None: now."""
        tried = (door, name_key)
        return (self._users.get(tried) or self._strangers.get(tried) or (0, None))[1]

    def count(
        self,
        door: str,
        name_key: str,
        *,
        exists: bool,
        now: datetime,
        longest: timedelta = LONGEST_WAIT,
    ) -> None:
        """One more was wrong."""
        tried = (door, name_key)
        among = self._users if exists else self._strangers
        failures = among.pop(tried, (0, now))[0] + 1
        among[tried] = (failures, now + wait_after(failures, longest=longest))
        if len(self._strangers) > STRANGERS:
            del self._strangers[next(iter(self._strangers))]

    def forgive(self, door: str, name_key: str) -> None:
        """One was right."""
        self._users.pop((door, name_key), None)
