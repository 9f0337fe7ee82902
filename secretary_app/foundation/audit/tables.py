"""The table of the audit log."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.foundation.storage import Base


class AuditRow(Base):
    """One deed."""

    __tablename__ = "audit_log"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[str] = mapped_column(String(64), index=True)
    actor_name: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(16))
    origin: Mapped[str] = mapped_column(String(64))
    """The door, and of a door that has one, the address."""
    deed: Mapped[str] = mapped_column(String(64), index=True)
    """Key of the right that was used."""
    subject: Mapped[str] = mapped_column(String(64), index=True)
    outcome: Mapped[str] = mapped_column(String(64))
    # Any: named values before and after; `repo.py` is the only reader and writer.
    details: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """None: somebody was forgotten, and these values were theirs."""
    salt: Mapped[str] = mapped_column(String(32))
    """Goes with the details: without it nobody can try values against their hash."""
    details_hash: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
