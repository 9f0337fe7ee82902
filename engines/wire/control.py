"""Messages every server of ours understands: token, description, heartbeat, error."""

from dataclasses import dataclass
from typing import Any, ClassVar

from wyoming.event import Event

from engines.wire.errors import WireError
from engines.wire.fields import Fields

PROTOCOL_VERSION = 1
"""Raised when a message of ours changes its meaning; told in `info`, checked in the handshake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorize:
    """Client to server, first of all, where a token is asked for (TCP)."""

    TYPE: ClassVar[str] = "authorize"

    token: str

    def event(self) -> Event:
        """As an event for the wire."""
        return Event(type=self.TYPE, data={"token": self.token})

    @classmethod
    def from_event(cls, event: Event) -> "Authorize":
        """Raises WireError(bad_event)."""
        return cls(token=Fields.of(event, kind=cls.TYPE).text("token"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Describe:
    """Client to server: what are you? Answered by `info`."""

    TYPE: ClassVar[str] = "describe"

    def event(self) -> Event:
        """As an event for the wire."""
        return Event(type=self.TYPE)

    @classmethod
    def from_event(cls, event: Event) -> "Describe":
        """Raises WireError(bad_event) for another type."""
        Fields.of(event, kind=cls.TYPE)
        return cls()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerInfo:
    """What a worker says of itself: our object `worker` inside Wyoming's `info`.

    A stock Wyoming server sends none; then `from_event` tells what can be read from its own lists.
    """

    TYPE: ClassVar[str] = "info"

    kind: str
    """stt, tts …"""
    backend: str
    languages: tuple[str, ...]
    voices: tuple[str, ...] = ()
    partials: bool = False
    """Whether a recogniser tells words while they are spoken; without them only silence ends a
    turn.
    """
    phrase_lists: bool = False
    """Whether a recogniser takes our `phrase-list`."""
    protocol: int = 0
    """Version of PROTOCOL.md; 0 = a stock Wyoming server."""

    def event(self) -> Event:
        """As an event for the wire."""
        worker = {
            "kind": self.kind,
            "backend": self.backend,
            "languages": list(self.languages),
            "voices": list(self.voices),
            "partials": self.partials,
            "phrase_lists": self.phrase_lists,
            "protocol": self.protocol,
        }
        return Event(type=self.TYPE, data=self._programs() | {"worker": worker})

    @classmethod
    def from_event(cls, event: Event) -> "WorkerInfo":
        """Raises WireError(bad_event) for what is neither ours nor Wyoming's."""
        fields = Fields.of(event, kind=cls.TYPE)
        if not fields.has("worker"):
            return cls._from_stock(fields)
        worker = fields.part("worker")
        return cls(
            kind=worker.text("kind"),
            backend=worker.text("backend"),
            languages=worker.texts("languages", ()),
            voices=worker.texts("voices", ()),
            partials=worker.flag("partials", False),
            phrase_lists=worker.flag("phrase_lists", False),
            protocol=worker.integer("protocol", 0),
        )

    def _programs(self) -> dict[str, Any]:
        """The same in Wyoming's own words, for a stock client."""
        if self.kind == "stt":
            model = _artifact(self.backend) | {"languages": list(self.languages)}
            return {"asr": [_artifact(self.backend) | {"models": [model]}]}
        if self.kind == "tts":
            voices = [
                # A voice of ours that names its language first ("ru+f3") speaks that one.
                _artifact(name)
                | {"languages": [code for code in self.languages if name.startswith(code)]}
                for name in self.voices
            ]
            return {"tts": [_artifact(self.backend) | {"voices": voices}]}
        return {}

    @classmethod
    def _from_stock(cls, fields: Fields) -> "WorkerInfo":
        for kind, domain, parts in (("stt", "asr", "models"), ("tts", "tts", "voices")):
            for program in fields.objects(domain):
                models = list(program.objects(parts))
                languages = {language for model in models for language in model.texts("languages")}
                names = tuple(model.text("name") for model in models)
                return cls(
                    kind=kind,
                    backend=program.text("name"),
                    languages=tuple(sorted(languages)),
                    voices=names if kind == "tts" else (),
                )
        raise WireError(code="bad_event", text="info: neither a recogniser nor a voice")


def _artifact(name: str) -> dict[str, Any]:
    """What Wyoming wants of everything it lists."""
    maker = {"name": name, "url": ""}
    return {
        "name": name,
        "attribution": maker,
        "installed": True,
        "description": None,
        "version": None,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping:
    """Client to server: are you alive? Answered by `pong` with the same text."""

    TYPE: ClassVar[str] = "ping"

    text: str | None = None

    def event(self) -> Event:
        """As an event for the wire."""
        return Event(type=self.TYPE, data={"text": self.text})

    @classmethod
    def from_event(cls, event: Event) -> "Ping":
        """Raises WireError(bad_event)."""
        return cls(text=Fields.of(event, kind=cls.TYPE).optional_text("text"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pong:
    """Server to client: the answer to `ping`."""

    TYPE: ClassVar[str] = "pong"

    text: str | None = None

    def event(self) -> Event:
        """As an event for the wire."""
        return Event(type=self.TYPE, data={"text": self.text})

    @classmethod
    def from_event(cls, event: Event) -> "Pong":
        """Raises WireError(bad_event)."""
        return cls(text=Fields.of(event, kind=cls.TYPE).optional_text("text"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """Server to client: the request failed; the connection ends after it."""

    TYPE: ClassVar[str] = "error"

    text: str
    code: str = "unknown"

    def event(self) -> Event:
        """As an event for the wire."""
        return Event(type=self.TYPE, data={"text": self.text, "code": self.code})

    @classmethod
    def from_event(cls, event: Event) -> "Error":
        """Raises WireError(bad_event)."""
        fields = Fields.of(event, kind=cls.TYPE)
        return cls(text=fields.text("text"), code=fields.text("code", "unknown"))

    def as_wire_error(self) -> WireError:
        """The same as an exception for the caller of the request."""
        return WireError(code=self.code, text=self.text)
