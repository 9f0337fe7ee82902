"""A sound file of any form that libsndfile reads becomes the sound of a telephone."""

from __future__ import annotations

from typing import IO

import numpy as np
import soundfile

from engines.sound.resampling import Resampler
from engines.wire.audio import LINE_RATE
from secretary_app.channels.openai_api.errors import AudioUnreadable

BLOCK = 65_536
"""Frames: some seconds, so that a short file that unpacks to a day is noticed early."""

MOST_MINUTES = 60
MOST_CHANNELS = 16
LOWEST_RATE, HIGHEST_RATE = 4_000, 192_000


def telephone_sound(file: IO[bytes]) -> bytes:
    """8 kHz, 16-bit, mono. Raises AudioUnreadable."""
    try:
        with soundfile.SoundFile(file) as opened:
            return _read(opened)
    except (soundfile.SoundFileError, OSError, RuntimeError, ValueError) as error:
        raise AudioUnreadable(why="form", reason=str(error).rpartition(": ")[2]) from None


def _read(file: soundfile.SoundFile) -> bytes:
    rate = file.samplerate
    if not LOWEST_RATE <= rate <= HIGHEST_RATE or file.channels > MOST_CHANNELS:
        raise AudioUnreadable(why="form", reason=f"{rate} Hz, {file.channels} channels")
    if file.frames > MOST_MINUTES * 60 * rate:
        raise AudioUnreadable(why="long", reason=f"{MOST_MINUTES} min")
    resampler = Resampler(from_rate=rate, to_rate=LINE_RATE)
    sound = bytearray()
    left = file.frames
    while left > 0:
        block = file.read(min(BLOCK, left), dtype="float32", always_2d=True)
        if not len(block):
            break
        left -= len(block)
        # A file of floating numbers may be louder than full scale, or hold none.
        mono = np.clip(np.nan_to_num(block.mean(axis=1)), -1.0, 1.0)
        sound += resampler.convert((mono * 32767).astype("<i2").tobytes())
    sound += resampler.flush()
    return bytes(sound)
