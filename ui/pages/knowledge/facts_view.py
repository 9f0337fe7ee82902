"""Facts as lines of a table, and how long they hold. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from secretary_app.features.knowledge.models import Fact
from ui.runtime.words import Words
from ui.widgets.table import Column, Line

WARNED_AHEAD = timedelta(days=7)
"""A week is enough to find out the new price, and short enough to be done at once."""

ONE_DAY = timedelta(days=1)


class Holding(StrEnum):
    """How long a fact holds."""

    FOR_EVER = "for-ever"
    LONG = "long"
    SOON = "soon"
    EXPIRED = "expired"


TONES = {Holding.SOON: "warn", Holding.EXPIRED: "danger"}


def holding(until: datetime | None, now: datetime) -> Holding:
    """Of what is valid until then."""
    if until is None:
        return Holding.FOR_EVER
    if until <= now:
        return Holding.EXPIRED
    return Holding.SOON if until - now <= WARNED_AHEAD else Holding.LONG


def until_words(until: datetime | None, now: datetime, zone: tzinfo | None, words: Words) -> str:
    """``31.12.2026``, «ещё 3 дня», «устарел 12.11.2026»."""
    if until is None:
        return words.text("fact-until-ever")
    # Valid to the end of a day: that day is what a person wrote.
    day = words.short_day((until - timedelta(minutes=1)).astimezone(zone).date())
    match holding(until, now):
        case Holding.EXPIRED:
            return words.text("fact-until-expired", day=day)
        case Holding.SOON:
            days = (until - now) // ONE_DAY
            return words.text("fact-until-soon", days=days, day=day)
    return day


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Of all facts."""

    all: int
    soon: int
    expired: int


def counts(facts: Sequence[Fact], now: datetime) -> Counts:
    """How many there are, and how many need somebody."""
    held = [holding(fact.valid_until, now) for fact in facts]
    return Counts(all=len(held), soon=held.count(Holding.SOON), expired=held.count(Holding.EXPIRED))


def columns(words: Words) -> tuple[Column, ...]:
    """The headings."""
    return (
        Column(title=words.text("fact-column-title"), wide=True),
        Column(title=words.text("fact-column-value"), wide=True),
        Column(title=words.text("fact-column-unit")),
        Column(title=words.text("fact-column-until")),
        Column(title=words.text("fact-column-owner")),
    )


def line_of(
    fact: Fact, *, now: datetime, zone: tzinfo | None, words: Words, value: Callable[[Fact], str]
) -> Line:
    """A line; ``value`` writes the value of a fact."""
    language = words.language.value
    written, held = value(fact), holding(fact.valid_until, now)
    # What is counted is written with its unit already: «5 шт.».
    unit = "" if written.endswith(fact.unit(language)) else fact.unit(language)
    title = fact.title(language)
    until = until_words(fact.valid_until, now, zone, words)
    return Line(
        key=fact.key,
        cells=(title, written, unit, until, fact.owner),
        tones=("text", "text", "text2", TONES.get(held, "text2"), "text2"),
        order=(
            title.casefold(),
            written.casefold(),
            unit.casefold(),
            fact.valid_until.timestamp() if fact.valid_until else float("inf"),
            fact.owner.casefold(),
        ),
    )


def wanted(fact: Fact, text: str, written: str) -> bool:
    """Whether every word of ``text`` is in the fact."""
    parts = [fact.key, written, fact.owner, *fact.titles.values(), *fact.units.values()]
    parts += [each.text for questions in fact.questions.values() for each in questions]
    known = " ".join(parts).casefold()
    return all(word in known for word in text.casefold().split())
