"""Finds in text what must never be kept: card numbers, passports and codes, written or spoken.

A card number is 13 to 19 digits in any groups: with a right check digit (Luhn) where they are
written, with any where they were said, for a recogniser may mishear one. A passport and a
code are told from other numbers only by what they are called. Telephone numbers, prices and dates
are none of these. It knows text alone: whoever has sound blanks it by the times of the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secretary_app.kernel.number_words import ALL_NUMBER_WORDS

BLANK = "••••"
"""Stands in place of what was said; the same in every language."""

CARD_DIGITS = range(13, 20)
PASSPORT_DIGITS = (9, 10)
"""A Russian one has four of the series and six of the number; most others have nine in all."""
SERIES_DIGITS, PASSPORT_NUMBER_DIGITS = 4, 6
CODE_DIGITS = range(3, 9)

NAMED_WITHIN = 8
"""Words between what a code is called and its digits."""
CALLED_AFTER = 3
"""The same where the digits come first."""

PART_DIGITS = 4
"""So many digits alone in a turn may be a piece of a card number that is said in pieces."""

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_GLUE = re.compile(r"[\s\N{NO-BREAK SPACE}.,·/()\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}-]*")
"""What may stand between the groups of one number. A colon may not: it makes a time."""
_SAID_BETWEEN = (
    "э эм ну и а потом дальше далее затем тире дефис пробел серия серии номер номером "
    "um uh er and then next dash hyphen space series number"
)
_BETWEEN = frozenset(_SAID_BETWEEN.split())
_PASSPORT = re.compile(r"паспорт|passport")
_SERIES, _NUMBER = ("серия", "серии", "series"), ("номер", "номером", "number")
_CODES = (
    "код из смс", "код из sms", "код из сообщения", "код с смс", "смс код", "sms код",
    "код подтверждения", "одноразовый код", "одноразовый пароль", "пин код", "пинкод", "пин",
    "код безопасности", "код на обороте", "цвв", "свв", "cvv", "cvc", "cvv2", "cvc2",
    "one time code", "one time password", "one time passcode", "otp", "sms code", "text code",
    "code from the sms", "code from sms", "code from the text", "code from the message",
    "verification code", "confirmation code", "security code", "pin code", "pin", "passcode",
)  # fmt: skip
_CODE_NAMES = tuple(tuple(_TOKEN.findall(name)) for name in _CODES)
_CARD = re.compile(r"карт[аыуео]|card")

Range = tuple[int, int]
"""From one character to another, as a slice."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Group:
    """The digits of one spoken or written number, and its tokens as a slice."""

    digits: str
    first: int
    last: int
    spoken: bool
    """In words."""


_Run = list[_Group]
"""Groups with nothing between them but what may stand inside one number."""


def blank(text: str) -> str:
    """``text`` without what must not be kept."""
    return without(text, secrets(text))


def without(text: str, ranges: Sequence[Range]) -> str:
    """``text`` with these ranges, which are in order, blanked."""
    parts, done = [], 0
    for start, end in ranges:
        parts += [text[done:start], BLANK]
        done = end
    return "".join((*parts, text[done:]))


def secrets(text: str, *, goes_on: bool = False) -> tuple[Range, ...]:
    """Where in ``text`` something stands that must not be kept, in order.

    ``goes_on``: the words before were a piece of a card number, or called one.
    """
    tokens = [
        _Token(found[0].casefold().replace("ё", "е"), *found.span())
        for found in _TOKEN.finditer(text)
    ]
    runs = _runs(text, tokens)
    if not runs:
        return ()
    found = [*_cards(runs), *_passports(tokens, runs), *_codes(tokens, runs)]
    if goes_on and _begins(tokens, runs[0]):
        found.append((runs[0][0].first, runs[0][-1].last))
    return _merged((tokens[first].start, tokens[last - 1].end) for first, last in found)


def may_go_on(text: str) -> bool:
    """Whether the next turn may be a piece of a card number: this was one, or spoke of a card."""
    tokens = [_Token(each[0].casefold(), *each.span()) for each in _TOKEN.finditer(text)]
    if any(_CARD.match(token.text) for token in tokens):
        return True
    runs = _runs(text, tokens)
    return len(runs) == 1 and _is_part(runs[0]) and _begins(tokens, runs[0])


def _is_part(run: _Run) -> bool:
    return sum(len(group.digits) for group in run) % PART_DIGITS == 0


def _begins(tokens: list[_Token], run: _Run) -> bool:
    """Whether nothing but small words stands around it, so that it can be a piece of a number."""
    inside = range(run[0].first, run[-1].last)
    around = [token.text for index, token in enumerate(tokens) if index not in inside]
    digits = sum(len(group.digits) for group in run)
    return digits >= PART_DIGITS and all(word in _BETWEEN for word in around)


def _runs(text: str, tokens: list[_Token]) -> list[_Run]:
    runs: list[_Run] = []
    words, at, new = [token.text for token in tokens], 0, True
    while at < len(words):
        if at and not _GLUE.fullmatch(text[tokens[at - 1].end : tokens[at].start]):
            new = True
        group = _group(words, at)
        if group is None:
            new = new or words[at] not in _BETWEEN
            at += 1
            continue
        if new:
            runs.append([])
        runs[-1].append(group)
        at, new = group.last, False
    return runs


def _group(words: list[str], at: int) -> _Group | None:
    rest = words[at : at + 8]
    left = list(rest)
    digits = ALL_NUMBER_WORDS.take(left)
    if not digits:
        return None
    taken = len(rest) - len(left)
    thousand = left and left[0].startswith(("тысяч", "thousand"))
    if thousand and len(digits) <= 2:
        left.pop(0)
        below = ALL_NUMBER_WORDS.take(left) if left and not left[0].isdigit() else ""
        if len(below) <= 3:
            last = at + len(rest) - len(left)
            return _Group(digits + below.rjust(3, "0"), at, last, spoken=True)
        return _Group(f"{digits}000", at, at + taken + 1, spoken=True)
    return _Group(digits, at, at + taken, spoken=not words[at].isdigit())


def _cards(runs: list[_Run]) -> Iterator[Range]:
    for run in runs:
        for first in range(len(run)):
            digits = ""
            for group in run[first:]:
                digits += group.digits
                if len(digits) in CARD_DIGITS and luhn(digits):
                    yield run[first].first, group.last
        whole = "".join(group.digits for group in run)
        if len(whole) in CARD_DIGITS and any(group.spoken for group in run):
            # A recogniser may have got a digit wrong, and no telephone number is so long.
            yield run[0].first, run[-1].last


def _passports(tokens: list[_Token], runs: list[_Run]) -> Iterator[Range]:
    named = next((at for at, token in enumerate(tokens) if _PASSPORT.match(token.text)), None)
    if named is None:
        return
    for run in runs:
        first, last = run[0].first, run[-1].last
        digits = sum(len(group.digits) for group in run)
        before = tokens[first - 1].text if first else ""
        if (
            digits in PASSPORT_DIGITS
            or (digits == SERIES_DIGITS and before in _SERIES)
            or (digits == PASSPORT_NUMBER_DIGITS and before in _NUMBER)
        ):
            yield first, last


def _codes(tokens: list[_Token], runs: list[_Run]) -> Iterator[Range]:
    words = tuple(token.text for token in tokens)
    for at in range(len(words)):
        for name in _CODE_NAMES:
            end = at + len(name)
            if words[at:end] != name:
                continue
            after = [run for run in runs if end <= run[0].first <= end + NAMED_WITHIN]
            before = [run for run in runs if at - CALLED_AFTER <= run[-1].last <= at]
            for run in (*after[:1], *(before if not after else ())):
                if sum(len(group.digits) for group in run) in CODE_DIGITS:
                    yield run[0].first, run[-1].last


def luhn(digits: str) -> bool:
    """Whether the last digit checks the others, as on every payment card."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def _merged(ranges: Iterator[Range]) -> tuple[Range, ...]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
