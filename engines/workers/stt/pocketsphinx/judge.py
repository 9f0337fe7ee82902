"""The evidence as one probability."""

import math
from dataclasses import dataclass

from engines.workers.stt.pocketsphinx.rejection import Evidence

ACCEPTED = 0.55
"""A wrong answer costs a caller more than being asked to say it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """A logistic function of the evidence."""

    weights: tuple[float, ...]
    constant: float

    def probability(self, evidence: Evidence) -> float:
        """That the phrase is what was said."""
        pairs = zip(self.weights, evidence.numbers(), strict=True)
        value = self.constant + sum(weight * number for weight, number in pairs)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


JUDGES = {
    "en": Judge(
        weights=(0.0546, 0.0922, 0.0738, 3.1426, -2.3184, -2.3118, -6.3672, -8.1744, 3.6307),
        constant=0.06,
    ),
    "ru": Judge(
        weights=(0.1727, 0.0, 0.0, 1.2075, 0.0, 0.0, -6.3195, -3.509, 1.3614),
        constant=1.909,
    ),
}
"""Fitted to what speaks for right and for wrong results, both classes of the same weight: human
clips (shared/data/speech and PocketSphinx's own test sounds), eSpeak NG in several voices, noise,
digits and the other language, each against lists of 8 to 90 phrases with and without its own.
"""
OTHER = JUDGES["ru"]
"""For a language that nothing was fitted on."""
