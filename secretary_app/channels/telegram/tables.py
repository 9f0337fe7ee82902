"""Tables of bots, of what they received and of what they send."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.features.conversations.attachments import AttachmentRow
from secretary_app.foundation.storage import Base


class BotRow(Base):
    """One bot. A removed one stays, for the messages that name it."""

    __tablename__ = "telegram_bots"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(64))
    chosen: Mapped[dict[str, str]] = mapped_column(JSON)
    """Field to text, as a setting is stored; one at its default is not there."""
    token_hash: Mapped[str] = mapped_column(String(64))
    """By which two bots with one token are told; empty: it has none."""
    added_at: Mapped[datetime] = mapped_column()
    removed_at: Mapped[datetime | None] = mapped_column()


class UpdateRow(Base):
    """One update that came; Telegram may send it again for a day."""

    __tablename__ = "telegram_updates"

    bot_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)
    # Any: the fields of `Incoming`; `inbox.py` is the only reader and writer.
    waiting: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """What came, until something has become of it."""


class TalkRow(Base):
    """Somebody and a bot, in one chat."""

    __tablename__ = "telegram_talks"
    __table_args__ = (UniqueConstraint("bot_id", "chat_id", "user_id"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    bot_id: Mapped[str] = mapped_column(String(32))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    user_id: Mapped[int] = mapped_column(BigInteger, index=True)
    private: Mapped[bool] = mapped_column()
    language: Mapped[str | None] = mapped_column(String(8))
    model: Mapped[str | None] = mapped_column(String(64))
    since: Mapped[datetime] = mapped_column()
    last_at: Mapped[datetime] = mapped_column()
    contact_asked: Mapped[bool] = mapped_column()
    contact: Mapped[str | None] = mapped_column(String(32))
    """A number of theirs that they shared, E.164, where it stands on another card."""


class GroupRow(Base):
    """A group in which a bot is."""

    __tablename__ = "telegram_groups"

    bot_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    title: Mapped[str] = mapped_column(String(255))
    remembers: Mapped[bool] = mapped_column()


class HeardRow(Base):
    """A message of theirs, and where it stands in the thread."""

    __tablename__ = "telegram_heard"

    bot_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """Telegram's, within the chat."""
    talk_id: Mapped[str] = mapped_column(String(36), index=True)
    message_id: Mapped[str | None] = mapped_column(String(36))
    """The newest wording, where it was edited; null where nothing was kept."""
    at: Mapped[datetime] = mapped_column()


class OutgoingRow(Base):
    """A message of ours."""

    __tablename__ = "telegram_out"
    __table_args__ = (Index(None, "bot_id", "state", "next_try_at"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    """Ids sort by time: the queue's order."""
    bot_id: Mapped[str] = mapped_column(String(32))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    talk_id: Mapped[str | None] = mapped_column(String(36), index=True)
    text: Mapped[str] = mapped_column()
    state: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column()
    message_id: Mapped[str | None] = mapped_column(String(36), index=True)
    answers: Mapped[int | None] = mapped_column(BigInteger)
    reply_to: Mapped[int | None] = mapped_column(BigInteger)
    replaces: Mapped[list[int]] = mapped_column(JSON)
    sent_as: Mapped[list[int]] = mapped_column(JSON)
    presses: Mapped[list[list[list[str]]]] = mapped_column(JSON)
    """Rows of pairs of text and data."""
    asks_contact: Mapped[str] = mapped_column(String(64))
    attempts: Mapped[int] = mapped_column()
    error: Mapped[str | None] = mapped_column(String(200))
    next_try_at: Mapped[datetime | None] = mapped_column()


class FileRow(AttachmentRow):
    """A file that somebody sent; it lies under its id, without a name."""

    __tablename__ = "telegram_files"

    talk_id: Mapped[str] = mapped_column(String(36), index=True)
    media_type: Mapped[str] = mapped_column("mime", String(100))
    at: Mapped[datetime] = mapped_column(index=True)


class QuestionRow(Base):
    """A message of ours that asks one of our people what was promised to be found out."""

    __tablename__ = "telegram_questions"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    """Of the message."""
    talk_id: Mapped[str] = mapped_column(String(36), index=True)
    promise_id: Mapped[str] = mapped_column(String(36))
    draft: Mapped[str] = mapped_column()
    """What they were heard to answer, until they have said whether it is that."""
    at: Mapped[datetime] = mapped_column(index=True)
