"""Patterns made ready for matching, and refused where they could do harm."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import lru_cache

import regex

from secretary_app.features.knowledge.errors import BadPattern
from secretary_app.features.knowledge.models import Pattern, PatternKind
from secretary_app.features.knowledge.normalise import normalise, plain_words
from secretary_app.features.knowledge.stemming import stems

_LOG = logging.getLogger(__name__)

LONGEST_PATTERN = 200
"""Characters."""
MATCH_TIMEOUT_S = 0.02
"""One regular expression on one question: the whole answer has a tenth of a second."""
TRIAL_TIMEOUT_S = 0.05
"""The same, when it is tried out on hostile text before it is kept."""

_TRIAL_LENGTH = 300

REGEX_SCORE = 0.9
WILDCARD_BASE = 0.75
WILDCARD_SPAN = 0.2
"""A wildcard that leaves nothing open scores 0.95; the less of the question it names, the less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyPattern:
    """A checked pattern."""

    pattern: Pattern
    words: str
    """Normalised; empty for a regular expression."""
    stems: frozenset[str]
    expression: regex.Pattern[str] | None
    """Of wildcards and regular expressions."""

    def full_match(self, question: str) -> float | None:
        """The score where the whole normalised question fits the expression."""
        if self.expression is None:
            return None
        try:
            found = self.expression.fullmatch(question, timeout=MATCH_TIMEOUT_S)
        except TimeoutError:
            _LOG.warning("a pattern took too long and was passed over: %s", self.pattern.text)
            return None
        if found is None:
            return None
        if self.pattern.kind is PatternKind.REGEX:
            return REGEX_SCORE
        named = len(self.words.replace("*", " ").split())
        share = named / max(len(question.split()), named)
        return WILDCARD_BASE + WILDCARD_SPAN * share


MOST_READY = 16_384
"""Patterns kept ready, so that one changed entry does not compile the others again."""


@lru_cache(maxsize=MOST_READY)
def make_ready(pattern: Pattern, language: str) -> ReadyPattern:
    """Checks and compiles. Raises BadPattern."""
    text = pattern.text.strip()
    if not text:
        raise BadPattern(pattern=pattern.text, reason="empty")
    if len(text) > LONGEST_PATTERN:
        raise BadPattern(pattern=text[:40] + "…", reason="long", detail=str(LONGEST_PATTERN))
    match pattern.kind:
        case PatternKind.REGEX:
            return ReadyPattern(
                pattern=pattern, words="", stems=frozenset(), expression=_regex(text)
            )
        case PatternKind.WILDCARD:
            words = plain_words(text, language)
            if not words.replace("*", " ").strip():
                raise BadPattern(pattern=text, reason="wordless")
            if "*" not in words:
                raise BadPattern(pattern=text, reason="starless")
            return ReadyPattern(
                pattern=pattern, words=words, stems=frozenset(), expression=_wildcard(words)
            )
        case PatternKind.EXACT | PatternKind.STEM:
            if "*" in text:
                raise BadPattern(pattern=text, reason="star")
            words = normalise(text, language)
            if not words:
                raise BadPattern(pattern=text, reason="wordless")
            meaning = stems(words, language) if pattern.kind is PatternKind.STEM else frozenset()
            return ReadyPattern(pattern=pattern, words=words, stems=meaning, expression=None)


def _wildcard(words: str) -> regex.Pattern[str]:
    # Every word takes the space behind it, so that a text can be cut in one way only.
    pieces = [
        r"(?:\w+(?: |$))*?"
        if set(token) == {"*"}
        else r"\w*".join(re.escape(part) for part in token.split("*")) + "(?: |$)"
        for token in words.split()
    ]
    return regex.compile("".join(pieces))


def _regex(text: str) -> regex.Pattern[str]:
    try:
        expression = regex.compile(text.replace("ё", "е").replace("Ё", "Е"), regex.IGNORECASE)
    except regex.error as error:
        raise BadPattern(pattern=text, reason="syntax", detail=str(error)) from error
    try:
        if expression.fullmatch("", timeout=TRIAL_TIMEOUT_S):
            raise BadPattern(pattern=text, reason="anything")
        for trial in _trials(text):
            expression.fullmatch(trial, timeout=TRIAL_TIMEOUT_S)
    except TimeoutError as error:
        raise BadPattern(pattern=text, reason="slow") from error
    return expression


def _trials(text: str) -> list[str]:
    """Texts on which a bad expression runs for ever: its own letters, over and over."""
    letters = sorted({char for char in text.casefold() if char.isalnum()} | {"а", "a", " "})
    seeds = [*letters, "".join(letters), " ".join(letters), "сколько стоит "]
    return [(seed * _TRIAL_LENGTH)[:_TRIAL_LENGTH] for seed in seeds[:40]]
