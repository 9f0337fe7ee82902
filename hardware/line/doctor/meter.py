"""Measures the sound of one call while it lasts: a little for every frame, the rest at the end."""

import numpy as np

from hardware.audio.measures import FRAME_BYTES, RATE, SAMPLE_BYTES
from hardware.audio.pcm import Samples, dbfs, samples
from hardware.line.doctor.echo import find_echo
from hardware.line.doctor.findings import Measured

SILENT_DBFS = -60.0
FULL_SCALE = 32700
EDGE_SAMPLES = 4
CUT_LEVEL = 1000
"""A voice that ends by itself has faded to nothing by its last half millisecond."""

LONGEST_HOLE_FRAMES = 10
"""200 ms: a longer one may be a pause of the caller on a network that sends zeros for it."""

KEPT_SAMPLES = 20 * RATE
"""Of each track, for the echo: 20 s from the start, in which the greeting lies."""


class CallMeter:
    """Takes every frame of both directions by its line position."""

    def __init__(self) -> None:
        self._ours = np.zeros(KEPT_SAMPLES, dtype=np.int16)
        self._callers = np.zeros(KEPT_SAMPLES, dtype=np.int16)
        self._frames = self._silent = self._zero = 0
        self._samples = self._clipped = 0
        self._zeros_running = 0
        self._cut_before = False
        self._holes = 0
        self._our_bytes = self._caller_bytes = 0
        self._gaps = self._filled = 0
        self._in_gap = False
        self.our_stalls = 0

    def caller(self, pcm: bytes, *, at: int) -> None:
        """Sound that came; its first sample has line position `at`."""
        self._caller_bytes += len(pcm)
        self._in_gap = False
        _keep(self._callers, pcm, at)
        for start in range(0, len(pcm), FRAME_BYTES):
            self._look(pcm[start : start + FRAME_BYTES])

    def caller_missing(self, count: int) -> None:
        """So many samples did not come in time, and silence stands for them."""
        self._gaps += not self._in_gap
        self._in_gap = True
        self._filled += count

    def ours(self, pcm: bytes, *, at: int) -> None:
        """A frame of ours that the port took, or keeps for the modem."""
        self._our_bytes += len(pcm)
        _keep(self._ours, pcm, at)

    def measured(
        self, *, seconds: float, attempts: int, late_opening_tells: bool, stuck: int
    ) -> Measured:
        """Everything, at the end; `stuck` samples were handed over and never taken."""
        frames, values = max(1, self._frames), max(1, self._samples)
        return Measured(
            seconds=seconds,
            attempts=attempts,
            late_opening_tells=late_opening_tells,
            caller_bytes=self._caller_bytes,
            our_bytes=max(0, self._our_bytes - stuck * SAMPLE_BYTES),
            caller_silent=self._silent / frames,
            caller_zero=self._zero / frames,
            caller_clipped=self._clipped / values,
            gaps=self._gaps,
            gap_ms=self._filled * 1000 // RATE,
            holes=self._holes,
            our_stalls=self.our_stalls,
            echo=find_echo(ours=self._ours, callers=self._callers),
        )

    def _look(self, frame: bytes) -> None:
        values = samples(frame)
        level = dbfs(frame)
        self._frames += 1
        self._samples += len(values)
        self._silent += level < SILENT_DBFS
        self._clipped += int(np.count_nonzero(np.abs(values.astype(np.int32)) >= FULL_SCALE))
        sounding = np.flatnonzero(values)
        if not len(sounding):
            self._zero += 1
            self._zeros_running += 1
            return
        first, last = int(sounding[0]), int(sounding[-1])
        if 0 < self._zeros_running <= LONGEST_HOLE_FRAMES and self._cut_before:
            self._holes += _loud(values[first : first + EDGE_SAMPLES])
        self._zeros_running = 0
        self._cut_before = _loud(values[max(0, last + 1 - EDGE_SAMPLES) : last + 1])


def _loud(edge: Samples) -> bool:
    return int(np.max(np.abs(edge.astype(np.int32)))) >= CUT_LEVEL


def _keep(track: np.ndarray[tuple[int], np.dtype[np.int16]], pcm: bytes, at: int) -> None:
    values = samples(pcm)[: max(0, KEPT_SAMPLES - at)]
    track[at : at + len(values)] = values
