"""What the app sends to the line process."""

from dataclasses import dataclass
from typing import ClassVar

from hardware.line.message import Message, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Attach(Message):
    """First message of a connection: this is the app. Answered by `hello`.

    A new app takes the place of the one before. Connections that never attach may only ask
    `describe` and `ping`.
    """

    TYPE: ClassVar[str] = "attach"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Message):
    """Take the ringing call; a preloaded utterance may begin with the first frame of sound."""

    TYPE: ClassVar[str] = "answer"

    play_preloaded: str | None = None
    """Name of a preloaded utterance: it starts without waiting for the app."""
    utterance_id: str | None = None
    """Its id in this call; its name when absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IfAppIsLost(Message):
    """What to do in this call if its app goes away; a later one replaces it."""

    TYPE: ClassVar[str] = "if-app-is-lost"

    call_id: str
    """The app's own name of the call."""
    number: str | None
    language: str
    note: str
    """The file for an `AbsenceNote`."""
    hold: str
    """Name of a preloaded speech, as the next two: please wait."""
    wait: str
    """One moment more."""
    farewell: str
    """Said when no app has come back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeCall(Message):
    """A new app goes on with the call that is on; answered by `call-handed`, else `failed`."""

    TYPE: ClassVar[str] = "take-call"

    call_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dial(Message):
    """Call a number; its call follows as one that was answered does, or `dial-failed` does.

    From here on there is a call for the orders that follow. Nobody's speech begins by itself.
    """

    TYPE: ClassVar[str] = "dial"

    number: str
    """Digits, * and #, with a + in front or without."""
    give_up_s: float
    """After ringing for so long nobody is at home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HangUp(Message):
    """End the call, or refuse the one that rings."""

    TYPE: ClassVar[str] = "hang-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Play(Message):
    """Speech, or the next piece of one, to the end of the queue."""

    TYPE: ClassVar[str] = "play"

    utterance_id: str
    text: str
    marks: Words
    """Words of this piece; their times count from the start of the whole speech."""
    interruptible: bool
    last: bool
    """False while more pieces with the same id follow."""
    pcm: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Flush(Message):
    """Drop what is not played yet, of one utterance or (null) of all."""

    TYPE: ClassVar[str] = "flush"

    utterance_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume(Message):
    """After a yield: the voice comes back from the start of the word that was ducked."""

    TYPE: ClassVar[str] = "resume"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preload(Message):
    """Speech to keep for this and later calls: greeting, lead-in, apology."""

    TYPE: ClassVar[str] = "preload"

    name: str
    text: str
    marks: Words
    interruptible: bool
    last: bool
    """False while more pieces of the same name follow."""
    pcm: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayPreloaded(Message):
    """Queue a preloaded speech."""

    TYPE: ClassVar[str] = "play-preloaded"

    utterance_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordStart(Message):
    """Record this call from now on to `path` (a WAV that must not exist yet)."""

    TYPE: ClassVar[str] = "record-start"

    path: str
    hold_ms: int = 0
    """So long the newest sound is kept from the disk, for `blank` to come in time."""
    whole: bool = False
    """The file begins at line time 0; what was said before this order is silence in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordStop(Message):
    """Close the recording, as the end of a call does; answered by `recorded`.

    Where nothing could be written `failed` has said so, and no `recorded` follows.
    """

    TYPE: ClassVar[str] = "record-stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordErase(Message):
    """Stop recording and destroy what was written; answered by `erased`, never by `recorded`."""

    TYPE: ClassVar[str] = "record-erase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank(Message):
    """The caller's sound between these line times is silence in the recording.

    Sound that is held never reaches the disk; what did already is overwritten there.
    """

    TYPE: ClassVar[str] = "blank"

    from_ms: int
    to_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OurSide(Message):
    """Give our side of the call to somebody else, or back; see `hardware.line.given_to.By`.

    Given away from the assistant, her voice falls silent at the end of its word, and what waits
    behind it is dropped, save what must be heard. What is played after this order is heard.
    """

    TYPE: ClassVar[str] = "our-side"

    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SendDigits(Message):
    """Send DTMF into the call."""

    TYPE: ClassVar[str] = "send-digits"

    digits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRequest(Message):
    """Answered by `line-state` and `line-health`."""

    TYPE: ClassVar[str] = "status-request"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest(Message):
    """Examine modem, SIM and network; answered by `line-check`."""

    TYPE: ClassVar[str] = "check-request"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendSms(Message):
    """Give one short message to the network; answered by `sms-sent` or `sms-failed`."""

    TYPE: ClassVar[str] = "send-sms"

    request_id: str
    pdu: str
    """An SMS-SUBMIT in hexadecimal, service centre first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectSms(Message):
    """Tell every message that waits in the modem: `sms-found` for each, again and again.

    Not done while somebody is calling; the line being ready again is the moment.
    """

    TYPE: ClassVar[str] = "collect-sms"


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsKept(Message):
    """A message that was found is on the app's disk: only now it is deleted from the modem."""

    TYPE: ClassVar[str] = "sms-kept"

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskUssd(Message):
    """Send a code such as *100# to the network; `ussd-answered` or `ussd-failed` follows."""

    TYPE: ClassVar[str] = "ask-ussd"

    request_id: str
    code: str


Order = (
    Attach
    | Answer
    | IfAppIsLost
    | TakeCall
    | Dial
    | HangUp
    | Play
    | Flush
    | Resume
    | Preload
    | PlayPreloaded
    | RecordStart
    | RecordStop
    | RecordErase
    | Blank
    | OurSide
    | SendDigits
    | StatusRequest
    | CheckRequest
    | SendSms
    | CollectSms
    | SmsKept
    | AskUssd
)
