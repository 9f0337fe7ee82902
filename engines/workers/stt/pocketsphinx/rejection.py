"""Whether what was found in the list is what was said."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engines.workers.stt.pocketsphinx.decoder import Segment
from engines.workers.stt.pocketsphinx.sounds import distance

USUAL_PHONE_FRAMES = 8.0
SHORTEST_WORD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for and against a phrase; the order of the numbers is that of the weights."""

    ratio: float
    """Per frame of the words: how much likelier they are than any sounds at all."""
    total: float
    """The same over all frames, silence included."""
    worst: float
    """The same for the word that fits worst."""
    phones: float
    """Logarithm of how many the phrase has."""
    swallowed: float
    """Share of the loud frames that no word covers."""
    pace: float
    """How far the mean length of a phone is from a usual one."""
    uneven: float
    """How different the words are in that."""
    differing: float
    """Distance between the phrase's phones and those of the free decoder, per phone."""
    crowded: float
    """How many phones the free decoder heard for each of the phrase."""

    def numbers(self) -> tuple[float, ...]:
        """For the logistic function."""
        return (
            self.ratio,
            self.total,
            self.worst,
            self.phones,
            self.swallowed,
            self.pace,
            self.uneven,
            self.differing,
            self.crowded,
        )


def weigh(
    words: Sequence[Segment],
    phones: Sequence[Segment],
    pronounced: Sequence[Sequence[str]],
    loud: npt.NDArray[np.bool_],
) -> Evidence:
    """`words` and `phones` are both best paths; `pronounced` are the phones of the spoken words."""
    spoken = [word for word in words if word.spoken]
    end = max([len(loud), *(part.last + 1 for part in (*words, *phones))])
    free = np.zeros(end)
    for part in phones:
        free[part.first : part.last + 1] = part.score / (part.last - part.first + 1)
    frames = np.array([word.last - word.first + 1 for word in spoken])
    counts = np.array([len(way) for way in pronounced])
    gains = np.array([word.score - free[word.first : word.last + 1].sum() for word in spoken])
    covered = np.zeros(end, bool)
    for word in spoken:
        covered[word.first : word.last + 1] = True
    sound = np.zeros(end, bool)
    sound[: len(loud)] = loud
    pace = frames.sum() / counts.sum()
    spread = np.log((frames + USUAL_PHONE_FRAMES) / (counts * pace + USUAL_PHONE_FRAMES))
    begin, finish = spoken[0].first - 3, spoken[-1].last + 3
    heard = [
        part.name
        for part in phones
        if part.spoken and begin <= (part.first + part.last) / 2 <= finish
    ]
    said = [phone for way in pronounced for phone in way]
    whole = sum(word.score for word in words) - free.sum()
    return Evidence(
        ratio=float(gains.sum() / frames.sum()),
        total=float(whole / (words[-1].last + 1)),
        worst=float((gains / np.maximum(frames, SHORTEST_WORD)).min()),
        phones=math.log(len(said)),
        swallowed=float((sound & ~covered).sum() / max(1, sound.sum())),
        pace=abs(math.log(pace / USUAL_PHONE_FRAMES)),
        uneven=float(np.sqrt((spread**2 * counts).sum() / counts.sum())),
        differing=distance(said, heard) / len(said),
        crowded=len(heard) / len(said),
    )
