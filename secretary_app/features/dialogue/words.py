"""One form for words that are compared: lower case, no punctuation, «е» for «ё»."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

Words = tuple[str, ...]

_NOT_WORDS = re.compile(r"[^\w]+")
_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")


@lru_cache(maxsize=4096)
def plain_words(text: str) -> Words:
    """The words of ``text`` in that form; an apostrophe disappears («what's» = «whats»)."""
    folded = _APOSTROPHES.sub("", text.casefold().replace("ё", "е"))
    return tuple(word for word in _NOT_WORDS.split(folded) if word)


def holds(words: Words, phrases: tuple[str, ...]) -> bool:
    """Whether one of ``phrases`` stands somewhere in ``words``, unbroken."""
    beginning = _by_first_word(phrases)
    return any(
        words[at : at + len(phrase)] == phrase
        for at, word in enumerate(words)
        for phrase in beginning.get(word, ())
    )


@lru_cache(maxsize=256)
def all_plain(phrases: tuple[str, ...]) -> frozenset[Words]:
    """Each of ``phrases`` in that form."""
    return frozenset(plain_words(phrase) for phrase in phrases)


@lru_cache(maxsize=256)
def _by_first_word(phrases: tuple[str, ...]) -> Mapping[str, list[Words]]:
    found = defaultdict[str, list[Words]](list)
    for phrase in all_plain(phrases):
        found[phrase[0]].append(phrase)
    return found
