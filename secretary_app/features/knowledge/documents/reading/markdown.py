"""Markdown, by markdown-it."""

from __future__ import annotations

from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from secretary_app.features.knowledge.documents.models import Contents
from secretary_app.features.knowledge.documents.reading.base import Progress
from secretary_app.features.knowledge.documents.reading.encoding import decode
from secretary_app.features.knowledge.documents.reading.outline import Outline


def read(file: Path, progress: Progress) -> Contents:
    """Headings by their signs; a table's row is a line, its cells apart by commas."""
    tokens = (
        MarkdownIt("commonmark", {"html": False}).enable("table").parse(decode(file.read_bytes()))
    )
    outline = Outline()
    cells: list[str] | None = None
    rank = 0
    for number, token in enumerate(tokens):
        match token.type:
            case "heading_open":
                rank = int(token.tag[1:])
            case "heading_close":
                rank = 0
            case "tr_open":
                cells = []
            case "tr_close":
                outline.paragraph(", ".join(cell for cell in cells or () if cell))
                cells = None
            case "inline" if rank:
                outline.heading(rank, _plain(token))
            case "inline" if cells is not None:
                cells.append(_plain(token))
            case "inline":
                outline.paragraph(_plain(token))
            case "fence" | "code_block":
                outline.paragraph(token.content)
        if number % 1000 == 0:
            progress(number, len(tokens))
    return outline.contents()


def _plain(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
        else:
            parts.append(child.content)
    return "".join(parts)
