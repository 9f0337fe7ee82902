"""Everything that can be asked in one language, ready to be found. Pure and in memory."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from secretary_app.features.knowledge.default_questions import questions_of
from secretary_app.features.knowledge.errors import BadPattern
from secretary_app.features.knowledge.models import (
    DEFAULT_ASPECT,
    Fact,
    FaqEntry,
    Match,
    Pattern,
    PatternKind,
    SourceKind,
)
from secretary_app.features.knowledge.normalise import normalise, plain_words
from secretary_app.features.knowledge.patterns import ReadyPattern, make_ready
from secretary_app.features.knowledge.stemming import Likeness, stems

_LOG = logging.getLogger(__name__)

THRESHOLD = 0.68
"""Below this a question counts as another one: asking again is better than a wrong answer."""
RELATED = 0.4
"""From here on a source has to do with a question; below, they share a common word."""
STEM_CEILING = 0.94
"""The best score by stems: the words were others after all."""
MOST_MATCHES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """One way to one source."""

    source: Fact | FaqEntry
    aspect: str
    ready: ReadyPattern
    harmless: frozenset[str]


class KnowledgeIndex:
    """Finds sources by a question; made anew whenever knowledge changes."""

    def __init__(
        self, *, language: str, facts: Iterable[Fact], entries: Iterable[FaqEntry]
    ) -> None:
        """Entries of other languages and those switched off are left out."""
        self.language = language
        self._ways: list[_Way] = []
        for fact in facts:
            for question in questions_of(fact, language):
                self._add(fact, question.aspect, Pattern(text=question.text), frozenset())
        for entry in entries:
            if entry.language != language or not entry.enabled:
                continue
            harmless = stems(plain_words(" ".join(entry.keywords), language), language)
            for pattern in entry.all_patterns:
                self._add(entry, DEFAULT_ASPECT, pattern, harmless)
        self._likeness = Likeness(
            phrases=[way.ready.stems for way in self._ways if way.ready.stems]
        )
        self._exact: dict[str, list[_Way]] = {}
        for way in self._ways:
            if way.ready.expression is None:
                self._exact.setdefault(way.ready.words, []).append(way)

    def match(self, text: str, now: datetime, *, threshold: float = THRESHOLD) -> list[Match]:
        """The sources that ``text`` may ask for, best first, one match for each.

        At equal score facts come before FAQ entries. Sources out of date are among them, marked.
        """
        question = normalise(text, self.language)
        if not question:
            return []
        best: dict[tuple[SourceKind, str], Match] = {}
        for match in self._found(question, now, threshold):
            known = best.get((match.kind, match.ref))
            if known is None or match.score > known.score:
                best[match.kind, match.ref] = match
        ordered = sorted(
            best.values(), key=lambda each: (-each.score, each.kind is SourceKind.FAQ, each.ref)
        )
        return ordered[:MOST_MATCHES]

    def phrases(self) -> tuple[str, ...]:
        """What people may say word for word, as written, for a recogniser's list."""
        return tuple(
            dict.fromkeys(
                way.ready.pattern.text for way in self._ways if way.ready.expression is None
            )
        )

    def asked(self) -> Iterator[tuple[Fact | FaqEntry, str]]:
        """Every source with each phrase that it is asked for by, but for patterns with stars."""
        for way in self._ways:
            if way.ready.expression is None:
                yield way.source, way.ready.pattern.text

    def left_out(self) -> tuple[str, ...]:
        """Wildcards and regular expressions: a recogniser cannot be told what they stand for."""
        return tuple(
            way.ready.pattern.text for way in self._ways if way.ready.expression is not None
        )

    def shared_phrases(self) -> dict[str, list[str]]:
        """Normalised phrases that lead to more than one source, with the sources' refs."""
        shared: dict[str, list[str]] = {}
        for words, ways in self._exact.items():
            refs = list(dict.fromkeys(_ref(way.source) for way in ways))
            if len(refs) > 1:
                shared[words] = refs
        return shared

    def _add(
        self, source: Fact | FaqEntry, aspect: str, pattern: Pattern, harmless: frozenset[str]
    ) -> None:
        try:
            ready = make_ready(pattern, self.language)
        except BadPattern as error:
            # Kept by an earlier version with other rules: the other patterns still answer calls.
            _LOG.warning("a stored pattern of %s is passed over: %s", _ref(source), error)
            return
        self._ways.append(_Way(source=source, aspect=aspect, ready=ready, harmless=harmless))

    def _found(self, question: str, now: datetime, threshold: float) -> Iterable[Match]:
        for way in self._exact.get(question, ()):
            yield self._match(way, 1.0, PatternKind.EXACT, now)
        asked = self._likeness.known(stems(question, self.language))
        for way in self._ways:
            ready = way.ready
            score = ready.full_match(question)
            if score is not None:
                yield self._match(way, score, ready.pattern.kind, now)
            elif ready.stems and asked & ready.stems:
                likeness = self._likeness.score(asked, ready.stems, harmless=way.harmless)
                score = STEM_CEILING * likeness
                if score >= threshold:
                    yield self._match(way, score, PatternKind.STEM, now)

    def _match(self, way: _Way, score: float, kind: PatternKind, now: datetime) -> Match:
        until = way.source.valid_until
        return Match(
            source=way.source,
            score=round(score, 3),
            matched_by=kind,
            phrase=way.ready.pattern.text,
            language=self.language,
            aspect=way.aspect,
            expired=until is not None and until <= now,
        )


def _ref(source: Fact | FaqEntry) -> str:
    return source.key if isinstance(source, Fact) else source.id
