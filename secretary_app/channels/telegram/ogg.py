"""Voice messages of Telegram's: Opus in Ogg. Loaded with the first of them."""

from __future__ import annotations

import io

import numpy as np
import soundfile

from hardware.audio.measures import RATE
from hardware.audio.resampler import Resampler

SPOKEN_RATE = 24_000
"""At which our voices speak here: Opus knows it, and a telephone's 8000 would sound like one."""

BLOCK_FRAMES = 24_000

LONGEST_S = 180
"""A longer message is not heard: recognisers take about as long as the sound."""


class BadSound(ValueError):
    """It is no sound, or too long."""


def decoded(ogg: bytes) -> bytes:
    """As a telephone would bring it. Raises BadSound."""
    try:
        with soundfile.SoundFile(io.BytesIO(ogg)) as file:
            rate = file.samplerate
            # What a file says of its own length need not be so.
            sound = file.read(LONGEST_S * rate + 1, dtype="int16", always_2d=True)
    except (soundfile.SoundFileError, RuntimeError, ValueError) as error:
        raise BadSound(str(error)) from error
    if not rate // 10 <= len(sound) <= LONGEST_S * rate:
        raise BadSound(f"{len(sound)} frames")
    mono = sound.mean(axis=1).astype("<i2")
    return Resampler(source=rate, target=RATE).push(mono).astype("<i2").tobytes()


def encoded(pcm: bytes) -> bytes:
    """Of `SPOKEN_RATE`, one channel."""
    out = io.BytesIO()
    samples = np.frombuffer(pcm, dtype="<i2")
    with soundfile.SoundFile(
        out, "w", samplerate=SPOKEN_RATE, channels=1, format="OGG", subtype="OPUS"
    ) as file:
        for start in range(0, len(samples), BLOCK_FRAMES):
            file.write(samples[start : start + BLOCK_FRAMES])
    return out.getvalue()
