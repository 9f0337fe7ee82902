"""Final results: the line that ends a command's answer, and the numbers of its errors."""

import re
from dataclasses import dataclass
from enum import StrEnum


class FinalKind(StrEnum):
    """What a final result says."""

    OK = "OK"
    ERROR = "ERROR"
    CME_ERROR = "+CME ERROR"
    CMS_ERROR = "+CMS ERROR"
    CONNECT = "CONNECT"
    NO_CARRIER = "NO CARRIER"
    BUSY = "BUSY"
    NO_ANSWER = "NO ANSWER"
    NO_DIALTONE = "NO DIALTONE"
    ABORTED = "ABORTED"


SUCCESSES = frozenset({FinalKind.OK, FinalKind.CONNECT})

PLAIN_FINALS = frozenset(
    {FinalKind.OK, FinalKind.ERROR, FinalKind.CME_ERROR, FinalKind.CMS_ERROR, FinalKind.ABORTED}
)
"""End every command."""

CALL_FINALS = frozenset(
    {FinalKind.NO_CARRIER, FinalKind.BUSY, FinalKind.NO_ANSWER, FinalKind.NO_DIALTONE}
)
"""End only a command that declares them (ATA, ATD); else they tell of a call, unasked."""

# SIM7500_SIM7600 AT Command Manual V1.12, "+CME ERROR"; the texts are what AT+CMEE=2 prints.
CME_TEXTS = {
    3: "operation not allowed",
    4: "operation not supported",
    10: "SIM not inserted",
    11: "SIM PIN required",
    12: "SIM PUK required",
    13: "SIM failure",
    14: "SIM busy",
    15: "SIM wrong",
    16: "incorrect password",
    20: "memory full",
    21: "invalid index",
    22: "not found",
    30: "no network service",
    31: "network timeout",
    32: "network not allowed - emergency calls only",
    100: "unknown",
    103: "illegal MS",
}
_CME_NUMBERS = {text.lower(): number for number, text in CME_TEXTS.items()}

_ERROR_WITH_NUMBER = re.compile(r"(\+CM[ES] ERROR): ?(.*)", re.IGNORECASE)
_CONNECT = re.compile(r"CONNECT(?: \d+.*)?", re.IGNORECASE)
_SPELLINGS = {"NO DIAL TONE": FinalKind.NO_DIALTONE}
_PLAIN = {kind.value: kind for kind in FinalKind} | _SPELLINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalResult:
    """One final result."""

    kind: FinalKind
    text: str
    """The line as it came."""
    number: int | None = None
    """The CME or CMS number; None for other results and for texts nobody has listed."""

    @property
    def ok(self) -> bool:
        """Whether the command did what it was asked."""
        return self.kind in SUCCESSES


def parse_final(text: str) -> FinalResult | None:
    """Read a line as a final result; None when it is something else."""
    plain = _PLAIN.get(text.upper())
    if plain is not None:
        return FinalResult(kind=plain, text=text)
    if _CONNECT.fullmatch(text):
        return FinalResult(kind=FinalKind.CONNECT, text=text)
    numbered = _ERROR_WITH_NUMBER.fullmatch(text)
    if numbered is None:
        return None
    kind, what = FinalKind(numbered[1].upper()), numbered[2].strip()
    number = int(what) if what.isdecimal() else _CME_NUMBERS.get(what.lower())
    return FinalResult(kind=kind, text=text, number=number)
