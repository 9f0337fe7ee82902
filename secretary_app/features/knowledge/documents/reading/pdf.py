"""PDF, by PDFium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from pypdfium2 import PdfiumError, raw

from secretary_app.features.knowledge.documents.models import Contents
from secretary_app.features.knowledge.documents.reading.base import Progress, ReadFailed
from secretary_app.features.knowledge.documents.reading.outline import Outline, tidy

MOST_PAGES = 5_000
FEWEST_CHARACTERS = 20
"""On a page with a picture: fewer are a page number or a stamp, the words are in the picture."""
DEEPEST_BOOKMARK = 6


def read(file: Path, progress: Progress) -> Contents:
    """A section for each page at least; bookmarks are the headings, where their words stand."""
    try:
        document = pypdfium2.PdfDocument(file)
    except PdfiumError as error:
        protected = error.err_code == raw.FPDF_ERR_PASSWORD
        raise ReadFailed("encrypted" if protected else "broken") from error
    with document:
        count = len(document)
        if count > MOST_PAGES:
            raise ReadFailed("pages", str(MOST_PAGES))
        outline, bookmarks = Outline(), _bookmarks(document)
        pictures: list[int] = []
        for number in range(count):
            try:
                text, pictured = _text_of(document, number)
            except PdfiumError as error:
                raise ReadFailed("broken", str(number + 1)) from error
            if pictured:
                pictures.append(number + 1)
            outline.page(number + 1)
            _page(outline, text, bookmarks.get(number, []))
            progress(number + 1, count)
        title = document.get_metadata_value("Title")
        contents = outline.contents(title=title, pages=count, unread_pages=tuple(pictures))
    if pictures and not contents.sections:
        raise ReadFailed("scanned")
    return contents


def _text_of(document: pypdfium2.PdfDocument, number: int) -> tuple[str, bool]:
    """The words of a page, and whether it is nothing but a picture."""
    page = document[number]
    try:
        words = page.get_textpage()
        try:
            text = tidy(words.get_text_bounded())
        finally:
            words.close()
        bare = len(text) < FEWEST_CHARACTERS
        pictured = bare and any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))
        return ("" if pictured else text), pictured
    finally:
        page.close()


def _bookmarks(document: pypdfium2.PdfDocument) -> dict[int, list[tuple[int, str]]]:
    """Rank and title by page."""
    found: dict[int, list[tuple[int, str]]] = {}
    for level, title, page in _listed(document):
        found.setdefault(page, []).append((level, title))
    return found


def _listed(document: pypdfium2.PdfDocument) -> Iterator[tuple[int, str, int]]:
    try:
        for bookmark in document.get_toc(max_depth=DEEPEST_BOOKMARK):
            target = bookmark.get_dest()
            page = target.get_index() if target else None
            if page is not None:
                yield bookmark.level + 1, tidy(bookmark.get_title()), page
    except PdfiumError:
        # A broken list of contents takes nothing from the pages.
        return


def _page(outline: Outline, text: str, bookmarks: list[tuple[int, str]]) -> None:
    waiting = list(bookmarks)
    lines: list[str] = []
    for line in text.splitlines():
        if waiting and _folded(line) == _folded(waiting[0][1]):
            outline.paragraph(_joined(lines))
            lines = []
            outline.heading(*waiting.pop(0))
        else:
            lines.append(line)
    if waiting and len(waiting) == len(bookmarks):
        # The bookmark's words stand nowhere on its page: it is about the page as a whole.
        for bookmark in waiting:
            outline.heading(*bookmark)
    outline.paragraph(_joined(lines))


def _folded(line: str) -> str:
    return "".join(line.casefold().split())


def _joined(lines: list[str]) -> str:
    """A page's lines end where the paper does: words and sentences go on."""
    text = ""
    for line in lines:
        if text.endswith("-") and line[:1].islower():
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text and not _ends(text) else f"{text}\n{line}"
    return text


def _ends(text: str) -> bool:
    return text.endswith((".", "!", "?", ":", ";"))
