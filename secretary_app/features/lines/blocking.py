"""Numbers that nobody here wants to talk to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlalchemy import delete, select

from secretary_app.features.lines.errors import NotBlocked
from secretary_app.features.lines.rights import VIEW_LINES
from secretary_app.features.lines.tables import BlockedNumberRow
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.phone import PhoneNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockedNumber:
    """One of them."""

    number: str
    reason: str
    """In the words of whoever blocked it."""
    at: datetime


class BlockList:
    """At hand without waiting: a ring is decided about at once."""

    def __init__(
        self, *, database: Database, clock: Clock, blocked: dict[str, BlockedNumber]
    ) -> None:
        self._database = database
        self._clock = clock
        self._blocked = blocked

    @classmethod
    async def open(cls, *, database: Database, clock: Clock) -> Self:
        """Reads it."""
        async with database.read() as session:
            rows = await session.scalars(select(BlockedNumberRow).order_by(BlockedNumberRow.at))
            blocked = {
                row.number: BlockedNumber(number=row.number, reason=row.reason, at=row.at)
                for row in rows
            }
        return cls(database=database, clock=clock, blocked=blocked)

    def holds(self, number: PhoneNumber) -> bool:
        """Whether it is blocked."""
        return number.e164 in self._blocked

    @needs(VIEW_LINES)
    def all(self) -> tuple[BlockedNumber, ...]:
        """In the order in which they were blocked."""
        return tuple(self._blocked.values())

    @needs(CHANGE_SETTINGS)
    async def block(self, number: PhoneNumber, *, reason: str = "") -> None:
        """From now on; blocked again it has another reason."""
        row = BlockedNumberRow(number=number.e164, reason=reason[:200], at=self._clock.now())
        blocked = BlockedNumber(number=row.number, reason=row.reason, at=row.at)
        async with self._database.write() as session:
            await session.merge(row)
        self._blocked[number.e164] = blocked

    @needs(CHANGE_SETTINGS)
    async def unblock(self, number: PhoneNumber) -> None:
        """Raises NotBlocked."""
        if not self.holds(number):
            raise NotBlocked(number=number.formatted())
        async with self._database.write() as session:
            await session.execute(
                delete(BlockedNumberRow).where(BlockedNumberRow.number == number.e164)
            )
        del self._blocked[number.e164]
