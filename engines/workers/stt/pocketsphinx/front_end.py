"""Cepstra of telephone sound, as PocketSphinx computes them, in pieces and without its own CMN.

The library's live mean follows neither a quiet line nor the first words of a call; with the cepstra
in our hands `loudness.py` can do that, and two decoders share one computation.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from engines.wire import WireError
from engines.wire.audio import LINE_RATE
from engines.workers.stt.pocketsphinx.denoise import Denoiser

Array = npt.NDArray[np.float64]

FRAME = LINE_RATE // 100
WINDOW = 205
"""25.6 ms, the library's own window."""
SPECTRUM = 256
PREEMPHASIS = 0.97
FLOOR = 1e-4
CEPSTRA = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a model wants to hear: the feat.params beside it."""

    lower_hz: float
    upper_hz: float
    bands: int
    lifter: int
    denoise: bool
    cepstra: int = CEPSTRA

    @classmethod
    def read(cls, path: Path) -> Self:
        """Raises WireError(model_broken) for a kind of features that is not computed here."""
        words = path.read_text(encoding="utf-8").split()
        given = dict(zip(words[::2], words[1::2], strict=False))
        if given.get("-transform") != "dct" or given.get("-feat") != "1s_c_d_dd":
            raise WireError(code="model_broken", text=f"{path}: not a DCT model with deltas")
        return cls(
            lower_hz=float(given.get("-lowerf", "133.33334")),
            upper_hz=float(given.get("-upperf", "6855.4976")),
            bands=int(given.get("-nfilt", "40")),
            lifter=int(given.get("-lifter", "0")),
            denoise=given.get("-remove_noise", "no") == "yes",
        )


class Tables:
    """The filters and the transform of a recipe."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe

    @cached_property
    def window(self) -> Array:
        """Hamming's."""
        return np.hamming(WINDOW)

    @cached_property
    def filters(self) -> Array:
        """One row a band: unit area triangles, evenly spaced in mel, edges on lines."""
        edges = hertz(
            np.linspace(mel(self.recipe.lower_hz), mel(self.recipe.upper_hz), self.recipe.bands + 2)
        )
        line = LINE_RATE / SPECTRUM
        edges = np.floor(edges / line + 0.5) * line
        lines = np.arange(SPECTRUM // 2 + 1) * line
        low, middle, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
        rising = (lines - low) / (middle - low) * 2 / (high - low)
        falling = (high - lines) / (high - middle) * 2 / (high - low)
        filters: Array = np.maximum(0.0, np.minimum(rising, falling))
        filters[:, -1] = 0.0
        return filters

    @cached_property
    def transform(self) -> Array:
        """Log energies of the bands to liftered cepstra."""
        return lift(self.recipe)[:, None] * dct(self.recipe.cepstra, self.recipe.bands)


def mel(hz: float) -> float:
    """The scale that bands are even on."""
    return float(2595 * np.log10(1 + hz / 700))


def hertz(mels: Array) -> Array:
    """Back from mel."""
    return np.asarray(700 * (10 ** (mels / 2595) - 1))


def dct(cepstra: int, bands: int) -> Array:
    """The orthonormal cosine transform."""
    angle = np.pi * np.arange(cepstra)[:, None] * (np.arange(bands)[None] + 0.5) / bands
    table: Array = np.cos(angle) * np.sqrt(2 / bands)
    table[0] = np.sqrt(1 / bands)
    return table


def lift(recipe: Recipe) -> Array:
    """Weights of the cepstra."""
    if not recipe.lifter:
        return np.ones(recipe.cepstra)
    turns = np.arange(recipe.cepstra) * np.pi / recipe.lifter
    return np.asarray(1 + recipe.lifter / 2 * np.sin(turns))


class FrontEnd:
    """Sound in, cepstra out; one for each utterance."""

    def __init__(self, *, tables: Tables) -> None:
        self._tables = tables
        self._denoiser = Denoiser(tables.recipe.bands) if tables.recipe.denoise else None
        self._samples = np.zeros(0)
        self._before = 0.0

    def feed(self, pcm: bytes) -> Array:
        """The cepstra of all windows that are whole by now."""
        sound = np.frombuffer(pcm, "<i2").astype(np.float64)
        if len(sound):
            previous = np.concatenate(([self._before], sound[:-1]))
            self._before = float(sound[-1])
            self._samples = np.concatenate((self._samples, sound - PREEMPHASIS * previous))
        count = max(0, (len(self._samples) - WINDOW) // FRAME + 1)
        if not count:
            return np.zeros((0, self._tables.recipe.cepstra))
        starts = FRAME * np.arange(count)
        frames = self._samples[starts[:, None] + np.arange(WINDOW)] * self._tables.window
        self._samples = self._samples[count * FRAME :]
        energies = np.abs(np.fft.rfft(frames, SPECTRUM)) ** 2 @ self._tables.filters.T
        if self._denoiser is not None:
            energies = np.stack([self._denoiser.clean(frame) for frame in energies])
        return np.asarray(np.log(energies + FLOOR) @ self._tables.transform.T)
