"""An app that is away in a call: what the caller hears meanwhile, and for how long it is awaited.

Pure: told the time and how long it has been silent, says what is due.
"""

from dataclasses import dataclass
from enum import StrEnum


class Due(StrEnum):
    """What is to be said now."""

    HOLD = "hold"
    """The line has broken off to the secretary: please wait. Once."""
    WAIT = "wait"
    """One moment more."""
    FAREWELL = "farewell"
    """Nobody comes back; the call ends after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceTimes:
    """Seconds."""

    silence_s: float = 0.9
    """Callers begin to say «hello?» after 1.2 s of silence; looking and playing take their part."""
    wait_every_s: float = 3.0
    gone_s: float = 10.0
    """Without an app. A restart takes about three."""
    late_s: float = 20.0
    """With one that has come back and does not take the call: it still loads, or it hangs."""


class Absence:
    """One stretch of a call without an app."""

    def __init__(self, *, times: AbsenceTimes, since: float) -> None:
        self._times = times
        self._since = since
        self._held = False

    def due(self, *, now: float, silent_since: float, app: bool) -> Due | None:
        """What to say now; `app`: whether one is connected. After FAREWELL ask no more."""
        limit_s = self._times.late_s if app else self._times.gone_s
        if now - self._since >= limit_s:
            return Due.FAREWELL
        silent_s = now - silent_since
        if not self._held and silent_s >= self._times.silence_s:
            self._held = True
            return Due.HOLD
        return Due.WAIT if self._held and silent_s >= self._times.wait_every_s else None
