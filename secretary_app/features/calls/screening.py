"""Whether a ringing call is wanted at all; decided without waiting for anything."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from secretary_app.features.lines.blocking import BlockList
from secretary_app.foundation.settings import Setting, Settings
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber

BLOCKED, HIDDEN = "blocked", "hidden"
"""The reason in the call's record."""


class Unwanted(StrEnum):
    """What becomes of a call that is not wanted."""

    ANSWER = "answer"
    REFUSE = "refuse"
    """The caller hears that the line is busy."""
    SILENT = "silent"
    """It rings until they give up."""


BLOCKED_CALLS = Setting(key="calls.blocked", type=Unwanted, default=Unwanted.REFUSE)
HIDDEN_CALLS = Setting(key="calls.hidden", type=Unwanted, default=Unwanted.ANSWER)

SETTINGS = (BLOCKED_CALLS, HIDDEN_CALLS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A call is not taken."""

    reason: str
    refuse: bool
    """False: it is let ring."""


class Screening:
    """Asked at the ring, and again where the number comes later."""

    def __init__(self, *, settings: Settings, blocked: BlockList) -> None:
        self._settings = settings
        self._blocked = blocked

    def verdict(self, raw_number: str | None, *, withheld: bool) -> Verdict | None:
        """None: it is wanted."""
        number = _number(raw_number)
        if number is not None and self._blocked.holds(number):
            return self._as_chosen(BLOCKED, self._settings.get(BLOCKED_CALLS))
        if raw_number is None and withheld:
            return self._as_chosen(HIDDEN, self._settings.get(HIDDEN_CALLS))
        return None

    def unwanted(self, number: PhoneNumber) -> bool:
        """Whether it is blocked."""
        return self._blocked.holds(number)

    @staticmethod
    def _as_chosen(reason: str, chosen: Unwanted) -> Verdict | None:
        if chosen is Unwanted.ANSWER:
            return None
        return Verdict(reason=reason, refuse=chosen is Unwanted.REFUSE)


def _number(raw: str | None) -> PhoneNumber | None:
    if raw is None:
        return None
    try:
        return PhoneNumber.parse(raw)
    except BadPhoneNumber:
        return None
