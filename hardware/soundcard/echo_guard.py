"""Silences what the canceller leaves of our voice, before it is taken for a person's.

The canceller needs some seconds of our voice to learn a room; until it has shown that it can take
our voice out, the desk is heard in our pauses only. Later, what it took nearly all of was us, and
the rest of it is silenced; a person who speaks into it is not taken away with it, and passes.
"""

from collections import deque

import numpy as np

from hardware.audio.measures import gain_of
from hardware.audio.pcm import dbfs, samples

PIECE_MS = 10

ROOM_MS = 400
"""So long our voice may still be in the devices and the air."""

SOUNDING_DBFS = -55.0
"""Quieter sound of ours is none."""

ECHO_DBFS = -60.0
"""What is quieter while we speak is no echo: headphones."""

SMOOTHED_PIECES = 8

PROVED_DB = 20.0
PROVED_MS = 2500
"""So much taken out, for so long in all, is a room that is known."""

HEADPHONES_MS = 1000
"""So long without a sound in the microphone while we speak: there is no echo to learn, and for the
rest of the talk nothing is taken out while we speak."""

LONGEST_LEARNING_MS = 6000
"""Of our voice. A canceller that has not learned by then will not, and a person must be heard."""

OURS_DB = 14.0
"""What lost more than this was our voice and little else. One who speaks into it as loudly as the
echo loses 3 dB, one at a quarter of its level still no more than 13."""


class EchoGuard:
    """One talk, in pieces of 10 ms."""

    def __init__(self) -> None:
        self._silent_ms = ROOM_MS
        self._before: deque[float] = deque(maxlen=SMOOTHED_PIECES)
        self._after: deque[float] = deque(maxlen=SMOOTHED_PIECES)
        self._sounded_ms = 0
        self._proved_ms = 0
        self._quiet_ms = 0
        self._headphones = False

    @property
    def knows_the_room(self) -> bool:
        """Whether a person is heard while we speak."""
        learned = self._proved_ms >= PROVED_MS or self._sounded_ms >= LONGEST_LEARNING_MS
        return learned or self._headphones

    def played(self, pcm: bytes) -> None:
        """A piece of ours goes to the loudspeaker."""
        if dbfs(pcm) > SOUNDING_DBFS:
            self._silent_ms = 0
            self._sounded_ms += PIECE_MS
        else:
            self._silent_ms += PIECE_MS

    def pass_on(self, heard: bytes, cleaned: bytes) -> bytes:
        """What of a cleaned piece is told; `heard` is the same piece from the microphone."""
        self._before.append(_power(heard))
        self._after.append(_power(cleaned))
        if self._silent_ms >= ROOM_MS:
            return cleaned
        before = sum(self._before) / len(self._before)
        taken = before / (sum(self._after) / len(self._after) + 1.0)
        quiet = before < (32768 * gain_of(ECHO_DBFS)) ** 2
        self._quiet_ms = self._quiet_ms + PIECE_MS if quiet else 0
        self._headphones = self._headphones or self._quiet_ms >= HEADPHONES_MS
        if taken >= gain_of(PROVED_DB) ** 2 and not quiet:
            self._proved_ms += PIECE_MS
        if self._headphones:
            # Without an echo the canceller looks for one in the person's voice.
            return heard
        ours = taken >= gain_of(OURS_DB) ** 2
        return bytes(len(cleaned)) if ours or not self.knows_the_room else cleaned


def _power(pcm: bytes) -> float:
    return float(np.mean(np.square(samples(pcm), dtype=np.float64)))
