"""``/admin/facts`` and ``/admin/faq``: records as files of facts and questions have them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from secretary_app.features.knowledge.errors import EntryMissing
from secretary_app.features.knowledge.exchange.facts_format import read_fact, write_fact
from secretary_app.features.knowledge.exchange.faq_format import read_entry, write_entry
from secretary_app.features.knowledge.exchange.reading import Row
from secretary_app.features.knowledge.models import Fact, FaqEntry, SourceKind
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.features.knowledge.values import FactKind
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Route
from secretary_app.foundation.web.schemas import Incoming, Line, Outgoing, Page, Paging, paged

Language = Annotated[str, Field(pattern="^(ru|en)$")]
Words = Annotated[str, Field(max_length=1000)]
PerLanguage = Annotated[dict[Annotated[str, Field(max_length=2)], Words], Field(max_length=3)]
"""``ru``, ``en``, or ``*`` for any."""
Many = Annotated[tuple[Words, ...], Field(max_length=50)]

STATUSES = {"phrase-taken": 409}


class FaqGiven(Incoming):
    """A question with the words to answer it."""

    language: Language
    question: Words
    answer: Words
    patterns: Many = ()
    """Other ways of asking: ``regex: …``, ``wildcard: …``, ``exact: …``, or plain words."""
    keywords: Many = ()
    enabled: bool = True
    valid_until: Line = ""
    """A day, or a moment of ISO 8601; empty: for ever."""


class FaqShown(Outgoing):
    """An entry as it is kept."""

    id: str
    language: str
    question: str
    answer: str
    patterns: list[str]
    keywords: list[str]
    enabled: bool
    valid_until: str
    hit_count: int


class FactGiven(Incoming):
    """A typed value that only a template may say."""

    key: Annotated[str, Field(max_length=64)]
    kind: FactKind
    value: Words | PerLanguage
    unit: Words | PerLanguage = ""
    valid_until: Line = ""
    owner: Line = ""
    title: PerLanguage = Field(default_factory=dict)
    questions: Annotated[dict[Language, Many], Field(max_length=2)] = Field(default_factory=dict)
    """Ways of asking, per language; of opening hours with the aspect before: ``today: …``."""
    say: PerLanguage = Field(default_factory=dict)
    """Templates with ``{value}``."""


class FactShown(Outgoing):
    """A fact as it is kept."""

    key: str
    kind: FactKind
    value: str | dict[str, str]
    unit: str | dict[str, str]
    valid_until: str
    owner: str
    title: dict[str, str]
    questions: dict[str, list[str]]
    say: dict[str, str]
    hit_count: int


class SideShown(Outgoing):
    """One of the two, and what it says."""

    kind: SourceKind
    ref: str
    """Of a question its id, of a fact its key."""
    title: str
    answer: str


class ContradictionShown(Outgoing):
    """A question with two answers."""

    language: str
    question: str
    one: SideShown
    other: SideShown
    score: float
    """0 to 1: how surely the question leads to the second, too."""
    figures_differ: bool
    """Times, prices, numbers are others: one of the two is wrong."""


class KnowledgeAdmin:
    """The handlers; the service asks for rights."""

    def __init__(self, *, service: KnowledgeService) -> None:
        self._service = service

    async def entries(self, asked: Asked) -> Page[FaqShown]:
        """All."""
        found = [self._entry_shown(each) for each in await self._service.entries()]
        return paged(found, asked.query(Paging), FaqShown)

    async def entry(self, asked: Asked) -> FaqShown:
        """By its id."""
        return self._entry_shown(await self._entry(asked.path["id"]))

    async def add_entry(self, asked: Asked) -> FaqShown:
        """A new one."""
        return await self._keep_entry(asked, {})

    async def change_entry(self, asked: Asked) -> FaqShown:
        """In place of what was there."""
        return await self._keep_entry(asked, {"id": (await self._entry(asked.path["id"])).id})

    async def remove_entry(self, asked: Asked) -> None:
        """It answers no more."""
        await self._service.remove_entry(asked.path["id"], actor=asked.actor.id)

    async def facts(self, asked: Asked) -> Page[FactShown]:
        """All."""
        found = [self._fact_shown(each) for each in await self._service.facts()]
        return paged(found, asked.query(Paging), FactShown)

    async def fact(self, asked: Asked) -> FactShown:
        """By its key."""
        for each in await self._service.facts():
            if each.key == asked.path["id"]:
                return self._fact_shown(each)
        raise EntryMissing(ref=asked.path["id"])

    async def put_fact(self, asked: Asked) -> FactShown:
        """A new one, or another value of the same key."""
        given = asked.body(FactGiven).model_dump(mode="json")
        fact = read_fact(Row(line=1, fields=given), zone=self._service.zone)
        return self._fact_shown(await self._service.add_fact(fact, actor=asked.actor.id))

    async def remove_fact(self, asked: Asked) -> None:
        """It is known no more."""
        await self._service.remove_fact(asked.path["id"], actor=asked.actor.id)

    async def contradictions(self, asked: Asked) -> Page[ContradictionShown]:
        """Those with other figures first."""
        return paged(await self._service.contradictions(), asked.query(Paging), ContradictionShown)

    async def _entry(self, entry_id: str) -> FaqEntry:
        for each in await self._service.entries():
            if each.id == entry_id:
                return each
        raise EntryMissing(ref=entry_id)

    async def _keep_entry(self, asked: Asked, more: dict[str, Any]) -> FaqShown:
        fields = asked.body(FaqGiven).model_dump(mode="json") | more
        entry = read_entry(Row(line=1, fields=fields), zone=self._service.zone)
        return self._entry_shown(await self._service.add_entry(entry, actor=asked.actor.id))

    def _entry_shown(self, entry: FaqEntry) -> FaqShown:
        return FaqShown.model_validate(write_entry(entry, zone=self._service.zone))

    def _fact_shown(self, fact: Fact) -> FactShown:
        return FactShown.model_validate(write_fact(fact, zone=self._service.zone))


def routes(admin: KnowledgeAdmin) -> tuple[Route, ...]:
    """Of what is known."""
    known = Resource(at="/admin/knowledge", tag="knowledge").route
    faq = Resource(at="/admin/faq", tag="knowledge", statuses=STATUSES).route
    facts = Resource(at="/admin/facts", tag="knowledge", statuses=STATUSES).route
    return (
        faq("GET", admin.entries, "Questions", query=Paging, answer=Page[FaqShown]),
        faq("POST", admin.add_entry, "Add a question", body=FaqGiven, answer=FaqShown, status=201),
        faq("GET /{id}", admin.entry, "One question", answer=FaqShown),
        faq("PUT /{id}", admin.change_entry, "Change a question", body=FaqGiven, answer=FaqShown),
        faq("DELETE /{id}", admin.remove_entry, "Remove a question"),
        facts("GET", admin.facts, "Facts", query=Paging, answer=Page[FactShown]),
        facts(
            "POST", admin.put_fact, "Keep a fact; of a key that is there, in its place",
            body=FactGiven, answer=FactShown, status=201,
        ),
        facts("GET /{id}", admin.fact, "A fact, by its key", answer=FactShown),
        facts("DELETE /{id}", admin.remove_fact, "Remove a fact"),
        known(
            "GET /contradictions", admin.contradictions, "Questions with two answers",
            query=Paging, answer=Page[ContradictionShown],
        ),
    )  # fmt: skip
