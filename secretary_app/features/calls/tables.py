"""Tables of the call record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.foundation.storage import Base


class CallRow(Base):
    """One call, kept from its first ring on."""

    __tablename__ = "calls"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    line_id: Mapped[str] = mapped_column(String(64))
    direction: Mapped[str] = mapped_column(String(8))
    number: Mapped[str | None] = mapped_column(String(32), index=True)
    person_id: Mapped[str | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    assistant_id: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(8))
    outcome: Mapped[str] = mapped_column(String(24), index=True)
    end_cause: Mapped[str | None] = mapped_column(String(32))
    consent: Mapped[str] = mapped_column(String(16))
    rang_at: Mapped[datetime] = mapped_column(index=True)
    answered_at: Mapped[datetime | None] = mapped_column()
    ended_at: Mapped[datetime | None] = mapped_column()
    sound: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class TurnRow(Base):
    """One turn of the caller with the time that each stage of our answer took."""

    __tablename__ = "call_turns"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    call_id: Mapped[str] = mapped_column(ForeignKey("calls.id", ondelete="CASCADE"), index=True)
    number: Mapped[int] = mapped_column()
    text: Mapped[str] = mapped_column()
    language: Mapped[str] = mapped_column(String(8))
    engine: Mapped[str] = mapped_column(String(64))
    confidence: Mapped[float] = mapped_column()
    understood: Mapped[bool] = mapped_column()
    interrupted_us: Mapped[bool] = mapped_column()
    start_ms: Mapped[int] = mapped_column()
    end_ms: Mapped[int] = mapped_column()
    stages: Mapped[dict[str, int] | None] = mapped_column(JSON)


class ReviewRow(Base):
    """What people at the desk wrote about a call."""

    __tablename__ = "call_reviews"

    call_id: Mapped[str] = mapped_column(
        ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True
    )
    note: Mapped[str] = mapped_column()
    result: Mapped[str | None] = mapped_column(String(16))
    next_step: Mapped[str] = mapped_column()
    good: Mapped[bool | None] = mapped_column()
    written_by: Mapped[str] = mapped_column(String(64))
    written_at: Mapped[datetime] = mapped_column()
