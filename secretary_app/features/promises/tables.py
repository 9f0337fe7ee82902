"""The table of promises."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.features.people.tables import PersonRow
from secretary_app.foundation.storage import Base


class PromiseRow(Base):
    """One promise."""

    __tablename__ = "promises"
    __table_args__ = (Index(None, "state", "due_at"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column()
    language: Mapped[str] = mapped_column(String(8))
    urgent: Mapped[bool] = mapped_column()
    due_at: Mapped[datetime] = mapped_column()
    person_id: Mapped[str | None] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="SET NULL"), index=True
    )
    call_id: Mapped[str | None] = mapped_column(String(36), index=True)
    number: Mapped[str | None] = mapped_column(String(32))
    audio_start_ms: Mapped[int | None] = mapped_column()
    audio_end_ms: Mapped[int | None] = mapped_column()
    made_at: Mapped[datetime] = mapped_column()
    closed_at: Mapped[datetime | None] = mapped_column()
    closed_by: Mapped[str | None] = mapped_column(String(64))
    note: Mapped[str] = mapped_column(server_default="")
    channel: Mapped[str | None] = mapped_column(String(16))
    answer: Mapped[str] = mapped_column(server_default="")
    answered_at: Mapped[datetime | None] = mapped_column()
    answered_by: Mapped[str | None] = mapped_column(String(64))
    entry_id: Mapped[str | None] = mapped_column(String(36))
    why_failed: Mapped[str | None] = mapped_column(String(16))
