"""A rule: what to look for and what to say instead. A language is a list of rules in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Every occurrence of ``pattern`` is replaced by what ``say`` makes of it."""

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str]

    def apply(self, text: str) -> str:
        """The text with every occurrence replaced; «А4» becomes two words."""
        return self.pattern.sub(self._padded, text)

    def _padded(self, match: re.Match[str]) -> str:
        said = self.say(match)
        if not said or said == match[0]:
            return said
        before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
        head = " " if before.isalnum() and said[0].isalnum() else ""
        tail = " " if after.isalnum() and said[-1].isalnum() else ""
        return f"{head}{said}{tail}"


def rule(pattern: str, say: Callable[[re.Match[str]], str]) -> Rule:
    """A rule whose pattern ignores case and may be written over several lines."""
    return Rule(pattern=re.compile(pattern, re.IGNORECASE | re.VERBOSE), say=say)


def words_rule(table: dict[str, str], *, before: str = "", after: str = "") -> Rule:
    """A rule that replaces each key of ``table`` standing as a word of its own.

    ``before`` and ``after`` are regular expressions around the key. A replacement takes the capital
    letter of what it replaces, unless it replaces capitals only (an abbreviation).
    """
    keys = "|".join(re.escape(key) for key in sorted(table, key=len, reverse=True))
    lower = {key.lower(): value for key, value in table.items()}

    def say(match: re.Match[str]) -> str:
        found = match["key"]
        word = lower[found.lower()]
        return word[0].upper() + word[1:] if found[0].isupper() and not found.isupper() else word

    return Rule(
        pattern=re.compile(rf"(?:{before})(?<!\w)(?P<key>{keys})(?!\w){after}", re.IGNORECASE),
        say=say,
    )


def apply_all(rules: Iterable[Rule], text: str) -> str:
    """All rules, in order."""
    for each in rules:
        text = each.apply(text)
    return text
