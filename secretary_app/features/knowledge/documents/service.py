"""What may be done with documents: add, find, show, remove."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from pathlib import Path

from secretary_app.features.knowledge.documents.errors import (
    DocumentMissing,
    DocumentTooBig,
    DocumentUnreadable,
)
from secretary_app.features.knowledge.documents.events import DocumentAdded, DocumentRemoved
from secretary_app.features.knowledge.documents.index import SectionIndex, row_of
from secretary_app.features.knowledge.documents.models import (
    Added,
    Contents,
    Document,
    Outcome,
    Passage,
    Section,
)
from secretary_app.features.knowledge.documents.quoting import quote_of
from secretary_app.features.knowledge.documents.ranking import Weighed
from secretary_app.features.knowledge.documents.reading.base import Progress
from secretary_app.features.knowledge.documents.reading.child import BIGGEST_FILE, read_file
from secretary_app.features.knowledge.documents.reading.formats import format_of
from secretary_app.features.knowledge.documents.repo import DocumentsRepo
from secretary_app.features.knowledge.documents.tables import SectionRow
from secretary_app.features.knowledge.rights import ASK_KNOWLEDGE, CHANGE_KNOWLEDGE, VIEW_KNOWLEDGE
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.ids import new_id

SHORTEST_ID = 4
"""Characters of an id by which a person may name a document."""


def _no_progress(_done: int, _of: int) -> None:
    pass


class DocumentsService:
    """Keeps documents in the database; a question waits for no file and no reader.

    Call ``load`` once before the first question.
    """

    def __init__(self, *, database: Database, events: EventBus, clock: Clock) -> None:
        self._database = database
        self._events = events
        self._clock = clock
        self._index = SectionIndex()
        self._adding = asyncio.Lock()

    @needs(VIEW_KNOWLEDGE)
    async def load(self) -> None:
        """Reads the vocabulary from the database."""
        async with self._database.read() as session:
            sections = await DocumentsRepo(session).count_sections()
            await self._index.load(session, sections=sections)

    # Asking

    @needs(ASK_KNOWLEDGE)
    async def search(self, text: str, language: str, *, limit: int = 3) -> tuple[Passage, ...]:
        """Passages that may answer ``text``, best first; only the first may be sure."""
        async with self._database.read() as session:
            found = await self._index.search(session, text, language, limit=limit)
            rows = await DocumentsRepo(session).found([weighed.key for weighed, _ in found])
        # A section may have gone with its document between the two looks at the index.
        return tuple(
            _passage(weighed, *rows[weighed.key], sure=sure, language=language)
            for weighed, sure in found
            if weighed.key in rows
        )

    # Keeping

    @needs(VIEW_KNOWLEDGE)
    async def documents(self) -> list[Document]:
        """All, by name."""
        async with self._database.read() as session:
            return await DocumentsRepo(session).documents()

    @needs(CHANGE_KNOWLEDGE)
    async def add(
        self, file: Path, *, progress: Progress = _no_progress, actor: str = "cli"
    ) -> Added:
        """Reads ``file`` and keeps it, in place of the last version of the same name.

        Until it is read as a whole the last version is found; if reading fails, it stays.
        Raises DocumentUnreadable or DocumentTooBig.
        """
        # Readers take much memory: one at a time.
        async with self._adding:
            size, digest = await asyncio.to_thread(_fingerprint, file)
            async with self._database.read() as session:
                before = await DocumentsRepo(session).named(file.name)
            if before is not None and before.digest == digest:
                return Added(document=before, outcome=Outcome.UNCHANGED)
            contents = await read_file(file, progress)
            document = self._document(file, contents, before, size=size, digest=digest)
            await self._put(document, contents.sections)
        self._events.emit(DocumentAdded(at=self._clock.now(), actor=actor, document=document))
        outcome = Outcome.NEW if before is None else Outcome.REPLACED
        return Added(document=document, outcome=outcome, unread_pages=contents.unread_pages)

    @needs(CHANGE_KNOWLEDGE, about="ref")
    async def remove(self, ref: str, *, actor: str = "cli") -> Document:
        """``ref`` is a name, or the beginning of an id. Raises DocumentMissing."""
        async with self._adding:
            document = await self.find(ref)
            async with self._database.write() as session:
                await DocumentsRepo(session).remove(document.id)
            await self.load()
        self._events.emit(DocumentRemoved(at=self._clock.now(), actor=actor, document=document))
        return document

    @needs(CHANGE_KNOWLEDGE, about="document.id")
    async def put_back(
        self, document: Document, sections: Sequence[Section], *, actor: str = "cli"
    ) -> None:
        """Keeps again what was removed: the sections are those that ``text`` gave."""
        async with self._adding:
            await self._put(document, sections)
        self._events.emit(DocumentAdded(at=self._clock.now(), actor=actor, document=document))

    @needs(CHANGE_KNOWLEDGE)
    async def reindex(self, *, progress: Progress = _no_progress) -> None:
        """Makes the index of all documents anew from their sections, one document after another.

        Until a document's turn comes it is found by what was known before.
        """
        async with self._adding:
            known = await self.documents()
            of = sum(document.sections for document in known)
            done = 0
            for document in known:
                async with self._database.read() as session:
                    rows = await DocumentsRepo(session).sections(document.id)
                terms = await asyncio.to_thread(_terms, rows)
                async with self._database.write() as session:
                    await self._index.renew(session, terms)
                done += len(rows)
                progress(done, of)
            await self.load()

    @needs(VIEW_KNOWLEDGE)
    async def find(self, ref: str) -> Document:
        """By name, or by the beginning of its id. Raises DocumentMissing."""
        known = await self.documents()
        found = [each for each in known if each.name == ref]
        if not found and len(ref) >= SHORTEST_ID:
            found = [each for each in known if each.id.startswith(ref)]
        if len(found) != 1:
            raise DocumentMissing(ref=ref)
        return found[0]

    @needs(VIEW_KNOWLEDGE)
    async def text(self, document: Document) -> tuple[Section, ...]:
        """The whole document as it is searched."""
        async with self._database.read() as session:
            rows = await DocumentsRepo(session).sections(document.id)
        return tuple(Section(title=row.title, page=row.page, text=row.text) for row in rows)

    def _document(
        self,
        file: Path,
        contents: Contents,
        before: Document | None,
        *,
        size: int,
        digest: str,
    ) -> Document:
        now = self._clock.now()
        return Document(
            id=before.id if before else new_id(),
            name=file.name,
            title=contents.title or file.stem,
            format=format_of(file) or "",
            digest=digest,
            size_bytes=size,
            pages=contents.pages,
            sections=len(contents.sections),
            version=before.version + 1 if before else 1,
            added_at=before.added_at if before else now,
            changed_at=now,
        )

    async def _put(self, document: Document, sections: Sequence[Section]) -> None:
        # The terms are made before the writer's turn: nothing else can be written during it.
        terms = await asyncio.to_thread(
            lambda: [row_of(0, title=each.title, text=each.text) for each in sections]
        )
        async with self._database.write() as session:
            keys = await DocumentsRepo(session).put(document, sections)
            await self._index.add(
                session, [{**row, "key": key} for row, key in zip(terms, keys, strict=True)]
            )
        await self.load()


def _terms(rows: Sequence[SectionRow]) -> list[dict[str, str | int]]:
    return [row_of(row.id, title=row.title, text=row.text) for row in rows]


def _passage(
    weighed: Weighed, row: SectionRow, document: str, *, sure: bool, language: str
) -> Passage:
    return Passage(
        ref=f"{row.document_id}#{row.number}",
        document=document,
        section=row.title,
        page=row.page,
        text=row.text,
        quote=quote_of(row.text, weighed.sentences),
        score=round(weighed.score, 3),
        # Words of another language are no answer that a voice can say.
        sure=sure and row.language == language,
    )


def _fingerprint(file: Path) -> tuple[int, str]:
    try:
        size = file.stat().st_size
        if size > BIGGEST_FILE:
            raise DocumentTooBig(
                file=file, megabytes=size // 1_000_000, limit=BIGGEST_FILE // 1_000_000
            )
        with file.open("rb") as stream:
            return size, hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise DocumentUnreadable(file=file, reason="open", detail=error.strerror or "") from error
