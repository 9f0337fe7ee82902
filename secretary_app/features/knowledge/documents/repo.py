"""Documents and their sections in the database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.knowledge.documents.models import Document, Section
from secretary_app.features.knowledge.documents.tables import DocumentRow, SectionRow
from secretary_app.features.knowledge.documents.terms import language_of

AT_ONCE = 100
"""Rows of one statement: between two, a call in the same loop goes on."""


class DocumentsRepo:
    """Within one session."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def documents(self) -> list[Document]:
        """All, by name."""
        rows = await self._session.scalars(select(DocumentRow).order_by(DocumentRow.name))
        return [_document(row) for row in rows]

    async def named(self, name: str) -> Document | None:
        """The one that came from a file of this name."""
        row = await self._session.scalar(select(DocumentRow).where(DocumentRow.name == name))
        return None if row is None else _document(row)

    async def count_sections(self) -> int:
        """Of all documents."""
        return await self._session.scalar(select(func.count()).select_from(SectionRow)) or 0

    async def put(self, document: Document, sections: Sequence[Section]) -> list[int]:
        """Puts a document in place of its last version; the keys of its sections, in order."""
        await self.remove(document.id)
        self._session.add(DocumentRow(**{name: getattr(document, name) for name in _FIELDS}))
        await self._session.flush()
        first = (await self._session.scalar(select(func.max(SectionRow.id))) or 0) + 1
        for begin in range(0, len(sections), AT_ONCE):
            rows = [
                {
                    "id": first + number,
                    "document_id": document.id,
                    "number": number + 1,
                    "title": section.title,
                    "page": section.page,
                    "language": language_of(section.text),
                    "text": section.text,
                }
                for number, section in enumerate(sections[begin : begin + AT_ONCE], begin)
            ]
            await self._session.execute(insert(SectionRow), rows)
        return list(range(first, first + len(sections)))

    async def remove(self, document_id: str) -> None:
        """With its sections."""
        await self._session.execute(delete(DocumentRow).where(DocumentRow.id == document_id))

    async def sections(self, document_id: str) -> list[SectionRow]:
        """In the order of the document."""
        rows = await self._session.scalars(
            select(SectionRow)
            .where(SectionRow.document_id == document_id)
            .order_by(SectionRow.number)
        )
        return list(rows)

    async def found(self, keys: Sequence[int]) -> dict[int, tuple[SectionRow, str]]:
        """Sections by key, each with the title of its document."""
        rows = await self._session.execute(
            select(SectionRow, DocumentRow.title)
            .join(DocumentRow, DocumentRow.id == SectionRow.document_id)
            .where(SectionRow.id.in_(keys))
        )
        return {row[0].id: (row[0], row[1]) for row in rows}


_FIELDS = tuple(Document.__dataclass_fields__)


def _document(row: DocumentRow) -> Document:
    return Document(**{name: getattr(row, name) for name in _FIELDS})
