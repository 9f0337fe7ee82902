"""Level, limiter, silence, rate."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.sound.level import PEAK_DBFS, from_db, limit, speech_level_dbfs, to_db, to_pcm
from engines.sound.resampling import Resampler, Samples, resample
from engines.sound.silence import loud_span

pytestmark = pytest.mark.unit


def tone(level: float, *, rate: int = 8000, seconds: float = 1.0) -> Samples:
    times = np.arange(round(rate * seconds)) / rate
    return (level * np.sin(2 * np.pi * 440 * times)).astype(np.float32)


def test_the_level_is_that_of_the_speech_and_not_of_its_pauses() -> None:
    speech = tone(0.5)
    with_pauses = np.concatenate([np.zeros(16000, np.float32), speech, speech * 0.0])
    expected = to_db(0.5 / 2**0.5)
    assert speech_level_dbfs(with_pauses, rate=8000) == pytest.approx(expected, abs=0.2)
    assert speech_level_dbfs(np.zeros(8000, np.float32), rate=8000) == -120.0
    assert speech_level_dbfs(np.zeros(3, np.float32), rate=8000) == -120.0


@given(st.lists(st.floats(-4, 4, width=32), max_size=400), st.sampled_from([8000, 22050]))
def test_nothing_passes_the_limiter_too_loud(values: list[float], rate: int) -> None:
    samples = np.array(values, np.float32)
    limited = limit(samples, rate=rate)
    assert len(limited) == len(samples)
    assert np.all(np.abs(limited) <= from_db(PEAK_DBFS) * 1.0001)
    assert np.all(limited * samples >= 0)


def test_the_limiter_leaves_quiet_sound_alone() -> None:
    quiet = tone(0.5)
    assert limit(quiet, rate=8000) is quiet
    loud_once = np.concatenate([quiet, tone(1.5, seconds=0.05), quiet])
    limited = limit(loud_once, rate=8000)
    assert np.allclose(limited[:7900], loud_once[:7900])


def test_where_sound_begins_and_ends() -> None:
    assert loud_span(np.zeros(100, np.float32)) is None
    padded = np.concatenate([np.zeros(80), np.full(10, 0.1), np.zeros(20)]).astype(np.float32)
    assert loud_span(padded) == (80, 90)


@pytest.mark.parametrize("rates", [(22050, 8000), (8000, 16000), (16000, 8000), (8000, 8000)])
def test_pieces_and_the_whole_have_the_same_length_and_pitch(rates: tuple[int, int]) -> None:
    source, target = rates
    samples = tone(0.5, rate=source)
    pcm = to_pcm(samples)
    stream = Resampler(from_rate=source, to_rate=target)
    size = source // 50 * 2
    pieces = [stream.convert(pcm[at : at + size]) for at in range(0, len(pcm), size)]
    streamed = np.frombuffer(b"".join([*pieces, stream.flush()]), "<i2")
    whole = resample(samples, from_rate=source, to_rate=target)
    assert len(whole) == pytest.approx(target, abs=2)
    assert len(streamed) == pytest.approx(target, abs=2)
    spectrum = np.abs(np.fft.rfft(whole, target))
    assert int(np.argmax(spectrum)) == pytest.approx(440, abs=1)
