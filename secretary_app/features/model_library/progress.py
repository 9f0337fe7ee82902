"""How far a transfer is, told every few seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from secretary_app.kernel.clock import Clock

TELL_EVERY_S = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where the transfer of one file stands."""

    file: str
    done_bytes: int
    total_bytes: int | None
    """None: the server does not say."""
    bytes_per_s: float
    """Over the whole transfer so far; what lay there from an earlier try does not count."""
    left_s: float | None


Tell = Callable[[Progress], None]


class Meter:
    """Counts the bytes of one file and tells now and then."""

    def __init__(
        self, *, file: str, resumed_from: int, total_bytes: int | None, clock: Clock, tell: Tell
    ) -> None:
        self._file = file
        self._total_bytes = total_bytes
        self._clock = clock
        self._tell = tell
        self._begun_s = self._told_s = clock.monotonic()
        self._begun_at = self._done_bytes = resumed_from

    def add(self, count: int) -> None:
        """So many more bytes are on the disk."""
        self._done_bytes += count
        if self._clock.monotonic() - self._told_s >= TELL_EVERY_S:
            self.tell()

    def tell(self) -> None:
        """Tells now."""
        self._told_s = self._clock.monotonic()
        lasted_s = self._told_s - self._begun_s
        speed = (self._done_bytes - self._begun_at) / lasted_s if lasted_s > 0 else 0.0
        left_s = None
        if self._total_bytes is not None and speed > 0:
            left_s = max(self._total_bytes - self._done_bytes, 0) / speed
        self._tell(
            Progress(
                file=self._file,
                done_bytes=self._done_bytes,
                total_bytes=self._total_bytes,
                bytes_per_s=speed,
                left_s=left_s,
            )
        )
