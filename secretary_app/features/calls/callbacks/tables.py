"""The table of tries to keep a promised call."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.features.promises.tables import PromiseRow
from secretary_app.foundation.storage import Base


class CallbackTryRow(Base):
    """One try, on the disk before the number is dialled."""

    __tablename__ = "callback_tries"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    promise_id: Mapped[str] = mapped_column(
        ForeignKey(PromiseRow.id, ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime] = mapped_column(index=True)
    cause: Mapped[str | None] = mapped_column(String(32))
    """Null while it goes on, and for ever where the program died in it."""
    call_id: Mapped[str | None] = mapped_column(String(36))
