"""Facts and questions as two shelves: what stands on one is kept, taken away, carried in files.

Knows no widgets.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from secretary_app.features.knowledge.exchange import facts_format, faq_format
from secretary_app.features.knowledge.exchange.plan import ImportPlan, plan_facts, plan_faq
from secretary_app.features.knowledge.exchange.reading import read_rows
from secretary_app.features.knowledge.file_commands import write_file
from secretary_app.features.knowledge.models import Fact, FaqEntry
from secretary_app.features.knowledge.service import KnowledgeService

SourceT = TypeVar("SourceT", Fact, FaqEntry)


class Shelf(ABC, Generic[SourceT]):
    """Every deed is done by whoever sits at the desk then."""

    name: str
    """Begins the names of its operations and of its files."""

    def __init__(self, knowledge: KnowledgeService, *, actor: Callable[[], str]) -> None:
        """``actor`` tells the id of who sits at the desk."""
        self._knowledge = knowledge
        self._actor = actor

    @property
    @abstractmethod
    def known(self) -> Sequence[SourceT]:
        """All of it; counts of hits are those of the last change."""

    @abstractmethod
    def ref(self, source: SourceT) -> str:
        """What it is known by."""

    @abstractmethod
    async def load(self) -> Sequence[SourceT]:
        """All of it, with the counts of now."""

    @abstractmethod
    async def keep(self, source: SourceT) -> None:
        """A new one, or a change of one. Raises KnowledgeError."""

    @abstractmethod
    async def remove(self, ref: str) -> None:
        """It is known no more."""

    @abstractmethod
    async def put(self, sources: Sequence[SourceT]) -> None:
        """All of them, or none. Raises KnowledgeError."""

    @abstractmethod
    def plan(self, file: Path) -> ImportPlan[SourceT]:
        """What reading the file would do."""

    @abstractmethod
    def write(self, file: Path) -> int:
        """How many were written."""

    def find(self, ref: str) -> SourceT | None:
        """The one of this name."""
        return next((each for each in self.known if self.ref(each) == ref), None)

    async def restore(self, ref: str, before: SourceT | None) -> None:
        """As it was before a change; None: there was none."""
        if before is None:
            await self.remove(ref)
        else:
            await self.keep(before)

    async def take_back(self, new: Sequence[SourceT], before: Sequence[SourceT]) -> None:
        """What was put here: the new ones go, the others are what they were."""
        for each in new:
            await self.remove(self.ref(each))
        await self.put(before)


class FactShelf(Shelf[Fact]):
    """What may be said as a number, a time, a price."""

    name = "facts"

    @property
    def known(self) -> Sequence[Fact]:
        """See ``Shelf``."""
        return self._knowledge.known.facts

    def ref(self, source: Fact) -> str:
        """See ``Shelf``."""
        return source.key

    async def load(self) -> Sequence[Fact]:
        """See ``Shelf``."""
        return await self._knowledge.facts()

    async def keep(self, source: Fact) -> None:
        """See ``Shelf``."""
        await self._knowledge.add_fact(source, actor=self._actor())

    async def remove(self, ref: str) -> None:
        """See ``Shelf``."""
        await self._knowledge.remove_fact(ref, actor=self._actor())

    async def put(self, sources: Sequence[Fact]) -> None:
        """See ``Shelf``."""
        await self._knowledge.put(entries=(), facts=sources, actor=self._actor())

    def plan(self, file: Path) -> ImportPlan[Fact]:
        """See ``Shelf``."""
        read = partial(facts_format.read_fact, zone=self._knowledge.zone)
        return plan_facts(read_rows(file), read=read, known=self._knowledge.known)

    def write(self, file: Path) -> int:
        """See ``Shelf``."""
        records = [facts_format.write_fact(each, zone=self._knowledge.zone) for each in self.known]
        write_file(file, records=records, columns=facts_format.COLUMNS, flat=facts_format.flat_fact)
        return len(records)


class FaqShelf(Shelf[FaqEntry]):
    """Questions with their answers."""

    name = "faq"

    @property
    def known(self) -> Sequence[FaqEntry]:
        """See ``Shelf``."""
        return self._knowledge.known.entries

    def ref(self, source: FaqEntry) -> str:
        """See ``Shelf``."""
        return source.id

    async def load(self) -> Sequence[FaqEntry]:
        """See ``Shelf``."""
        return await self._knowledge.entries()

    async def keep(self, source: FaqEntry) -> None:
        """See ``Shelf``."""
        await self._knowledge.add_entry(source, actor=self._actor())

    async def remove(self, ref: str) -> None:
        """See ``Shelf``."""
        await self._knowledge.remove_entry(ref, actor=self._actor())

    async def put(self, sources: Sequence[FaqEntry]) -> None:
        """See ``Shelf``."""
        await self._knowledge.put(entries=sources, facts=(), actor=self._actor())

    def plan(self, file: Path) -> ImportPlan[FaqEntry]:
        """See ``Shelf``."""
        read = partial(faq_format.read_entry, zone=self._knowledge.zone)
        return plan_faq(read_rows(file), read=read, known=self._knowledge.known)

    def write(self, file: Path) -> int:
        """See ``Shelf``."""
        records = [faq_format.write_entry(each, zone=self._knowledge.zone) for each in self.known]
        write_file(file, records=records, columns=faq_format.COLUMNS, flat=faq_format.flat_entry)
        return len(records)
