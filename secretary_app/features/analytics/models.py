"""What a report consists of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

HOURS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From the first day to the last, on this machine's calendar."""

    since: date
    until: date
    line_id: str | None = None
    """None: all lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNumbers:
    """The calls that people made to us on one day."""

    day: date
    answered: int = 0
    missed: int = 0
    broken: int = 0

    @property
    def calls(self) -> int:
        """All of them."""
        return self.answered + self.missed + self.broken


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Who knew what to say: answers by the kind of what they rest on."""

    kind: str
    """A value of ``EvidenceKind``."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What people asked: the fact, the FAQ entry or the document that answered."""

    title: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recogniser:
    """One engine's turns."""

    engine: str
    turns: int
    confidence: float
    """The mean, 0..1."""
    unsure: int
    """Below ``UNSURE``."""
    not_understood: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Of a period."""

    period: Period
    days: tuple[DayNumbers, ...]
    """Every day of the period, the first first, also those without a call."""
    hours: tuple[int, ...]
    """How many people called in each hour of the day."""
    dialled: int
    """Calls that we made."""
    connected: int
    """Those of them that somebody took."""
    mean_talk_s: float | None
    mean_wait_s: float | None
    """From the first ring to the answer; None where nothing was answered."""
    mean_answer_ms: float | None
    """From a caller's last sound to our first."""
    messages: int
    """Left for somebody here."""
    callbacks: int
    """Promised."""
    answers: tuple[Answers, ...]
    questions: tuple[Question, ...]
    recognisers: tuple[Recogniser, ...]

    @property
    def calls(self) -> int:
        """That people made to us."""
        return sum(day.calls for day in self.days)

    @property
    def answered(self) -> int:
        """Those that were taken, and did not break off."""
        return sum(day.answered for day in self.days)

    @property
    def missed(self) -> int:
        """Those that nobody took."""
        return sum(day.missed for day in self.days)

    @property
    def broken(self) -> int:
        """Those that a fault cut off."""
        return sum(day.broken for day in self.days)
