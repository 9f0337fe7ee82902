"""Headings and paragraphs, in the order of the document, become sections."""

from __future__ import annotations

import re
from dataclasses import replace

from secretary_app.features.knowledge.documents.models import Contents, Section
from secretary_app.features.knowledge.documents.reading.base import ReadFailed
from secretary_app.features.knowledge.documents.sentences import sentence_spans

LONGEST_SECTION = 1500
"""Characters: about two minutes of speech, and as much as a model needs to see of one place."""
MOST_SECTIONS = 20_000
LONGEST_TEXT = 20_000_000
"""Characters: a shelf of books; no company wrote a document with more for its people."""
LONGEST_HEADING = 200
BETWEEN_HEADINGS = " › "

_SPACES = re.compile(r"[^\S\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\ufeff\ufffe\uffff]|[\ud800-\udfff]")


def tidy(text: str) -> str:
    """Single spaces, no control characters, lines kept."""
    lines = (_SPACES.sub(" ", line).strip() for line in _CONTROL.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)


class Outline:
    """Built by a reader from the first line to the last."""

    def __init__(self) -> None:
        self._headings: list[tuple[int, str]] = []
        self._paragraphs: list[str] = []
        self._page: int | None = None
        self._sections: list[Section] = []
        self._characters = 0
        self._first_heading = ""

    def heading(self, level: int, title: str) -> None:
        """What follows stands under it, until a heading of the same or a higher rank."""
        title = tidy(title).replace("\n", " ")[:LONGEST_HEADING]
        if not title:
            return
        self._close()
        self._first_heading = self._first_heading or title
        self._headings = [each for each in self._headings if each[0] < level]
        self._headings.append((level, title))

    def page(self, number: int) -> None:
        """What follows stands on this page."""
        self._close()
        self._page = number

    def paragraph(self, text: str) -> None:
        """Raises ReadFailed where the whole is longer than a document is."""
        text = tidy(text)
        self._characters += len(text)
        if self._characters > LONGEST_TEXT or len(self._sections) > MOST_SECTIONS:
            raise ReadFailed("long", str(LONGEST_TEXT // 1_000_000))
        if text:
            self._paragraphs.append(text)

    def contents(
        self,
        *,
        title: str = "",
        pages: int | None = None,
        unread_pages: tuple[int, ...] = (),
    ) -> Contents:
        """What was built; the first heading is the title where the document has no other."""
        self._close()
        title = tidy(title).replace("\n", " ")[:LONGEST_HEADING] or self._first_heading
        sections = tuple(_below(self._first_heading, self._sections))
        return Contents(title=title, pages=pages, sections=sections, unread_pages=unread_pages)

    def _close(self) -> None:
        title = BETWEEN_HEADINGS.join(heading for _, heading in self._headings)
        self._sections.extend(
            Section(title=title, page=self._page, text=piece) for piece in pieces(self._paragraphs)
        )
        self._paragraphs = []


def _below(first: str, sections: list[Section]) -> list[Section]:
    """Without the one heading that stands over everything: it is the document's title."""
    over = f"{first}{BETWEEN_HEADINGS}"
    under = [section.title.startswith(over) for section in sections]
    if not first or not any(under):
        return sections
    if not all(at or section.title == first for at, section in zip(under, sections, strict=True)):
        return sections
    return [replace(each, title=each.title.removeprefix(over)) for each in sections]


def pieces(paragraphs: list[str]) -> list[str]:
    """Paragraphs joined, and cut between paragraphs or else sentences, to ``LONGEST_SECTION``."""
    found: list[str] = []
    held = ""
    for part in (part for paragraph in paragraphs for part in _short(paragraph)):
        if held and len(held) + 1 + len(part) > LONGEST_SECTION:
            found.append(held)
            held = part
        else:
            held = f"{held}\n{part}" if held else part
    return [*found, held] if held else found


def _short(paragraph: str) -> list[str]:
    if len(paragraph) <= LONGEST_SECTION:
        return [paragraph]
    parts: list[str] = []
    begin = end = 0
    for start, stop in sentence_spans(paragraph):
        if stop - begin > LONGEST_SECTION and end > begin:
            parts.append(paragraph[begin:end])
            begin = start
        while stop - begin > LONGEST_SECTION:
            parts.append(paragraph[begin : begin + LONGEST_SECTION])
            begin += LONGEST_SECTION
        end = stop
    return [each for each in (part.strip() for part in [*parts, paragraph[begin:end]]) if each]
