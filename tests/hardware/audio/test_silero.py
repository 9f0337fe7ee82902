"""The voice detector on real human recordings, on a synthetic voice's absence, and on noise."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from hardware.audio.frames import FrameAssembler
from hardware.audio.silero import WINDOW_BYTES, SileroVoice, installed_model

pytestmark = pytest.mark.engine


def at_8_khz(path: Path) -> bytes:
    sound, rate = soundfile.read(path, dtype="float32")
    resampled = soxr.resample(sound, rate, 8000) if rate != 8000 else sound
    return bytes((np.clip(resampled, -1, 1) * 32767).astype("<i2").tobytes())


def voiced_share(voice: SileroVoice, pcm: bytes) -> float:
    voice.reset()
    windows = FrameAssembler(size=WINDOW_BYTES).push(pcm)
    return sum(voice.probability(window) >= 0.5 for window in windows) / len(windows)


def test_people_are_voices_and_noise_is_not(shared: Path) -> None:
    voice = SileroVoice()
    recordings = sorted((shared / "data/speech/ru").glob("voxforge_*.wav"))
    recordings += sorted((shared / "data/speech/en").glob("s2p_*.wav"))
    assert len(recordings) > 20
    shares = {path.name: voiced_share(voice, at_8_khz(path)) for path in recordings}
    assert min(shares.values()) > 0.05, shares
    assert np.median(list(shares.values())) > 0.45, shares
    assert voiced_share(voice, at_8_khz(shared / "data/speech/noise/background_noise.wav")) < 0.05
    hiss = np.random.default_rng(7).normal(0, 600, 80_000).astype("<i2").tobytes()
    assert voiced_share(voice, hiss) < 0.02
    assert voiced_share(voice, bytes(48_000)) == 0.0


def test_a_stream_begins_afresh_after_reset(shared: Path) -> None:
    pcm = at_8_khz(shared / "data/speech/en/s2p_what_time_is_it.wav")
    voice = SileroVoice(model=installed_model())
    first = [voice.probability(w) for w in FrameAssembler(size=WINDOW_BYTES).push(pcm)]
    voice.reset()
    assert first == [voice.probability(w) for w in FrameAssembler(size=WINDOW_BYTES).push(pcm)]
