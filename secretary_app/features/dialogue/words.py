"""One form for words that are compared: lower case, no punctuation, «е» for «ё»."""

from __future__ import annotations

import re

_NOT_WORDS = re.compile(r"[^\w]+", re.UNICODE)


def plain_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in that form; an apostrophe disappears («what's» = «whats»)."""
    folded = (
        text.casefold()
        .replace("ё", "е")
        .replace("'", "")
        .replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    )
    return tuple(word for word in _NOT_WORDS.split(folded) if word)


def contains(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether ``part`` stands somewhere in ``words``, unbroken."""
    return any(
        words[start : start + len(part)] == part for start in range(len(words) - len(part) + 1)
    )
