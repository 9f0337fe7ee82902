"""What goes into the dialogue and what comes out: turns, sentences with their evidence, actions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from secretary_app.features.conversations.models import Evidence
from secretary_app.kernel.phone import PhoneNumber


class Completeness(IntEnum):
    """How whole the words so far are. Of two readings of one sound the later member counts."""

    EMPTY = 0
    """Nothing was recognised."""
    INCOMPLETE = 1
    DICTATED = 2
    """A number, a name or an address of which more should follow: people stop to think, or to read
    it off."""
    NEARLY = 3
    """All but the end of the only phrase that begins so: a recogniser is late with last words."""
    COMPLETE = 4
    """A whole question, phrase, yes or no, or full number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardTurn:
    """What a caller, or a writer on another door, said in one turn."""

    text: str
    language: str
    understood: bool
    """False where the recogniser itself says that these are not the caller's words."""
    confidence: float = 1.0
    start_ms: int | None = None
    end_ms: int | None = None
    """Line time of the turn's sound, where there is sound."""


class SentenceKind(StrEnum):
    """What a sentence does in the talk."""

    GREETING = "greeting"
    ANSWER = "answer"
    ASK = "ask"
    CONFIRM = "confirm"
    APOLOGY = "apology"
    LEAD_IN = "lead-in"
    GOODBYE = "goodbye"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of an answer."""

    text: str
    """As written: for the transcript and for chat."""
    spoken: str
    """As the voice should read it: numbers, times and money in words."""
    language: str
    kind: SentenceKind
    evidence: tuple[Evidence, ...] = ()
    interruptible: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchLanguage:
    """From now on in this language; the person keeps the choice."""

    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeMessage:
    """Store a message of the caller. The sentence after it may say that it is stored."""

    text: str
    """The words as recognised; may be empty where only the sound was kept."""
    words_sure: bool
    """False where the recogniser itself doubts them: the sound is the message then."""
    language: str
    audio_ms: tuple[int, int] | None
    """Line time of the message's sound in the call."""
    number: PhoneNumber | None
    urgent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseCallback:
    """Promise to call back: because of a message, or to answer what is not known now."""

    number: PhoneNumber | None
    about: str
    due_minutes: int
    urgent: bool
    to_find_out: bool = False
    """Whether ``about`` is a question that we could not answer."""
    audio_ms: tuple[int, int] | None = None
    """Line time of that question in the call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendSms:
    """Send a text message. Where nothing can send one yet, a person is told to."""

    number: PhoneNumber
    text: str
    language: str


SendText = Callable[[PhoneNumber, str], Awaitable[object]]
"""Sends a text message, or keeps it until it can be sent. Raises SecretaryError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseAlarm:
    """Emergency words were said: tell the people at the desk."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndCall:
    """Hang up when everything before it has been heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerConsent:
    """The caller answered whether the talk may be recorded."""

    agreed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseRecording:
    """Stop recording and destroy what there is of it. The sentence after it may say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetCaller:
    """When the talk is over, delete everything about whoever it was with."""


Action = (
    SwitchLanguage
    | TakeMessage
    | PromiseCallback
    | SendSms
    | RaiseAlarm
    | EndCall
    | AnswerConsent
    | EraseRecording
    | ForgetCaller
)
Step = Sentence | Action
"""An answer is a stream of steps: sentences to say, actions to carry out between them, in order."""
