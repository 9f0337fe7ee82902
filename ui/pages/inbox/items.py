"""What a thread consists of, in finished words. Knows no widgets."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.features.conversations.attachments import Attachment
from ui.widgets.bubble import Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Everything under it was on this day."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What happened, in the middle."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A message that was written."""

    key: str
    speech: Speech
    trouble: str = ""
    """Why it did not go, or perhaps did not; it may be sent again."""
    tone: str = "danger"
    file: Attachment | None = None
    """That came with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A call as one thing."""

    key: str
    sign: str
    tone: str
    title: str
    second: str
    """Time, length."""
    gist: str
    """The first that the caller said."""
    speeches: tuple[Speech, ...]
    has_sound: bool


Item = Day | Note | Written | Called
