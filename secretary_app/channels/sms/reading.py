"""What a PDU of the modem means to us."""

from __future__ import annotations

import hashlib
import logging

from hardware.sms.errors import BadPdu
from hardware.sms.reading import Deliver, StatusReport, Submit, decode
from secretary_app.channels.sms.models import ReceivedPart
from secretary_app.kernel.blanking import blank
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber

_LOG = logging.getLogger(__name__)

LONGEST_NUMBER = 32


def read(pdu: str) -> ReceivedPart | StatusReport:
    """A part of a message, or a report. What cannot be read is kept as it is, for nobody's eyes."""
    try:
        found: Deliver | Submit | StatusReport = decode(pdu)
    except BadPdu as error:
        _LOG.warning("a message cannot be read, and is kept as it came: %s", error)
        return _unreadable(pdu)
    if isinstance(found, StatusReport):
        return found
    if isinstance(found, Submit):
        return _unreadable(pdu)
    header = found.content.header
    part = header.part
    text = found.content.text
    return ReceivedPart(
        fingerprint=_fingerprint(pdu),
        pdu=pdu,
        number=sender(found.number),
        text=text or "",
        reference=None if part is None or part.total == 1 else part.reference,
        total=1 if part is None else part.total,
        index=1 if part is None else part.index,
        for_people=text is not None and header.port is None,
    )


def sender(number: str) -> str:
    """A number in the one form that stays inside; a name or a strange number as it came."""
    try:
        return PhoneNumber.parse(number).e164
    except BadPhoneNumber:
        return number[:LONGEST_NUMBER]


def _unreadable(pdu: str) -> ReceivedPart:
    return ReceivedPart(
        fingerprint=_fingerprint(pdu),
        pdu=pdu,
        number="",
        text="",
        reference=None,
        total=1,
        index=1,
        for_people=False,
    )


def whole(number: str, text: str, *, name: str) -> ReceivedPart:
    """A message that came by another way than a card, where it has a name of its own."""
    fingerprint = hashlib.sha256(name.encode()).hexdigest()
    return ReceivedPart(
        fingerprint=fingerprint,
        pdu="",
        number=number,
        text=blank(text),
        # Not to be taken for an earlier one with the same words.
        reference=int(fingerprint[:7], 16),
        total=1,
        index=1,
        for_people=True,
    )


def _fingerprint(pdu: str) -> str:
    """Of the message without the service centre, which may be another when it is sent again."""
    return hashlib.sha256(pdu.upper()[2 + 2 * int(pdu[:2] or "0", 16) :].encode()).hexdigest()
