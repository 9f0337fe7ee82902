"""An opened data folder for the tests of slices: a real database, settings and events."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from secretary_app.bootstrap.settings import CATALOGUE
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.lines.book import LineBook
from secretary_app.foundation.settings import Settings
from secretary_app.foundation.storage import Database
from secretary_app.foundation.storage.inspection import EMPTY
from secretary_app.foundation.storage.upgrade import upgrade
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.paths import DataFolder


class HandClock(Clock):
    """Stands still until it is moved; monotonic time is the machine's."""

    def __init__(self, start: datetime = datetime(2026, 11, 21, 9, 30, 4, tzinfo=UTC)) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def move(self, by: timedelta) -> None:
        self._now += by


NOON = datetime(2026, 11, 20, 12).astimezone()
"""Of a Friday, on the clock of the machine: far from midnight, and from the hours of rest."""


class SetClock(Clock):
    """Was set when it was made, and goes on from there as the machine's does."""

    def __init__(self, start: datetime = NOON) -> None:
        self._ahead = start.astimezone(UTC) - super().now()

    def now(self) -> datetime:
        return super().now() + self._ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What the services of a slice are made of."""

    folder: DataFolder
    database: Database
    settings: Settings
    lines: LineBook
    assistants: AssistantService
    events: EventBus
    clock: HandClock
    told: list[object] = field(default_factory=list)
    """Every event emitted so far."""


@cache
def newest_database() -> bytes:
    """An empty database of today's schema; copying it is a hundred times quicker than making it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "secretary.db"
        upgrade(file, found=EMPTY, busy_timeout_s=1)
        return file.read_bytes()


@asynccontextmanager
async def opened(root: Path) -> AsyncIterator[Opened]:
    """The data folder `root`, made where it is missing."""
    folder = DataFolder(root)
    folder.prepare()
    if not folder.database.exists():
        folder.database.write_bytes(newest_database())
    events, clock = EventBus(), HandClock()
    async with await Database.open(folder.database) as database:
        settings = await Settings.open(
            database=database,
            catalogue=CATALOGUE,
            file=folder.settings_file,
            events=events,
            clock=clock,
        )
        parts = Opened(
            folder=folder,
            database=database,
            settings=settings,
            lines=await LineBook.open(
                database=database, file=folder.settings_file, events=events, clock=clock
            ),
            assistants=await AssistantService.open(
                settings=settings, database=database, events=events, clock=clock
            ),
            events=events,
            clock=clock,
        )
        events.subscribe(object, parts.told.append)
        yield parts
