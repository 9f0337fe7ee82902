"""What the company knows about a question, as answers that may be said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from secretary_app.features.conversations.models import Evidence, EvidenceKind
from secretary_app.features.dialogue.callback import Callback, callback_time
from secretary_app.features.knowledge.hours import OpenState
from secretary_app.features.knowledge.models import Match
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.features.voices.spoken import speakable

_DIGIT = re.compile(r"\d")

TOO_CLOSE = 0.1
"""Two different answers whose scores differ by less cannot be told apart: the caller is asked."""

FURTHEST_CALL = timedelta(days=7)
WAKING = (time(9), time(21))
"""Where no opening hours are known."""

SURE = 1.0
"""The words are those that are stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAnswer:
    """An answer that fits a question."""

    match: Match
    evidence: Evidence
    question: str
    """What it is about, for asking which of two was meant."""
    text: str
    """What to say, as written. Empty where the stored value is out of date: it must not be said."""

    @property
    def sure(self) -> bool:
        """Whether the question met the stored words themselves."""
        return self.evidence.score >= SURE


class CompanyKnowledge:
    """Facts and FAQ, asked by the dialogue."""

    def __init__(self, *, knowledge: KnowledgeService) -> None:
        self._knowledge = knowledge

    def answers(self, text: str, language: str) -> Sequence[KnownAnswer]:
        """The answer to a question; two where the best two are too close; none where none fits."""
        matches = self._knowledge.match(text, language)[:2]
        known = [self._known(match) for match in matches]
        if len(known) > 1 and (
            known[0].sure or known[0].evidence.score - known[1].evidence.score >= TOO_CLOSE
        ):
            return known[:1]
        return known

    def related(self, text: str, language: str, *, limit: int) -> Sequence[KnownAnswer]:
        """What has to do with a question without answering it; only what may be said."""
        matches = self._knowledge.related(text, language)
        known = [self._known(match) for match in matches if not match.expired]
        return [answer for answer in known if answer.text][:limit]

    def now(self) -> datetime:
        """The time on the company's wall clock."""
        return self._knowledge.local_now()

    def may_call_at(self, moment: datetime) -> bool:
        """Whether somebody here can call then, and would: not in the night, not in a month."""
        if moment - self.now() > FURTHEST_CALL:
            return False
        hours = self._knowledge.opening_hours()
        if hours is None:
            return WAKING[0] <= moment.time() < WAKING[1]
        return hours.at(moment).state is OpenState.OPEN

    def when(self, moment: datetime, language: str) -> str:
        """A coming moment in words."""
        return self._knowledge.say_when(moment, language)

    def callback(self) -> Callback:
        """When somebody here can call back."""
        return callback_time(self._knowledge.local_now(), self._knowledge.opening_hours())

    def by(self, callback: Callback, language: str) -> str:
        """The latest time of a promised call in words."""
        return self._knowledge.say_by(callback.due, language)

    async def used(self, answer: KnownAnswer) -> None:
        """An answer was given."""
        await self._knowledge.used(answer.match)

    def phrases(self, language: str) -> tuple[str, ...]:
        """Questions in words that a recogniser can listen for: numbers are written out."""
        return tuple(
            speakable(phrase, language=language) if _DIGIT.search(phrase) else phrase
            for phrase in self._knowledge.phrases(language)
        )

    def _known(self, match: Match) -> KnownAnswer:
        text = None if match.expired else self._knowledge.say(match)
        return KnownAnswer(
            match=match,
            evidence=Evidence(
                kind=EvidenceKind(match.kind.value),
                ref=match.ref,
                title=match.title,
                score=match.score,
                quote="" if match.expired else self._knowledge.quote(match),
            ),
            question=_as_choice(match.title),
            text=text or "",
        )


def _as_choice(title: str) -> str:
    """Ready to stand inside a sentence: «Как записаться?» → «как записаться»."""
    bare = title.rstrip("?!. ")
    first = bare.split(" ", 1)[0]
    return bare if first.isupper() and len(first) > 1 else bare[:1].lower() + bare[1:]
