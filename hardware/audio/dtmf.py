"""Keys as sound (ITU-T Q.23): the tones of a key, and the keys in a caller's sound.

A key is one tone of four low ones and one of four high ones together, and nothing else. A voice
has such pairs too, for moments; what tells them apart is that a voice has more besides them. So a
window counts only if nearly all of its energy lies in two tones, and a key only if several windows
in a row say the same (figures: docs/decisions/0109).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hardware.audio.measures import RATE, SAMPLES_PER_MS
from hardware.audio.pcm import samples

ROWS = (697, 770, 852, 941)
COLUMNS = (1209, 1336, 1477, 1633)
KEYS = "123A456B789C*0#D"

TONE_MS = 100
PAUSE_MS = 100
TONE_AMPLITUDE = 8000
"""Each of the two tones; together -6 dBFS."""

WINDOW = 205
"""Samples: 26 ms, in which neighbouring tones fall into each other's gaps."""
HOP = 80
"""Every 10 ms."""
HITS = 3
"""Windows in a row: a tone of 40 ms is heard, as Q.24 asks."""
MISSES = 4
"""Windows in a row without it: it was let go. A lost frame of sound makes no second press."""
PURE = 0.7
"""Of the energy of a window, what must lie in the two tones."""
SOFTEST = 10.0 ** (-45.0 / 10.0)
"""Power of the softer tone against full scale."""
HIGH_ABOVE_LOW_DB = 9.0
LOW_ABOVE_HIGH_DB = 7.0
"""The telephone network makes the high tones softer or, put right too well, louder."""
OFF_KEY = (-0.011, 0.0, 0.011)
"""A telephone may be 1.5 % off its notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyTone:
    """What was noticed of a key."""

    key: str
    start: int
    """Sample at which its tone began, about."""
    end: int | None
    """Sample at which it was let go, about; None while it sounds."""


def tones_of(keys: str, *, tone_ms: int = TONE_MS, pause_ms: int = PAUSE_MS) -> bytes:
    """The keys as sound, each with a pause after it."""
    pause = np.zeros(pause_ms * SAMPLES_PER_MS)
    time = np.arange(tone_ms * SAMPLES_PER_MS) / RATE
    parts = []
    for key in keys.upper():
        row, column = divmod(KEYS.index(key), 4)
        low = np.sin(2 * np.pi * ROWS[row] * time)
        high = np.sin(2 * np.pi * COLUMNS[column] * time)
        parts += [TONE_AMPLITUDE * (low + high), pause]
    return bytes(np.concatenate(parts).astype("<i2").tobytes())


class KeyEar:
    """Finds the keys in one stream of sound."""

    def __init__(self) -> None:
        self._waiting = np.zeros(0, dtype=np.float32)
        self._at = 0
        """Sample at which `_waiting` begins."""
        self._candidate = ""
        self._hits = 0
        self._misses = 0
        self._start = 0
        self._last = 0
        self._pressed = ""

    @property
    def sounds(self) -> bool:
        """Whether a key is down, or its tone has just begun."""
        return bool(self._pressed) or self._hits > 0

    def hear(self, pcm: bytes) -> list[KeyTone]:
        """The next sound: keys that were pressed in it, and keys that were let go."""
        self._waiting = np.concatenate((self._waiting, samples(pcm).astype(np.float32) / 32768.0))
        if len(self._waiting) < WINDOW:
            return []
        windows = np.lib.stride_tricks.sliding_window_view(self._waiting, WINDOW)[::HOP]
        noticed = []
        for key in _judge(windows):
            noticed += self._window(key)
            self._at += HOP
        self._waiting = self._waiting[len(windows) * HOP :]
        return noticed

    def _window(self, key: str) -> list[KeyTone]:
        noticed = []
        if self._pressed and key == self._pressed:
            self._misses, self._last = 0, self._at
        elif self._pressed:
            self._misses += 1
            if self._misses >= MISSES:
                end = self._last + WINDOW
                noticed.append(KeyTone(key=self._pressed, start=self._start, end=end))
                self._pressed, self._misses = "", 0
        if not key or key == self._pressed:
            self._candidate, self._hits = "", 0
            return noticed
        if key != self._candidate:
            self._candidate, self._hits = key, 0
        self._hits += 1
        if self._hits >= HITS and not self._pressed:
            self._pressed, self._last, self._misses = key, self._at, 0
            self._start = self._at - (self._hits - 1) * HOP
            self._candidate, self._hits = "", 0
            noticed.append(KeyTone(key=key, start=self._start, end=None))
        return noticed


def _bank() -> NDArray[np.complex64]:
    time = np.arange(WINDOW) / RATE
    notes = [note * (1 + off) for note in (*ROWS, *COLUMNS) for off in OFF_KEY]
    bank: NDArray[np.complex64] = np.exp(-2j * np.pi * np.outer(time, notes)).astype(np.complex64)
    return bank


_BANK = _bank()


def _judge(windows: NDArray[np.float32]) -> list[str]:
    """The key of each window, empty where it is none."""
    energy = np.mean(np.square(windows), axis=1)
    found = 2.0 * np.square(np.abs(windows @ _BANK) / WINDOW)
    power = found.reshape(len(windows), 8, len(OFF_KEY)).max(axis=2)
    low, high = power[:, :4].max(axis=1), power[:, 4:].max(axis=1)
    pure = low + high >= PURE * energy
    loud = np.minimum(low, high) >= SOFTEST
    level = 10.0 * np.log10(np.maximum(high, 1e-12) / np.maximum(low, 1e-12))
    even = (level <= HIGH_ABOVE_LOW_DB) & (level >= -LOW_ABOVE_HIGH_DB)
    places = power[:, :4].argmax(axis=1) * 4 + power[:, 4:].argmax(axis=1)
    is_key = pure & loud & even
    return [KEYS[place] if key else "" for place, key in zip(places, is_key, strict=True)]
