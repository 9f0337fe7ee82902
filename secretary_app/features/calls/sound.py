"""How the sound of a call was, as its record keeps it: the line doctor's grades and figures."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

from hardware.line.reports import CallGraded


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundGrade:
    """Grades are ``healthy``, ``chopped``, ``mute`` or ``not-measured``."""

    caller: str
    """What we heard of the caller."""
    caller_reason: str
    ours: str
    """What the caller got of us, as far as the line could tell."""
    ours_reason: str
    treatment: str
    """What was done about the modem before the next call."""
    attempts: int
    seconds: float
    caller_bytes_per_s: int
    our_bytes_per_s: int
    caller_silent_percent: int
    caller_clipped_ppm: int
    gaps: int
    gap_ms: int
    holes: int
    echo: str
    echo_delay_ms: int | None
    echo_loss_db: int | None

    @classmethod
    def of(cls, graded: CallGraded) -> SoundGrade:
        """From the line's message."""
        return cls(**{field.name: getattr(graded, field.name) for field in fields(cls)})

    def to_json(self) -> dict[str, Any]:
        """As the record's column holds it. Any: values of JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> SoundGrade:
        """The reverse of ``to_json``."""
        return cls(**data)
