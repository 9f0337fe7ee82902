"""The caller's lines: read from a TOML file of ``resources/demo``, or from a person's own sound."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from secretary_app.kernel.errors import UserFacing


class ScriptBad(UserFacing):
    """The file is no script of a call."""

    def __init__(self, *, file: Path, reason: str) -> None:
        super().__init__("demo-script-bad", file=str(file), reason=reason)


class Moment(StrEnum):
    """When a line is said."""

    IN_TURN = "in_turn"
    """After the secretary has fallen silent."""
    INTERRUPTING = "interrupting"
    """Into the secretary's voice, after it has spoken for a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that the caller says."""

    text: str
    """Empty for a recording of which nobody wrote down the words."""
    moment: Moment = Moment.IN_TURN
    after_ms: int = 900
    """How long the secretary speaks before the caller interrupts."""
    expect: str = ""
    """Ref or kind of the evidence that the answer must rest on; empty = whatever it is."""
    sound: Path | None = None
    """A recording in place of the caller's synthetic voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A call as the far end conducts it."""

    language: str
    number: str
    voice: str
    """An eSpeak variant that is not the secretary's."""
    lines: tuple[Line, ...]


def read_script(file: Path) -> Script:
    """Reads a script of ours. Raises ScriptBad."""
    try:
        with file.open("rb") as stream:
            data = tomllib.load(stream)
        return Script(
            language=data["language"],
            number=data["number"],
            voice=data["voice"],
            lines=tuple(_line(entry) for entry in data["line"]),
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise ScriptBad(file=file, reason=str(error)) from error


def _line(entry: dict[str, Any]) -> Line:  # Any: as TOML gives it
    return Line(
        text=entry["say"],
        moment=Moment(entry.get("moment", Moment.IN_TURN)),
        after_ms=int(entry.get("after_ms", 900)),
        expect=entry.get("expect", ""),
    )
