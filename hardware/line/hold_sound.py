"""What a caller hears on hold: a soft, slow figure of bells, made here and recorded nowhere.

It lies in the middle of the telephone's band, is quieter than speech, and has no end: its last
notes ring on into its first.
"""

import functools

import numpy as np

from hardware.audio.gain import FULL, SILENT, GainRamp
from hardware.audio.measures import FRAME_BYTES, RATE, SAMPLE_BYTES, SAMPLES_PER_MS

BEAT_S = 0.48
RING_S = 2.4
ATTACK_S = 0.012
PEAK = 5200
"""-16 dBFS at its loudest: well heard, and a voice over it is understood."""

FIGURE = (
    *(67, 71, 74, 79, 76, 74, 71, 74),
    *(64, 67, 71, 76, 74, 71, 67, 71),
    *(60, 64, 67, 72, 71, 67, 64, 67),
    *(62, 66, 69, 74, 72, 69, 66, 69),
)
"""Keys of a piano, one a beat: G, E minor, C, D."""

PARTIALS = ((1.0, 1.0, 1.6), (2.0, 0.32, 2.6), (3.0, 0.10, 4.0))
"""Of each note: its multiple, its strength, how fast it dies."""

FADE_SAMPLES = 120 * SAMPLES_PER_MS
DUCKED = 0.2
"""Under a voice of ours."""


@functools.cache
def figure() -> bytes:
    """One round of it."""
    length, ring = round(len(FIGURE) * BEAT_S * RATE), round(RING_S * RATE)
    time = np.arange(ring) / RATE
    soft = np.clip(time / ATTACK_S, 0, 1) * np.clip((RING_S - time) / 0.2, 0, 1)
    sound = np.zeros(length)
    for beat, key in enumerate(FIGURE):
        pitch = 440.0 * 2 ** ((key - 69) / 12)
        note = sum(
            strength * np.exp(-dies * time) * np.sin(2 * np.pi * pitch * multiple * time)
            for multiple, strength, dies in PARTIALS
        )
        places = (round(beat * BEAT_S * RATE) + np.arange(ring)) % length
        sound[places] += note * soft
    whole: bytes = np.rint(sound * (PEAK / np.max(np.abs(sound)))).astype("<i2").tobytes()
    return whole


class HoldSound:
    """Played from its beginning each time it is switched on; it comes and goes softly."""

    def __init__(self) -> None:
        self._at = 0
        self._gain = GainRamp(gain=SILENT)
        self._wanted = SILENT
        self._left = 0
        """Samples until silence, once it is switched off."""

    def play(self, *, on: bool, under_voice: bool) -> bytes:
        """The next 20 ms; nothing where it is silent."""
        wanted = SILENT if not on else DUCKED if under_voice else FULL
        if wanted != self._wanted:
            if self._wanted == SILENT and self._left <= 0:
                self._at = 0
            self._wanted, self._left = wanted, FADE_SAMPLES
            self._gain.move_to(wanted, over=FADE_SAMPLES)
        if wanted == SILENT:
            if self._left <= 0:
                return b""
            self._left -= FRAME_BYTES // SAMPLE_BYTES
        round_of_it = figure()
        piece = round_of_it[self._at : self._at + FRAME_BYTES]
        if len(piece) < FRAME_BYTES:
            piece += round_of_it[: FRAME_BYTES - len(piece)]
        self._at = (self._at + FRAME_BYTES) % len(round_of_it)
        return self._gain.apply(piece)
