"""A CSV or JSON file becomes rows that know where they stand in it, and back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from secretary_app.features.knowledge.errors import UnreadableFile

BIGGEST_FILE = 5_000_000
"""Bytes: ten times the largest FAQ anybody wrote by hand."""
MOST_ROWS = 5_000

_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record of a file."""

    line: int
    """Where it begins, counted from 1."""
    # Any: JSON values; the formats check each field they read.
    fields: Mapping[str, Any]


def read_rows(file: Path) -> list[Row]:
    """The rows of a ``.csv`` or ``.json`` file. Raises UnreadableFile."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableFile(file=file, reason="open", detail=error.strerror or "") from error
    if len(data) > BIGGEST_FILE:
        raise UnreadableFile(file=file, reason="big", detail=str(BIGGEST_FILE // 1_000_000))
    encoding = _BYTE_ORDER_MARKS.get(data[:2], "utf-8-sig")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableFile(file=file, reason="encoding", detail=str(line)) from error
    rows = _json_rows(text, file) if file.suffix.lower() == ".json" else _csv_rows(text, file)
    if not rows:
        raise UnreadableFile(file=file, reason="empty")
    if len(rows) > MOST_ROWS:
        raise UnreadableFile(file=file, reason="many", detail=str(MOST_ROWS))
    return rows


def to_csv(columns: Sequence[str], records: Sequence[Mapping[str, str]]) -> str:
    """A table with a heading, for spreadsheets (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()


def to_json(records: Sequence[Mapping[str, Any]]) -> str:
    """A list of objects, one field a line."""
    return json.dumps(list(records), ensure_ascii=False, indent=2) + "\n"


def _csv_rows(text: str, file: Path) -> list[Row]:
    heading = text.lstrip().partition("\n")[0]
    # Spreadsheets set to Russian write semicolons.
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    names: list[str] = []
    line = 1
    try:
        for cells in reader:
            begins, line = line, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not names:
                names = _heading(cells, file)
                continue
            rows.append(Row(line=begins, fields=_named(names, cells, file, begins)))
    except csv.Error as error:
        raise UnreadableFile(file=file, reason="csv", detail=f"{line}: {error}") from error
    return rows


def _heading(cells: list[str], file: Path) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    if len(set(names)) != len(names):
        raise UnreadableFile(file=file, reason="heading", detail=", ".join(names))
    return names


def _named(names: list[str], cells: list[str], file: Path, line: int) -> dict[str, str]:
    if any(cell.strip() for cell in cells[len(names) :]):
        raise UnreadableFile(file=file, reason="cells", detail=str(line))
    return {name: cell.strip() for name, cell in zip(names, cells, strict=False)}


def _json_rows(text: str, file: Path) -> list[Row]:
    at = _skip(text, 0)
    if text[at : at + 1] != "[":
        raise UnreadableFile(file=file, reason="list")
    try:
        return list(_json_items(text, _skip(text, at + 1), file))
    except json.JSONDecodeError as error:
        detail = f"{error.lineno}: {error.msg}"
        raise UnreadableFile(file=file, reason="json", detail=detail) from error
    except RecursionError as error:
        raise UnreadableFile(file=file, reason="json", detail="nesting") from error


def _json_items(text: str, at: int, file: Path) -> Iterator[Row]:
    decoder = json.JSONDecoder()
    while text[at : at + 1] != "]":
        line = text.count("\n", 0, at) + 1
        value, at = decoder.raw_decode(text, at)
        if not isinstance(value, dict):
            raise UnreadableFile(file=file, reason="object", detail=str(line))
        yield Row(line=line, fields=value)
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            raise json.JSONDecodeError("a comma or ] is missing", text, at)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at
