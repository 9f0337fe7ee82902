"""Tables of people and of what they are recognised by."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from secretary_app.foundation.storage import Base


class PersonRow(Base):
    """One person."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str | None] = mapped_column(String(200), index=True)
    language: Mapped[str | None] = mapped_column(String(8))
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
    seen_at: Mapped[datetime] = mapped_column()
