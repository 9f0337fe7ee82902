"""Two cards of one person become one, with everything in every slice, and two again on undo."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.channels.telegram.talks import shared_numbers
from secretary_app.features.calls.repo import CallRepo
from secretary_app.features.conversations.repo import ConversationsRepo
from secretary_app.features.people.errors import MergeMissing, PersonMissing, SamePerson
from secretary_app.features.people.events import PeopleMerged
from secretary_app.features.people.models import Card, IdentityKind, Person
from secretary_app.features.people.repo import PeopleRepo
from secretary_app.features.people.rights import CHANGE_PEOPLE, VIEW_PEOPLE
from secretary_app.features.people.tables import MergeRow
from secretary_app.features.promises.repo import PromisesRepo
from secretary_app.foundation.auth.acting import current_actor, needs, tell_change
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.ids import new_id

TAIL_DIGITS = 9
"""Of a number: two that end alike are one, written with and without the country."""


class Likeness(StrEnum):
    """Why two cards may be of one person."""

    NAME = "name"
    NUMBER = "number"
    CALLBACK = "callback"
    """One asked to be called back at a number of the other, or shared it as their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Somebody who may be the same."""

    person: Person
    because: tuple[Likeness, ...]
    """Strongest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two cards that were made one."""

    id: str
    at: datetime
    name: str
    """What the card was called that is no more."""


class Merging:
    """Moves what belongs to a person, all at once, and keeps what is needed to move it back."""

    def __init__(self, *, database: Database, events: EventBus, clock: Clock) -> None:
        self._database = database
        self._events = events
        self._clock = clock

    @needs(VIEW_PEOPLE, about="person_id")
    async def propose(self, person_id: str) -> list[Proposal]:
        """Who may be the same person, the likeliest first. Raises PersonMissing."""
        async with self._database.read() as session:
            repo = PeopleRepo(session)
            person = await repo.get(person_id)
            if person is None:
                raise PersonMissing(person_id=person_id)
            everybody = await repo.all_people()
            asked = await PromisesRepo(session).numbers_by_person()
            shared = await shared_numbers(session)
        for each in everybody:
            for identity in each.identities:
                if identity.kind is IdentityKind.TELEGRAM and identity.value in shared:
                    asked.setdefault(each.id, set()).add(shared[identity.value])
        found = [
            Proposal(person=other, because=because)
            for other in everybody
            if other.id != person_id and (because := _likeness(person, other, asked))
        ]
        return sorted(found, key=lambda each: (-len(each.because), each.because))

    @needs(VIEW_PEOPLE, about="person_id")
    async def of(self, person_id: str) -> list[Merge]:
        """What was merged into this card and can be parted again, the newest first."""
        async with self._database.read() as session:
            rows = await session.scalars(
                select(MergeRow)
                .where(MergeRow.person_id == person_id)
                .order_by(MergeRow.at.desc(), MergeRow.id.desc())
            )
            return [Merge(id=row.id, at=row.at, name=_called(row.moved)) for row in rows]

    @needs(CHANGE_PEOPLE, about="person_id")
    async def merge(self, person_id: str, other_id: str) -> str:
        """The other card goes into the first; the id by which they are parted again.

        Raises PersonMissing or SamePerson.
        """
        if person_id == other_id:
            raise SamePerson
        now = self._clock.now()
        async with self._database.write() as session:
            people = PeopleRepo(session)
            kept, other = await _get(people, person_id), await _get(people, other_id)
            moved = await _move(session, other_id, person_id, now=now)
            moved |= {"other": _written(other), "before": _written(kept)}
            # Their numbers have moved already.
            joined = replace(_joined(kept, other), phones=(await _get(people, person_id)).phones)
            await people.write(person_id, joined, now=now)
            moved["after"] = _words(joined)
            await _move_consents(people, other_id, person_id)
            moved["merges"] = await _move_merges(session, other_id, person_id)
            await people.remove(other_id)
            row = MergeRow(id=new_id(), person_id=person_id, at=now, moved=moved)
            session.add(row)
            await session.flush()
        tell_change(before={"other": other_id}, after={"merge": row.id})
        self._tell(person_id, other_id)
        return row.id

    @needs(CHANGE_PEOPLE, about="merge_id")
    async def part(self, merge_id: str) -> None:
        """Two cards again: what came with the other goes with it, what came since stays.

        Raises MergeMissing.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            row = await session.get(MergeRow, merge_id)
            if row is None:
                raise MergeMissing(merge_id=merge_id)
            person_id, moved = row.person_id, row.moved
            people, other = PeopleRepo(session), moved["other"]
            await people.put_back(
                other["id"], _card(other), met_at=datetime.fromisoformat(other["met_at"])
            )
            await _move(session, person_id, other["id"], now=now, only=moved)
            await _move_merges(session, person_id, other["id"], only=moved["merges"])
            kept = await _get(people, person_id)
            if _words(kept.card) == moved["after"]:
                before = replace(_card(moved["before"]), phones=kept.phones)
                await people.write(person_id, before, now=now)
            await session.execute(delete(MergeRow).where(MergeRow.id == merge_id))
        tell_change(after={"parted": other["id"]})
        self._tell(person_id, other["id"])

    def _tell(self, person_id: str, other_id: str) -> None:
        self._events.emit(
            PeopleMerged(
                at=self._clock.now(),
                actor=current_actor().id,
                person_id=person_id,
                other_id=other_id,
            )
        )


async def _get(people: PeopleRepo, person_id: str) -> Person:
    person = await people.get(person_id)
    if person is None:
        raise PersonMissing(person_id=person_id)
    return person


async def _move(
    session: AsyncSession,
    from_id: str,
    to_id: str,
    *,
    now: datetime,
    only: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Any: JSON. What moved, by slice; ``only`` is what an earlier move returned."""
    threads, chosen = ConversationsRepo(session), only or {}
    positions: Sequence[int] = []
    thread = await threads.thread_of(from_id)
    if thread is not None and (only is None or only["messages"]):
        into = await threads.thread_of(to_id) or await threads.add_thread(to_id, now=now)
        positions = await threads.move(thread.id, into.id, only=chosen.get("messages"))
    return {
        "messages": positions,
        "identities": await PeopleRepo(session).move_identities(
            from_id, to_id, only=chosen.get("identities")
        ),
        "calls": await CallRepo(session=session).move(from_id, to_id, only=chosen.get("calls")),
        "promises": await PromisesRepo(session).move_person(
            from_id, to_id, only=chosen.get("promises")
        ),
    }


async def _move_merges(
    session: AsyncSession, from_id: str, to_id: str, *, only: Sequence[str] | None = None
) -> list[str]:
    """What was merged into a card goes with it; the ids."""
    which = select(MergeRow.id).where(MergeRow.person_id == from_id)
    if only is not None:
        which = which.where(MergeRow.id.in_(only))
    ids = list(await session.scalars(which))
    await session.execute(update(MergeRow).where(MergeRow.id.in_(ids)).values(person_id=to_id))
    return ids


async def _move_consents(people: PeopleRepo, from_id: str, to_id: str) -> None:
    """What was said last counts; a person who refused once is not asked by another card."""
    known = {each.about: each for each in await people.consents(to_id)}
    for consent in await people.consents(from_id):
        before = known.get(consent.about)
        if before is None or before.told_at < consent.told_at:
            await people.put_consent(to_id, consent)


def _likeness(person: Person, other: Person, asked: dict[str, set[str]]) -> tuple[Likeness, ...]:
    found = list[Likeness]()
    if asked.get(person.id, set()) & set(other.phones) or (
        asked.get(other.id, set()) & set(person.phones)
    ):
        found.append(Likeness.CALLBACK)
    if _tails(person.phones) & _tails(other.phones):
        found.append(Likeness.NUMBER)
    if person.name and other.name and _bare(person.name) == _bare(other.name):
        found.append(Likeness.NAME)
    return tuple(found)


def _tails(numbers: Collection[str]) -> set[str]:
    return {number[-TAIL_DIGITS:] for number in numbers if len(number) > TAIL_DIGITS}


def _bare(name: str) -> str:
    return " ".join(sorted(name.casefold().replace("ё", "е").split()))


def _joined(kept: Person, other: Person) -> Card:
    notes = [text for text in dict.fromkeys((kept.notes, other.notes)) if text]
    return Card(
        name=kept.name or other.name or "",
        company=kept.company or other.company or "",
        language=kept.language or other.language,
        notes="\n\n".join(notes),
    )


def _words(card: Card) -> dict[str, Any]:
    """Any: JSON. All of a card but its numbers, which are moved one by one."""
    words = asdict(card)
    del words["phones"]
    return words


def _written(person: Person) -> dict[str, Any]:
    return _words(person.card) | {
        "id": person.id,
        "met_at": person.met_at.isoformat(),
        "called": person.name or _known_as(person),
    }


def _known_as(person: Person) -> str:
    return next((each.handle or each.value for each in person.identities), "")


def _called(moved: dict[str, Any]) -> str:
    return str(moved["other"]["called"])


def _card(written: dict[str, Any]) -> Card:
    language = written["language"]
    return Card(
        name=written["name"],
        company=written["company"],
        language=None if language is None else Language(language),
        notes=written["notes"],
    )
