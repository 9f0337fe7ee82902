"""Tables of threads and messages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.features.people.tables import PersonRow
from secretary_app.foundation.storage import Base, FullText

SEARCH = FullText(table="messages", key="position")
"""Every word ever said."""


class ThreadRow(Base):
    """One thread."""

    __tablename__ = "threads"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    person_id: Mapped[str | None] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="CASCADE"), unique=True
    )
    opened_at: Mapped[datetime] = mapped_column()
    last_message_at: Mapped[datetime | None] = mapped_column(index=True)
    seen_position: Mapped[int] = mapped_column(server_default="0")
    """Of the last message that somebody at the desk has seen."""


class ThreadHandRow(Base):
    """A thread that a person has taken over from the assistant."""

    __tablename__ = "thread_hands"

    thread_id: Mapped[str] = mapped_column(
        ForeignKey("threads.id", ondelete="CASCADE"), primary_key=True
    )
    taken_by: Mapped[str] = mapped_column(String(64))
    """Id of a user."""
    taken_at: Mapped[datetime] = mapped_column()
    spoke_at: Mapped[datetime] = mapped_column()
    """When they last did something in it."""


class DraftRow(Base):
    """What somebody has begun to write in a thread."""

    __tablename__ = "drafts"

    thread_id: Mapped[str] = mapped_column(
        ForeignKey("threads.id", ondelete="CASCADE"), primary_key=True
    )
    owner_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[str] = mapped_column()


class MessageRow(Base):
    """One message."""

    __tablename__ = "messages"
    __table_args__ = ({"sqlite_autoincrement": True},)

    position: Mapped[int] = mapped_column(primary_key=True)
    """The order of arrival, also where two have the same time; the search knows rows by it."""
    id: Mapped[str] = mapped_column(String(36), unique=True)
    thread_id: Mapped[str] = mapped_column(ForeignKey("threads.id", ondelete="CASCADE"), index=True)
    call_id: Mapped[str | None] = mapped_column(String(36), index=True)
    """Of a call; calls lie in a higher slice, so the database does not tie them."""
    role: Mapped[str] = mapped_column(String(16))
    channel: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = mapped_column()
    heard_text: Mapped[str | None] = mapped_column()
    engine: Mapped[str | None] = mapped_column(String(64))
    confidence: Mapped[float | None] = mapped_column()
    # Any: the fields of Evidence and Span; `repo.py` is the only reader and writer.
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    spans: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(index=True)
