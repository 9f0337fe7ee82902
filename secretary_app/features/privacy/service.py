"""What may be done with receipts."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping

from secretary_app.features.privacy.events import PersonForgotten
from secretary_app.features.privacy.hashing import belongs_to, hash_of
from secretary_app.features.privacy.models import AskedBy, Receipt
from secretary_app.features.privacy.repo import ReceiptsRepo
from secretary_app.features.privacy.rights import FORGET, VIEW_RECEIPTS
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus

_LOG = logging.getLogger(__name__)


class ReceiptService:
    """Keeps the proofs."""

    def __init__(self, *, database: Database, events: EventBus, clock: Clock) -> None:
        self._database = database
        self._events = events
        self._clock = clock

    @needs(FORGET)
    async def write(
        self, *, number: str | None, asked_by: AskedBy, erased: Mapping[str, int]
    ) -> Receipt:
        """Somebody has been forgotten."""
        hashed = None if number is None else await asyncio.to_thread(hash_of, number)
        now = self._clock.now()
        async with self._database.write() as session:
            receipt = await ReceiptsRepo(session).add(
                at=now, asked_by=asked_by, number_hash=hashed, erased=erased
            )
        _LOG.info("somebody is forgotten (%s, receipt %s): %s", asked_by, receipt.id, dict(erased))
        self._events.emit(PersonForgotten(at=now, actor=asked_by.value, receipt=receipt))
        return receipt

    @needs(VIEW_RECEIPTS)
    async def newest(self) -> list[Receipt]:
        """All of them, newest first; whose each is, only the number tells."""
        async with self._database.read() as session:
            return await ReceiptsRepo(session).newest()

    @needs(VIEW_RECEIPTS)
    async def of(self, number: str) -> list[Receipt]:
        """The receipts of a number, newest first; each is tried, which takes its time."""
        async with self._database.read() as session:
            receipts = await ReceiptsRepo(session).newest()
        return await asyncio.to_thread(
            lambda: [
                each
                for each in receipts
                if each.number_hash is not None and belongs_to(each.number_hash, number)
            ]
        )
