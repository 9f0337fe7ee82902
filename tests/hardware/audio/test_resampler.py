"""The resampler: every sample there, in time, and nothing folded back."""

import numpy as np
import pytest

from hardware.audio.resampler import DELAY_S, Resampler

pytestmark = pytest.mark.unit


def tone(hertz: float, *, rate: int) -> np.ndarray:
    return (10_000 * np.sin(2 * np.pi * hertz * np.arange(rate) / rate)).astype(np.int16)


def resampled(sound: np.ndarray, *, source: int, target: int) -> np.ndarray:
    """A second of it, in pieces of 10 ms as a card gives them."""
    resampler = Resampler(source=source, target=target)
    step = source // 100
    return np.concatenate([resampler.push(sound[at : at + step]) for at in range(0, source, step)])


@pytest.mark.parametrize("rate", [16_000, 32_000, 44_100, 48_000, 96_000])
def test_a_tone_comes_through_whole_and_three_milliseconds_late(rate: int) -> None:
    for source, target in ((rate, 8000), (8000, rate)):
        made = resampled(tone(1000, rate=source), source=source, target=target).astype(float)
        assert len(made) == target
        moments = np.arange(target) / target
        # Half a sample of the filter's middle is all that may be missing in the delay.
        late = min(
            float(np.abs(made - 10_000 * np.sin(2 * np.pi * 1000 * (moments - delay)))[800:].max())
            for delay in np.linspace(DELAY_S - 1 / source, DELAY_S + 1 / source, 81)
        )
        assert late < 100


@pytest.mark.parametrize("rate", [16_000, 44_100, 48_000])
def test_what_8000_hz_cannot_hold_is_gone(rate: int) -> None:
    made = resampled(tone(5000, rate=rate), source=rate, target=8000)
    assert np.abs(made[800:]).max() < 10
