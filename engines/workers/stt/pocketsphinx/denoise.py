"""The noise removal that the bundled English model was trained with (PocketSphinx's fe_noise)."""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

NEIGHBOURS = 4
MAX_GAIN = 20.0
TINY = 1e-9


class Denoiser:
    """Follows the noise of each band."""

    def __init__(self, bands: int) -> None:
        places = np.arange(bands)
        near = np.abs(places[:, None] - places[None]) <= NEIGHBOURS
        self._smooth = near / near.sum(axis=1, keepdims=True)
        self._power: Array | None = None
        self._noise = self._floor = self._peak = np.zeros(bands)

    def clean(self, energies: Array) -> Array:
        """One frame without what is noise in it."""
        if self._power is None:
            self._power = energies
            self._noise = self._floor = energies / MAX_GAIN
        power = self._power = 0.7 * self._power + 0.3 * energies
        self._noise = _follow(self._noise, power)
        signal = np.maximum(power - self._noise, 1.0)
        self._floor = _follow(self._floor, signal)
        self._peak = self._peak * 0.85
        current = signal
        signal = np.where(signal < 0.85 * self._peak, self._peak * 0.2, signal)
        self._peak = np.maximum(self._peak, current)
        signal = np.maximum(signal, self._floor)
        gain = np.clip(signal / np.maximum(power, TINY), 1 / MAX_GAIN, MAX_GAIN)
        return np.asarray(energies * (self._smooth @ gain))


def _follow(level: Array, power: Array) -> Array:
    """Slowly up, quickly down."""
    return np.asarray(
        np.where(power >= level, 0.995 * level + 0.005 * power, 0.5 * level + 0.5 * power)
    )
