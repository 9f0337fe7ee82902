"""The table of what secrets there are; none of them stands in it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.foundation.storage import Base


class SecretRow(Base):
    """One secret's name and place."""

    __tablename__ = "secrets"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    ref: Mapped[str] = mapped_column(String(36), unique=True)
    """By which its place knows it: two data folders on one machine share a keyring."""
    place: Mapped[str] = mapped_column(String(16))
    actor: Mapped[str] = mapped_column(String(64))
    changed_at: Mapped[datetime] = mapped_column()
