"""Documents, their sections and what was found in them, as rows. Knows no widgets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from secretary_app.features.knowledge.documents.models import Document, Passage, Section
from ui.runtime.words import Words
from ui.widgets.rows import Row

SIGNS = {
    "pdf": "file-pdf",
    "docx": "article",
    "html": "browser",
    "markdown": "file-text",
    "text": "file-text",
}
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def language_of(text: str) -> str:
    """In which language a question is asked."""
    return "ru" if _CYRILLIC.search(text) else "en"


def row_of(document: Document, words: Words) -> Row:
    """What it is called, how large it is, when it was changed."""
    return Row(
        key=document.id,
        title=document.title,
        second=" · ".join(
            (
                document.name,
                extent(document, words),
                words.size(document.size_bytes),
            )
        ),
        when=words.short_day(document.changed_at.astimezone().date()),
        sign=SIGNS.get(document.format, "file"),
    )


def extent(document: Document, words: Words) -> str:
    """``12 страниц, 34 раздела``."""
    return words.text("documents-extent", pages=document.pages or 0, sections=document.sections)


def passage_rows(found: Sequence[Passage], words: Words) -> list[Row]:
    """The exact words, and where they stand."""
    return [
        Row(
            key=each.ref,
            title=f"«{' '.join(each.quote.split())}»",
            second=words.text(
                "document-place",
                document=each.document,
                section=each.section or "none",
                page=each.page or 0,
            ),
            when=words.text(
                "documents-score",
                sure="yes" if each.sure else "no",
                score=words.decimal(each.score, digits=2),
            ),
            when_tone="success" if each.sure else "text3",
            sign="quotes",
        )
        for each in found
    ]


def section_rows(document: Document, sections: Sequence[Section], words: Words) -> list[Row]:
    """A row a section; the heading that holds from before is not repeated in full."""
    return [
        Row(
            key=str(number),
            title=section.title or document.title,
            when="" if section.page is None else words.text("documents-page", page=section.page),
        )
        for number, section in enumerate(sections, 1)
    ]


def progress_words(done: int, of: int, *, size: int, elapsed: timedelta, words: Words) -> str:
    """``1,2 МБ · 40 % · осталось 0:12``."""
    share = done / max(of, 1)
    parts = [words.size(size), f"{words.decimal(100 * share)}\u00a0%"]
    if share > 0:
        left = elapsed * ((1 - share) / share)
        parts.append(words.text("documents-left", time=words.duration(left)))
    return " · ".join(parts)
