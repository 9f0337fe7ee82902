"""The typed value of a fact: read from text, checked, written back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from secretary_app.features.knowledge.errors import BadFactValue
from secretary_app.features.knowledge.hours import OpeningHours
from secretary_app.features.knowledge.hours_text import BadHours, format_hours, parse_hours
from secretary_app.kernel.money import BadMoney, Money
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber

LONGEST_TEXT = 600
"""Characters: what a caller is told in one breath, and then some."""
MOST_IN_STOCK = 10_000_000


class FactKind(StrEnum):
    """What a fact's value is."""

    HOURS = "hours"
    PRICE = "price"
    ADDRESS = "address"
    PHONE = "phone"
    TEXT = "text"
    DATE = "date"
    STOCK = "stock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words, per language; ``*`` holds for any language that has none of its own."""

    texts: Mapping[str, str]

    def in_language(self, language: str) -> str | None:
        """The words; None where nobody wrote them in that language."""
        return self.texts.get(language) or self.texts.get("*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """How many there are."""

    number: int


FactValue = OpeningHours | Money | PhoneNumber | Wording | date | Stock
RawValue = str | Mapping[str, str]
"""As a file or the database has it: one text, or one per language."""


def parse_value(kind: FactKind, raw: RawValue) -> FactValue:
    """Raises BadFactValue."""
    if kind in (FactKind.TEXT, FactKind.ADDRESS):
        return _parse_wording(kind, raw)
    if not isinstance(raw, str):
        raise BadFactValue(kind=kind, value=", ".join(raw.values()))
    text = raw.strip()
    try:
        match kind:
            case FactKind.HOURS:
                return parse_hours(text)
            case FactKind.PRICE:
                return _parse_price(text)
            case FactKind.PHONE:
                return PhoneNumber.parse(text)
            case FactKind.DATE:
                return date.fromisoformat(text)
            case FactKind.STOCK:
                return _parse_stock(text)
    except BadHours as error:
        raise BadFactValue(kind=kind, value=error.part) from error
    except (ValueError, BadMoney, BadPhoneNumber) as error:
        raise BadFactValue(kind=kind, value=text) from error


def format_value(value: FactValue) -> RawValue:
    """As ``parse_value`` reads it back."""
    match value:
        case OpeningHours():
            return format_hours(value)
        case Wording(texts=texts):
            return texts["*"] if set(texts) == {"*"} else dict(texts)
        case date():
            return value.isoformat()
        case Stock(number=number):
            return str(number)
        case Money() | PhoneNumber():
            return str(value)


def _parse_wording(kind: FactKind, raw: RawValue) -> Wording:
    texts = {"*": raw} if isinstance(raw, str) else dict(raw)
    texts = {language: tidy for language, text in texts.items() if (tidy := " ".join(text.split()))}
    if not texts or any(len(text) > LONGEST_TEXT for text in texts.values()):
        raise BadFactValue(kind=kind, value=next(iter(texts.values()), ""))
    return Wording(texts=texts)


def _parse_price(text: str) -> Money:
    money = Money.parse(text)
    if money.minor < 0:
        raise ValueError("a price below zero")
    return money


def _parse_stock(text: str) -> Stock:
    number = int(text)
    if not 0 <= number <= MOST_IN_STOCK:
        raise ValueError("no such stock")
    return Stock(number=number)
