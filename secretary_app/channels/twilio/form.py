"""What a webhook of Twilio's says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hardware.twilio.protocol import HIDDEN
from secretary_app.channels.twilio.signature import Fields
from secretary_app.kernel.phone import PhoneNumber

_DIGITS_FOR_NOBODY = frozenset(
    {"+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"}
)
"""ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN and UNAVAILABLE on a telephone's keys: so Twilio writes
a number that it was not told."""

_WORDS_FOR_NOBODY = frozenset({"anonymous", "restricted", "blocked", "unknown", "unavailable"})

_NUMBER = re.compile(r"\+[0-9]{4,15}")


@dataclass(frozen=True, slots=True)
class Form:
    """The fields that came; the last of a name counts."""

    fields: Fields

    def get(self, name: str) -> str:
        """Empty where it did not come."""
        return dict(self.fields).get(name, "")

    @property
    def call(self) -> str:
        """Of a call: how Twilio calls it."""
        return self.get("CallSid")

    @property
    def caller(self) -> str:
        """For a line: the number, ``hidden``, or nothing where it is no number."""
        given = self.get("From").strip()
        if given in _DIGITS_FOR_NOBODY or given.lower() in _WORDS_FOR_NOBODY:
            return HIDDEN
        return given if _NUMBER.fullmatch(given) else ""

    @property
    def number(self) -> PhoneNumber | None:
        """Of who calls or writes, where it is one."""
        try:
            return PhoneNumber(self.caller)
        except ValueError:
            return None
