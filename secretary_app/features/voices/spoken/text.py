"""The entrance: a sentence as written goes in, a sentence as said comes out."""

from __future__ import annotations

import importlib
import re
from functools import cache, lru_cache
from typing import cast

from secretary_app.features.voices.spoken.cleaning import clean
from secretary_app.features.voices.spoken.digits import one_by_one
from secretary_app.features.voices.spoken.rules import Rule, apply_all

SILENCE = "..."
"""What a voice is given where nothing sayable is left: a pause."""

_MAX_PASSES = 4
_RULES = {
    "ru": "secretary_app.features.voices.spoken.russian.rules",
    "en": "secretary_app.features.voices.spoken.english.rules",
}
"""By name: a window is not kept waiting for hundreds of expressions that only a voice needs."""
_LEFT_DIGITS = re.compile(r"\s*([0-9]+)\s*")
_SPACE_BEFORE_MARK = re.compile(r"\s+([,.!?;:])(?=[\s,.!?;:]|$)")
_MARKS = re.compile(r"([,;:])(?:\s*[,;:])+")
_DOTS = re.compile(r"\.{4,}|(?<!\.)\.\.(?!\.)")
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=1024)
def speakable(text: str, *, language: str) -> str:
    """``text`` as a voice should say it: no digits, no abbreviations, pauses as people make them.

    Applied to its own result it changes nothing, and it is never empty.

    Raises:
        KeyError: there are no rules for ``language``; today there are for ``ru`` and ``en``.
    """
    rules = _rules(language)
    said = _pass(clean(text), rules, language)
    for _ in range(_MAX_PASSES):
        # What one rule says may be what another looks for («0ул.5» has no word boundary before
        # «ул.»).
        again = _pass(said, rules, language)
        if again == said:
            break
        said = again
    return said


@cache
def _rules(language: str) -> tuple[Rule, ...]:
    return cast("tuple[Rule, ...]", importlib.import_module(_RULES[language]).RULES)


def _pass(text: str, rules: tuple[Rule, ...], language: str) -> str:
    said = apply_all(rules, text)
    said = _LEFT_DIGITS.sub(lambda found: f" {one_by_one(found[1], language)} ", said)
    said = _SPACES.sub(" ", said)
    said = _SPACE_BEFORE_MARK.sub(r"\1", said)
    said = _MARKS.sub(r"\1", said)
    said = _DOTS.sub(lambda dots: "..." if len(dots[0]) > 2 else ".", said).strip()
    return said or SILENCE
