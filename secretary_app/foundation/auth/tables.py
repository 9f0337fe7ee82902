"""Tables of users and of their sessions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.foundation.storage import Base


class UserRow(Base):
    """One user."""

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str] = mapped_column(String(64))
    name_key: Mapped[str] = mapped_column(String(64), unique=True)
    """The name as it is compared: nobody remembers capital letters."""
    full_name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(16))
    given: Mapped[list[str]] = mapped_column(JSON)
    """Keys of rights beside those of the role."""
    denied: Mapped[list[str]] = mapped_column(JSON)
    """Keys of rights of the role that this user has not."""
    password_hash: Mapped[str] = mapped_column(String(200))
    password_is_temporary: Mapped[bool] = mapped_column()
    """Chosen by somebody else: to be changed at the next sign-in."""
    pin_hash: Mapped[str | None] = mapped_column(String(200))
    failures: Mapped[int] = mapped_column()
    """Wrong passwords in a row."""
    locked_until: Mapped[datetime | None] = mapped_column()
    pin_failures: Mapped[int] = mapped_column()
    is_active: Mapped[bool] = mapped_column()
    made_at: Mapped[datetime] = mapped_column()
    seen_at: Mapped[datetime | None] = mapped_column()


class SessionRow(Base):
    """From a sign-in until its end."""

    __tablename__ = "user_sessions"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    door: Mapped[str] = mapped_column(String(16))
    """``desk``, or ``api``."""
    address: Mapped[str] = mapped_column(String(64), server_default="")
    """From where, at a door of the network."""
    began_at: Mapped[datetime] = mapped_column()
    ended_at: Mapped[datetime | None] = mapped_column()
    end: Mapped[str | None] = mapped_column(String(16))
    """Why it ended."""
    refresh_id: Mapped[str | None] = mapped_column(String(36))
    """Of the one refresh token that is good now; None: a session without tokens."""
    expires_at: Mapped[datetime | None] = mapped_column(index=True)
    """When that token is good no more; None: the session ends with the program."""
