"""The keys that the caller presses: each is told once, and its tone is kept from every other ear.

A modem tells keys by a line of its own, or only lets their tones through, or does both, in either
order. Whoever is told of a key is told which; the tone itself goes no further than here: a
recogniser would make words of it, and a recording would keep a code that any machine can read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from hardware.audio.dtmf import KeyEar, KeyTone
from hardware.audio.measures import SAMPLES_PER_MS

SAME_PRESS_MS = 1500
"""So far apart may the two accounts of one press come."""

EDGE = 20 * SAMPLES_PER_MS
"""A tone begins and ends so much beside what was measured."""


class Way(StrEnum):
    """How we know of a key."""

    TOLD = "told"
    """By the modem or the exchange."""
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class _Press:
    key: str
    way: Way
    at_ms: int


class Presses:
    """Tells a new press from the other account of one that is known."""

    def __init__(self) -> None:
        self._single: list[_Press] = []
        """Known in one way so far, in their order."""

    def is_new(self, key: str, way: Way, *, at_ms: int) -> bool:
        """Whether this is not the press that the other way has told already."""
        self._single = [each for each in self._single if at_ms - each.at_ms <= SAME_PRESS_MS]
        # Both tell the presses in their order, so what the other told before this is over.
        before = [each for each in self._single if each.way is not way]
        same = next((place for place, each in enumerate(before) if each.key == key), None)
        if same is None:
            self._single = [each for each in self._single if each.way is way]
            self._single.append(_Press(key, way, at_ms))
            return True
        self._single = before[same + 1 :]
        return False


class CallerKeys:
    """Of one call, from line time 0."""

    def __init__(
        self,
        *,
        pressed: Callable[[str, int], None],
        blank: Callable[[int, int], None],
    ) -> None:
        """`pressed(key, at_ms)`; `blank(start, end)` takes sound back that is recorded already."""
        self._pressed = pressed
        self._blank = blank
        self._ear = KeyEar()
        self._presses = Presses()
        self._down = False

    def told(self, key: str, *, at_ms: int) -> None:
        """The modem says so."""
        if self._presses.is_new(key, Way.TOLD, at_ms=at_ms):
            self._pressed(key, at_ms)

    def heard(self, pcm: bytes, *, at: int, ours: bool) -> bytes:
        """The caller's next sound, from line position `at`, without the keys in it.

        `ours`: we press keys ourselves, and hear them come back.
        """
        for tone in self._ear.hear(pcm):
            self._down = tone.end is None and not ours
            if self._down:
                self._take(tone, now=at)
        return bytes(len(pcm)) if self._down else pcm

    def _take(self, tone: KeyTone, *, now: int) -> None:
        self._blank(max(0, tone.start - EDGE), now)
        at_ms = tone.start // SAMPLES_PER_MS
        if self._presses.is_new(tone.key, Way.SOUND, at_ms=at_ms):
            self._pressed(tone.key, at_ms)
