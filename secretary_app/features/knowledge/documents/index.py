"""The index of sections: their terms in the database, the vocabulary in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.knowledge.documents.asking import Vocabulary
from secretary_app.features.knowledge.documents.ranking import (
    BODY,
    TITLE,
    WEIGHTS,
    Weighed,
    is_sure,
    rank,
    wanted,
)
from secretary_app.features.knowledge.documents.sentences import sentence_spans
from secretary_app.features.knowledge.documents.terms import terms_of
from secretary_app.foundation.storage import Hit, Ranked

_INDEX = Ranked(table="document_sections", weights=WEIGHTS)

MOST_WEIGHED = 30
"""Sections that are weighed again; the right one is hardly ever below the tenth."""


class SectionIndex:
    """Finds sections by what they say."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary(counts={}, sections=0)
        self._sections = 0

    async def load(self, session: AsyncSession, *, sections: int) -> None:
        """Reads the vocabulary; to be called again whenever sections have changed."""
        counts = await _INDEX.counts(session)
        self._vocabulary = await asyncio.to_thread(_vocabulary, counts, sections)
        self._sections = sections

    async def add(self, session: AsyncSession, rows: Sequence[Mapping[str, str | int]]) -> None:
        """Rows made by ``row_of``."""
        await _INDEX.add(session, rows)

    async def renew(self, session: AsyncSession, rows: Sequence[Mapping[str, str | int]]) -> None:
        """Rows made by ``row_of``, in place of what is known of their sections."""
        await _INDEX.renew(session, rows)

    async def search(
        self, session: AsyncSession, question: str, language: str, *, limit: int
    ) -> list[tuple[Weighed, bool]]:
        """The best sections by their keys, each with whether it is sure."""
        # A misspelt word is compared with all others: not in the loop that a call lives in.
        asked = await asyncio.to_thread(self._vocabulary.ask, question, language)
        if not asked or not self._sections:
            return []
        terms = wanted(asked, self._vocabulary)
        hits: Sequence[Hit] = await _INDEX.best(session, terms, limit=MOST_WEIGHED)
        weighed = await asyncio.to_thread(rank, hits, asked)
        return [(each, is_sure(weighed, number)) for number, each in enumerate(weighed[:limit])]


def row_of(key: int, *, title: str, text: str) -> dict[str, str | int]:
    """A section's terms, a line for each sentence."""
    sentences: Iterable[str] = (text[begin:end] for begin, end in sentence_spans(text))
    return {
        "key": key,
        TITLE: " ".join(terms_of(title)),
        BODY: "\n".join(" ".join(terms_of(sentence)) for sentence in sentences),
    }


def _vocabulary(counts: Mapping[str, int], sections: int) -> Vocabulary:
    return Vocabulary(counts=counts, sections=sections)
