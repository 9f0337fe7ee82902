"""What a modem says unasked, by 3GPP 27.005 and 27.007: one class per fact, one row per form.

A row is a pattern for the whole line and how to read what it found. Makers' own lines are rows of
their dialects. Sources and exact texts: the transcripts, and the comment at each odd row.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hardware.at.results import FinalKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Urc:
    """Any unsolicited line that was understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ringing(Urc):
    """RING or +CRING: repeated every few seconds for as long as it rings."""

    kind: str = "VOICE"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerLine(Urc):
    """+CLIP: who is calling."""

    number: str | None
    """None when withheld or unknown; international numbers begin with +."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallListed(Urc):
    """+CLCC: one call and what it is doing."""

    index: int
    incoming: bool
    status: int
    """0 active, 1 held, 2 dialing, 3 alerting, 4 incoming, 5 waiting, 6 disconnect (SIMCom)."""
    voice: bool
    number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallWaiting(Urc):
    """+CCWA: a second caller while a call is on."""

    number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFinished(Urc):
    """NO CARRIER, BUSY, NO ANSWER or NO DIALTONE that no command had asked for."""

    kind: FinalKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBeginning(Urc):
    """A voice call is connected. Only some makers say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnding(Urc):
    """A voice call is over. Only some makers say so."""

    duration_s: int | None
    """Seconds it lasted by the modem's own clock; None when the line names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallMissed(Urc):
    """An incoming call ended without having been answered. Only some makers say so."""

    number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DigitHeard(Urc):
    """The far end pressed a key: 0-9 A-D * #."""

    digit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageStored(Urc):
    """+CMTI: a message was put into a storage."""

    storage: str
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDelivered(Urc):
    """+CMT: a message came without being stored."""

    pdu: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportStored(Urc):
    """+CDSI: a delivery report was put into a storage."""

    storage: str
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDelivered(Urc):
    """+CDS: a delivery report came without being stored."""

    pdu: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UssdReply(Urc):
    """+CUSD: the network's answer to a code such as *100#."""

    status: int
    """0 done, 1 waits for an answer, 2 ended by the network, 4 not supported, 5 time-out."""
    text: str
    """As it came: text, or hex digits, as the coding scheme and the character set say."""
    coding: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimReported(Urc):
    """+CPIN: READY, SIM PIN, SIM PUK, NOT INSERTED."""

    condition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationChanged(Urc):
    """+CREG, +CGREG, +CEREG: 0 no, 1 home, 2 searching, 3 denied, 4 unknown, 5 roaming."""

    domain: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleStarted(Urc):
    """The module has begun anew, with all its settings forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimFilesReady(Urc):
    """Messages or the phone book of the SIM can be used from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrcRule:
    """One row of a table of unsolicited lines."""

    pattern: str
    """For the whole line, without regard to case."""
    make: Callable[[re.Match[str], str | None], Urc]
    """Reads the match and, for lines that announce a message, its hex digits."""
    body: bool = False
    """Only with the second line that this header announces."""


def find_urc(rules: Sequence[UrcRule], text: str, body: str | None = None) -> Urc | None:
    """Read a line by the first row that fits; None when no row does."""
    for rule in rules:
        if rule.body and body is None:
            continue
        found = re.fullmatch(rule.pattern, text, re.IGNORECASE | re.DOTALL)
        if found is not None:
            return rule.make(found, body)
    return None


def read_number(number: str | None, number_type: str | None = None) -> str | None:
    """Read a caller's number: None for a hidden one, + before type 145 where it is missing."""
    if not number:
        return None
    if number_type == "145" and not number.startswith("+"):
        return f"+{number}"
    return number


GENERIC_URCS: tuple[UrcRule, ...] = (
    # A stray "RING (with incoming call)" is how the manual prints it; real ones stand alone.
    UrcRule(pattern=r"RING", make=lambda _m, _b: Ringing()),
    UrcRule(pattern=r"\+CRING: ?(.*)", make=lambda m, _b: Ringing(kind=m[1])),
    # Some firmware says no +CLIP at all for a hidden number, some an empty one with type 128.
    UrcRule(
        pattern=r'\+CLIP: ?"([^"]*)",(\d+)(?:,.*)?',
        make=lambda m, _b: CallerLine(number=read_number(m[1], m[2])),
    ),
    UrcRule(
        pattern=r'\+CLCC: ?(\d+),([01]),(\d),(\d),\d(?:,"([^"]*)",(\d+))?(?:,.*)?',
        make=lambda m, _b: CallListed(
            index=int(m[1]),
            incoming=m[2] == "1",
            status=int(m[3]),
            voice=m[4] == "0",
            number=read_number(m[5], m[6]),
        ),
    ),
    UrcRule(
        pattern=r'\+CCWA: ?"([^"]*)",(\d+)(?:,.*)?',
        make=lambda m, _b: CallWaiting(number=read_number(m[1], m[2])),
    ),
    # `+CMTI: ,-1` has been seen: a message that found no room. There is nothing to read then.
    UrcRule(
        pattern=r'\+CMTI: ?"(\w+)", ?(\d+)',
        make=lambda m, _b: MessageStored(storage=m[1], index=int(m[2])),
    ),
    UrcRule(
        pattern=r"\+CMT: ?.*", body=True, make=lambda _m, body: MessageDelivered(pdu=body or "")
    ),
    UrcRule(
        pattern=r'\+CDSI: ?"(\w+)", ?(\d+)',
        make=lambda m, _b: ReportStored(storage=m[1], index=int(m[2])),
    ),
    UrcRule(
        pattern=r"\+CDS: ?\d+", body=True, make=lambda _m, body: ReportDelivered(pdu=body or "")
    ),
    # Quoted, unquoted hex (Huawei), without a text, or with a quotation mark never closed.
    UrcRule(
        pattern=r'\+CUSD: ?(\d)(?:, ?"?([^"]*)"?(?:, ?(\d+))?)?',
        make=lambda m, _b: UssdReply(
            status=int(m[1]), text=m[2] or "", coding=int(m[3]) if m[3] else None
        ),
    ),
    UrcRule(pattern=r"\+CPIN: ?(.+)", make=lambda m, _b: SimReported(condition=m[1].upper())),
    # One number is the event; two numbers are the answer to a question and no event. In mode 2
    # place and cell follow in quotes.
    UrcRule(
        pattern=r'\+(CREG|CGREG|CEREG): ?(\d+)(?:,".*)?',
        make=lambda m, _b: RegistrationChanged(domain=m[1].upper(), status=int(m[2])),
    ),
)
