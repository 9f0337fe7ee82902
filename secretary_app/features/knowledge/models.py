"""FAQ entries, facts, and how a question met one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from secretary_app.features.knowledge.values import FactKind, FactValue


class PatternKind(StrEnum):
    """How the words of a pattern are compared with a question."""

    EXACT = "exact"
    """Word for word, but for case, ё, punctuation and polite fillers."""
    WILDCARD = "wildcard"
    """``*`` stands for any words, or for the rest of a word it is stuck to."""
    REGEX = "regex"
    """A regular expression over the normalised question."""
    STEM = "stem"
    """By the stems of its words; word for word counts as exact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One way of asking."""

    text: str
    kind: PatternKind = PatternKind.STEM


@dataclass(frozen=True, slots=True, kw_only=True)
class FaqEntry:
    """A question with the words to answer it."""

    id: str
    language: str
    question: str
    """The title, and the first pattern by stems."""
    answer: str
    patterns: tuple[Pattern, ...] = ()
    """Other ways of asking the same."""
    keywords: tuple[str, ...] = ()
    """Words that may stand in the question without making it another one."""
    enabled: bool = True
    valid_until: datetime | None = None
    """From then on it is not said any more."""
    hit_count: int = 0

    @property
    def all_patterns(self) -> tuple[Pattern, ...]:
        """The question itself, then the others."""
        return (Pattern(text=self.question), *self.patterns)


DEFAULT_ASPECT = "default"
"""What is asked of a fact that can only be asked one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One way of asking for a fact."""

    text: str
    aspect: str = DEFAULT_ASPECT
    """Of opening hours: ``today``, ``tomorrow``, ``week``, ``lunch``, ``mon`` … ``sun``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A typed value that only a template may say."""

    key: str
    """Lower case words joined by dots or underscores: ``price.key_copy``."""
    kind: FactKind
    value: FactValue
    units: Mapping[str, str] = field(default_factory=dict)
    """Per language, or ``*`` for any: what a stock is counted in, what a price is for one of."""
    valid_until: datetime | None = None
    owner: str = ""
    """Who answers for it being true."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Per language: what the value is of, as a list shows it."""
    questions: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)
    """Per language."""
    says: Mapping[str, str] = field(default_factory=dict)
    """Per language: a template with ``{value}``; a kind has a template of its own without one."""
    hit_count: int = 0

    def unit(self, language: str) -> str:
        """The unit in ``language``; empty where nobody named one."""
        return self.units.get(language) or self.units.get("*", "")

    def title(self, language: str) -> str:
        """The title in ``language``, in any other, or the key."""
        return self.titles.get(language) or next(iter(self.titles.values()), self.key)


class SourceKind(StrEnum):
    """Where an answer comes from, the first one first at equal score."""

    FACT = "fact"
    FAQ = "faq"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A question met a source."""

    source: Fact | FaqEntry
    score: float
    """0..1: how sure it is."""
    matched_by: PatternKind
    phrase: str
    """The stored words that the question met."""
    language: str
    aspect: str = DEFAULT_ASPECT
    expired: bool = False
    """The source is out of date: it must not be said."""

    @property
    def kind(self) -> SourceKind:
        """Fact or FAQ."""
        return SourceKind.FACT if isinstance(self.source, Fact) else SourceKind.FAQ

    @property
    def ref(self) -> str:
        """Key of the fact or id of the entry."""
        return self.source.key if isinstance(self.source, Fact) else self.source.id

    @property
    def title(self) -> str:
        """What a person would call it."""
        if isinstance(self.source, Fact):
            return self.source.title(self.language)
        return self.source.question
