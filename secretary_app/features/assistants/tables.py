"""The table of assistants; a persona as it is built in has no row."""

from __future__ import annotations

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from secretary_app.foundation.storage import Base


class AssistantRow(Base):
    """One assistant."""

    __tablename__ = "assistants"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    persona: Mapped[str] = mapped_column(String(32))
    chosen: Mapped[dict[str, str]] = mapped_column(JSON)
    """Field to text; what is not there is the persona's, or as for all."""
