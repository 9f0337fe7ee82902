"""People come from a file and leave in one; what came can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from secretary_app.features.people.errors import NameTooLong, NotesTooLong
from secretary_app.features.people.exchange.models import FileForm
from secretary_app.features.people.exchange.reading import write_people
from secretary_app.features.people.models import Card, Person
from secretary_app.features.people.rights import CHANGE_PEOPLE, VIEW_PEOPLE
from secretary_app.features.people.service import PeopleService
from secretary_app.foundation.auth.acting import by_own_authority, needs, tell_change


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What a file brought, and how it was before."""

    added: tuple[str, ...]
    changed: Mapping[str, Card]
    """Card before, by person."""
    left_out: int
    """Cards too long to be somebody's."""
    same: int
    """Who was known so already."""


class PeopleCarrier:
    """Never writes over what is known: a file only adds."""

    def __init__(self, *, people: PeopleService) -> None:
        self._people = people

    @needs(CHANGE_PEOPLE)
    async def take_in(self, cards: Sequence[Card]) -> TakenIn:
        """Who is known by a number gets what was not known; others are written down."""
        added, changed = list[str](), dict[str, Card]()
        left_out = same = 0
        for card in cards:
            known = list((await self._people.of_phones(card.phones)).values())
            try:
                if not known:
                    added.append((await self._people.write_down(card)).id)
                    continue
                person = known[0]
                # Numbers that are somebody else's stay with them: merging is a person's decision.
                others = {number for each in known[1:] for number in each.phones}
                joined = _joined(person, card, but=others)
                if joined == person.card:
                    same += 1
                    continue
                before = person.card
                await self._people.edit(person.id, joined)
                if person.id not in added:
                    changed.setdefault(person.id, before)
            except (NameTooLong, NotesTooLong):
                left_out += 1
        tell_change(after={"added": len(added), "changed": len(changed)})
        return TakenIn(added=tuple(added), changed=changed, left_out=left_out, same=same)

    @needs(CHANGE_PEOPLE)
    async def take_back(self, taken: TakenIn) -> None:
        """As if the file had never come."""
        for person_id, before in taken.changed.items():
            await self._people.edit(person_id, before)
        with by_own_authority():
            for person_id in taken.added:
                await self._people.forget(person_id)

    @needs(VIEW_PEOPLE)
    async def written(self, form: FileForm) -> bytes:
        """Everybody."""
        return write_people([each.card for each in await self._people.everybody()], form)


def _joined(person: Person, card: Card, *, but: set[str]) -> Card:
    before = person.card
    notes = before.notes
    if card.notes.strip() and card.notes.strip() not in notes:
        notes = f"{notes}\n\n{card.notes.strip()}".strip()
    return replace(
        before,
        name=before.name or card.name,
        company=before.company or card.company,
        language=before.language or card.language,
        notes=notes,
        phones=tuple(
            dict.fromkeys((*before.phones, *(each for each in card.phones if each not in but)))
        ),
    )
