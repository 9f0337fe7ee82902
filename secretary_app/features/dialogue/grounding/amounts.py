"""Numbers with what they count, times, dates and weekdays, by the pieces around them."""

from __future__ import annotations

import re
from fractions import Fraction

from secretary_app.features.dialogue.grounding.calendar import (
    ALSO_WORDS,
    month_of,
    relative_of,
    weekday,
    weekday_of,
    weekdays_of,
)
from secretary_app.features.dialogue.grounding.clock import both_halves, hour_at, time_at
from secretary_app.features.dialogue.grounding.contacts import said_digits
from secretary_app.features.dialogue.grounding.counted import SPANS, Counted, join_sums, share_units
from secretary_app.features.dialogue.grounding.cursor import Cursor
from secretary_app.features.dialogue.grounding.readings import (
    ALWAYS,
    BARE,
    OTHER,
    Claim,
    Day,
    Exact,
    Number,
    Reading,
    UnitWord,
)
from secretary_app.features.dialogue.grounding.tokens import Amount, Sign, Token, Word
from secretary_app.features.dialogue.grounding.units import (
    CURRENCIES,
    WHOLE,
    YEAR,
    YEAR_WORDS,
    Unit,
    unit_of,
)
from secretary_app.features.dialogue.grounding.vocabulary import (
    BEFORE_ONE,
    FREE,
    NO_NOUN,
    NOT_ONE,
    ONE,
    PLACES,
    RATES,
    ROUND_THE_CLOCK,
)

_SUFFIX = re.compile(r"(?:й|я|е|го|му|м|ю|х|ый|ая|ое|ой|ого|ому|ых|st|nd|rd|th|[xх])")
SHORTEST_PHONE = 7
"""Digits of a telephone number that is said with pauses."""
YEARS = range(1900, 2100)


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self._cursor = Cursor(tokens)
        self._claims: list[Claim] = []
        self._counted: list[Counted] = []

    def read(self) -> list[Claim]:
        place = 0
        while place < len(self._cursor):
            place += self._take(place)
        share_units(self._counted, self._cursor)
        join_sums(self._counted, self._cursor)
        for counted in self._counted:
            self._claim_number(counted)
        return self._claims

    def _take(self, place: int) -> int:
        """Reads what begins at a place; how many pieces it took."""
        match self._cursor.at(place):
            case Amount():
                taken = (
                    self._run_of_numbers(place)
                    or self._date(place)
                    or self._time(place)
                    or self._number(place)
                )
            case Word() as word:
                taken = self._date(place) or self._time(place) or self._word(place, word)
            case Sign(text=text):
                taken = self._sign(text)
            case _:
                taken = self._time(place)
        return taken or 1

    def _claim(self, text: str, *readings: Reading, restrains: bool = True) -> None:
        self._claims.append(Claim(text=text, readings=frozenset(readings), restrains=restrains))

    # Numbers that follow one another

    def _run_of_numbers(self, place: int) -> int:
        groups, end = self._said_in_a_row(place, commas=False)
        if len(groups) >= 2:
            found = hour_at(self._cursor, place) or time_at(self._cursor, place)
            if found is not None and found.size >= len(groups):
                self._claim(" ".join(amount.raw for amount in groups), *found.times)
                return found.size
        if len(groups) == 2 and not any(amount.ordinal for amount in groups):
            return self._pair(place, groups)
        with_commas, end_with_commas = self._said_in_a_row(place, commas=True)
        if sum(len(amount.digits[-1]) for amount in with_commas) >= SHORTEST_PHONE:
            groups, end = with_commas, end_with_commas
        if len(groups) < 3:
            return 0
        said = set(said_digits([amount.digits for amount in groups]))
        if not said:
            return 0
        self._claim(" ".join(amount.raw for amount in groups), *said)
        return end - place

    def _said_in_a_row(self, place: int, *, commas: bool) -> tuple[list[Amount], int]:
        """Number words that follow one another, and where they end."""
        groups: list[Amount] = []
        at = place
        while (amount := self._cursor.amount(at)) is not None and amount.spelled:
            groups.append(amount)
            place = at + 1
            at = place + 1 if commas and self._cursor.text(place) == "," else place
        return groups, place

    def _pair(self, place: int, groups: list[Amount]) -> int:
        """«nine thirty», «nineteen eighty-four», «twenty fifty»."""
        first, second = (amount.value for amount in groups)
        if first.denominator != 1 or second.denominator != 1:
            return 0
        if first < 100 <= second < 1000:
            return self._thousands(place, groups)
        if second >= 60:
            return 0
        if self._unit_after(place + 2)[0] is not None or first > 99:
            return 0
        readings: set[Reading] = set(both_halves(int(first), int(second)) if first <= 24 else ())
        if second >= 10:
            readings.add(Number(first * 100 + second, OTHER))
        self._claim(" ".join(amount.raw for amount in groups), *readings)
        return 2

    def _thousands(self, place: int, groups: list[Amount]) -> int:
        """«три девятьсот» is a price of 3,900, whatever it counts."""
        value = groups[0].value * 1000 + groups[1].value
        unit, taken = self._unit_after(place + 2)
        reading = Number(value, BARE) if unit is None else Number(value * unit.factor, unit.base)
        self._claim(" ".join(amount.raw for amount in groups), reading)
        return 2 + taken

    # Dates

    def _date(self, place: int) -> int:
        cursor = self._cursor
        amount = cursor.amount(place)
        if amount is not None:
            return self._day_first(place, amount)
        word = cursor.at(place)
        if not isinstance(word, Word):
            return 0
        month = month_of(word.text)
        if month is None:
            return 0
        day_place = place + 2 if cursor.text(place + 1) in (".", "the") else place + 1
        day = cursor.amount(day_place)
        if cursor.english and day is not None and 1 <= day.value <= 31:
            skip = 1 if _SUFFIX.fullmatch(cursor.text(day_place + 1)) else 0
            if cursor.text(day_place + 1) != ":":
                self._claim(f"{word.raw} {day.raw}", Day(month, int(day.value)))
                return day_place + 1 + skip - place
        return self._month_alone(word, month)

    def _day_first(self, place: int, amount: Amount) -> int:
        cursor, after = self._cursor, place + 1
        if cursor.text(after) == "-" and _SUFFIX.fullmatch(cursor.text(after + 1)):
            after += 2
        elif _SUFFIX.fullmatch(cursor.text(after)):
            after += 1
        if cursor.text(after) == "of":
            after += 1
        if not 1 <= amount.value <= 31 or amount.value.denominator != 1:
            return 0
        month = month_of(cursor.text(after))
        if month is not None:
            self._claim(f"{amount.raw} {cursor.text(after)}", Day(month, int(amount.value)))
            return after + 1 - place
        last = cursor.amount(after + 1)
        if cursor.text(after) in SPANS and last is not None:
            skip = 1 if _SUFFIX.fullmatch(cursor.text(after + 2)) else 0
            month = month_of(cursor.text(after + 2 + skip))
            if month is not None:
                self._claim(amount.raw, Day(month, int(amount.value)))
                return 1
        return 0

    def _month_alone(self, word: Word, month: int | None) -> int:
        if month is None:
            return 0
        if word.text in ALSO_WORDS and (word.first or word.raw[:1].islower()):
            return 0
        if len(word.text) <= 3 and word.text.isascii() and word.raw[:1].islower():
            return 0
        self._claim(word.raw, Day(month))
        return 1

    # Times of day

    def _time(self, place: int) -> int:
        found = time_at(self._cursor, place)
        if found is None and self._unit_after(place + 1)[0] is None:
            found = hour_at(self._cursor, place) if not self._goes_on_span(place) else None
        if found is None:
            return 0
        text = " ".join(self._raw(place + step) for step in range(found.size))
        self._claim(text, *found.times)
        return found.size

    def _goes_on_span(self, place: int) -> bool:
        """«от 5 до 10» is a span of numbers, not an hour; so is a span with a unit at its end."""
        cursor = self._cursor
        before = cursor.amount(place - 2)
        if before is not None and cursor.text(place - 3) == "от":
            return True
        last = cursor.amount(place + 2)
        if cursor.text(place + 1) in SPANS and last is not None:
            return self._unit_after(place + 3)[0] is not None and cursor.text(place + 3) not in (
                "часов",
                "часа",
            )
        return False

    def _raw(self, place: int) -> str:
        token = self._cursor.at(place)
        return getattr(token, "raw", None) or self._cursor.text(place)

    # Numbers

    def _number(self, place: int) -> int:
        amount = self._cursor.amount(place)
        if amount is None:
            return 0
        unit, taken, other = self._unit_of(place, amount)
        self._counted.append(
            Counted(begin=place, end=place + 1 + taken, amount=amount, unit=unit, other=other)
        )
        return 1 + taken

    def _unit_of(self, place: int, amount: Amount) -> tuple[Unit | None, int, bool]:
        cursor = self._cursor
        before = unit_of(cursor.text(place - 1))
        if before is not None and before.base in CURRENCIES:
            sign = cursor.at(place - 1)
            if isinstance(sign, Sign) or cursor.text(place - 1) in ("rub", "usd", "eur"):
                return before, 0, False
        after = place + 1
        if cursor.text(after) == "-" and _SUFFIX.fullmatch(cursor.text(after + 1)):
            return None, 2, True
        word = cursor.text(after)
        if word in YEAR_WORDS:
            if amount.value in YEARS or amount.ordinal:
                return None, 1, True
            if word == "г":
                return Unit("gram"), 1, False
            return YEAR, 1, False
        if amount.ordinal or (_SUFFIX.fullmatch(word) and word != "м"):
            return None, 0, True
        unit, taken = self._unit_after(after)
        if unit is not None:
            return unit, taken, False
        if cursor.before(place) in PLACES:
            return None, 0, True
        return None, 0, self._is_noun(after)

    def _unit_after(self, place: int) -> tuple[Unit | None, int]:
        cursor = self._cursor
        unit = unit_of(cursor.text(place))
        if unit is not None:
            return unit, 1
        token = cursor.at(place)
        if isinstance(token, Word) and re.search(r"(?:ых|их|ий|ый|ая|ные|ing|ess|ar)$", token.text):
            unit = unit_of(cursor.text(place + 1))
            if unit is not None:
                return unit, 2
        return None, 0

    def _is_noun(self, place: int) -> bool:
        token = self._cursor.at(place)
        return isinstance(token, Word) and len(token.text) > 2 and token.text not in NO_NOUN

    def _claim_number(self, counted: Counted) -> None:
        amount, unit = counted.amount, counted.unit
        if unit is not None:
            values = {amount.value * unit.factor, amount.value * unit.factor * counted.scale}
            self._claim(amount.raw, *(Number(value, unit.base) for value in values))
        elif amount.one or amount.raw.casefold() == "oh" or (amount.ordinal and amount.value == 1):
            return
        else:
            readings: set[Reading] = {Number(amount.value, OTHER if counted.other else BARE)}
            if not amount.spelled:
                readings |= set(said_digits([amount.digits]))
            self._claim(amount.raw, *readings)

    # Words

    def _word(self, place: int, token: Word) -> int:
        word = token.text
        if (day := weekday_of(word)) is not None and self._means_day(token):
            return self._weekdays(place, token, day)
        if (days := weekdays_of(word)) is not None:
            for each in days:
                self._claim(token.raw, weekday(each))
            return 1
        if (relative := relative_of(word)) is not None:
            self._claim(token.raw, Exact("relative", relative))
        elif word in ROUND_THE_CLOCK:
            self._claim(token.raw, ALWAYS)
        elif FREE.fullmatch(word) and self._cursor.text(place - 1) not in ("feel", "are", "be"):
            self._claim(token.raw, Exact("price", "free"))
        elif any(char.isdigit() for char in word):
            self._claim(token.raw, Exact("code", word))
        else:
            return self._without_number(place, token)
        return 1

    def _means_day(self, token: Word) -> bool:
        return token.text not in ALSO_WORDS or token.raw[:1].isupper()

    def _weekdays(self, place: int, token: Word, first: int) -> int:
        cursor = self._cursor
        link = place + 2 if cursor.text(place + 1) == "." else place + 1
        last = weekday_of(cursor.text(link + 1))
        if cursor.text(link) in SPANS and last is not None:
            for step in range((last - first) % 7 + 1):
                self._claim(token.raw, weekday((first + step) % 7))
            return link + 2 - place
        self._claim(token.raw, weekday(first))
        return 1

    def _without_number(self, place: int, token: Word) -> int:
        """«полчаса», «через неделю», «half an hour», «цена в рублях»."""
        cursor, word = self._cursor, token.text
        if word in WHOLE:
            value, base = WHOLE[word]
            self._claim(token.raw, Number(value, base))
            return 1
        unit = YEAR if word in ("год", "года", "year") else unit_of(word)
        if unit is None:
            return 1
        if len(word) < 3:
            self._claim(token.raw, UnitWord(unit.base), restrains=False)
            return 1
        before, earlier = cursor.text(place - 1), cursor.text(place - 2)
        share = Fraction(1)
        if before.startswith("четверт") or (before in ("an", "a") and earlier == "of"):
            share = Fraction(1, 4)
        elif before in ("an", "a") and earlier == "half":
            share = Fraction(1, 2)
        elif not (before in BEFORE_ONE or (word in ONE and before not in NOT_ONE)):
            named = {one_of(unit)} if before not in RATES else set()
            self._claim(token.raw, UnitWord(unit.base), *named, restrains=False)
            return 1
        after = tuple(cursor.text(place + step) for step in (1, 2, 3))
        if after[:2] == ("с", "половиной") or after == ("and", "a", "half"):
            share = Fraction(3, 2)
        whole = {one_of(unit)} if share == 1 else set()
        self._claim(token.raw, Number(unit.factor * share, unit.base), *whole)
        return 1

    def _sign(self, text: str) -> int:
        """«Цены в ₽»."""
        if unit := unit_of(text):
            self._claim(text, UnitWord(unit.base), restrains=False)
        return 1


def one_of(unit: Unit) -> Exact:
    """The reading of «за месяц» and of «месяц — 5 500», where no number stands beside it."""
    return Exact("one", f"{unit.base} {unit.factor}")


def amounts_in(tokens: list[Token]) -> list[Claim]:
    """Every claim of these pieces but contacts and dates in digits."""
    return _Reader(tokens).read()
