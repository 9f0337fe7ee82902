"""Figures of one opening of the PCM port, taken at the far end of it.

What is measured when: a caller's sample has left when its 20 ms frame left (one tick); a sample of
ours is heard at its tick plus its place in the frame, so waiting in the port counts as latency.
All times are CLOCK_MONOTONIC seconds, levels dBFS.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hardware.audio.measures import FRAME_SAMPLES, RATE, SAMPLES_PER_MS, gain_of
from hardware.audio.pcm import samples
from hardware.simulator.sound import save_wav
from hardware.simulator.stamps import Mark, Stamp
from hardware.simulator.track import MOST_WAITING_BYTES, Track

VOICE_DBFS = -40.0
"""The level from which a sample counts as our voice (issue 2, figures)."""

WINDOW = 20 * SAMPLES_PER_MS
"""Levels are root mean squares of so many samples; speech has no level in less."""

HOP = 20
"""Samples between one window and the next: times are exact to 2.5 ms."""

HOLD_MS = 100
"""A level has fallen when it stays down for so long: a stop consonant lasts 50 to 80 ms."""

SILENCE_DBFS = -60.0

REFERENCE_S = 1.5
"""The level before an event is the 75th percentile of windows over so long."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurements:
    """One track and the stamps of the whole run."""

    track: Track
    stamps: tuple[Stamp, ...]

    # ---- clock and port

    @property
    def underruns(self) -> int:
        """Ticks at which a frame of ours was missing after the first had come."""
        return self.track.underruns

    @property
    def most_waiting(self) -> int:
        """The largest number of bytes that waited at a tick; the port holds 960."""
        return max(self.track.waiting, default=0)

    @property
    def overfull_ticks(self) -> int:
        """Ticks at which more than three frames waited."""
        return sum(waiting > MOST_WAITING_BYTES for waiting in self.track.waiting)

    @property
    def opening_ms(self) -> float | None:
        """From AT+CPCMREG=1 to its OK."""
        asked = self._last(Mark.CPCMREG_RECEIVED, self.track.opened_at)
        told = self._first(Mark.CPCMREG_OK, self.track.opened_at)
        return None if asked is None or told is None else (told - asked) * 1000

    @property
    def ata_to_voice_ms(self) -> float | None:
        """From ATA to our first sample above -40 dBFS."""
        return self._until_voice(self._last(Mark.ATA_RECEIVED, self.track.opened_at))

    @property
    def open_to_voice_ms(self) -> float | None:
        """From CPCMREG's OK to our first sample above -40 dBFS."""
        return self._until_voice(self._first(Mark.CPCMREG_OK, self.track.opened_at))

    # ---- times of samples

    def caller_sample_at(self, started_at: float, offset_ms: float) -> float:
        """When the sample `offset_ms` into a speech that began at `started_at` left the modem."""
        ticks = np.asarray(self.track.ticks)
        first = int(np.argmin(np.abs(ticks - started_at)))
        return float(ticks[min(first + int(offset_ms // 20), len(ticks) - 1)])

    def downlink_index(self, at: float) -> int:
        """The first sample of ours heard at or after `at`."""
        ticks = np.asarray(self.track.ticks)
        frame = int(np.searchsorted(ticks, at, side="right")) - 1
        if frame < 0:
            return 0
        return frame * FRAME_SAMPLES + min(FRAME_SAMPLES, int(np.ceil((at - ticks[frame]) * RATE)))

    def downlink_time(self, index: int) -> float:
        """When sample `index` of ours is heard."""
        frame = min(index // FRAME_SAMPLES, len(self.track.ticks) - 1)
        return self.track.ticks[frame] + (index - frame * FRAME_SAMPLES) / RATE

    # ---- our voice

    def first_voice(self, after: float, *, dbfs: float = VOICE_DBFS) -> float | None:
        """When our first sample above `dbfs` after `after` is heard; None: never."""
        start = self.downlink_index(after)
        loud = np.abs(self._downlink()[start:].astype(np.int32)) >= 32768 * gain_of(dbfs)
        return self.downlink_time(start + int(np.argmax(loud))) if loud.any() else None

    def level(self, start: float, end: float) -> float:
        """Level of ours between two times."""
        part = self._downlink()[self.downlink_index(start) : self.downlink_index(end)]
        return _dbfs(part) if len(part) else SILENCE_DBFS

    def voice_fell(
        self, after: float, *, by_db: float = 20.0, hold_ms: int = HOLD_MS
    ) -> float | None:
        """When, after `after`, our level fell by `by_db` and stayed down for `hold_ms`.

        Against the level of the 1.5 s before `after`; to 2.5 ms. A pause between words is a fall
        too: measure while our side speaks without one, or hold for longer than its pauses.
        """
        start = self.downlink_index(after)
        before = _levels(self._downlink()[max(0, start - int(REFERENCE_S * RATE)) : start])
        if not len(before):
            return None
        limit = max(SILENCE_DBFS, float(np.percentile(before, 75)) - by_db)
        return self._stays_below(start, limit, hold_ms)

    def silent(
        self, after: float, *, dbfs: float = SILENCE_DBFS, hold_ms: int = HOLD_MS
    ) -> float | None:
        """When, after `after`, our side went below `dbfs` and stayed there for `hold_ms`."""
        return self._stays_below(self.downlink_index(after), dbfs, hold_ms)

    def longest_silence(self, start: float, end: float, *, dbfs: float = VOICE_DBFS) -> float:
        """Seconds of the longest stretch between two times without a sample above `dbfs`."""
        first, last = self.downlink_index(start), self.downlink_index(end)
        part = np.abs(self._downlink()[first:last].astype(np.int32))
        loud = np.flatnonzero(part >= 32768 * gain_of(dbfs))
        edges = np.concatenate(([-1], loud, [len(part)]))
        return float(np.max(np.diff(edges)) - 1) / RATE if len(part) else 0.0

    # ---- sound

    def save_downlink(self, path: Path) -> None:
        """What the caller heard, as WAV."""
        save_wav(path, bytes(self.track.downlink))

    def save_uplink(self, path: Path) -> None:
        """What the caller said, as WAV; the same length as the other."""
        save_wav(path, bytes(self.track.uplink))

    def _downlink(self) -> NDArray[np.int16]:
        return samples(bytes(self.track.downlink))

    def _stays_below(self, start: int, limit: float, hold_ms: int) -> float | None:
        part = self._downlink()[start:]
        # the end of the track counts as silence: nothing is heard after it
        padded = np.concatenate((part, np.zeros(hold_ms * SAMPLES_PER_MS, dtype=np.int16)))
        low = _levels(padded) < limit
        need = max(1, hold_ms * SAMPLES_PER_MS // HOP - WINDOW // HOP + 1)
        runs = np.lib.stride_tricks.sliding_window_view(low, need).all(axis=1)
        if not len(part) or not runs.any():
            return None
        return self.downlink_time(start + int(np.argmax(runs)) * HOP)

    def _until_voice(self, start: float | None) -> float | None:
        heard = None if start is None else self.first_voice(start)
        return None if start is None or heard is None else (heard - start) * 1000

    def _last(self, mark: Mark, before: float) -> float | None:
        times = [stamp.at for stamp in self.stamps if stamp.mark is mark and stamp.at <= before]
        return times[-1] if times else None

    def _first(self, mark: Mark, after: float) -> float | None:
        times = (stamp.at for stamp in self.stamps if stamp.mark is mark and stamp.at >= after)
        return next(times, None)


def _dbfs(values: NDArray[np.int16]) -> float:
    mean_square = float(np.mean(np.square(values.astype(np.float64))))
    return SILENCE_DBFS * 2 if mean_square == 0 else 10 * float(np.log10(mean_square / 32768**2))


def _levels(values: NDArray[np.int16]) -> Floats:
    """Levels of all windows of 20 ms that lie in `values`, one every 2.5 ms."""
    total = np.concatenate(([0.0], np.cumsum(np.square(values.astype(np.float64)))))
    power = (total[WINDOW:] - total[:-WINDOW])[::HOP] / WINDOW / 32768**2
    levels: Floats = 10 * np.log10(np.maximum(power, 1e-12))
    return levels
