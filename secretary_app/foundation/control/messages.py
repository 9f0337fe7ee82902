"""What a command and the running program say to each other; one connection is one command."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Self, TypeVar

from engines.wire import Event, WireError
from engines.wire.fields import Fields
from secretary_app.foundation.console import Stream
from secretary_app.foundation.i18n import Language

MemberT = TypeVar("MemberT", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCommand:
    """Command to program: run this; closing the connection cancels it."""

    TYPE: ClassVar[str] = "command"

    argv: tuple[str, ...]
    """From the command's name on."""
    cwd: str
    language: Language
    language_given: bool
    """Whether the person asked for it (``--lang``), so that the setting does not count."""
    width: int | None
    """Columns of the terminal; None where the output is none."""
    colour: bool

    def event(self) -> Event:
        """As an event for the wire."""
        data = {
            "argv": list(self.argv),
            "cwd": self.cwd,
            "language": self.language.value,
            "language_given": self.language_given,
            "width": self.width,
            "colour": self.colour,
        }
        return Event(type=self.TYPE, data=data)

    @classmethod
    def from_event(cls, event: Event) -> Self:
        """Raises WireError(bad_event)."""
        fields = Fields.of(event, kind=cls.TYPE)
        return cls(
            argv=fields.texts("argv"),
            cwd=fields.text("cwd"),
            language=_member(Language, fields.text("language")),
            language_given=fields.flag("language_given"),
            width=fields.optional_integer("width"),
            colour=fields.flag("colour"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Program to command: print this, without a line end of your own."""

    TYPE: ClassVar[str] = "output"

    text: str
    stream: Stream

    def event(self) -> Event:
        """As an event for the wire."""
        return Event(type=self.TYPE, data={"text": self.text, "stream": self.stream.value})

    @classmethod
    def from_event(cls, event: Event) -> Self:
        """Raises WireError(bad_event)."""
        fields = Fields.of(event, kind=cls.TYPE)
        return cls(text=fields.text("text"), stream=_member(Stream, fields.text("stream")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """Program to command: that was all; end with this code."""

    TYPE: ClassVar[str] = "exit"

    code: int

    def event(self) -> Event:
        """As an event for the wire."""
        return Event(type=self.TYPE, data={"code": self.code})

    @classmethod
    def from_event(cls, event: Event) -> Self:
        """Raises WireError(bad_event)."""
        return cls(code=Fields.of(event, kind=cls.TYPE).integer("code"))


def _member(kind: type[MemberT], value: str) -> MemberT:
    try:
        return kind(value)
    except ValueError as error:
        raise WireError(code="bad_event", text=str(error)) from error
