"""Tables of widgets, of who visited them, and of what was said there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.features.conversations.attachments import AttachmentRow
from secretary_app.foundation.storage import Base


class WidgetRow(Base):
    """One widget. A removed one stays, so that its id never means another."""

    __tablename__ = "widgets"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(64))
    enabled: Mapped[bool] = mapped_column()
    chosen: Mapped[dict[str, str]] = mapped_column(JSON)
    """Field to text, as a setting is stored; one at its default is not there."""
    added_at: Mapped[datetime] = mapped_column()
    removed_at: Mapped[datetime | None] = mapped_column()


class VisitRow(Base):
    """One browser on one widget."""

    __tablename__ = "widget_visits"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    widget_id: Mapped[str] = mapped_column(ForeignKey(WidgetRow.id), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of 256 random bits: who reads the database cannot speak for a visitor."""
    language: Mapped[str] = mapped_column(String(8))
    page: Mapped[str] = mapped_column(String(500))
    begun_at: Mapped[datetime] = mapped_column()
    seen_at: Mapped[datetime] = mapped_column(index=True)


class VisitMessageRow(Base):
    """Which messages of a thread this browser may see."""

    __tablename__ = "widget_messages"

    message_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    """Messages lie in a lower slice; the database does not tie them."""
    visit_id: Mapped[str] = mapped_column(ForeignKey(VisitRow.id, ondelete="CASCADE"), index=True)


class UploadRow(AttachmentRow):
    """What is known of a file that came; its bytes lie under its id."""

    __tablename__ = "widget_uploads"

    visit_id: Mapped[str] = mapped_column(ForeignKey(VisitRow.id, ondelete="CASCADE"), index=True)
    media_type: Mapped[str] = mapped_column(String(64))
