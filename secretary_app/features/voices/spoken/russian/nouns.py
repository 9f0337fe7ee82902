"""Nouns that stand after numbers, with all the forms agreement needs."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.features.voices.spoken.russian.numerals import Case, Gender, cardinal

_CASES = tuple(Case)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun with its six singular and six plural forms, in the order of ``Case``."""

    gender: Gender
    singular: tuple[str, ...]
    plural: tuple[str, ...]

    def after(self, number: int, case: Case = Case.NOMINATIVE) -> str:
        """The form that follows ``number`` in ``case``: 1 рубль, 2 рубля, 5 рублей, до 5 рублей."""
        last, teens = number % 10, 10 < number % 100 < 20
        if last == 1 and not teens:
            return self.form(case)
        if case not in (Case.NOMINATIVE, Case.ACCUSATIVE):
            return self.form(case, plural=True)
        if 2 <= last <= 4 and not teens:
            return self.form(Case.GENITIVE)
        return self.form(Case.GENITIVE, plural=True)

    def form(self, case: Case, *, plural: bool = False) -> str:
        """One form."""
        return (self.plural if plural else self.singular)[_CASES.index(case)]

    def counted(self, number: int, case: Case = Case.NOMINATIVE) -> str:
        """The number and the noun: ``две минуты``."""
        return f"{cardinal(number, case=case, gender=self.gender)} {self.after(number, case)}"


def _noun(
    stem: str, gender: Gender, singular: str, plural: str, *, genitive_plural: str | None = None
) -> Noun:
    ends = [end.replace("-", "") for end in f"{singular} {plural}".split()]
    forms = [stem + end for end in ends]
    if genitive_plural is not None:
        forms[7] = genitive_plural
    return Noun(gender=gender, singular=tuple(forms[:6]), plural=tuple(forms[6:]))


def masculine(stem: str, *, genitive_plural: str | None = None) -> Noun:
    """A hard masculine noun: процент, градус."""
    return _noun(
        stem, Gender.MASCULINE, "- а у - ом е", "ы ов ам ы ами ах", genitive_plural=genitive_plural
    )


def soft_masculine(stem: str) -> Noun:
    """A masculine noun in -ь with a steady stem: рубль."""
    return _noun(stem, Gender.MASCULINE, "ь я ю ь ём е", "и ей ям и ями ях")


def feminine(stem: str, *, genitive_plural: str | None = None) -> Noun:
    """A feminine noun in -а: минута; ``genitive_plural`` where a vowel jumps in (копеек)."""
    ending = "и" if stem[-1] in "кгхжшщч" else "ы"
    return _noun(
        stem,
        Gender.FEMININE,
        f"а {ending} е у ой е",
        f"{ending} - ам {ending} ами ах",
        genitive_plural=genitive_plural,
    )


def with_adjective(stem: str, noun: Noun) -> Noun:
    """A masculine noun with an adjective before it: квадратный метр, пять квадратных метров."""
    i = "и" if stem[-1] in "кгх" else "ы"
    single = [stem + end for end in (f"{i}й", "ого", "ому", f"{i}й", f"{i}м", "ом")]
    many = [stem + i + end for end in ("е", "х", "м", "е", "ми", "х")]
    # After 2, 3 and 4 the noun stands in the genitive singular, its adjective in the genitive
    # plural.
    single[1] = many[1]
    return Noun(
        gender=noun.gender,
        singular=tuple(f"{a} {n}" for a, n in zip(single, noun.singular, strict=True)),
        plural=tuple(f"{a} {n}" for a, n in zip(many, noun.plural, strict=True)),
    )


DAY = Noun(
    gender=Gender.MASCULINE,
    singular=("день", "дня", "дню", "день", "днём", "дне"),
    plural=("дни", "дней", "дням", "дни", "днями", "днях"),
)
YEAR = Noun(
    gender=Gender.MASCULINE,
    singular=("год", "года", "году", "год", "годом", "годе"),
    plural=("годы", "лет", "годам", "годы", "годами", "годах"),
)
MONTH = Noun(
    gender=Gender.MASCULINE,
    singular=("месяц", "месяца", "месяцу", "месяц", "месяцем", "месяце"),
    plural=("месяцы", "месяцев", "месяцам", "месяцы", "месяцами", "месяцах"),
)
WEEK = Noun(
    gender=Gender.FEMININE,
    singular=("неделя", "недели", "неделе", "неделю", "неделей", "неделе"),
    plural=("недели", "недель", "неделям", "недели", "неделями", "неделях"),
)
EURO = Noun(gender=Gender.MASCULINE, singular=("евро",) * 6, plural=("евро",) * 6)
ROUBLE = soft_masculine("рубл")
KOPECK = feminine("копейк", genitive_plural="копеек")
DOLLAR = masculine("доллар")
CENT = masculine("цент")
PERCENT = masculine("процент")
THOUSAND = Noun(
    gender=Gender.FEMININE,
    singular=("тысяча", "тысячи", "тысяче", "тысячу", "тысячей", "тысяче"),
    plural=("тысячи", "тысяч", "тысячам", "тысячи", "тысячами", "тысячах"),
)
MILLION = masculine("миллион")
BILLION = masculine("миллиард")

_METRE = masculine("метр")
_WATT = masculine("ватт", genitive_plural="ватт")
_PERSON = Noun(
    gender=Gender.MASCULINE,
    singular=("человек", "человека", "человеку", "человека", "человеком", "человеке"),
    plural=("люди", "человек", "людям", "человек", "людьми", "людях"),
)

UNITS: dict[str, Noun] = {
    "мин": feminine("минут"),
    "сек": feminine("секунд"),
    "ч": masculine("час"),
    "час": masculine("час"),
    "дн": DAY,
    "нед": WEEK,
    "мес": MONTH,
    "км": masculine("километр"),
    "кв. м": with_adjective("квадратн", _METRE),
    "кв.м": with_adjective("квадратн", _METRE),
    "куб. м": with_adjective("кубическ", _METRE),
    "м": _METRE,
    "см": masculine("сантиметр"),
    "мм": masculine("миллиметр"),
    "кг": masculine("килограмм"),
    "г": masculine("грамм"),
    "гр": masculine("грамм"),
    "т": feminine("тонн"),
    "л": masculine("литр"),
    "мл": masculine("миллилитр"),
    "шт": feminine("штук"),
    "экз": masculine("экземпляр"),
    "чел": _PERSON,
    "Вт": _WATT,
    "кВт": masculine("киловатт", genitive_plural="киловатт"),
    "°C": masculine("градус"),
    "°С": masculine("градус"),
    "°": masculine("градус"),
}
"""Units by the way they are written after a number. The keys of both alphabets' «°C» look alike."""
