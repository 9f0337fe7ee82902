"""Money that never becomes a float."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from secretary_app.kernel.errors import UserFacing

DECIMALS = {
    "RUB": 2,
    "USD": 2,
    "EUR": 2,
    "GBP": 2,
    "KZT": 2,
    "BYN": 2,
    "UAH": 2,
    "CNY": 2,
    "JPY": 0,
}
"""Digits of the minor unit (ISO 4217) of the currencies that are understood."""

_NAMES = {
    "₽": "RUB", "р": "RUB", "р.": "RUB", "руб": "RUB", "руб.": "RUB", "рубль": "RUB",
    "рубля": "RUB", "рублей": "RUB", "$": "USD", "€": "EUR", "£": "GBP", "₸": "KZT", "тг": "KZT",
    "₴": "UAH", "¥": "JPY",
}  # fmt: skip

_SHAPE = re.compile(
    r"(?P<sign>-?)(?P<before>[^\d\s.,-]*)(?P<inner>-?)(?P<number>\d[\d.,]*)(?P<after>\D*)"
)
_SPACES = re.compile(r"[\s\u00a0\u202f']+")


class BadMoney(UserFacing):
    """The text is no amount of money that we understand."""

    def __init__(self, *, text: str) -> None:
        super().__init__("money-bad", text=text)


class CurrencyMismatch(ValueError):
    """Two currencies met in one sum: a fault of the caller, since no rate is known here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A whole number of the smallest units of a currency."""

    minor: int
    """Kopecks, cents, …; may be negative."""
    currency: str
    """A key of ``DECIMALS``."""

    def __post_init__(self) -> None:
        if self.currency not in DECIMALS:
            raise ValueError(f"unknown currency: {self.currency!r}")

    @classmethod
    def parse(cls, text: str, currency: str = "RUB") -> Self:
        """Reads «1 234,50 ₽», «1,234.50 USD», «$12», «1500»; ``currency`` where none is written.

        A separator before exactly three last digits divides thousands. Raises BadMoney.
        """
        shape = _SHAPE.fullmatch(_SPACES.sub("", text.replace("\u2212", "-")))
        if shape is None:
            raise BadMoney(text=text)
        names = [name for name in (shape["before"], shape["after"]) if name]
        if len(names) > 1 or (shape["sign"] and shape["inner"]):
            raise BadMoney(text=text)
        code = _currency_of(names[0]) if names else currency
        whole, fraction = _split(shape["number"])
        if code is None or whole is None or len(fraction) > DECIMALS[code]:
            raise BadMoney(text=text)
        minor = int(whole + fraction.ljust(DECIMALS[code], "0"))
        return cls(minor=-minor if shape["sign"] or shape["inner"] else minor, currency=code)

    @property
    def amount(self) -> Decimal:
        """In the currency's main unit."""
        return Decimal(self.minor).scaleb(-DECIMALS[self.currency])

    def __add__(self, other: Money) -> Money:
        self._check(other)
        return Money(minor=self.minor + other.minor, currency=self.currency)

    def __sub__(self, other: Money) -> Money:
        return self + -other

    def __neg__(self) -> Money:
        return Money(minor=-self.minor, currency=self.currency)

    def __mul__(self, times: int) -> Money:
        return Money(minor=self.minor * times, currency=self.currency)

    def __lt__(self, other: Money) -> bool:
        self._check(other)
        return self.minor < other.minor

    def __le__(self, other: Money) -> bool:
        self._check(other)
        return self.minor <= other.minor

    def __str__(self) -> str:
        """As ``parse`` reads it back: ``1234.50 RUB``."""
        return f"{self.amount} {self.currency}"

    def _check(self, other: Money) -> None:
        if self.currency != other.currency:
            raise CurrencyMismatch(f"{self} and {other}")


def _currency_of(name: str) -> str | None:
    folded = name.casefold()
    if folded in _NAMES:
        return _NAMES[folded]
    code = name.upper()
    return code if code in DECIMALS else None


def _split(number: str) -> tuple[str | None, str]:
    """Whole and fraction digits; None where the separators make no sense."""
    marks = [char for char in number if char in ".,"]
    if not marks:
        return number, ""
    head, _, tail = number.rpartition(marks[-1])
    thousands = number.replace(",", ".").split(".")
    grouped = len(thousands[0]) <= 3 and all(len(group) == 3 for group in thousands[1:])
    if len(set(marks)) == 1 and grouped:
        return "".join(thousands), ""
    if marks.count(marks[-1]) > 1 or not tail:
        return None, ""
    groups = head.split(marks[0]) if len(marks) > 1 else [head]
    if len(groups) > 1 and (len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:])):
        return None, ""
    return "".join(groups), tail
