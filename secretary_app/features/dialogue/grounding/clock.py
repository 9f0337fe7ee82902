"""Times of day, as written and as people say them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from secretary_app.features.dialogue.grounding.cursor import Cursor
from secretary_app.features.dialogue.grounding.numerals import numeral_of
from secretary_app.features.dialogue.grounding.readings import Time
from secretary_app.features.dialogue.grounding.tokens import Amount, Clock
from secretary_app.features.dialogue.grounding.units import unit_of

DAY = 24 * 60
HALF_DAY = 12 * 60

_NAMED = {
    **dict.fromkeys(("noon", "midday", "полдень", "полудня", "полудню"), 12 * 60),
    **dict.fromkeys(("midnight", "полночь", "полуночи"), 0),
}
_SAID_PREPOSITIONS = "в во к ко с со до после по at by from to until till before after since"
PREPOSITIONS = frozenset(_SAID_PREPOSITIONS.split())
"""Before a number without a unit they make it an hour."""
_SAID_HOUR_WORDS = "час часа часов часу часам часами часах"
HOUR_WORDS = frozenset(_SAID_HOUR_WORDS.split())
_O_CLOCK = frozenset({"o'clock", "oclock"})


@dataclass(frozen=True, slots=True)
class Found:
    """A time and how many pieces it takes."""

    times: frozenset[Time]
    size: int


def time_at(cursor: Cursor, place: int) -> Found | None:
    """The time that begins at a place, where one surely does."""
    token = cursor.at(place)
    if isinstance(token, Clock):
        return _with_half(cursor, token.hour, token.minute, place, 1, spoken=cursor.english)
    word = cursor.text(place)
    if word in _NAMED:
        return Found(frozenset({Time(_NAMED[word])}), 1)
    return _spoken(cursor, place) if word else _counted(cursor, place)


def hour_at(cursor: Cursor, place: int) -> Found | None:
    """The hour that a number after a preposition names: «до 19», «at nine thirty»."""
    amount = cursor.amount(place)
    if amount is None or not _is_hour(amount) or cursor.before(place) not in PREPOSITIONS:
        return None
    minute, size = _minute_at(cursor, place + 1, after=amount)
    return _with_half(cursor, int(amount.value), minute, place, 1 + size)


def both_halves(hour: int, minute: int) -> frozenset[Time]:
    """«Six» is in the morning or in the evening; «eighteen» is not."""
    at = (hour * 60 + minute) % DAY
    return frozenset({Time(at), Time((at + HALF_DAY) % DAY)} if 1 <= hour <= 12 else {Time(at)})


def _counted(cursor: Cursor, place: int) -> Found | None:
    amount = cursor.amount(place)
    if amount is None:
        return None
    found = _past_or_to(cursor, place, amount)
    if found is not None:
        return found
    if amount.value.denominator != 1:
        return _dotted(cursor, place, amount)
    if not _is_hour(amount):
        return None
    hour = int(amount.value)
    minute, taken = _minute_at(cursor, place + 1, after=amount)
    size = 1 + taken
    after = "" if taken else cursor.text(place + 1)
    if after in HOUR_WORDS:
        return _hours(cursor, place, hour)
    if after in _O_CLOCK:
        return _with_half(cursor, hour, 0, place, 2)
    if after == "дня" and cursor.before(place) not in PREPOSITIONS:
        return None
    if _half(cursor, place + size) is None:
        return None
    return _with_half(cursor, hour, minute, place, size)


def _dotted(cursor: Cursor, place: int, amount: Amount) -> Found | None:
    """«с 9.30», «10.00 утра»; without such words it is a number with a fraction."""
    whole, _, part = amount.raw.replace(",", ".").partition(".")
    if amount.spelled or len(part) != 2 or int(whole) > 24 or int(part) >= 60:
        return None
    if _half(cursor, place + 1) is None and cursor.before(place) not in PREPOSITIONS:
        return None
    return _with_half(cursor, int(whole), int(part), place, 1)


def _hours(cursor: Cursor, place: int, hour: int) -> Found | None:
    """«в 18 часов», «девять часов вечера»; «за 2 часа» is a length of time."""
    minutes = cursor.amount(place + 2)
    if minutes is not None and cursor.text(place + 3).startswith("минут"):
        minute, size = int(minutes.value) % 60, 4
    else:
        minute, size = 0, 2
    if cursor.before(place) in PREPOSITIONS or _half(cursor, place + size) is not None:
        return _with_half(cursor, hour, minute, place, size)
    return None


def _with_half(
    cursor: Cursor, hour: int, minute: int, place: int, size: int, *, spoken: bool = True
) -> Found:
    half = _half(cursor, place + size)
    if half is not None:
        name, taken = half
        return Found(frozenset({Time(_hour_in(name, hour) * 60 + minute)}), size + taken)
    if spoken:
        return Found(both_halves(hour, minute), size)
    return Found(frozenset({Time((hour * 60 + minute) % DAY)}), size)


def _half(cursor: Cursor, place: int) -> tuple[str, int] | None:
    word = cursor.text(place)
    if word in ("утра", "дня", "вечера", "ночи", "am", "pm"):
        return word, 1
    dotted = "".join(cursor.text(place + step) for step in range(3))
    if dotted in ("a.m", "p.m"):
        return dotted.replace(".", ""), 4 if cursor.text(place + 3) == "." else 3
    if word == "in" and cursor.text(place + 1) == "the":
        part = cursor.text(place + 2)
        if part in ("morning", "afternoon", "evening"):
            return "am" if part == "morning" else "pm", 3
    return None


def _hour_in(half: str, hour: int) -> int:
    match half:
        case "утра":
            return hour
        case "am":
            return hour % 12
        case "ночи":
            return hour % 12 if hour == 12 or hour < 6 else hour + 12 if hour < 12 else hour
        case _:
            return hour % 12 + 12 if hour <= 12 else hour


def _spoken(cursor: Cursor, place: int) -> Found | None:
    word, following = cursor.text(place), cursor.amount(place + 1)
    if word in ("half", "quarter"):
        link, hour = cursor.text(place + 1), cursor.amount(place + 2)
        if hour is not None and _is_hour(hour) and link in ("past", "to"):
            minutes = (30 if word == "half" else 15) * (1 if link == "past" else -1)
            return _shifted(cursor, int(hour.value), minutes, place, 3)
        return None
    if word in ("час", "часа", "часу"):
        return _one_o_clock(cursor, place)
    ordinal = numeral_of(word.removeprefix("пол")) if word.startswith("пол") else None
    if ordinal is not None and ordinal.ordinal and 1 <= ordinal.value <= 12:
        return _shifted(cursor, ordinal.value - 1, 30, place, 1)
    if word.startswith(("половин", "четверт")) and following is not None and following.ordinal:
        minutes = 30 if word.startswith("половин") else 15
        return _shifted(cursor, int(following.value) - 1, minutes, place, 2)
    if word == "без":
        quarter = cursor.text(place + 1).startswith("четверт")
        hour = cursor.amount(place + 2)
        if hour is not None and _is_hour(hour) and (quarter or following is not None):
            minutes = 15 if quarter or following is None else int(following.value)
            return _shifted(cursor, int(hour.value), -minutes, place, 3)
    return None


def _one_o_clock(cursor: Cursor, place: int) -> Found | None:
    """«час дня», «к часу»; «250 рублей в час» is a rate."""
    minute, size = 0, 1
    minutes = cursor.amount(place + 1)
    if minutes is not None and minutes.spelled:
        hour = Amount(value=Fraction(1), raw="час", digits=("1",), spelled=True)
        minute, taken = _minute_at(cursor, place + 1, after=hour)
        size += taken
    rate = unit_of(cursor.text(place - 2)) is not None
    if _half(cursor, place + size) is None and (
        rate or cursor.text(place - 1) not in ("в", "к", "до", "с", "после")
    ):
        return None
    return _with_half(cursor, 1, minute, place, size)


def _past_or_to(cursor: Cursor, place: int, amount: Amount) -> Found | None:
    """«ten past nine», «двадцать минут шестого»."""
    skip = 1 if cursor.text(place + 1).startswith(("minute", "минут")) else 0
    link, hour = cursor.text(place + 1 + skip), cursor.amount(place + 2 + skip)
    if link in ("past", "to") and hour is not None and _is_hour(hour) and amount.value < 60:
        if link == "to" and not (amount.spelled and amount.value % 5 == 0 and skip):
            return None  # «nine to five» is a span
        minutes = int(amount.value) * (1 if link == "past" else -1)
        return _shifted(cursor, int(hour.value), minutes, place, 3 + skip)
    after = cursor.amount(place + 2)
    if skip and after is not None and after.ordinal and after.spelled and after.value <= 12:
        return _shifted(cursor, int(after.value) - 1, int(amount.value), place, 3)
    return None


def _shifted(cursor: Cursor, hour: int, minutes: int, place: int, size: int) -> Found:
    at = (hour * 60 + minutes) % DAY
    half = _half(cursor, place + size)
    if half is None:
        return Found(frozenset({Time(at), Time((at + HALF_DAY) % DAY)}), size)
    name, taken = half
    evening = name in ("вечера", "pm") or (name == "дня" and at < 6 * 60)
    return Found(frozenset({Time(at % HALF_DAY + HALF_DAY if evening else at)}), size + taken)


def _is_hour(amount: Amount) -> bool:
    return amount.value.denominator == 1 and 0 <= amount.value <= 24 and not amount.ordinal


def _minute_at(cursor: Cursor, place: int, *, after: Amount) -> tuple[int, int]:
    """The minute said after an hour, «thirty», «ноль пять», and how many pieces it takes.

    Only in words: «12 15» in digits is two numbers.
    """
    first, second = cursor.amount(place), cursor.amount(place + 1)
    if first is None or not (first.spelled and after.spelled) or first.ordinal:
        return 0, 0
    if first.value == 0 and second is not None and second.spelled and second.value < 10:
        return int(second.value), 2
    if first.value.denominator == 1 and 0 <= first.value < 60:
        return int(first.value), 1
    return 0, 0
