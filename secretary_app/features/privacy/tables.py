"""The table of receipts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.foundation.storage import Base


class ReceiptRow(Base):
    """One receipt; kept for ever, for it names nobody."""

    __tablename__ = "forgetting_receipts"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    asked_by: Mapped[str] = mapped_column(String(16))
    number_hash: Mapped[str | None] = mapped_column(String(200))
    erased: Mapped[dict[str, int]] = mapped_column(JSON)
