"""The evidence as one probability."""

import math
from dataclasses import dataclass

from engines.workers.stt.pocketsphinx.rejection import Evidence

ACCEPTED = 0.5


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
        weights=(0.0474, 0.0708, 0.0767, 2.6573, -3.3903, -2.0856, -4.7383, -5.4587),
        constant=3.198,
    ),
    "ru": Judge(weights=(0.0, 0.0, 0.0, 0.0, -8.0, 0.0, 0.0, -10.0), constant=7.5),
}
OTHER = JUDGES["ru"]
"""For a language that nothing was fitted on."""
