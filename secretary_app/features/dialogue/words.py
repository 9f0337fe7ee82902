"""One form for words that are compared: lower case, no punctuation, «е» for «ё»."""

from __future__ import annotations

import re
from functools import lru_cache

Words = tuple[str, ...]

_NOT_WORDS = re.compile(r"[^\w]+")
_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")


@lru_cache(maxsize=4096)
def plain_words(text: str) -> Words:
    """The words of ``text`` in that form; an apostrophe disappears («what's» = «whats»)."""
    folded = _APOSTROPHES.sub("", text.casefold().replace("ё", "е"))
    return tuple(word for word in _NOT_WORDS.split(folded) if word)


def contains(words: Words, part: Words) -> bool:
    """Whether ``part`` stands somewhere in ``words``, unbroken."""
    return any(
        words[start : start + len(part)] == part for start in range(len(words) - len(part) + 1)
    )
