"""What the line process tells the app of short messages and of USSD."""

from dataclasses import dataclass
from typing import ClassVar

from hardware.line.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsWaiting(Message):
    """A short message was put into the modem's memory: time for `collect-sms`."""

    TYPE: ClassVar[str] = "sms-waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsFound(Message):
    """A short message. It stays in the modem until `sms-kept`, and is told again until then."""

    TYPE: ClassVar[str] = "sms-found"

    key: str
    """Names the message in its place."""
    pdu: str
    """In hexadecimal, service centre first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsSent(Message):
    """The network has taken a message."""

    TYPE: ClassVar[str] = "sms-sent"

    request_id: str
    reference: int
    """By which its delivery report will name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsFailed(Message):
    """A message was not sent, or nobody knows."""

    TYPE: ClassVar[str] = "sms-failed"

    request_id: str
    code: str
    number: int | None
    """Of the +CMS ERROR, where there was one."""
    may_be_sent: bool
    """The modem took it and fell silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsReported(Message):
    """A delivery report."""

    TYPE: ClassVar[str] = "sms-reported"

    pdu: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UssdAnswered(Message):
    """What the network said to a code."""

    TYPE: ClassVar[str] = "ussd-answered"

    request_id: str
    text: str
    waits: bool
    """It is a menu that waits for a choice; it was closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UssdFailed(Message):
    """A code was not answered."""

    TYPE: ClassVar[str] = "ussd-failed"

    request_id: str
    reason: str
    """`timeout`, `unsupported`, `bad-code`, or the code of an error."""


TextReport = SmsWaiting | SmsFound | SmsSent | SmsFailed | SmsReported | UssdAnswered | UssdFailed
