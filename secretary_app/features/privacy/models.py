"""A receipt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

SHORT_ID = 8
"""Characters of an id that people write down."""


class AskedBy(StrEnum):
    """How somebody asked to be forgotten."""

    VOICE = "voice"
    SMS = "sms"
    CHAT = "chat"
    """In a talk in writing: on a website, in a messenger."""
    OWNER = "owner"
    """By the command, on somebody's request or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Somebody was forgotten."""

    id: str
    at: datetime
    asked_by: AskedBy
    number_hash: str | None
    """None for a caller who hid the number: only one call was theirs."""
    erased: Mapping[str, int]
    """Class to count, ``promises_kept`` among them."""

    @property
    def short_id(self) -> str:
        """As people are told it."""
        return self.id[-SHORT_ID:]
