"""One form for words: lower case, no punctuation but the apostrophe, «е» for «ё»."""

import re

Words = tuple[str, ...]

ANY_DIGITS = "<digits>"
"""In a list of phrases: any string of digits in that language."""

_ENGLISH = ("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_RUSSIAN = ("ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять")
DIGITS = {"en": frozenset(_ENGLISH), "ru": frozenset(_RUSSIAN)}

_APOSTROPHES = re.compile("[\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}`]")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")


def plain_words(text: str) -> Words:
    """The words of `text` in that form."""
    folded = _APOSTROPHES.sub("'", text.casefold()).replace("ё", "е")
    return tuple(word.rstrip("'") for word in _WORD.findall(folded))
