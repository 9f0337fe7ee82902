"""Tables of chats and their messages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.foundation.storage import Base


class ChatRow(Base):
    """One chat."""

    __tablename__ = "chats"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    owner_id: Mapped[str] = mapped_column(String(64), index=True)
    """Of a user, or ``cli``: no foreign key."""
    title: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime] = mapped_column()
    changed_at: Mapped[datetime] = mapped_column(index=True)
    model: Mapped[str] = mapped_column(String(120), server_default="", default="")
    """Name of the one that its owner wants to think in it; empty: the secretary's own."""
    source: Mapped[str] = mapped_column(String(16), server_default="desk", default="desk")
    """Where it was begun."""


class ChatMessageRow(Base):
    """One message."""

    __tablename__ = "chat_messages"
    __table_args__ = ({"sqlite_autoincrement": True},)

    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(36), unique=True)
    chat_id: Mapped[str] = mapped_column(ForeignKey("chats.id", ondelete="CASCADE"), index=True)
    parent_id: Mapped[str | None] = mapped_column(
        ForeignKey("chat_messages.id", ondelete="CASCADE"), index=True
    )
    side: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = mapped_column()
    # Any: the fields of Evidence; `repo.py` is the only reader and writer.
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    chosen: Mapped[bool] = mapped_column()
    made_at: Mapped[datetime] = mapped_column()
