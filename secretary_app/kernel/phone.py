"""Telephone numbers: text comes in as people and modems write it, one form stays inside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from secretary_app.kernel.errors import UserFacing

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_SHORT = re.compile(r"[0-9]{3,6}")
_SEPARATORS = re.compile(r"[\s().\-\u00a0\u2010-\u2015\u2212/]+")
_SHOWN_DIGITS = 4


class BadPhoneNumber(UserFacing):
    """The text is no telephone number that could be dialled from ``region``."""

    def __init__(self, *, text: str, region: str) -> None:
        super().__init__("phone-number-bad", text=text, region=region)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """How numbers are written inside one country (ITU-T E.123 and the national plans)."""

    calling_code: str
    lengths: tuple[int, ...]
    """Digits of a national number, without the trunk prefix."""
    trunk: str = "0"
    """Dialled before a national number inside the country; empty where there is none."""
    international: str = "00"
    """Dialled before a foreign number."""


REGIONS = {
    "RU": Region(calling_code="7", lengths=(10,), trunk="8", international="810"),
    "KZ": Region(calling_code="7", lengths=(10,), trunk="8", international="810"),
    "BY": Region(calling_code="375", lengths=(9,), trunk="80", international="810"),
    "UA": Region(calling_code="380", lengths=(9,)),
    "AM": Region(calling_code="374", lengths=(8,)),
    "AZ": Region(calling_code="994", lengths=(9,)),
    "GE": Region(calling_code="995", lengths=(9,)),
    "KG": Region(calling_code="996", lengths=(9,)),
    "UZ": Region(calling_code="998", lengths=(9,), trunk=""),
    "TJ": Region(calling_code="992", lengths=(9,), trunk="", international="810"),
    "MD": Region(calling_code="373", lengths=(8,)),
    "IL": Region(calling_code="972", lengths=(8, 9)),
    "TR": Region(calling_code="90", lengths=(10,)),
    "DE": Region(calling_code="49", lengths=tuple(range(6, 12))),
    "FR": Region(calling_code="33", lengths=(9,)),
    "GB": Region(calling_code="44", lengths=(9, 10)),
    "US": Region(calling_code="1", lengths=(10,), trunk="1", international="011"),
}
"""Countries whose national writing is understood; from any country ``+…`` and ``00…`` are."""

_FIXED_LENGTHS = {"7": 10, "1": 10}
"""World zones with one length for every number, so that a digit too many is noticed."""


@dataclass(frozen=True, slots=True, order=True)
class PhoneNumber:
    """A number that can be called back."""

    e164: str
    """``+`` and 7 to 15 digits; a service code of 3 to 6 digits (900, 0611) has no such form and
    stays as it is dialled."""

    def __post_init__(self) -> None:
        if not (_E164.fullmatch(self.e164) or _SHORT.fullmatch(self.e164)):
            raise ValueError(f"neither E.164 nor a service code: {self.e164!r}")

    @classmethod
    def parse(cls, text: str, region: str = "RU") -> Self:
        """Reads a number as people write it or as a modem reports it.

        ``region`` is a key of ``REGIONS`` and says how national numbers are meant. Raises
        BadPhoneNumber.
        """
        bare = _SEPARATORS.sub("", text.strip().removeprefix("tel:"))
        plan = REGIONS[region]
        digits = bare.removeprefix("+")
        found = None
        if digits.isascii() and digits.isdigit():
            found = _with_plus(digits) if bare.startswith("+") else _without_plus(digits, plan)
        if found is None:
            raise BadPhoneNumber(text=text, region=region)
        return cls(found)

    @property
    def is_short(self) -> bool:
        """Whether it is a service code: a bank, an operator, an emergency service."""
        return not self.e164.startswith("+")

    def masked(self) -> str:
        """For logs and lists that strangers may see: ``+7******4567``; a service code stays."""
        if self.is_short:
            return self.e164
        hidden = len(self.e164) - 2 - _SHOWN_DIGITS
        return f"{self.e164[:2]}{'*' * hidden}{self.e164[-_SHOWN_DIGITS:]}"

    def formatted(self) -> str:
        """For a person's eyes: ``+7 916 123-45-67``, ``+1 212 555-0123``, ``+375 29 123 45 67``."""
        if self.is_short:
            return self.e164
        digits = self.e164[1:]
        if digits[0] == "7" and len(digits) == 11:
            return f"+7 {digits[1:4]} {digits[4:7]}-{digits[7:9]}-{digits[9:]}"
        if digits[0] == "1" and len(digits) == 11:
            return f"+1 {digits[1:4]} {digits[4:7]}-{digits[7:]}"
        codes = {plan.calling_code for plan in REGIONS.values()}
        code = next((digits[:size] for size in (3, 2) if digits[:size] in codes), digits[:2])
        rest = digits[len(code) :]
        head = len(rest) % 2 + 2 if len(rest) > 4 else len(rest)
        pairs = [rest[at : at + 2] for at in range(head, len(rest), 2)]
        return " ".join([f"+{code}", rest[:head], *pairs])

    def __str__(self) -> str:
        return self.e164


def _with_plus(digits: str) -> str | None:
    number = f"+{digits}"
    if not _E164.fullmatch(number):
        return None
    length = _FIXED_LENGTHS.get(digits[0])
    return number if length is None or len(digits) == length + 1 else None


def _without_plus(digits: str, plan: Region) -> str | None:
    """A service code, a national number, or a foreign one behind an international prefix."""
    if _SHORT.fullmatch(digits):
        return digits
    if len(digits) in plan.lengths and not (plan.trunk and digits.startswith(plan.trunk)):
        return _with_plus(plan.calling_code + digits)
    if plan.trunk and digits.startswith(plan.trunk):
        national = digits.removeprefix(plan.trunk)
        if len(national) in plan.lengths:
            return _with_plus(plan.calling_code + national)
    if digits.startswith(plan.calling_code):
        national = digits.removeprefix(plan.calling_code)
        if len(national) in plan.lengths:
            return _with_plus(digits)
    for prefix in (plan.international, "00"):
        if digits.startswith(prefix):
            return _with_plus(digits.removeprefix(prefix))
    return _with_plus(plan.calling_code + digits) if len(digits) in plan.lengths else None
