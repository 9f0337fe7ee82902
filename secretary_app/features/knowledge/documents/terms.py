"""Words become terms: what the index holds and questions ask for."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from secretary_app.kernel.later import later

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CYRILLIC = re.compile("[а-я]")
_LETTER = re.compile(r"[^\W\d_]")
_stemmer = cache(later("snowballstemmer:stemmer"))

MOST_WORDS_KNOWN = 100_000
"""Kept stems; a stem costs thirty microseconds, a shelf of handbooks has this many words."""
LONGEST_WORD = 40


def words_of(text: str) -> list[str]:
    """Lower case, е for ё, no possessive endings."""
    folded = text.casefold().replace("ё", "е")
    return [re.split("['’]", word)[0][:LONGEST_WORD] for word in _WORD.findall(folded)]


@lru_cache(maxsize=MOST_WORDS_KNOWN)
def term_of(word: str) -> str:
    """The stem, in the language of the word's letters: a document may have both."""
    return str(_stemmer("russian" if _CYRILLIC.search(word) else "english").stemWord(word))


def terms_of(text: str) -> list[str]:
    """The terms of a text, in its order."""
    return [term_of(word) for word in words_of(text)]


def language_of(text: str) -> str:
    """The language of most of its letters: ``ru`` or ``en``."""
    letters = len(_LETTER.findall(text))
    return "ru" if 2 * len(_CYRILLIC.findall(text.casefold())) > letters else "en"
