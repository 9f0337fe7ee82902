"""Words that are nearly another word: misheard, misspelt, or remembered wrongly.

Whoever looks for one takes the functions by ``later``: the library is 40 modules, and most words
are written as they should be.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

NEAR_ENOUGH = 60
"""Per cent of likeness below which a suggestion would rather confuse."""


def suggestion(name: str, known: Sequence[str]) -> str | None:
    """The name that somebody may have meant who wrote this one."""
    found = process.extractOne(name, known, scorer=fuzz.WRatio, score_cutoff=NEAR_ENOUGH)
    return found[0] if found else None


def nearest(word: str, known: Sequence[str], *, likeness: float) -> str | None:
    """The likest of ``known`` by its letters; ``likeness`` in per cent."""
    found = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=likeness)
    return found[0] if found else None


def near(word: str, known: Sequence[str], *, likeness: float, limit: int) -> list[str]:
    """The same of several, the likest first."""
    found = process.extract(word, known, scorer=fuzz.ratio, score_cutoff=likeness, limit=limit)
    return [each[0] for each in found]
