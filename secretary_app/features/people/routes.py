"""``/admin/people``: cards, two of one person made one, files of them, forgetting."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Protocol

from aiohttp import web

from secretary_app.features.people.carrying import PeopleCarrier
from secretary_app.features.people.exchange.models import FileForm
from secretary_app.features.people.exchange.reading import read_people
from secretary_app.features.people.models import Card, Person
from secretary_app.features.people.schemas import (
    BriefShown,
    CardGiven,
    ConsentGiven,
    ConsentShown,
    FileWanted,
    ImportShown,
    LikelyShown,
    MergeDone,
    MergeShown,
    MergeWith,
    PeopleWanted,
    PersonShown,
)
from secretary_app.features.people.service import PeopleService
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.raw_body import raw_body
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Answer, Route
from secretary_app.foundation.web.schemas import Page, paged
from secretary_app.kernel.phone import PhoneNumber

LARGEST_FILE = 10_000_000
"""Bytes: twenty thousand cards."""

FORMS = {
    FileForm.CSV: ("text/csv", "people.csv"),
    FileForm.VCARD_3: ("text/vcard", "people.vcf"),
    FileForm.VCARD_4: ("text/vcard", "people.vcf"),
}


class Likely(Protocol):
    """Somebody who may be the same."""

    @property
    def person(self) -> Person:
        """Who."""

    @property
    def because(self) -> Sequence[str]:
        """Strongest first."""


class Merger(Protocol):
    """Makes two cards one, with what every slice knows of them."""

    async def propose(self, person_id: str) -> Sequence[Likely]:
        """Raises PersonMissing."""

    async def of(self, person_id: str) -> Collection[object]:
        """What was merged into this card."""

    async def merge(self, person_id: str, other_id: str) -> str:
        """Raises PersonMissing or SamePerson."""

    async def part(self, merge_id: str) -> None:
        """Raises MergeMissing."""


Forget = Callable[[str], Awaitable[object]]
"""Everything there is of a person. Raises PersonMissing."""


class PeopleAdmin:
    """The handlers; services ask for rights."""

    def __init__(
        self, *, people: PeopleService, files: PeopleCarrier, merger: Merger, forget: Forget
    ) -> None:
        self._people = people
        self._files = files
        self._merger = merger
        self._forget = forget

    async def every(self, asked: Asked) -> Page[BriefShown]:
        """By name."""
        wanted = asked.query(PeopleWanted)
        return paged(await self._people.find_all(wanted.text), wanted, BriefShown)

    async def one(self, asked: Asked) -> PersonShown:
        """By its id."""
        return _shown(await self._people.get(asked.path["id"]))

    async def add(self, asked: Asked) -> PersonShown:
        """Somebody new."""
        return _shown(await self._people.write_down(_card(asked.body(CardGiven), Card())))

    async def change(self, asked: Asked) -> PersonShown:
        """What is not given stays."""
        before = await self._people.get(asked.path["id"])
        card = _card(asked.body(CardGiven), before.card)
        return _shown(await self._people.edit(before.id, card))

    async def forget(self, asked: Asked) -> None:
        """With calls, messages, recordings; what is promised stays promised."""
        await self._forget(asked.path["id"])

    async def consents(self, asked: Asked) -> Page[ConsentShown]:
        """What they allowed or refused."""
        person = await self._people.get(asked.path["id"])
        found = await self._people.consents(person.id)
        return Page[ConsentShown](items=[ConsentShown.model_validate(each) for each in found])

    async def consent(self, asked: Asked) -> None:
        """A yes, a no, or never asked."""
        given = asked.body(ConsentGiven)
        await self._people.set_consent(asked.path["id"], given.about, given.given)

    async def likely(self, asked: Asked) -> Page[LikelyShown]:
        """Who may be the same."""
        found = await self._merger.propose(asked.path["id"])
        items = [
            LikelyShown(person=_shown(each.person), because=list(each.because)) for each in found
        ]
        return Page[LikelyShown](items=items, total=len(items))

    async def merges(self, asked: Asked) -> Page[MergeShown]:
        """What was merged into this card and can be parted again."""
        person = await self._people.get(asked.path["id"])
        found = [MergeShown.model_validate(each) for each in await self._merger.of(person.id)]
        return Page[MergeShown](items=found, total=len(found))

    async def merge(self, asked: Asked) -> MergeDone:
        """The other card goes into this one."""
        merge_id = await self._merger.merge(asked.path["id"], asked.body(MergeWith).other_id)
        return MergeDone(merge_id=merge_id)

    async def part(self, asked: Asked) -> None:
        """Two cards again."""
        await self._merger.part(asked.path["id"])

    async def take_in(self, asked: Asked) -> ImportShown:
        """A file of a table program or of a telephone; it only adds."""
        found = read_people(await raw_body(asked.request))
        taken = await self._files.take_in(found.cards)
        return ImportShown(
            added=list(taken.added),
            changed=list(taken.changed),
            same=taken.same,
            left_out=taken.left_out,
            unread=[each.text[:100] for each in found.unread],
        )

    async def written(self, asked: Asked) -> Answer:
        """Everybody, as a file."""
        form = asked.query(FileWanted).form
        media, name = FORMS[form]
        return web.Response(
            body=await self._files.written(form),
            content_type=media,
            charset="utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def routes(admin: PeopleAdmin) -> tuple[Route, ...]:
    """Of people."""
    people = Resource(at="/admin/people", tag="people", statuses={"person-merge-same": 409})
    merges = Resource(at="/admin/merges", tag="people")
    route = people.route
    return (
        route(
            "GET", admin.every, "People, by name", query=PeopleWanted, answer=Page[BriefShown]
        ),
        route(
            "POST", admin.add, "Write somebody down", body=CardGiven, answer=PersonShown,
            status=201,
        ),
        route(
            "GET /export", admin.written, "Everybody, as a file", query=FileWanted,
            gives="text/csv",
        ),
        route(
            "POST /import", admin.take_in, "Take a file in (CSV, vCard); it only adds",
            takes="application/octet-stream", answer=ImportShown, largest_body=LARGEST_FILE,
        ),
        route("GET /{id}", admin.one, "One person", answer=PersonShown),
        route(
            "PATCH /{id}", admin.change, "Change a card", body=CardGiven, answer=PersonShown
        ),
        route("DELETE /{id}", admin.forget, "Forget somebody, everywhere and for ever"),
        route(
            "GET /{id}/consents", admin.consents, "What somebody allowed or refused",
            answer=Page[ConsentShown],
        ),
        route(
            "PUT /{id}/consents", admin.consent, "Write a yes or a no down", body=ConsentGiven
        ),
        route(
            "GET /{id}/likely", admin.likely, "Who may be the same", answer=Page[LikelyShown]
        ),
        route(
            "GET /{id}/merges", admin.merges, "What was merged into a card",
            answer=Page[MergeShown],
        ),
        route(
            "POST /{id}/merge", admin.merge, "Make another card part of this one", body=MergeWith,
            answer=MergeDone, status=201,
        ),
        merges.route("DELETE /{id}", admin.part, "Take a merge back: two cards again"),
    )  # fmt: skip


def _shown(person: Person) -> PersonShown:
    return PersonShown.model_validate(person)


def _card(given: CardGiven, before: Card) -> Card:
    """Raises BadPhoneNumber."""
    set_here = given.model_fields_set
    phones = before.phones
    if "phones" in set_here:
        phones = tuple(PhoneNumber.parse(each).e164 for each in given.phones)
    return Card(
        name=given.name if "name" in set_here else before.name,
        company=given.company if "company" in set_here else before.company,
        language=given.language if "language" in set_here else before.language,
        notes=given.notes if "notes" in set_here else before.notes,
        phones=phones,
    )
