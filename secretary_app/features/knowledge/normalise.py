"""Two ways of writing the same words become one."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from secretary_app.features.knowledge.fillers import ANYWHERE, AT_START
from secretary_app.kernel.later import later

num2words = later("num2words:num2words")

LONGEST_QUESTION = 400
"""Characters: beyond this nobody asks; somebody dictates, or attacks."""

_APOSTROPHES = re.compile("[\u2019\u2018\u02bc`´]")
_NUMBER = re.compile(r"\d{1,15}")
_NOT_WORD = re.compile(r"[^\w*]+|_+")
_CONTRACTIONS = (
    (re.compile(r"\bcan't\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"\b(what|where|when|how|who|that|it|there|here)'s\b"), r"\1 is"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'m\b"), " am"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'"), ""),
)


def plain_words(text: str, language: str) -> str:
    """Lower case, е for ё, numbers in words, no punctuation but ``*``, single spaces."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_QUESTION]).casefold().replace("ё", "е")
    text = _APOSTROPHES.sub("'", text)
    if language == "en":
        for pattern, written_out in _CONTRACTIONS:
            text = pattern.sub(written_out, text)
    text = _NUMBER.sub(lambda found: f" {_spelled(int(found[0]), language)} ", text)
    return " ".join(_NOT_WORD.sub(" ", text).replace("ё", "е").split())


@lru_cache(maxsize=4096)
def normalise(text: str, language: str) -> str:
    """``plain_words`` without polite fillers, unless nothing else was said."""
    words = plain_words(text, language)
    stripped = " ".join(_fillers(language).sub(" ", words).split())
    at_start = AT_START.get(language, frozenset())
    rest = stripped.split()
    while len(rest) > 1 and rest[0] in at_start:
        rest = rest[1:]
    return " ".join(rest) or words


@cache
def _fillers(language: str) -> re.Pattern[str]:
    phrases = (plain_words(each, language) for each in ANYWHERE.get(language, ()))
    longest_first = sorted(phrases, key=len, reverse=True)
    either = "|".join(re.escape(phrase) for phrase in longest_first) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


@lru_cache(maxsize=1024)
def _spelled(number: int, language: str) -> str:
    spelled = str(num2words(number, lang=language if language == "ru" else "en"))
    return spelled.replace("-", " ").replace(",", "")
