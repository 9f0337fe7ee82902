"""What a line did in a call whose app was away, on the disk for the next app.

The line outlives the app, and may not outlive the machine: what was said to the caller, above all
that we call back, must not be known to one process alone.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidMeanwhile:
    """Our speech that sounded: one that the line holds, or what the app had still given it."""

    text: str
    from_ms: int
    to_ms: int
    """Line time."""
    whole: bool = True
    """Whether all of it sounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceNote:
    """One call, from the loss of its app on. `*_at` are seconds since 1970."""

    call_id: str
    number: str | None
    """As the app knew it; None for a caller who hid it."""
    language: str
    """What was spoken."""
    lost_at: float
    lost_ms: int
    """The same moment in line time."""
    said: tuple[SaidMeanwhile, ...] = ()
    promised: bool = False
    """Whether the caller heard the farewell, to its end."""
    ended_at: float | None = None
    cause: str | None = None
    """None while the call goes on."""
    duration_ms: int | None = None
    """Of the recording, where the line has closed it."""
    sha256: str | None = None
    sound: dict[str, Any] | None = None
    """The fields of `call-graded`. Any: values of JSON."""

    def write(self, path: Path) -> None:
        """Replaces what is there; it is on the disk when this returns. Raises OSError."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        with part.open("w", encoding="utf-8") as file:
            json.dump(asdict(self), file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)

    @classmethod
    def read(cls, path: Path) -> "AbsenceNote":
        """Raises OSError, or ValueError for a file that is no such note."""
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
            said = tuple(SaidMeanwhile(**each) for each in values.pop("said"))
            return cls(**values, said=said)
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError(f"{path.name} is no note of a call: {error}") from error
