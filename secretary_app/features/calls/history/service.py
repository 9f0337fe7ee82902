"""The list of calls, for whoever shows it."""

from __future__ import annotations

from secretary_app.features.calls.history.models import (
    EVERYTHING,
    CallFilter,
    DayOfCalls,
    ListedCall,
)
from secretary_app.features.calls.history.repo import CallHistoryRepo
from secretary_app.features.calls.rights import VIEW_CALLS
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database

PAGE = 100
"""Rows that are read at once."""


class CallHistory:
    """Finds calls; the newest stand first."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @needs(VIEW_CALLS)
    async def days(self, which: CallFilter = EVERYTHING) -> list[DayOfCalls]:
        """How many there are on each day, so that a list knows its length and its headings."""
        async with self._database.read() as session:
            return await CallHistoryRepo(session).days(which)

    @needs(VIEW_CALLS)
    async def page(
        self, which: CallFilter = EVERYTHING, *, offset: int = 0, limit: int = PAGE
    ) -> list[ListedCall]:
        """The rows from the ``offset``-th on."""
        async with self._database.read() as session:
            return await CallHistoryRepo(session).page(which, offset=offset, limit=limit)

    @needs(VIEW_CALLS, about="call_id")
    async def place_of(self, call_id: str, which: CallFilter = EVERYTHING) -> int | None:
        """The offset of a call; None where it is not among them."""
        async with self._database.read() as session:
            return await CallHistoryRepo(session).place_of(call_id, which)
