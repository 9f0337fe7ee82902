"""The table on the terminal and the list in `build/bench.json`."""

import json
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figures import Figure

HEADINGS = ("figure", "value", "limit", "holds", "n", "recogniser", "voice")
NOTE_MARK = "  └ "


def table(figures: Sequence[Figure]) -> str:
    """One line a figure; what a row notes stands under it."""
    rows = [HEADINGS, *(_cells(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = [_line(HEADINGS, widths), "  ".join("─" * width for width in widths)]
    for figure, cells in zip(figures, rows[1:], strict=True):
        lines.append(_line(cells, widths))
        if figure.note:
            lines.append(NOTE_MARK + figure.note)
    return "\n".join(lines)


def write_json(figures: Sequence[Figure], file: Path) -> None:
    """A list of objects: name, value, unit, limit, holds and what else a row has."""
    file.parent.mkdir(parents=True, exist_ok=True)
    rows = [figure.to_json() for figure in figures]
    file.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")


def number(value: float) -> str:
    """Three digits that matter."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def _cells(figure: Figure) -> tuple[str, ...]:
    value = "—" if figure.value is None else f"{number(figure.value)} {figure.unit}".rstrip()
    limit = "" if figure.limit is None else f"{figure.sense} {number(figure.limit)} {figure.unit}"
    holds = {None: "—" if figure.limit is not None else "", True: "yes", False: "NO"}[figure.holds]
    count = str(figure.n) if figure.n else ""
    engines = figure.engines
    return (figure.text, value, limit.rstrip(), holds, count, engines.recogniser, engines.voice)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
