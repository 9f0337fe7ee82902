"""Which reader reads which file. A reader's library is loaded in the child that needs it."""

from __future__ import annotations

from pathlib import Path

READERS = {
    "text": "secretary_app.features.knowledge.documents.reading.text:read",
    "markdown": "secretary_app.features.knowledge.documents.reading.markdown:read",
    "html": "secretary_app.features.knowledge.documents.reading.html:read",
    "pdf": "secretary_app.features.knowledge.documents.reading.pdf:read",
    "docx": "secretary_app.features.knowledge.documents.reading.docx:read",
}
"""``module:attribute`` by format."""

_SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}


def format_of(file: Path) -> str | None:
    """By the end of its name; None where nobody reads it."""
    return _SUFFIXES.get(file.suffix.lower())


def known_suffixes() -> str:
    """For a person: ``.txt, .md …``."""
    return ", ".join(_SUFFIXES)
