"""Plain text: paragraphs between empty lines; a short line without a stop is a heading."""

from __future__ import annotations

import re
from pathlib import Path

from secretary_app.features.knowledge.documents.models import Contents
from secretary_app.features.knowledge.documents.reading.base import Progress
from secretary_app.features.knowledge.documents.reading.encoding import decode
from secretary_app.features.knowledge.documents.reading.outline import Outline

LONGEST_HEADING = 80

_NUMBERED = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)\.?\s+\S")
_UNDERLINE = re.compile(r"(=|-|~|\*)\1{2,}")
_STOPS = (".", ",", ";", ":", "!", "…")


def read(file: Path, progress: Progress) -> Contents:
    """``1.2`` before a heading is its rank; others are of one rank."""
    blocks = re.split(r"\n\s*\n", decode(file.read_bytes()).replace("\r\n", "\n").strip())
    outline = Outline()
    for number, block in enumerate(blocks):
        lines = block.strip().split("\n")
        following = number + 1 < len(blocks)
        if len(lines) > 1 and _UNDERLINE.fullmatch(lines[1].strip()):
            outline.heading(1, lines[0])
            lines = lines[2:]
        elif _is_heading(lines[0]) and (len(lines) == 1) and following:
            outline.heading(_rank(lines[0]), lines[0])
            lines = []
        outline.paragraph("\n".join(lines))
        if number % 1000 == 0:
            progress(number, len(blocks))
    return outline.contents()


def _is_heading(line: str) -> bool:
    line = line.strip()
    return 0 < len(line) <= LONGEST_HEADING and not line.endswith(_STOPS)


def _rank(line: str) -> int:
    numbered = _NUMBERED.match(line.strip())
    return numbered[1].count(".") + 1 if numbered else 1
