"""Numbers that were read one by one, and what their neighbours say of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from secretary_app.features.dialogue.grounding.cursor import Cursor
from secretary_app.features.dialogue.grounding.tokens import Amount
from secretary_app.features.dialogue.grounding.units import CURRENCIES, Unit

SPANS = frozenset({"-", "–", "—", "до", "to", "или", "or", "по", "through", "till", "until"})
"""Between two numbers: from the one to the other."""


@dataclass(slots=True)
class Counted:
    """A number that was read, while its neighbours may still say more about it."""

    begin: int
    end: int
    amount: Amount
    unit: Unit | None
    other: bool
    scale: int = 1
    """What the value may also be multiplied by: «от двух до трёх тысяч» begins at two thousand."""


def share_units(counted: list[Counted], cursor: Cursor) -> None:
    """«от 20 до 30 минут»: the first number counts what the last one does."""
    for first, last in pairwise(counted):
        between = [cursor.text(place) for place in range(first.end, last.begin)]
        if len(between) == 1 and between[0] in SPANS and first.unit is None:
            first.unit, first.other = last.unit, last.other
            if first.amount.value < 1000 <= last.amount.value:
                first.scale = 1000 if last.amount.value < 10**6 else 10**6


def join_sums(counted: list[Counted], cursor: Cursor) -> None:
    """«1 час 30 минут», «два рубля пятьдесят копеек» are one amount."""
    for first, last in pairwise(counted):
        between = [cursor.text(place) for place in range(first.end, last.begin)]
        if _is_small_change(first, last) and between in ([], ["и"], ["and"]):
            last.unit = Unit(first.unit.base if first.unit else "", Fraction(1, 100))
        if first.unit is None or last.unit is None or first.unit.base != last.unit.base:
            continue
        if between not in ([], ["и"], ["and"], ["."]) or last.unit.factor >= first.unit.factor:
            continue
        value = first.amount.value * first.unit.factor + last.amount.value * last.unit.factor
        raw = f"{first.amount.raw} … {last.amount.raw}"
        last.amount = replace(last.amount, value=value, raw=raw, one=False)
        last.unit = Unit(first.unit.base)
        first.amount = replace(first.amount, one=True)
        first.unit = None


def _is_small_change(first: Counted, last: Counted) -> bool:
    """«twelve pounds fifty»."""
    said = first.unit is not None and first.unit.base in CURRENCIES and last.amount.spelled
    return said and last.unit is None and not last.other and last.amount.value < 100
