"""Decides whether the modem is reset between two calls, and why.

A SIM7600 was reported whose second call of a power-up is chopped or mute, healed by AT+CRESET and
by nothing less (PROTOCOLS 1.5). Whether this modem is one is known from its firmware, or learned: a
call graded bad is followed by a reset, and if the calls before it were healthy, from then on the
reset comes before that call. A reset that heals nothing is not repeated after every call.
"""

from dataclasses import dataclass
from enum import StrEnum

from hardware.line.doctor.findings import Findings

MOST_USELESS = 2
"""Resets in a row after which the first call was bad all the same: it is not this decay."""

PATIENCE_CALLS = 10
"""After them so many bad calls pass before it is tried again."""


class Treatment(StrEnum):
    """What is done after a call."""

    NOTHING = "nothing"
    RESET_FOR_GRADE = "reset-for-grade"
    RESET_FOR_KNOWN_DECAY = "reset-for-known-decay"
    """This firmware is known to carry so many calls and no more."""
    RESET_FOR_LEARNED_DECAY = "reset-for-learned-decay"
    """This very modem has shown it."""
    USELESS = "useless"
    """The call was bad, and resets did not help before."""


RESETS = frozenset(
    {
        Treatment.RESET_FOR_GRADE,
        Treatment.RESET_FOR_KNOWN_DECAY,
        Treatment.RESET_FOR_LEARNED_DECAY,
    }
)


@dataclass(slots=True, kw_only=True)
class Prescriber:
    """Remembers the calls of this power-up, and what resets have done."""

    calls: int = 0
    """With sound, since the last reset."""
    learned: int | None = None
    """So many calls this modem was seen to carry."""
    useless: int = 0
    """Resets in a row that healed nothing."""
    passed: int = 0
    """Bad calls since resets were found useless."""

    def powered_up(self) -> None:
        """The modem began anew, by our doing or its own."""
        self.calls = 0

    def after_call(self, findings: Findings, *, known: int | None) -> Treatment:
        """What is to be done after a call that had sound, or should have had.

        `known`: how many calls this firmware is known to carry.
        """
        self.calls += 1
        if findings.bad:
            return self._bad()
        if self.calls == 1:
            self.useless = self.passed = 0
        if known is not None and self.calls >= known:
            return Treatment.RESET_FOR_KNOWN_DECAY
        if self.learned is not None and self.calls >= self.learned:
            return Treatment.RESET_FOR_LEARNED_DECAY
        return Treatment.NOTHING

    def _bad(self) -> Treatment:
        if self.calls > 1:
            carried = self.calls - 1
            self.learned = carried if self.learned is None else min(self.learned, carried)
            return Treatment.RESET_FOR_GRADE
        self.useless += 1
        if self.useless <= MOST_USELESS:
            return Treatment.RESET_FOR_GRADE
        self.passed += 1
        if self.passed < PATIENCE_CALLS:
            self.calls = 0  # the next bad call is again the first: nothing is learned from it
            return Treatment.USELESS
        self.useless = self.passed = 0
        return Treatment.RESET_FOR_GRADE
