"""Caller sound prepared before it goes on the line: WAV of any rate to 8 kHz, and DTMF tones."""

from pathlib import Path

import numpy as np
import soundfile
import soxr

from hardware.audio.measures import RATE, SAMPLES_PER_MS, gain_of

DTMF_HZ = {
    key: (low, high)
    for low, row in ((697, "123A"), (770, "456B"), (852, "789C"), (941, "*0#D"))
    for key, high in zip(row, (1209, 1336, 1477, 1633), strict=True)
}
"""ITU-T Q.23."""

TONE_MS = 100
PAUSE_MS = 100
TONE_AMPLITUDE = 8000
"""Each of the two tones; together -6 dBFS."""


class UnusableSound(ValueError):
    """The file is no sound that can be read."""


def load_wav(path: Path, *, gain_db: float = 0.0) -> bytes:
    """Any WAV, FLAC or OGG as telephone PCM: mono, 8 kHz, s16le."""
    try:
        values, rate = soundfile.read(str(path), dtype="float32", always_2d=True)
    except (soundfile.LibsndfileError, OSError) as error:
        raise UnusableSound(f"{path} is not a sound file that can be read: {error}") from error
    mono = values.mean(axis=1)
    if rate != RATE:
        mono = soxr.resample(mono, rate, RATE)
    scaled = np.clip(mono * gain_of(gain_db) * 32767.0, -32768, 32767)
    return bytes(scaled.astype("<i2").tobytes())


def dtmf_tones(digits: str) -> bytes:
    """In-band DTMF: 100 ms tone and 100 ms pause per digit."""
    pause = np.zeros(PAUSE_MS * SAMPLES_PER_MS)
    time = np.arange(TONE_MS * SAMPLES_PER_MS) / RATE
    parts = []
    for digit in digits.upper():
        low, high = DTMF_HZ[digit]
        tone = np.sin(2 * np.pi * low * time) + np.sin(2 * np.pi * high * time)
        parts += [TONE_AMPLITUDE * tone, pause]
    return bytes(np.concatenate(parts).astype("<i2").tobytes())


def save_wav(path: Path, pcm: bytes) -> None:
    """Writes telephone PCM as a WAV file."""
    soundfile.write(str(path), np.frombuffer(pcm, dtype="<i2"), RATE, subtype="PCM_16")
