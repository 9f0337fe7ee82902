"""What is counted: currencies, lengths of time, measures, each by its basic unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and how many basic ones it is."""

    base: str
    factor: Fraction = Fraction(1)


_HUNDREDTH = Fraction(1, 100)
_TABLE: tuple[tuple[str, Unit], ...] = (
    (r"₽|р|руб|рубл\w+|rub|rur|roubles?|rubles?", Unit("RUB")),
    (r"коп|копе\w+|kopecks?", Unit("RUB", _HUNDREDTH)),
    (r"\$|usd|доллар\w*|баксо?в?|dollars?|bucks?", Unit("USD")),
    (r"цент\w*|cents?", Unit("USD", _HUNDREDTH)),
    (r"€|eur|евро|euros?", Unit("EUR")),
    (r"£|gbp|фунт\w*|pounds?", Unit("GBP")),
    (r"penny|pence", Unit("GBP", _HUNDREDTH)),
    (r"₸|kzt|тенге", Unit("KZT")),
    (r"₴|uah|грив\w+", Unit("UAH")),
    (r"%|процент\w*|percent|per cent", Unit("%")),
    (r"сек|секунд\w*|sec|secs|seconds?", Unit("minute", Fraction(1, 60))),
    (r"мин|минут\w*|min|mins|minutes?", Unit("minute")),
    (
        r"ч|час|часа|часов|часу|часам|часами|часах|часик\w*|h|hr|hrs|hours?",
        Unit("minute", Fraction(60)),
    ),
    (
        r"дн|день|дня|дней|дню|дням|днями|днях|сутки|суток|сутками|days?",
        Unit("minute", Fraction(1440)),
    ),
    (r"нед|недел\w+|weeks?", Unit("minute", Fraction(10080))),
    (r"мес|месяц\w*|months?", Unit("month")),
    (r"лет|летн\w+|годовал\w+|years?", Unit("month", Fraction(12))),
    (r"км|километр\w*|km|kilomet\w+", Unit("metre", Fraction(1000))),
    (r"м|метр\w*|m|met(?:er|re)s?", Unit("metre")),
    (r"м2|кв|квадратн\w+|m2|sq|square", Unit("square metre")),
    (r"см|сантиметр\w*|cm|centimet\w+", Unit("metre", _HUNDREDTH)),
    (r"мм|миллиметр\w*|mm|millimet\w+", Unit("metre", Fraction(1, 1000))),
    (r"кг|кило|килограмм\w*|kg|kilos?|kilograms?", Unit("gram", Fraction(1000))),
    (r"гр|грамм\w*|grams?", Unit("gram")),
    (r"т|тонн\w*|tons?|tonnes?", Unit("gram", Fraction(10**6))),
    (r"л|литр\w*|lit(?:er|re)s?", Unit("litre")),
    (r"мл|миллилитр\w*|ml", Unit("litre", Fraction(1, 1000))),
    (r"°|градус\w*|degrees?", Unit("degree")),
    (r"вт|ватт\w*|watts?", Unit("watt")),
    (r"квт|киловатт\w*|kw|kilowatts?", Unit("watt", Fraction(1000))),
)
_READY = tuple((re.compile(pattern), unit) for pattern, unit in _TABLE)

YEAR = Unit("month", Fraction(12))
YEAR_WORDS = frozenset({"год", "года", "году", "годом", "г"})
"""After a small number a length of time, after 1900 or more the name of a year."""

CURRENCIES = frozenset({"RUB", "USD", "EUR", "GBP", "KZT", "UAH"})

WHOLE = {
    "полчаса": (Fraction(30), "minute"),
    "получаса": (Fraction(30), "minute"),
    "полгода": (Fraction(6), "month"),
    "полугода": (Fraction(6), "month"),
    "полминуты": (Fraction(1, 2), "minute"),
    "полдня": (Fraction(720), "minute"),
}
"""Half of something in one word."""


@lru_cache(maxsize=4096)
def unit_of(text: str) -> Unit | None:
    """The unit that a word or sign names, in lower case."""
    return next((unit for pattern, unit in _READY if pattern.fullmatch(text)), None)
