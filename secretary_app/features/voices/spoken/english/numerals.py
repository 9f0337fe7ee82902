"""English numerals without the commas and hyphens of num2words: a voice would pause at them."""

from __future__ import annotations

from secretary_app.features.voices.spoken.digits import one_by_one, only_digits
from secretary_app.kernel.later import later

num2words = later("num2words:num2words")

BIGGEST = 10**15
"""Numbers from here on are read digit by digit."""


def _plain(words: str) -> str:
    return words.replace(",", "").replace("-", " ")


def cardinal(number: int) -> str:
    """``1500`` → ``one thousand five hundred``."""
    if number >= BIGGEST:
        return one_by_one(str(number), "en")
    return _plain(str(num2words(number, lang="en")))


def ordinal(number: int) -> str:
    """``21`` → ``twenty first``."""
    if number >= BIGGEST:
        return one_by_one(str(number), "en")
    return _plain(str(num2words(number, lang="en", to="ordinal")))


def year(number: int) -> str:
    """``2026`` → ``twenty twenty six``."""
    return _plain(str(num2words(number, lang="en", to="year")))


def number_in(text: str) -> int:
    """The number written as ``1,500`` or ``1 500``."""
    return int(only_digits(text))
