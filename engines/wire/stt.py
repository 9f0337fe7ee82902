"""Recognition on the wire. One connection is one utterance.

Times are milliseconds from the first sample of the utterance.
"""

import hashlib
from dataclasses import dataclass
from typing import Any, ClassVar

from wyoming.event import Event

from engines.wire.fields import Fields

PHRASE_LIST_ID_CHARS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word and where it was heard (or is spoken, in a speech's marks)."""

    text: str
    start_ms: int
    end_ms: int

    def data(self) -> dict[str, Any]:
        """As a JSON object."""
        return {"text": self.text, "start_ms": self.start_ms, "end_ms": self.end_ms}


def read_words(fields: Fields, key: str) -> tuple[Word, ...]:
    """The words under `key`; none where it is missing."""
    return tuple(
        Word(
            text=word.text("text"),
            start_ms=word.integer("start_ms"),
            end_ms=word.integer("end_ms"),
        )
        for word in fields.objects(key)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseList:
    """Client to worker: prepare these phrases; answered by `phrase-list-ready`."""

    TYPE: ClassVar[str] = "phrase-list"

    id: str
    """Hash of the content: equal lists have equal ids, so a worker compiles each once."""
    language: str
    phrases: tuple[str, ...]

    @classmethod
    def of(cls, language: str, phrases: tuple[str, ...]) -> "PhraseList":
        """A list with the id that belongs to its content; order and repetition do not count."""
        ordered = tuple(sorted(set(phrases)))
        content = "\n".join((language, *ordered)).encode()
        return cls(
            id=hashlib.sha256(content).hexdigest()[:PHRASE_LIST_ID_CHARS],
            language=language,
            phrases=ordered,
        )

    def event(self) -> Event:
        """As an event for the wire."""
        data = {"id": self.id, "language": self.language, "phrases": list(self.phrases)}
        return Event(type=self.TYPE, data=data)

    @classmethod
    def from_event(cls, event: Event) -> "PhraseList":
        """Raises WireError(bad_event)."""
        fields = Fields.of(event, kind=cls.TYPE)
        return cls(
            id=fields.text("id"),
            language=fields.text("language"),
            phrases=fields.texts("phrases"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseListReady:
    """Worker to client: the list can be named in `transcribe` from now on."""

    TYPE: ClassVar[str] = "phrase-list-ready"

    id: str
    unknown_words: tuple[str, ...] = ()
    """Words that stood in no dictionary: they got a pronunciation by rule, or are not heard at
    all.
    """

    def event(self) -> Event:
        """As an event for the wire."""
        return Event(
            type=self.TYPE, data={"id": self.id, "unknown_words": list(self.unknown_words)}
        )

    @classmethod
    def from_event(cls, event: Event) -> "PhraseListReady":
        """Raises WireError(bad_event)."""
        fields = Fields.of(event, kind=cls.TYPE)
        return cls(id=fields.text("id"), unknown_words=fields.texts("unknown_words", ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcribe:
    """Client to worker: an utterance follows as audio-start, audio-chunk…, audio-stop."""

    TYPE: ClassVar[str] = "transcribe"

    language: str | None = None
    """None: the worker's first language (a stock client may name none)."""
    phrases: str | None = None
    """Id of a prepared phrase list; None = free dictation. An unknown id is `error`
    `unknown_phrases`.
    """

    def event(self) -> Event:
        """As an event for the wire."""
        data = {"language": self.language, "phrases": self.phrases}
        return Event(type=self.TYPE, data={key: data[key] for key in data if data[key] is not None})

    @classmethod
    def from_event(cls, event: Event) -> "Transcribe":
        """Raises WireError(bad_event)."""
        fields = Fields.of(event, kind=cls.TYPE)
        return cls(
            language=fields.optional_text("language"), phrases=fields.optional_text("phrases")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Partial:
    """Worker to client: what has been heard so far, sent whenever it changes."""

    TYPE: ClassVar[str] = "partial"

    text: str
    complete: bool
    """Whether the words are a whole phrase of the list already."""
    words: tuple[Word, ...] = ()

    def event(self) -> Event:
        """As an event for the wire."""
        words = [word.data() for word in self.words]
        return Event(
            type=self.TYPE, data={"text": self.text, "complete": self.complete, "words": words}
        )

    @classmethod
    def from_event(cls, event: Event) -> "Partial":
        """Raises WireError(bad_event)."""
        fields = Fields.of(event, kind=cls.TYPE)
        return cls(
            text=fields.text("text"),
            complete=fields.flag("complete", False),
            words=read_words(fields, "words"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """Worker to client, last: what was said. `in_list` False or no text = not understood."""

    TYPE: ClassVar[str] = "transcript"

    text: str
    language: str
    engine: str
    """Backend that heard it; "script" when the words come from a script."""
    confidence: float = 1.0
    """0..1; 1.0 where the engine tells none (a stock Wyoming server)."""
    words: tuple[Word, ...] = ()
    in_list: bool = True
    """Whether it is one of the phrases of the list; True in free dictation."""

    def event(self) -> Event:
        """As an event for the wire."""
        data = {
            "text": self.text,
            "language": self.language,
            "engine": self.engine,
            "confidence": self.confidence,
            "words": [word.data() for word in self.words],
            "in_list": self.in_list,
        }
        return Event(type=self.TYPE, data=data)

    @classmethod
    def from_event(cls, event: Event) -> "Transcript":
        """Raises WireError(bad_event). What a stock server leaves out gets the defaults."""
        fields = Fields.of(event, kind=cls.TYPE)
        return cls(
            text=fields.text("text"),
            language=fields.text("language", ""),
            engine=fields.text("engine", "wyoming"),
            confidence=min(1.0, max(0.0, fields.number("confidence", 1.0))),
            words=read_words(fields, "words"),
            in_list=fields.flag("in_list", True),
        )
