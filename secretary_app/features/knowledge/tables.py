"""Tables of FAQ entries and facts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.foundation.storage import Base


class FaqRow(Base):
    """One FAQ entry."""

    __tablename__ = "faq_entries"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), index=True)
    question: Mapped[str] = mapped_column()
    answer: Mapped[str] = mapped_column()
    patterns: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    keywords: Mapped[list[str]] = mapped_column(JSON)
    enabled: Mapped[bool] = mapped_column()
    valid_until: Mapped[datetime | None] = mapped_column()
    hit_count: Mapped[int] = mapped_column()
    created_at: Mapped[datetime] = mapped_column()
    changed_at: Mapped[datetime] = mapped_column()


class FactRow(Base):
    """One fact."""

    __tablename__ = "facts"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    # Any: a text, or one per language; `values.parse_value` is the only reader.
    value: Mapped[Any] = mapped_column(JSON)
    units: Mapped[dict[str, str]] = mapped_column(JSON)
    valid_until: Mapped[datetime | None] = mapped_column()
    owner: Mapped[str] = mapped_column(String(128))
    titles: Mapped[dict[str, str]] = mapped_column(JSON)
    questions: Mapped[dict[str, list[dict[str, str]]]] = mapped_column(JSON)
    says: Mapped[dict[str, str]] = mapped_column(JSON)
    hit_count: Mapped[int] = mapped_column()
    created_at: Mapped[datetime] = mapped_column()
    changed_at: Mapped[datetime] = mapped_column()
