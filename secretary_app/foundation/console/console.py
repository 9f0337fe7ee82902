"""Where a command's output goes: sentences, tables, JSON."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum, StrEnum
from pathlib import Path

from secretary_app.foundation.console.layout import Column, DrawTable
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.kernel.errors import ErrorParam, UserFacing
from secretary_app.kernel.money import Money
from secretary_app.kernel.phone import PhoneNumber

TABLES = "secretary_app.foundation.console.tables"
"""Loaded with the first table: rich takes 0.1 s, which a command without one need not wait."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""A caller's SMS may carry terminal commands; only line ends and tabs pass."""


class Stream(StrEnum):
    """The two outputs of a program."""

    OUT = "out"
    ERROR = "error"


Write = Callable[[str, Stream], None]


class Console:
    """What one run of a command has to say, in one language, to one terminal."""

    def __init__(
        self,
        *,
        translator: Translator,
        write: Write,
        width: int | None = None,
        colour: bool = False,
    ) -> None:
        """``width`` is the terminal's in columns; None where the output is no terminal."""
        self.translator = translator
        self._write = write
        self._width = width
        self._colour = colour

    @property
    def language(self) -> Language:
        """The language of the person who reads this."""
        return self.translator.language

    def text(self, message_id: str, **args: ErrorParam) -> None:
        """A translated sentence."""
        self.line(self.translator.text(message_id, **args))

    def line(self, text: str = "") -> None:
        """A line as it is: data, not words."""
        self._write(_CONTROL.sub("", text) + "\n", Stream.OUT)

    def error(self, error: UserFacing) -> None:
        """What went wrong and what to do, on the error output."""
        self.complain(self.translator.error(error))

    def complain(self, text: str) -> None:
        """A line on the error output."""
        self._write(_CONTROL.sub("", text) + "\n", Stream.ERROR)

    def json(self, value: object) -> None:
        """For programs: dataclasses, times (ISO 8601), numbers, money and lists of them."""
        text = json.dumps(value, default=_plain, ensure_ascii=False, indent=2)
        self._write(text + "\n", Stream.OUT)

    def table(
        self, columns: Sequence[Column], rows: Iterable[Sequence[str]], *, empty: str
    ) -> None:
        """A table; ``empty`` is the Fluent id of what to say where there are no rows."""
        cells = [[_CONTROL.sub("", cell) for cell in row] for row in rows]
        if not cells:
            self.text(empty)
            return
        headings = [self.translator.text(column.heading) for column in columns]
        draw: DrawTable = importlib.import_module(TABLES).draw
        self._write(draw(columns, headings, cells, self._width, self._colour), Stream.OUT)


def _plain(value: object) -> object:
    """What JSON has no type for."""
    if is_dataclass(value) and not isinstance(value, type):
        if isinstance(value, Money | PhoneNumber):
            return str(value)
        return {each.name: getattr(value, each.name) for each in fields(value)}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Path | Decimal):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"not made for JSON: {type(value).__name__}")
