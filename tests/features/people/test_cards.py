"""Cards of people: written by hand, searched, and what they allowed."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from secretary_app.features.people.errors import NotesTooLong, NumberTaken
from secretary_app.features.people.events import PersonChanged, PersonRenamed
from secretary_app.features.people.models import LONGEST_NOTES, Card, ConsentAbout
from secretary_app.features.people.service import PeopleService
from secretary_app.foundation.i18n import Language
from tests.support.opened import Opened, opened

pytestmark = pytest.mark.wire

ANNA = Card(
    name="  Анна   Котова ",
    company="ООО «Нордвест»",
    language=Language.RU,
    notes="Просит мастера Олега.\n",
    phones=("+79112047716", "+78123345501"),
)


@pytest.fixture
async def parts(tmp_path: Path) -> AsyncIterator[Opened]:
    async with opened(tmp_path / "data") as parts:
        yield parts


@pytest.fixture
def people(parts: Opened) -> PeopleService:
    return PeopleService(database=parts.database, events=parts.events, clock=parts.clock)


async def test_a_card_is_written_edited_and_put_back(people: PeopleService, parts: Opened) -> None:
    anna = await people.write_down(ANNA)
    assert (anna.name, anna.company, anna.notes) == (
        "Анна Котова",
        "ООО «Нордвест»",
        "Просит мастера Олега.",
    )
    assert anna.phones == ANNA.phones
    before = anna.card
    changed = replace(before, name="Анна Ремез", phones=("+78123345501", "+79210000001"))
    after = await people.edit(anna.id, changed)
    assert (after.name, after.phone, after.phones) == (
        "Анна Ремез",
        "+78123345501",
        changed.phones,
    )
    assert (await people.edit(anna.id, before)).card == before
    renamed = [each.after for each in parts.told if isinstance(each, PersonRenamed)]
    assert renamed == ["Анна Ремез", "Анна Котова"]
    count = len(parts.told)
    await people.edit(anna.id, before)
    assert len(parts.told) == count


async def test_a_number_stands_in_one_card_and_nothing_is_written_by_halves(
    people: PeopleService,
) -> None:
    anna = await people.write_down(ANNA)
    other = await people.write_down(Card(name="Игорь Ремез", phones=("+79215551028",)))
    with pytest.raises(NumberTaken, match="person-number-taken"):
        await people.edit(other.id, replace(other.card, name="Игорь", phones=anna.phones))
    with pytest.raises(NotesTooLong):
        await people.edit(other.id, replace(other.card, notes="я" * (LONGEST_NOTES + 1)))
    assert await people.get(other.id) == other


async def test_people_are_found_by_name_company_and_number_however_written(
    people: PeopleService,
) -> None:
    anna = await people.write_down(ANNA)
    nobody = await people.write_down(Card(phones=("+79215551028",)))

    async def found(words: str) -> list[str]:
        return [each.id for each in await people.find_all(words)]

    assert await found("") == [anna.id, nobody.id]
    assert await found("котова НОРД") == [anna.id]
    assert await found("555-10") == [nobody.id]
    assert await found("+7911") == [anna.id]
    assert await found("Пётр") == []


async def test_a_yes_a_no_and_never_asked_are_three_things(
    people: PeopleService, parts: Opened
) -> None:
    anna = await people.write_down(ANNA)
    await people.set_consent(anna.id, ConsentAbout.WRITING, True)
    await people.set_consent(anna.id, ConsentAbout.OFFERS, True)
    await people.set_consent(anna.id, ConsentAbout.OFFERS, False)
    found = {each.about: each.given for each in await people.consents(anna.id)}
    assert found == {ConsentAbout.WRITING: True, ConsentAbout.OFFERS: False}
    await people.set_consent(anna.id, ConsentAbout.OFFERS, None)
    assert [each.about for each in await people.consents(anna.id)] == [ConsentAbout.WRITING]
    assert sum(isinstance(each, PersonChanged) for each in parts.told) == 5
