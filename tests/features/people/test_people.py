"""Who calls is found again, whatever door they come by."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from secretary_app.features.people.errors import NameTooLong, PersonMissing
from secretary_app.features.people.events import LanguageChosen, PersonMet, PersonRenamed
from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.features.people.service import PeopleService
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.phone import PhoneNumber
from tests.support.opened import Opened, opened

pytestmark = pytest.mark.wire

NUMBER = PhoneNumber.parse("8 916 123-45-67")


@pytest.fixture
async def parts(tmp_path: Path) -> AsyncIterator[Opened]:
    async with opened(tmp_path / "data") as parts:
        yield parts


@pytest.fixture
def people(parts: Opened) -> PeopleService:
    return PeopleService(database=parts.database, events=parts.events, clock=parts.clock)


async def test_one_number_is_one_person(people: PeopleService, parts: Opened) -> None:
    first = await people.find_or_create_by_phone(NUMBER)
    again = await people.find_or_create_by_phone(PhoneNumber.parse("+7 (916) 123 45 67"))
    other = await people.find_or_create_by_phone(PhoneNumber.parse("900"))
    assert first == again != other
    assert (first.name, first.language, first.phone) == (None, None, "+79161234567")
    assert first.met_at == parts.clock.now()
    assert [type(each) for each in parts.told] == [PersonMet, PersonMet]


async def test_two_doors_at_once_meet_one_person(people: PeopleService, parts: Opened) -> None:
    visitor = Identity(kind=IdentityKind.TELEGRAM, value="4711")
    found = await asyncio.gather(*(people.find_or_create(visitor) for _ in range(20)))
    assert len({person.id for person in found}) == 1
    assert len(parts.told) == 1


async def test_a_handle_is_kept_and_may_become_another(people: PeopleService) -> None:
    def anna(handle: str) -> Identity:
        return Identity(kind=IdentityKind.TELEGRAM, value="4711", handle=handle)

    person = await people.find_or_create(anna("@anna_k"))
    for told, kept in (("", "@anna_k"), ("@anna_kotova", "@anna_kotova")):
        again = await people.find_or_create(anna(told))
        assert (again.id, again.identities[0].handle) == (person.id, kept)
    assert [each.id for each in await people.find_all("anna_ko")] == [person.id]
    assert await people.find_all("anna_k@") == []


async def test_the_person_keeps_the_language(people: PeopleService, parts: Opened) -> None:
    person = await people.find_or_create_by_phone(NUMBER)
    for _ in range(2):
        person = await people.choose_language(person.id, Language.EN)
    assert person.language is Language.EN
    assert (await people.find_or_create_by_phone(NUMBER)).language is Language.EN
    chosen = [each for each in parts.told if isinstance(each, LanguageChosen)]
    assert [(each.language, each.actor) for each in chosen] == [(Language.EN, "caller")]


async def test_a_name_is_given_tidied_and_taken_away(people: PeopleService, parts: Opened) -> None:
    person = await people.find_or_create_by_phone(NUMBER)
    assert (await people.rename(person.id, "  Пётр\n Ильич ", actor="anna")).name == "Пётр Ильич"
    assert (await people.rename(person.id, "Пётр Ильич", actor="anna")).name == "Пётр Ильич"
    assert (await people.rename(person.id, " ", actor="anna")).name is None
    renamed = [each for each in parts.told if isinstance(each, PersonRenamed)]
    assert [(each.before, each.after) for each in renamed] == [
        (None, "Пётр Ильич"),
        ("Пётр Ильич", None),
    ]
    with pytest.raises(NameTooLong):
        await people.rename(person.id, "x" * 10_000, actor="anna")


async def test_nobody_is_told_as_missing(people: PeopleService) -> None:
    person = await people.find_or_create_by_phone(NUMBER)
    assert await people.get_many([person.id, "nobody"]) == {person.id: person}
    assert await people.find(Identity(kind=IdentityKind.PHONE, value="+49")) is None
    for call in (
        people.get("nobody"),
        people.rename("nobody", "x", actor="anna"),
        people.choose_language("nobody", Language.RU),
    ):
        with pytest.raises(PersonMissing):
            await call
