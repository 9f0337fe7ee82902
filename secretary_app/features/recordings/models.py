"""A recording and its states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class ConsentRule(StrEnum):
    """What an owner decided for a line."""

    ANNOUNCE = "announce"
    """The greeting says that the talk is recorded."""
    ASK = "ask"
    """The greeting asks; only a yes is recorded."""
    OFF = "off"


class ConsentReason(StrEnum):
    """Why the recording is lawful."""

    ANNOUNCED = "announced"
    """The greeting said so, and the caller stayed."""
    ASKED = "asked"
    """The caller was asked and said yes."""
    CONTRACT = "contract"
    """Agreed with this person beforehand."""


class RecordingState(StrEnum):
    """Where a recording stands."""

    RUNNING = "running"
    COMPLETE = "complete"
    BROKEN = "broken"
    """The program or the line ended in the middle; what is in the file is what there is."""
    DELETED = "deleted"
    """Sound and transcript are gone, this row says that they were there."""


MOVES = {
    RecordingState.RUNNING: {
        RecordingState.COMPLETE,
        RecordingState.BROKEN,
        RecordingState.DELETED,
    },
    RecordingState.COMPLETE: {RecordingState.DELETED},
    RecordingState.BROKEN: {RecordingState.DELETED},
    RecordingState.DELETED: set(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """One recording."""

    id: str
    call_id: str
    state: RecordingState
    wav: Path
    """Absolute; kept relative to the data folder, which may move."""
    transcript: Path
    """The JSON beside it; there once the call is over."""
    consent: ConsentReason
    begun_at: datetime
    ended_at: datetime | None
    duration_ms: int | None
    size_bytes: int | None
    sha256: str | None
    """Of the WAV as it was closed; None for one that was not."""
    keep_until: datetime | None
    """None: for ever."""
