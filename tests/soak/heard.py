"""What the caller was told, found in the sound that he heard.

A voice says the same words the same way every time, so that its sentences are found by comparing
samples, whatever the program believes to have said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engines.clients import TtsChain
from hardware.audio.measures import RATE
from hardware.audio.pcm import samples
from hardware.simulator.measurements import Measurements
from tests.bench.clips import Clip

ALIKE = 0.65
"""Correlation of samples: the same sentence from the same voice has above 0.8, the line having kept
step with the modem's clock; another one, or the same at another pace, has below 0.55."""
APART = RATE
"""Two hits within a second are one."""

CONFIRMATIONS = {
    "deliver": "I have written it down.",
    "find_out": "I will find out, and we will call you back.",
}
"""By the kind of the promise that must then be stored: words of resources/locale/en."""
VOICE = "en-us+f3"

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A clip that a caller said to its end, and what he then heard."""

    ended_at: float
    """When its last voiced sample left (CLOCK_MONOTONIC seconds)."""
    silence_s: float
    """Until our next sound, or until the end of the call."""
    answered: bool
    """Whether there was a next sound."""


async def confirmations(voices: TtsChain) -> Mapping[str, Floats]:
    """The sentences that promise something, as they sound."""
    found = {}
    for kind, text in CONFIRMATIONS.items():
        speech = await voices.render(text, voice=VOICE, language="en")
        found[kind] = voiced_part(speech.pcm)
    return found


def voiced_part(pcm: bytes) -> Floats:
    """Without silence at both ends."""
    values = samples(pcm).astype(np.float64)
    loud = np.flatnonzero(np.abs(values) > 300)
    return values[loud[0] : loud[-1] + 1] if len(loud) else values[:0]


def times_said(sentence: Floats, pcm: bytes) -> int:
    """How often a sentence sounds in `pcm`, at any level."""
    return len(_hits(alike(sentence, pcm) > ALIKE))


def best(sentence: Floats, pcm: bytes) -> float:
    """How much the place of `pcm` that is most like a sentence is like it."""
    likeness = alike(sentence, pcm)
    return float(likeness.max()) if len(likeness) else 0.0


def alike(sentence: Floats, pcm: bytes) -> Floats:
    """Normalised correlation at every place where the sentence fits."""
    sound = samples(pcm).astype(np.float64)
    size = len(sentence)
    if not size or len(sound) < size:
        return np.zeros(0)
    length = 1 << (len(sound) + size - 1).bit_length()
    product = np.fft.rfft(sound, length) * np.conj(np.fft.rfft(sentence, length))
    match = np.fft.irfft(product, length)[: len(sound) - size + 1]
    total = np.concatenate(([0.0], np.cumsum(np.square(sound))))
    energy = np.maximum(total[size:] - total[:-size], 1.0)
    return np.asarray(match / np.sqrt(energy * float(np.sum(np.square(sentence)))))


def turn_of(
    clip: Clip, started_at: float, tracks: Sequence[Measurements], *, ended_at: float
) -> Turn | None:
    """What came after a clip that began at `started_at`; None where its sound was closed before."""
    inside = [
        each
        for each in tracks
        if each.track.ticks and each.track.ticks[0] - 0.05 <= started_at <= each.track.ticks[-1]
    ]
    if not inside:
        return None
    last = inside[0].caller_sample_at(started_at, clip.voice_to_ms)
    if inside[0].track.ticks[-1] <= last:
        return None
    after = [each for each in tracks if each.track.ticks and each.track.ticks[-1] > last]
    heard = [at for each in after if (at := each.first_voice(last)) is not None and at >= last]
    next_at = min(heard, default=ended_at)
    return Turn(ended_at=last, silence_s=max(0.0, next_at - last), answered=bool(heard))


def _hits(over: NDArray[np.bool_]) -> list[int]:
    places: list[int] = []
    for place in np.flatnonzero(over).tolist():
        if not places or place - places[-1] > APART:
            places.append(place)
    return places
