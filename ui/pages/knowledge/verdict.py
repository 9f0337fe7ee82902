"""What a call would make of the sources that a question met. Knows no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from secretary_app.features.dialogue.known import SURE, TOO_CLOSE
from secretary_app.features.knowledge.index import THRESHOLD
from secretary_app.features.knowledge.models import Match


class Outcome(StrEnum):
    """What would happen."""

    ANSWERED = "answered"
    ASKED_BACK = "asked-back"
    """Two are too close: the caller is asked which was meant."""
    EXPIRED = "expired"
    """What fits is out of date, so it is not said."""
    UNANSWERED = "unanswered"


TONES = {
    Outcome.ANSWERED: "success",
    Outcome.ASKED_BACK: "warn",
    Outcome.EXPIRED: "warn",
    Outcome.UNANSWERED: "danger",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What would happen, by which sources, and what else came near."""

    outcome: Outcome
    by: tuple[Match, ...]
    near: tuple[Match, ...]


def verdict(found: Sequence[Match]) -> Verdict:
    """``found``: best first, with those below the threshold."""
    answers = [match for match in found if match.score >= THRESHOLD][:2]
    if not answers:
        return Verdict(outcome=Outcome.UNANSWERED, by=(), near=tuple(found))
    first = answers[0]
    if len(answers) == 2 and first.score < SURE and first.score - answers[1].score < TOO_CLOSE:
        outcome = Outcome.ASKED_BACK
    else:
        outcome, answers = (Outcome.EXPIRED if first.expired else Outcome.ANSWERED), [first]
    near = tuple(match for match in found if match not in answers)
    return Verdict(outcome=outcome, by=tuple(answers), near=near)
