"""What the word before a number says about its case, and the words around it about gender."""

from __future__ import annotations

from secretary_app.features.voices.spoken.russian.numerals import Case, Gender

_BY_PREPOSITION: dict[Case, str] = {
    Case.GENITIVE: "до от с со из без около после для у свыше более менее больше меньше порядка "
    "кроме течение выше ниже дороже дешевле раньше позже позднее старше младше",
    Case.DATIVE: "к ко",
    Case.ACCUSATIVE: "в во на за через про по спустя",
    Case.INSTRUMENTAL: "перед между над",
    Case.LOCATIVE: "о об при",
}
CASES: dict[str, Case] = {
    word: case for case, words in _BY_PREPOSITION.items() for word in words.split()
}

BEFORE = rf"(?:(?<!\w)(?P<prep>{'|'.join(sorted(CASES, key=len, reverse=True))})\s+)?"
"""Takes in the preposition before what follows, where there is one."""


def case_after(preposition: str | None) -> Case:
    """The case that a preposition asks for; nominative without one."""
    return CASES[preposition.lower()] if preposition else Case.NOMINATIVE


def keep(preposition: str | None) -> str:
    """The preposition again, with its space."""
    return f"{preposition} " if preposition else ""


_FEMININE_AFTER_ONE = ("а", "я", "у", "ю")
_NEUTER_AFTER_ONE = ("о", "е", "ё")
_FEMININE_SOFT = frozenset(
    {"дверь", "часть", "ночь", "площадь", "мебель", "модель", "область", "ступень", "деталь"}
)
_PLURAL_CASES = (
    (("ами", "ями"), Case.INSTRUMENTAL),
    (("ам", "ям"), Case.DATIVE),
    (("ах", "ях"), Case.LOCATIVE),
)


def gender_of_counted(number: int, word: str, case: Case) -> Gender:
    """Gender of the noun ``word`` that stands after ``number``, told by its ending.

    After one it stands in the singular («одна дверь», «одну минуту», «до одной минуты»), after two
    in the genitive singular («две двери», «два ключа»). Endings that tell nothing count as
    masculine.
    """
    word = word.lower()
    last, teens = number % 10, 10 < number % 100 < 20
    if teens or last not in (1, 2):
        return Gender.MASCULINE
    if last == 2 or case is Case.GENITIVE:
        return Gender.FEMININE if word.endswith(("ы", "и")) else Gender.MASCULINE
    if word in _FEMININE_SOFT or word.endswith(_FEMININE_AFTER_ONE):
        return Gender.FEMININE
    return Gender.NEUTER if word.endswith(_NEUTER_AFTER_ONE) else Gender.MASCULINE


def case_by_noun(word: str, fallback: Case) -> Case:
    """The case that a plural ending shows beyond doubt: «с двумя ключами»; else ``fallback``."""
    word = word.lower()
    for endings, case in _PLURAL_CASES:
        if len(word) > 4 and word.endswith(endings):
            return case
    return fallback
