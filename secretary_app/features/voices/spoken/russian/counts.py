"""Money, percent, units, ordinals, fractions and plain numbers in Russian."""

from __future__ import annotations

import re

from secretary_app.features.voices.spoken.digits import one_by_one, only_digits
from secretary_app.features.voices.spoken.rules import Rule, rule
from secretary_app.features.voices.spoken.russian.context import (
    BEFORE,
    case_after,
    case_by_noun,
    gender_of_counted,
    keep,
)
from secretary_app.features.voices.spoken.russian.nouns import (
    BILLION,
    CENT,
    DOLLAR,
    EURO,
    KOPECK,
    MILLION,
    PERCENT,
    ROUBLE,
    THOUSAND,
    UNITS,
    Noun,
)
from secretary_app.features.voices.spoken.russian.numerals import (
    Case,
    Gender,
    cardinal,
    grouped,
    number_in,
    ordinal,
)

_N = r"(?:\d{1,3}(?:\ \d{3})+|\d{1,15})(?!\d)"
_BETWEEN = r"\s?[-–—]\s?"
_MONEY: dict[str, tuple[Noun, Noun]] = {
    "₽": (ROUBLE, KOPECK),
    "руб": (ROUBLE, KOPECK),
    "р": (ROUBLE, KOPECK),
    "rub": (ROUBLE, KOPECK),
    "$": (DOLLAR, CENT),
    "usd": (DOLLAR, CENT),
    "€": (EURO, CENT),
    "eur": (EURO, CENT),
}
_BY_LOWER = {name.lower(): noun for name, noun in UNITS.items()}
_AMOUNTS = {"тыс": THOUSAND, "млн": MILLION, "млрд": BILLION}
_SUFFIXES: dict[str, tuple[Case, Gender, bool]] = {
    "й": (Case.NOMINATIVE, Gender.MASCULINE, False),
    "я": (Case.NOMINATIVE, Gender.FEMININE, False),
    "е": (Case.NOMINATIVE, Gender.NEUTER, False),
    "о": (Case.GENITIVE, Gender.MASCULINE, False),
    "у": (Case.DATIVE, Gender.MASCULINE, False),
    "м": (Case.LOCATIVE, Gender.MASCULINE, False),
    "ю": (Case.ACCUSATIVE, Gender.FEMININE, False),
    "х": (Case.GENITIVE, Gender.MASCULINE, True),
}
"""What the last letter of «1-й», «2-го», «3-ю» tells."""

_COMPOUND = {1: "одно", 40: "сорока", 90: "девяносто", 100: "сто", 1000: "тысяче"}
_FRACTIONS = {1: "десят", 2: "сот", 3: "тысячн"}


def _money(found: re.Match[str]) -> str:
    unit, small = _MONEY[(found["sign"] or found["unit"]).lower()]
    case = case_after(found["prep"])
    said = unit.counted(number_in(found["whole"]), case)
    if (cents := int((found["cents"] or "0").ljust(2, "0"))) > 0:
        said += f" {small.counted(cents, case)}"
    return f"{keep(found['prep'])}{said}"


def _noun_for(unit: str) -> Noun:
    if unit == "%":
        return PERCENT
    if unit.lower() in _MONEY:
        return _MONEY[unit.lower()][0]
    spaced = unit if unit in UNITS else unit.lower()
    return UNITS.get(spaced) or _BY_LOWER[spaced.replace(".", ". ").replace("  ", " ").strip()]


def _from_to(found: re.Match[str]) -> str:
    first, last, prep = number_in(found["first"]), number_in(found["last"]), found["prep"]
    noun = _noun_for(found["unit"]) if found["unit"] else None
    if noun is None and first >= last:
        return f"{keep(prep)}{cardinal(first)} {cardinal(last)}"  # a standard, a code: no span
    case = case_after(prep) if prep else Case.GENITIVE
    gender = noun.gender if noun else Gender.MASCULINE
    head = cardinal(first, case=case, gender=gender)
    tail = noun.counted(last, case) if noun else cardinal(last, case=case)
    if prep is None:
        return f"от {head} до {tail}"
    return f"{prep} {head} — {tail}"


def _unit(found: re.Match[str]) -> str:
    noun = _noun_for(found["unit"])
    said = noun.counted(number_in(found["number"]), case_after(found["prep"]))
    return f"{keep(found['prep'])}{said}"


def _amount(found: re.Match[str]) -> str:
    noun, number = _AMOUNTS[found["amount"].lower()], number_in(found["number"])
    said = (
        _and_half(number, noun)
        if found["half"]
        else noun.counted(number, case_after(found["prep"]))
    )
    following = found["unit"]
    tail = f" {_noun_for(following).form(Case.GENITIVE, plural=True)}" if following else ""
    return f"{keep(found['prep'])}{said}{tail}"


def _and_half(whole: int, noun: Noun) -> str:
    if whole == 1:
        return f"{'полторы' if noun.gender is Gender.FEMININE else 'полтора'} {noun.after(2)}"
    return f"{cardinal(whole, gender=noun.gender)} с половиной {noun.after(whole)}"


def _halves(found: re.Match[str]) -> str:
    return f"{keep(found['prep'])}{_and_half(int(found['whole']), _noun_for(found['unit']))}"


def _halves_written(found: re.Match[str]) -> str:
    whole, word = int(found["whole"]), found["word"]
    feminine = word.lower().endswith(("ы", "и"))
    if whole == 1:
        return f"{keep(found['prep'])}{'полторы' if feminine else 'полтора'} {word}"
    gender = Gender.FEMININE if feminine else Gender.MASCULINE
    return f"{keep(found['prep'])}{cardinal(whole, gender=gender)} с половиной {word}"


def _fraction(found: re.Match[str]) -> str:
    whole, part = found["whole"], found["part"]
    number, size = int(part), len(part)
    if size not in _FRACTIONS:
        said = f"{cardinal(int(whole))} запятая {one_by_one(part, 'ru')}"
    else:
        one = number % 10 == 1 and number % 100 != 11
        wholes = int(whole) % 10 == 1 and int(whole) % 100 != 11
        said = (
            f"{cardinal(int(whole), gender=Gender.FEMININE)} {'целая' if wholes else 'целых'} "
            f"{cardinal(number, gender=Gender.FEMININE)} {_FRACTIONS[size]}{'ая' if one else 'ых'}"
        )
    unit = found["unit"]
    return f"{said} {_noun_for(unit).form(Case.GENITIVE)}" if unit else said


def _ordinal(found: re.Match[str]) -> str:
    case, gender, plural = _SUFFIXES[found["suffix"][-1].lower()]
    if found["suffix"][-1].lower() == "е" and found.string[found.end() :].startswith(" год"):
        plural = True  # «90-е годы»
    return ordinal(number_in(found["number"]), case=case, gender=gender, plural=plural)


def _compound(found: re.Match[str]) -> str:
    number = int(found["number"])
    said = _COMPOUND.get(number) or cardinal(number, case=Case.GENITIVE).replace(" ", "")
    return f"{said}{found['rest']}"


def _floor(found: re.Match[str]) -> str:
    word = found["word"]
    case = {"е": Case.LOCATIVE, "а": Case.GENITIVE, "у": Case.DATIVE}.get(
        word[-1].lower(), Case.NOMINATIVE
    )
    return f"{ordinal(int(found['number']), case=case)} {word}"


def _plain(found: re.Match[str]) -> str:
    digits, prep, word = only_digits(found["number"]), found["prep"], found["word"]
    if digits.startswith("0") and len(digits) > 1:
        return f"{keep(prep)}{grouped(digits) if len(digits) < 6 else one_by_one(digits, 'ru')}"
    number = int(digits)
    case = case_by_noun(word, case_after(prep)) if word and prep else case_after(prep)
    gender = gender_of_counted(number, word, case) if word else Gender.MASCULINE
    return f"{keep(prep)}{cardinal(number, case=case, gender=gender)}"


_UNIT_NAMES = "|".join(
    re.escape(name).replace(r"\ ", r"\s?") for name in sorted(UNITS, key=len, reverse=True)
)
_MONEY_NAMES = r"₽|руб|р(?=\.)|rub|\$|usd|€|eur"
# The dot of «5 мин.» belongs to the unit, but not where it also ends the sentence.
_DOT = r"(?:\.(?!\s*$|\s+[«\"]?(?-i:[А-ЯЁA-Z])))?"
_ANY_UNIT = rf"(?:\s?(?P<unit>%|{_MONEY_NAMES}|{_UNIT_NAMES})(?!\w){_DOT})"
_SUFFIX = r"(?P<suffix>ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ом|ем|ую|ых|их|го|му|й|я|е|м|ю|х)"

RULES: tuple[Rule, ...] = (
    rule(r"(?<=\d)\s?[xх×*]\s?(?=\d)", lambda _: " на "),
    rule(rf"(?P<number>{_N})-{_SUFFIX}(?!\w)", _ordinal),
    rule(r"(?<!\w)(?P<number>\d{1,4})-(?P<rest>[а-яё]{4,})", _compound),
    rule(rf"{BEFORE}(?<![\w,.])(?P<first>{_N}){_BETWEEN}(?P<last>{_N}){_ANY_UNIT}", _from_to),
    rule(r"(?<!\w)-(?=\d)", lambda _: "минус "),
    rule(r"(?<!\w)\+(?=\d)", lambda _: "плюс "),
    rule(
        rf"{BEFORE}(?<![\w,.])(?P<number>{_N})(?P<half>,5)?\s?(?P<amount>тыс|млн|млрд)(?!\w){_DOT}{_ANY_UNIT}?",
        _amount,
    ),
    rule(
        rf"{BEFORE}(?<![\w,.])(?P<whole>\d{{1,9}}),5\s(?P<word>[а-яё]{{3,}})(?!\w|\.)",
        _halves_written,
    ),
    rule(
        rf"{BEFORE}(?<![\w,.])(?P<whole>\d{{1,9}}),5\s?(?P<unit>{_UNIT_NAMES})(?!\w){_DOT}", _halves
    ),
    rule(
        rf"{BEFORE}(?<![\w,.])(?P<sign>[$€])\s?(?P<whole>{_N})(?:[.,](?P<cents>\d{{1,2}})(?!\d))?(?P<unit>)",
        _money,
    ),
    rule(
        rf"{BEFORE}(?<![\w,.])(?P<whole>{_N})(?:[.,](?P<cents>\d{{1,2}}))?\s?(?P<sign>)"
        rf"(?P<unit>{_MONEY_NAMES})(?!\w){_DOT}(?:\s?коп\.)?",
        _money,
    ),
    rule(
        rf"(?<![\w,.])(?P<whole>\d{{1,15}})[,.](?P<part>\d{{1,15}})(?![.,]?\d){_ANY_UNIT}?",
        _fraction,
    ),
    rule(rf"{BEFORE}(?<![\w,.])(?P<number>{_N}){_ANY_UNIT}", _unit),
    rule(r"(?<!\w)(?P<number>\d{1,3})\s+(?P<word>этаже?|этажа|этажу)(?!\w)", _floor),
    rule(
        rf"{BEFORE}(?<![\w,.])(?P<first>{_N}){_BETWEEN}(?P<last>{_N})(?P<unit>)(?![\w-])", _from_to
    ),
    rule(r"(?<=\d)\s?/\s?(?=\d)", lambda _: " дробь "),
    rule(r"№\s*", lambda _: "номер "),
    rule(r"\s?%", lambda _: " процентов"),
    rule(
        rf"{BEFORE}(?<!\d)(?P<number>{_N})(?=(?:\s+[а-яё]+(?:ых|их|ые|ие))?(?:\s+(?P<word>[а-яё]+))?)",
        _plain,
    ),
)
