"""Text to value and back, for each type that a setting may have."""

from __future__ import annotations

import math
from enum import Enum
from pathlib import Path

from secretary_app.kernel.paths import typed_path

TRUE = frozenset({"true", "yes", "on", "1", "да", "вкл"})
FALSE = frozenset({"false", "no", "off", "0", "нет", "выкл"})

WORDS = tuple[str, ...]
"""The type of a list: texts without commas, written with commas between them."""

SCALARS: dict[type, str] = {bool: "bool", int: "int", float: "float", str: "text", Path: "path"}


def kind_of(declared: object) -> str:
    """The name of a type for its Fluent text: bool, int, float, text, path, words or choice."""
    if declared == WORDS:
        return "words"
    if isinstance(declared, type):
        if issubclass(declared, Enum):
            return "choice"
        if declared in SCALARS:
            return SCALARS[declared]
    raise TypeError(f"a setting cannot be of type {declared}")


def choices_of(declared: object) -> str:
    """The values of an enum, for a person; empty for another type."""
    if isinstance(declared, type) and issubclass(declared, Enum):
        return ", ".join(str(member.value) for member in declared)
    return ""


def parse(declared: object, text: str) -> object:
    """The value that ``text`` means; raises ValueError."""
    text = text.strip()
    kind = kind_of(declared)
    if kind == "words":
        return tuple(word for part in text.split(",") if (word := part.strip()))
    if kind == "choice":
        assert isinstance(declared, type)
        return declared(text.casefold())
    return _parse_scalar(kind, text)


def to_text(value: object) -> str:
    """How a value is stored and shown; ``parse`` reads it back."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, Enum):
        return str(value.value)
    return str(value)


def from_toml(value: object) -> str:
    """The text of a TOML value; raises ValueError for a date, a table or a list of lists."""
    if isinstance(value, list) and all(isinstance(item, str) and "," not in item for item in value):
        return to_text(tuple(value))
    if isinstance(value, bool | int | float | str):
        return to_text(value)
    raise ValueError(f"no value of a setting: {value}")


def _parse_scalar(kind: str, text: str) -> object:
    match kind:
        case "bool":
            if text.casefold() in TRUE | FALSE:
                return text.casefold() in TRUE
            raise ValueError(text)
        case "int":
            return int(text)
        case "float":
            number = float(text.replace(",", "."))
            if not math.isfinite(number):
                raise ValueError(text)
            return number
        case "path":
            if not text or "\0" in text:
                raise ValueError(text)
            return typed_path(text)
        case _:
            return text
