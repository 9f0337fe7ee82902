"""How a table is described."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    heading: str
    """Fluent id."""
    justify: Literal["left", "right"] = "left"
    whole: bool = False
    """Never broken over two lines: numbers, times, ids."""


DrawTable = Callable[
    [Sequence[Column], Sequence[str], Sequence[Sequence[str]], int | None, bool], str
]
"""Columns, headings, rows, the terminal's width (None: no terminal), whether it has colours."""
