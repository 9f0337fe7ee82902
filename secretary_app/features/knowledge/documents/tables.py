"""Tables of documents and their sections."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.foundation.storage import Base


class DocumentRow(Base):
    """One document, in its newest version."""

    __tablename__ = "documents"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str] = mapped_column(String(255), unique=True)
    title: Mapped[str] = mapped_column(String(300))
    format: Mapped[str] = mapped_column(String(16))
    digest: Mapped[str] = mapped_column(String(64))
    size_bytes: Mapped[int] = mapped_column()
    pages: Mapped[int | None] = mapped_column()
    sections: Mapped[int] = mapped_column()
    version: Mapped[int] = mapped_column()
    added_at: Mapped[datetime] = mapped_column()
    changed_at: Mapped[datetime] = mapped_column()


class SectionRow(Base):
    """A piece of a document under one heading, small enough to be read out."""

    __tablename__ = "document_sections"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int] = mapped_column()
    title: Mapped[str] = mapped_column()
    page: Mapped[int | None] = mapped_column()
    language: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = mapped_column()
