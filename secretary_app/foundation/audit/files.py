"""The log as a file: a table for a spreadsheet, or an object of JSON in each line."""

from __future__ import annotations

import csv
import json
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import asdict
from pathlib import Path

from secretary_app.foundation.audit.models import Entry

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A table program would run a cell that begins so."""


async def write_entries(
    entries: AsyncGenerator[Entry, None], file: Path, *, anew: bool = False
) -> int:
    """Into a new file, ``.csv`` or lines of JSON by its ending; how many.

    ``anew``: what stands there may go. Raises OSError.
    """
    write_to = _as_csv if file.suffix.lower() == ".csv" else _as_json_lines
    count = 0
    with write_to(file, "w" if anew else "x") as write:
        async with aclosing(entries):
            async for entry in entries:
                write(entry)
                count += 1
    return count


@contextmanager
def _as_csv(file: Path, mode: str) -> Iterator[Callable[[Entry], None]]:
    with file.open(mode, encoding="utf-8-sig", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(Entry.__dataclass_fields__)
        yield lambda entry: rows.writerow([_cell(value) for value in _plain(entry).values()])


@contextmanager
def _as_json_lines(file: Path, mode: str) -> Iterator[Callable[[Entry], None]]:
    with file.open(mode, encoding="utf-8") as stream:

        def write(entry: Entry) -> None:
            stream.write(json.dumps(_plain(entry), ensure_ascii=False) + "\n")

        yield write


def _plain(entry: Entry) -> dict[str, object]:
    return asdict(entry) | {"at": entry.at.isoformat()}


def _cell(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
