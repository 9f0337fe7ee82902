"""Money, percent, units, ordinals, fractions and plain numbers in English."""

from __future__ import annotations

import re

from secretary_app.features.voices.spoken.digits import one_by_one, only_digits
from secretary_app.features.voices.spoken.english.numerals import (
    BIGGEST,
    cardinal,
    number_in,
    ordinal,
)
from secretary_app.features.voices.spoken.rules import Rule, rule

_N = r"(?:\d{1,3}(?:[,\ ]\d{3})+|\d{1,15})(?!\d)"
_MONEY: dict[str, tuple[str, str, str, str]] = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "usd": ("dollar", "dollars", "cent", "cents"),
    "€": ("euro", "euros", "cent", "cents"),
    "eur": ("euro", "euros", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "₽": ("rouble", "roubles", "kopeck", "kopecks"),
    "rub": ("rouble", "roubles", "kopeck", "kopecks"),
    "руб": ("rouble", "roubles", "kopeck", "kopecks"),
}
_UNITS: dict[str, tuple[str, str]] = {
    "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"),
    "sec": ("second", "seconds"),
    "h": ("hour", "hours"),
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "km": ("kilometer", "kilometers"),
    "m": ("meter", "meters"),
    "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"),
    "kg": ("kilogram", "kilograms"),
    "g": ("gram", "grams"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "ft": ("foot", "feet"),
    "l": ("liter", "liters"),
    "ml": ("milliliter", "milliliters"),
    "pcs": ("piece", "pieces"),
    "sq. m": ("square meter", "square meters"),
    "cu. m": ("cubic meter", "cubic meters"),
    "kW": ("kilowatt", "kilowatts"),
    "W": ("watt", "watts"),
    "°C": ("degree", "degrees"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "°": ("degree", "degrees"),
    "%": ("percent", "percent"),
}
_BY_LOWER = {name.lower(): forms for name, forms in _UNITS.items()}


def _counted(number: int, one: str, many: str) -> str:
    return f"{cardinal(number)} {one if number == 1 else many}"


def _money(found: re.Match[str]) -> str:
    one, many, small, smalls = _MONEY[(found["sign"] or found["unit"]).lower().rstrip(".")]
    said = _counted(number_in(found["whole"]), one, many)
    if (cents := int((found["cents"] or "0").ljust(2, "0"))) > 0:
        said += f" and {_counted(cents, small, smalls)}"
    return said


def _money_amount(found: re.Match[str]) -> str:
    _, many, _, _ = _MONEY[found["sign"].lower()]
    part = f" point {one_by_one(found['part'], 'en')}" if found["part"] else ""
    return f"{cardinal(number_in(found['whole']))}{part} {found['amount']} {many}"


def _names(unit: str) -> tuple[str, str]:
    key = unit.lower()
    if key in _MONEY:
        return _MONEY[key][:2]
    return _BY_LOWER.get(key) or _BY_LOWER[key.rstrip(".")]


def _unit(found: re.Match[str]) -> str:
    return _counted(number_in(found["number"]), *_names(found["unit"]))


def _range(found: re.Match[str]) -> str:
    last = number_in(found["last"])
    unit = found["unit"] or found["sign"]
    said = f"{cardinal(number_in(found['first']))} to "
    return said + (_counted(last, *_names(unit)) if unit else cardinal(last))


def _fraction(found: re.Match[str]) -> str:
    said = f"{cardinal(int(only_digits(found['whole'])))} point {one_by_one(found['part'], 'en')}"
    return f"{said} {_names(found['unit'])[1]}" if found["unit"] else said


def _plain(found: re.Match[str]) -> str:
    digits = only_digits(found[0])
    leading_zero = digits.startswith("0") and len(digits) > 1
    if leading_zero or len(digits) >= len(str(BIGGEST)):
        return one_by_one(digits, "en")
    return cardinal(int(digits))


_UNIT_NAMES = "|".join(
    re.escape(name).replace(r"\ ", r"\s?") for name in sorted(_UNITS, key=len, reverse=True)
)
_ANY_UNIT = rf"(?:\s?(?P<unit>{_UNIT_NAMES}|₽|rub|usd|eur|€|\$)(?!\w))"

RULES: tuple[Rule, ...] = (
    rule(r"(?<=\d)\s?[x×*]\s?(?=\d)", lambda _: " by "),
    rule(
        rf"(?P<number>{_N})(?:st|nd|rd|th)(?!\w)", lambda found: ordinal(number_in(found["number"]))
    ),
    rule(
        rf"(?<![\w,.])(?P<sign>[$€£₽])?(?P<first>{_N})\s?[-–—]\s?[$€£₽]?(?P<last>{_N}){_ANY_UNIT}?(?![\w-])",
        _range,
    ),
    rule(r"(?<!\w)-(?=\d)", lambda _: "minus "),
    rule(r"(?<!\w)\+(?=\d)", lambda _: "plus "),
    rule(
        rf"(?<![\w,.])(?P<sign>[$€£₽])\s?(?P<whole>{_N})(?:\.(?P<part>\d{{1,3}}))?"
        r"\s(?P<amount>thousand|million|billion)(?!\w)",
        _money_amount,
    ),
    rule(
        rf"(?<![\w,.])(?P<sign>[$€£₽]|RUB|USD|EUR)\s?(?P<whole>{_N})(?:\.(?P<cents>\d{{1,2}})(?!\d))?(?P<unit>)",
        _money,
    ),
    rule(
        rf"(?<![\w,.])(?P<whole>{_N})(?:\.(?P<cents>\d{{1,2}}))?\s?(?P<sign>)(?P<unit>₽|rub|руб|usd|eur|€|\$)(?!\w)(?:(?<=руб)\.)?",
        _money,
    ),
    rule(rf"(?<![\w,.])(?P<whole>{_N})\.(?P<part>\d{{1,15}})(?!\.?\d){_ANY_UNIT}?", _fraction),
    rule(rf"(?<![\w,.])(?P<number>{_N}){_ANY_UNIT}", _unit),
    rule(r"(?<=\d)\s?/\s?(?=\d)", lambda _: " slash "),
    rule(r"(?:№|(?<!\w)No\.|\#)\s*(?=\d)", lambda _: "number "),
    rule(r"№\s*", lambda _: "number "),
    rule(r"\s?%", lambda _: " percent"),
    rule(_N, _plain),
)
