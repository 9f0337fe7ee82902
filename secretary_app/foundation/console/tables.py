"""Draws tables, by rich."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from secretary_app.foundation.console.layout import Column

UNBOUNDED_WIDTH = 1000
"""Columns of output that goes to a file or a program: nothing may be cut there."""


def draw(
    columns: Sequence[Column],
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int | None,
    colour: bool,
) -> str:
    """The table as lines of text."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column, heading in zip(columns, headings, strict=True):
        table.add_column(
            Text(heading), justify=column.justify, no_wrap=column.whole, overflow="fold"
        )
    for row in rows:
        # Text, not str: square brackets in a caller's words are no markup.
        table.add_row(*(Text(cell) for cell in row))
    paper = io.StringIO()
    Console(
        file=paper,
        width=width or UNBOUNDED_WIDTH,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
    ).print(table)
    return "".join(f"{line.rstrip()}\n" for line in paper.getvalue().splitlines())
