"""What may be done with knowledge: ask it, say it, keep it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from secretary_app.features.knowledge.checking import check_entry, check_fact
from secretary_app.features.knowledge.contradictions import Contradiction, contradictions
from secretary_app.features.knowledge.errors import EntryMissing, PhraseTaken
from secretary_app.features.knowledge.events import KnowledgeChanged
from secretary_app.features.knowledge.hours import OpeningHours
from secretary_app.features.knowledge.index import RELATED, KnowledgeIndex
from secretary_app.features.knowledge.models import DEFAULT_ASPECT, Fact, FaqEntry, Match
from secretary_app.features.knowledge.repo import KnowledgeRepo
from secretary_app.features.knowledge.rights import ASK_KNOWLEDGE, CHANGE_KNOWLEDGE, VIEW_KNOWLEDGE
from secretary_app.features.knowledge.telling import FactTeller
from secretary_app.features.knowledge.uses import Uses
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.foundation.storage import Database, StorageError
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus

_LOG = logging.getLogger(__name__)

MAIN_HOURS = "hours"
"""Key of the hours of the company itself, where it has those of other places, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All that is known, as one unchanging state."""

    entries: tuple[FaqEntry, ...] = ()
    facts: tuple[Fact, ...] = ()

    def index(self, language: str) -> KnowledgeIndex:
        """Made ready for questions in one language."""
        return KnowledgeIndex(language=language, facts=self.facts, entries=self.entries)


class KnowledgeService:
    """Keeps knowledge in the database and an index of each language in memory.

    Asking touches neither disk nor network, so it is as quick on a partial text as on a whole one.
    Call ``load`` once before the first question, and ``prepare`` where somebody will ask soon.
    """

    def __init__(
        self, *, database: Database, events: EventBus, clock: Clock, zone: tzinfo | None = None
    ) -> None:
        """``zone`` is where the company is; None = where this machine is."""
        self._database = database
        self._events = events
        self._clock = clock
        self._uses = Uses(database=database, clock=clock)
        self._zone = zone
        self._knowledge = Knowledge()
        self._made: dict[str, KnowledgeIndex] | None = None
        """The indexes of what is known; None until somebody prepares or asks."""
        self._tellers = {
            language.value: FactTeller(translator=Translator(language)) for language in Language
        }

    @needs(VIEW_KNOWLEDGE)
    async def load(self) -> None:
        """Reads everything from the database; nobody waits for indexes before they are needed."""
        self._knowledge, self._made = await self._read(), None

    @needs(VIEW_KNOWLEDGE)
    async def prepare(self) -> None:
        """Makes the indexes: a thousand entries take a second, which no caller is to wait for."""
        if self._made is None:
            knowledge = self._knowledge
            made = await asyncio.to_thread(_indexes_of, knowledge)
            # A change that came meanwhile has brought its own.
            if knowledge is self._knowledge:
                self._made = made

    @property
    def zone(self) -> tzinfo | None:
        """Where the company is; None = where this machine is."""
        return self._zone

    @property
    def known(self) -> Knowledge:
        """All that is known; counts of hits are those of the last change."""
        return self._knowledge

    # Asking

    def local_now(self) -> datetime:
        """The time on the company's wall clock."""
        return self._clock.now().astimezone(self._zone)

    def match(self, text: str, language: str) -> list[Match]:
        """The sources that ``text`` may ask for, best first; those out of date are marked."""
        index = self._indexes.get(language)
        return index.match(text, self._clock.now()) if index else []

    def related(self, text: str, language: str) -> list[Match]:
        """The sources that share words with ``text``, whether or not they answer it."""
        index = self._indexes.get(language)
        return index.match(text, self._clock.now(), threshold=RELATED) if index else []

    def say(self, match: Match) -> str | None:
        """The answer of a match; None where it has no words in the match's language."""
        if isinstance(match.source, FaqEntry):
            return match.source.answer
        teller = self._tellers[match.language]
        return teller.tell(match.source, aspect=match.aspect, now=self.local_now())

    def quote(self, match: Match) -> str:
        """The stored words that the answer rests on."""
        if isinstance(match.source, FaqEntry):
            return match.source.answer
        teller = self._tellers[match.language]
        return teller.written(match.source, now=self.local_now()) or ""

    @needs(VIEW_KNOWLEDGE)
    def told(self, fact: Fact, language: str, *, aspect: str = DEFAULT_ASPECT) -> str | None:
        """How a fact that need not be kept yet would be said now; None where it has no words."""
        return self._tellers[language].tell(fact, aspect=aspect, now=self.local_now())

    @needs(VIEW_KNOWLEDGE)
    def written(self, fact: Fact, language: str) -> str | None:
        """The bare value for the eyes; None where it has no words in the language."""
        return self._tellers[language].written(fact, now=self.local_now())

    @needs(VIEW_KNOWLEDGE)
    async def try_out(
        self, text: str, language: str, *, drafts: Sequence[Fact | FaqEntry] = ()
    ) -> list[Match]:
        """What ``text`` meets and what comes near it, best first, as if ``drafts`` were kept.

        A match is an answer from ``THRESHOLD`` of the index on. What cannot be asked for yet is
        passed over.
        """
        if not drafts:
            return self.related(text, language)
        after = self.with_changes(
            entries=[each for each in drafts if isinstance(each, FaqEntry)],
            facts=[each for each in drafts if isinstance(each, Fact)],
        )
        index = await asyncio.to_thread(after.index, language)
        return index.match(text, self._clock.now(), threshold=RELATED)

    @needs(VIEW_KNOWLEDGE)
    async def contradictions(self) -> list[Contradiction]:
        """Pairs that answer one question differently, those with other figures first."""
        now, indexes = self._clock.now(), tuple(self._indexes.values())
        # Every phrase is asked of every source: a thousand of them take seconds.
        found = await asyncio.to_thread(
            lambda: [
                each for index in indexes for each in contradictions(index, now=now, say=self.say)
            ]
        )
        return sorted(found, key=lambda each: (not each.figures_differ, -each.score))

    def phrases(self, language: str) -> list[str]:
        """What people may say word for word, for a recogniser's phrase list.

        Wildcards and regular expressions are left out (``phrases_left_out``): nobody can list
        what they stand for.
        """
        index = self._indexes.get(language)
        return list(index.phrases()) if index else []

    def phrases_left_out(self, language: str) -> list[str]:
        """The patterns that no phrase list can hold."""
        index = self._indexes.get(language)
        return list(index.left_out()) if index else []

    def opening_hours(self) -> OpeningHours | None:
        """The company's hours, where a valid fact has them."""
        now = self._clock.now()
        known = sorted(self._knowledge.facts, key=lambda fact: fact.key != MAIN_HOURS)
        for fact in known:
            expired = fact.valid_until is not None and fact.valid_until <= now
            if isinstance(fact.value, OpeningHours) and not expired:
                return fact.value
        return None

    def say_when(self, moment: datetime, language: str) -> str:
        """A coming moment in words: ``завтра в 11:00``."""
        teller = self._tellers[language]
        return teller.hours.when(moment.astimezone(self._zone), now=self.local_now())

    def say_by(self, moment: datetime, language: str) -> str:
        """A coming limit in words: ``сегодня до 18:00``."""
        teller = self._tellers[language]
        return teller.hours.by(moment.astimezone(self._zone), now=self.local_now())

    @needs(ASK_KNOWLEDGE)
    async def used(self, match: Match) -> None:
        """An answer rested on this match."""
        await self._uses.count(match)

    @needs(ASK_KNOWLEDGE)
    async def close(self) -> None:
        """What was counted is written down."""
        await self._count()

    # Keeping

    @needs(VIEW_KNOWLEDGE)
    async def entries(self) -> list[FaqEntry]:
        """All FAQ entries with their present counts."""
        await self._count()
        async with self._database.read() as session:
            return await KnowledgeRepo(session).entries()

    @needs(VIEW_KNOWLEDGE)
    async def facts(self) -> list[Fact]:
        """All facts with their present counts."""
        await self._count()
        async with self._database.read() as session:
            return await KnowledgeRepo(session).facts()

    @needs(CHANGE_KNOWLEDGE, about="entry.id")
    async def add_entry(self, entry: FaqEntry, *, actor: str = "cli") -> FaqEntry:
        """Keeps a new entry, or a changed one under its id.

        Raises BadField, BadPattern or PhraseTaken.
        """
        checked = check_entry(entry)
        await self.put(entries=[checked], facts=[], actor=actor)
        return checked

    @needs(CHANGE_KNOWLEDGE)
    async def add_fact(self, fact: Fact, *, actor: str = "cli") -> Fact:
        """Keeps a new fact, or a changed one under its key.

        Raises BadFactKey, NoWayToAsk, BadTemplate, BadField, BadPattern or PhraseTaken.
        """
        checked = check_fact(fact)
        await self.put(entries=[], facts=[checked], actor=actor)
        return checked

    @needs(CHANGE_KNOWLEDGE)
    async def put(self, *, entries: Sequence[FaqEntry], facts: Sequence[Fact], actor: str) -> None:
        """Keeps checked entries and facts, all of them or none. Raises PhraseTaken."""
        after = self.with_changes(entries=entries, facts=facts)
        self._refuse_shared(after, changed={*(e.id for e in entries), *(f.key for f in facts)})
        now = self._clock.now()
        async with self._database.write() as session:
            repo = KnowledgeRepo(session)
            for entry in entries:
                await repo.put_entry(entry, now=now)
            for fact in facts:
                await repo.put_fact(fact, now=now)
        await self._changed((*(e.id for e in entries), *(f.key for f in facts)), actor=actor)

    @needs(CHANGE_KNOWLEDGE, about="entry_id")
    async def remove_entry(self, entry_id: str, *, actor: str = "cli") -> None:
        """Raises EntryMissing."""
        async with self._database.write() as session:
            there = await KnowledgeRepo(session).remove_entry(entry_id)
        if not there:
            raise EntryMissing(ref=entry_id)
        await self._changed((entry_id,), actor=actor)

    @needs(CHANGE_KNOWLEDGE, about="key")
    async def remove_fact(self, key: str, *, actor: str = "cli") -> None:
        """Raises EntryMissing."""
        async with self._database.write() as session:
            there = await KnowledgeRepo(session).remove_fact(key)
        if not there:
            raise EntryMissing(ref=key)
        await self._changed((key,), actor=actor)

    def with_changes(self, *, entries: Iterable[FaqEntry], facts: Iterable[Fact]) -> Knowledge:
        """What would be known after these were kept."""
        by_id = {entry.id: entry for entry in self._knowledge.entries}
        by_id.update({entry.id: entry for entry in entries})
        by_key = {fact.key: fact for fact in self._knowledge.facts}
        by_key.update({fact.key: fact for fact in facts})
        return Knowledge(entries=tuple(by_id.values()), facts=tuple(by_key.values()))

    def _refuse_shared(self, after: Knowledge, *, changed: set[str]) -> None:
        for language in Language:
            for phrase, refs in after.index(language).shared_phrases().items():
                mine = [ref for ref in refs if ref in changed]
                if mine:
                    other = next((ref for ref in refs if ref != mine[0]), mine[0])
                    raise PhraseTaken(phrase=phrase, other=_name_of(other, after))

    @property
    def _indexes(self) -> dict[str, KnowledgeIndex]:
        if self._made is None:
            self._made = _indexes_of(self._knowledge)
        return self._made

    async def _read(self) -> Knowledge:
        async with self._database.read() as session:
            repo = KnowledgeRepo(session)
            return Knowledge(entries=tuple(await repo.entries()), facts=tuple(await repo.facts()))

    async def _count(self) -> None:
        try:
            await self._uses.write()
        except StorageError as error:
            _LOG.warning("uses are counted later: %s", error)

    async def _changed(self, refs: tuple[str, ...], *, actor: str) -> None:
        knowledge = await self._read()
        # A call may be going on.
        self._made = await asyncio.to_thread(_indexes_of, knowledge)
        self._knowledge = knowledge
        self._events.emit(KnowledgeChanged(at=self._clock.now(), actor=actor, refs=refs))


def _indexes_of(knowledge: Knowledge) -> dict[str, KnowledgeIndex]:
    return {language.value: knowledge.index(language) for language in Language}


def _name_of(ref: str, knowledge: Knowledge) -> str:
    for entry in knowledge.entries:
        if entry.id == ref:
            return entry.question
    return ref
