"""A telephone number that was read back and is not right: only the wrong part is said again.

«Нет, сорок шесть», "no, the last four are 4 5 6 8", «не 45, а 46», or the whole number once more.
"""

from __future__ import annotations

from contextlib import suppress

from secretary_app.features.dialogue.words import plain_words
from secretary_app.kernel.number_words import NUMBER_WORDS
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber

_LAST = {
    "ru": {"последние", "последняя", "последний", "конце", "конец", "заканчивается"},
    "en": {"last", "end", "ends", "ending"},
}
_FIRST = {
    "ru": {"первые", "начале", "начало", "код", "начинается"},
    "en": {"first", "code", "begin"},
}
_NOT = {"ru": "не", "en": "not"}
NATIONAL = 10
"""Digits after the country."""
GROUPS = ((0, 3), (3, 6), (6, 8), (8, 10), (6, 10), (3, 10))
"""As such a number is read: 916, 123, 45, 67; and how its end may be said in one."""


def corrected(number: PhoneNumber, text: str, language: str) -> PhoneNumber | None:
    """The number as the caller puts it right; None where the words do not tell how."""
    words = list(plain_words(text))
    said = _strings(words, language)
    if not said or len(number.e164) <= NATIONAL:
        return None
    country, own = number.e164[:-NATIONAL], number.e164[-NATIONAL:]
    if len(said[-1][1]) >= NATIONAL:
        return _parsed(said[-1][1])
    if len(said) == 2 and words[said[0][0] - 1 : said[0][0]] == [_NOT[language]]:
        wrong, right = said[0][1], said[1][1]
        if own.count(wrong) != 1 or len(wrong) != len(right):
            return None
        return _parsed(country + own.replace(wrong, right))
    digits = _uncounted("".join(string for _, string in said))
    at = _place(own, digits, {*words}, language)
    if at is None:
        return None
    return _parsed(country + own[:at] + digits + own[at + len(digits) :])


def _uncounted(digits: str) -> str:
    """«The last two are six eight» without the count."""
    return digits[1:] if int(digits[0]) == len(digits) - 1 else digits


def _strings(words: list[str], language: str) -> list[tuple[int, str]]:
    """Every unbroken row of digits with the word at which it begins."""
    known, rest, found = NUMBER_WORDS[language], list(words), list[tuple[int, str]]()
    whole = True
    while rest:
        at = len(words) - len(rest)
        digits = known.take(rest)
        if digits and found and not whole:
            found[-1] = found[-1][0], found[-1][1] + digits
        elif digits:
            found.append((at, digits))
            whole = False
        else:
            rest.pop(0)
            whole = True
    return found


def _place(own: str, digits: str, words: set[str], language: str) -> int | None:
    """Where the digits belong: where they are said to, else the group most like them."""
    if len(digits) > NATIONAL:
        return None
    if words & _LAST[language]:
        return NATIONAL - len(digits)
    if words & _FIRST[language]:
        return 0
    near = [
        (sum(a != b for a, b in zip(own[start:end], digits, strict=True)), start)
        for start, end in GROUPS
        if end - start == len(digits)
    ]
    near = sorted(each for each in near if each[0])
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return None
    return near[0][1]


def _parsed(digits: str) -> PhoneNumber | None:
    with suppress(BadPhoneNumber):
        return PhoneNumber.parse(digits)
    return None
