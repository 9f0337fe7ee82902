"""One line for several users: what one of them fails at does not keep the news from the others."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from hardware.line.client import LineClient
from hardware.line.reports import Report
from secretary_app.features.lines.service import LineUser

_LOG = logging.getLogger(__name__)


class SharedLine:
    """Passes everything on to each user, in their order (``LineUser``)."""

    def __init__(self, *users: LineUser) -> None:
        self._users = users

    async def connected(self, line: LineClient) -> None:
        """A line process is there, new or again.

        Raises what a user raises: without its beginning the line is of no use, and started anew.
        """
        for user in self._users:
            await user.connected(line)

    async def receive(self, message: Report) -> None:
        """The next message of the line."""
        await self._each(lambda user: user.receive(message))

    async def lost(self, reason: str) -> None:
        """The line process is gone."""
        await self._each(lambda user: user.lost(reason))

    async def _each(self, tell: Callable[[LineUser], Awaitable[None]]) -> None:
        for user in self._users:
            try:
                await tell(user)
            except Exception:  # noqa: BLE001 - rejected: the other users want to be told, too
                _LOG.exception("%s did not deal with the line's news", type(user).__name__)
