"""Documents, their sections, and a passage that was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A piece of a document, as its reader made it."""

    title: str
    """The headings above it, from the outermost: ``Repairs › Warranty``; may be empty."""
    page: int | None
    """Where it begins, counted from 1; None where the format knows no pages."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a reader made of a file."""

    title: str
    """As the document names itself; may be empty."""
    pages: int | None
    sections: tuple[Section, ...]
    unread_pages: tuple[int, ...] = ()
    """Counted from 1: they are pictures, their words cannot be found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that is kept."""

    id: str
    name: str
    """The file's name: a file of the same name is the next version of it."""
    title: str
    format: str
    """The reader that made sections of it: ``pdf``, ``docx`` …"""
    digest: str
    """SHA-256 of the file."""
    size_bytes: int
    pages: int | None
    sections: int
    version: int
    """Counted from 1."""
    added_at: datetime
    changed_at: datetime


class Outcome(StrEnum):
    """What adding a file came to."""

    NEW = "new"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A file that was added."""

    document: Document
    outcome: Outcome
    unread_pages: tuple[int, ...] = ()
    """As its reader found them; a file that is unchanged is not read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A section that may answer a question."""

    ref: str
    """Document and number of the section: ``<id>#3``."""
    document: str
    """The document's title."""
    section: str
    """The headings above it; may be empty."""
    page: int | None
    text: str
    """The whole section."""
    quote: str
    """Of it, word for word, the sentences that answer."""
    score: float
    """0..1."""
    sure: bool
    """Whether the quote may be said as the answer without anybody looking at it."""
