"""Two cards become one and two again, with what stands in every slice."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from secretary_app.bootstrap.merging import Likeness
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.conversations.models import Channel, NewMessage, Role
from secretary_app.features.people.errors import MergeMissing, PersonMissing, SamePerson
from secretary_app.features.people.models import Card, ConsentAbout, Person
from secretary_app.features.promises.models import NewPromise, PromiseKind
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.opened import newest_database

pytestmark = pytest.mark.wire


@pytest.fixture
async def work(tmp_path: Path) -> AsyncIterator[Workspace]:
    folder = DataFolder(tmp_path)
    folder.prepare()
    folder.database.write_bytes(newest_database())
    async with open_workspace(folder, clock=Clock()) as workspace:
        yield workspace


async def say(work: Workspace, person: Person, text: str) -> None:
    thread = await work.conversations.thread_of_person(person.id)
    message = NewMessage(role=Role.CALLER, channel=Channel.PHONE, text=text, language="ru")
    await work.conversations.add_message(thread.id, message)


async def said(work: Workspace, person_id: str) -> list[str]:
    thread = await work.conversations.thread_of_person(person_id)
    return [each.text for each in await work.conversations.messages(thread.id)]


async def test_everything_goes_into_one_card_and_comes_back_on_undo(work: Workspace) -> None:
    anna = await work.people.write_down(
        Card(name="Анна", notes="Днём занята.", phones=("+79112047716",))
    )
    other = await work.people.write_down(
        Card(
            name="Анна Котова",
            company="Нордвест",
            language=Language.RU,
            notes="Мастер Олег.",
            phones=("+78123345501",),
        )
    )
    for person, text in ((anna, "один"), (other, "два"), (anna, "три")):
        await say(work, person, text)
    promise = await work.promises.make(
        NewPromise(
            kind=PromiseKind.CALL_BACK,
            text="перезвонить",
            due_at=work.clock.now() + timedelta(hours=1),
            language="ru",
            person_id=other.id,
        )
    )
    await work.people.set_consent(other.id, ConsentAbout.WRITING, True)

    merge_id = await work.merging.merge(anna.id, other.id)
    one = await work.people.get(anna.id)
    assert (one.name, one.company, one.language) == ("Анна", "Нордвест", Language.RU)
    assert one.notes == "Днём занята.\n\nМастер Олег."
    assert one.phones == ("+79112047716", "+78123345501")
    assert await said(work, anna.id) == ["один", "два", "три"]
    assert (await work.promises.get(promise.id)).person_id == anna.id
    assert [each.about for each in await work.people.consents(anna.id)] == [ConsentAbout.WRITING]
    with pytest.raises(PersonMissing):
        await work.people.get(other.id)
    assert [each.name for each in await work.merging.of(anna.id)] == ["Анна Котова"]

    await say(work, one, "четыре")
    await work.merging.part(merge_id)
    assert (await work.people.get(anna.id)).card == anna.card
    assert await work.people.get(other.id) == other
    assert await said(work, anna.id) == ["один", "три", "четыре"]
    assert await said(work, other.id) == ["два"]
    assert (await work.promises.get(promise.id)).person_id == other.id
    with pytest.raises(MergeMissing):
        await work.merging.part(merge_id)


async def test_a_card_that_was_edited_since_keeps_its_words(work: Workspace) -> None:
    anna = await work.people.write_down(Card(name="Анна", phones=("+79112047716",)))
    other = await work.people.write_down(Card(company="Нордвест", phones=("+78123345501",)))
    merge_id = await work.merging.merge(anna.id, other.id)
    one = await work.people.get(anna.id)
    await work.people.edit(anna.id, replace(one.card, name="Анна Котова"))
    await work.merging.part(merge_id)
    kept = await work.people.get(anna.id)
    assert (kept.name, kept.company, kept.phones) == ("Анна Котова", "Нордвест", anna.phones)
    with pytest.raises(SamePerson):
        await work.merging.merge(anna.id, anna.id)


async def test_a_merge_in_a_merge_is_parted_step_by_step(work: Workspace) -> None:
    people = [
        await work.people.write_down(Card(name=name, phones=(f"+7911204771{at}",)))
        for at, name in enumerate(("Анна", "Аня", "Нюра"))
    ]
    inner = await work.merging.merge(people[1].id, people[2].id)
    outer = await work.merging.merge(people[0].id, people[1].id)
    assert len((await work.people.get(people[0].id)).phones) == 3
    await work.merging.part(outer)
    await work.merging.part(inner)
    assert [await work.people.get(each.id) for each in people] == people


async def test_who_may_be_the_same_is_proposed_with_the_reason(work: Workspace) -> None:
    anna = await work.people.write_down(Card(name="Анна Котова", phones=("+79112047716",)))
    same = await work.people.write_down(Card(name="котова  анна", phones=("89112047716"[-10:],)))
    called = await work.people.write_down(Card(phones=("+78123345501",)))
    await work.people.write_down(Card(name="Игорь Ремез", phones=("+79215551028",)))
    await work.promises.make(
        NewPromise(
            kind=PromiseKind.CALL_BACK,
            text="",
            due_at=work.clock.now(),
            language="ru",
            person_id=anna.id,
            number="+78123345501",
        )
    )
    found = {each.person.id: each.because for each in await work.merging.propose(anna.id)}
    assert found == {
        same.id: (Likeness.NUMBER, Likeness.NAME),
        called.id: (Likeness.CALLBACK,),
    }
    assert [each.person.id for each in await work.merging.propose(called.id)] == [anna.id]
