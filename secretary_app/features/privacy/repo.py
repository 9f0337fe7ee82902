"""Receipts in the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.privacy.models import AskedBy, Receipt
from secretary_app.features.privacy.tables import ReceiptRow
from secretary_app.kernel.ids import new_id


class ReceiptsRepo:
    """Within one session."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self, *, at: datetime, asked_by: AskedBy, number_hash: str | None, erased: Mapping[str, int]
    ) -> Receipt:
        """A new one."""
        row = ReceiptRow(
            id=new_id(), at=at, asked_by=asked_by, number_hash=number_hash, erased=dict(erased)
        )
        self._session.add(row)
        await self._session.flush()
        return _receipt(row)

    async def newest(self) -> list[Receipt]:
        """All of them, newest first."""
        rows = await self._session.scalars(select(ReceiptRow).order_by(ReceiptRow.id.desc()))
        return [_receipt(row) for row in rows]


def _receipt(row: ReceiptRow) -> Receipt:
    return Receipt(
        id=row.id,
        at=row.at,
        asked_by=AskedBy(row.asked_by),
        number_hash=row.number_hash,
        erased=row.erased,
    )
