"""Word documents, by python-docx."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from lxml.etree import LxmlError

from secretary_app.features.knowledge.documents.models import Contents
from secretary_app.features.knowledge.documents.reading.base import Progress, ReadFailed
from secretary_app.features.knowledge.documents.reading.outline import Outline

MOST_UNPACKED = 300_000_000
"""Bytes: pictures and all; a bomb of 10 kB unpacks to more."""
MOST_PARTS = 10_000

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files of old Word begin, and those of new Word that a password protects."""
_HEADING = re.compile(r"(?:heading|заголовок)\s*(\d)", re.IGNORECASE)


def read(file: Path, progress: Progress) -> Contents:
    """Headings by their style; a table's row is a line, its cells apart by commas."""
    _check(file)
    try:
        document = docx.Document(str(file))
        return _contents(document, progress)
    except (
        PackageNotFoundError,
        LxmlError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        AttributeError,
    ) as error:
        # What python-docx raises on a package with missing or mangled parts.
        raise ReadFailed("broken", type(error).__name__) from error


def _check(file: Path) -> None:
    with file.open("rb") as stream:
        if stream.read(len(_OLE)) == _OLE:
            raise ReadFailed("encrypted")
    try:
        with zipfile.ZipFile(file) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise ReadFailed("broken") from error
    # A part cannot unpack to more than it declares here: zipfile stops there.
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise ReadFailed("bomb", str(MOST_UNPACKED // 1_000_000))


def _contents(document: WordDocument, progress: Progress) -> Contents:
    outline = Outline()
    for number, block in enumerate(document.iter_inner_content()):
        if isinstance(block, Table):
            for row in block.rows:
                outline.paragraph(", ".join(dict.fromkeys(c.text.strip() for c in row.cells)))
        else:
            style = block.style.name if block.style is not None else ""
            heading = _HEADING.match(style or "")
            if heading or style == "Title":
                outline.heading(int(heading[1]) if heading else 0, block.text)
            else:
                outline.paragraph(block.text)
        if number % 200 == 0:
            progress(number, number + 200)
    return outline.contents(title=document.core_properties.title or "")
