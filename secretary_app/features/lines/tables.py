"""The table of lines."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.foundation.storage import Base


class LineRow(Base):
    """One line. A removed one stays, for the records that name it."""

    __tablename__ = "lines"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(64))
    enabled: Mapped[bool] = mapped_column()
    chosen: Mapped[dict[str, str]] = mapped_column(JSON)
    """Field to text, as a setting is stored; one at its default is not there."""
    added_at: Mapped[datetime] = mapped_column()
    removed_at: Mapped[datetime | None] = mapped_column()


class BlockedNumberRow(Base):
    """A number that nobody here wants to talk to."""

    __tablename__ = "blocked_numbers"

    number: Mapped[str] = mapped_column(String(32), primary_key=True)
    reason: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column()
