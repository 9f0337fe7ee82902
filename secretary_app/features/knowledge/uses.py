"""How often answers rested on each source: counted at once, written down for many together."""

from __future__ import annotations

import asyncio
import math
from collections import Counter

from secretary_app.features.knowledge.models import Fact, Match
from secretary_app.features.knowledge.repo import KnowledgeRepo
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock

WRITTEN_EVERY_S = 1.0
"""500 visitors of a website ask fifty times a second; the disk need not hear of each."""


class Uses:
    """The last ones of a busy moment wait: for the next use, for whoever reads, or for the end."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._counted = Counter[tuple[bool, str]]()
        """Not on the disk yet: whether it is a fact, and its key or id."""
        self._writing = asyncio.Lock()
        self._written_at = -math.inf

    async def count(self, match: Match) -> None:
        """One more; a use that comes alone is on the disk when this returns."""
        self._counted[isinstance(match.source, Fact), match.ref] += 1
        if self._clock.monotonic() - self._written_at >= WRITTEN_EVERY_S:
            await self.write()

    async def write(self) -> None:
        """All of them are on the disk when this returns. Raises StorageError."""
        async with self._writing:
            if not self._counted:
                return
            self._written_at = self._clock.monotonic()
            written = Counter[tuple[bool, str]]()
            try:
                async with self._database.write() as session:
                    written, self._counted = self._counted, written
                    await KnowledgeRepo(session).count(written)
            except BaseException:
                self._counted.update(written)
                raise
