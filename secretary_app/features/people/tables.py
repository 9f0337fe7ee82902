"""Tables of people and of what they are recognised by."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from secretary_app.foundation.storage import Base


class PersonRow(Base):
    """One person."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str | None] = mapped_column(String(200), index=True)
    language: Mapped[str | None] = mapped_column(String(8))
    company: Mapped[str | None] = mapped_column(String(200))
    notes: Mapped[str] = mapped_column(server_default="")
    met_at: Mapped[datetime] = mapped_column()
    identities: Mapped[list[IdentityRow]] = relationship(
        lazy="selectin", order_by="IdentityRow.id", passive_deletes=True
    )


class IdentityRow(Base):
    """One identity of a person."""

    __tablename__ = "identities"
    __table_args__ = (UniqueConstraint("kind", "value"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    value: Mapped[str] = mapped_column(String(128))
    handle: Mapped[str] = mapped_column(String(128), server_default="")
    seen_at: Mapped[datetime] = mapped_column()


class ConsentRow(Base):
    """What a person allowed or refused."""

    __tablename__ = "consents"

    person_id: Mapped[str] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True
    )
    about: Mapped[str] = mapped_column(String(16), primary_key=True)
    given: Mapped[bool] = mapped_column()
    told_at: Mapped[datetime] = mapped_column()
    told_by: Mapped[str] = mapped_column(String(64))
    """Id of who wrote it down."""


class MergeRow(Base):
    """Two cards that were made one; enough to part them again."""

    __tablename__ = "person_merges"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    """Who stayed."""
    at: Mapped[datetime] = mapped_column()
    # Any: what ``bootstrap/merging.py`` wrote down, its only reader.
    moved: Mapped[dict[str, Any]] = mapped_column(JSON)
