"""Tables of short messages."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.foundation.storage import Base


class SmsRow(Base):
    """One whole message, in or out."""

    __tablename__ = "sms"
    __table_args__ = (Index(None, "state", "next_try_at"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    line_id: Mapped[str] = mapped_column(String(32))
    """By whose card it came or goes."""
    purpose: Mapped[str | None] = mapped_column(String(16))
    """Why a program wrote it, where that counts: see ``Purpose``."""
    direction: Mapped[str] = mapped_column(String(8))
    number: Mapped[str] = mapped_column(String(32), index=True)
    text: Mapped[str] = mapped_column()
    state: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column(index=True)
    parts: Mapped[int] = mapped_column()
    message_id: Mapped[str | None] = mapped_column(String(36), index=True)
    """Messages lie in a lower slice; the database does not tie them."""
    error: Mapped[str | None] = mapped_column(String(64))
    attempts: Mapped[int] = mapped_column()
    next_try_at: Mapped[datetime | None] = mapped_column()
    reference: Mapped[int] = mapped_column()


class SmsSentPartRow(Base):
    """One part of a message of ours."""

    __tablename__ = "sms_sent_parts"

    sms_id: Mapped[str] = mapped_column(ForeignKey("sms.id", ondelete="CASCADE"), primary_key=True)
    index: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(String(16), index=True)
    reference: Mapped[int | None] = mapped_column()
    """Given by the modem; its delivery report names the part by it."""
    tried_at: Mapped[datetime | None] = mapped_column(index=True)


class SmsReceivedPartRow(Base):
    """One message of the wire that came, as it came."""

    __tablename__ = "sms_received_parts"

    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    line_id: Mapped[str] = mapped_column(String(32))
    pdu: Mapped[str] = mapped_column()
    number: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column()
    reference: Mapped[int | None] = mapped_column()
    total: Mapped[int] = mapped_column()
    index: Mapped[int] = mapped_column()
    for_people: Mapped[bool] = mapped_column()
    received_at: Mapped[datetime] = mapped_column(index=True)
    sms_id: Mapped[str | None] = mapped_column(ForeignKey("sms.id", ondelete="CASCADE"), index=True)
    """The whole message; null while parts of it are missing."""
