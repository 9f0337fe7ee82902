"""Quicker speech is as high as before, and as long as it should be."""

import numpy as np
import pytest

from hardware.audio.measures import RATE
from hardware.audio.pcm import Samples
from hardware.playback.tempo import at_tempo

pytestmark = pytest.mark.unit

SECONDS = 3
HERTZ = 220


def tone() -> Samples:
    times = np.arange(RATE * SECONDS) / RATE
    return (8000 * np.sin(2 * np.pi * HERTZ * times)).astype(np.int16)


@pytest.mark.parametrize("speed", [1.0, 1.5, 2.0])
def test_a_tone_keeps_its_height(speed: float) -> None:
    sound = tone()
    pieces = list(
        at_tempo(
            lambda begin, end: sound[begin:end],
            length=len(sound),
            rate=RATE,
            start=0,
            speed=speed,
        )
    )
    made = np.concatenate([piece for _, piece in pieces])
    assert len(made) / RATE == pytest.approx(SECONDS / speed, abs=0.1)
    spectrum = np.abs(np.fft.rfft(made.astype(float) * np.hanning(len(made))))
    loudest = int(np.argmax(spectrum)) * RATE / len(made)
    assert loudest == pytest.approx(HERTZ, abs=2)
    middle = made[RATE // 4 : -RATE // 4].astype(float)
    assert np.sqrt(np.mean(middle**2)) == pytest.approx(8000 / np.sqrt(2), rel=0.05)
    places = [place for place, _ in pieces]
    assert places == sorted(places)


def test_it_begins_where_it_is_told() -> None:
    sound = tone()
    first, _ = next(
        at_tempo(
            lambda begin, end: sound[begin:end], length=len(sound), rate=RATE, start=800, speed=2.0
        )
    )
    assert first == 800
