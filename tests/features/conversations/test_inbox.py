"""The list of threads: newest first, what nobody has seen, drafts of each user."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from secretary_app.features.conversations.errors import ThreadMissing
from secretary_app.features.conversations.events import ThreadSeen
from secretary_app.features.conversations.models import Channel, NewMessage, Role
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.people.models import Card, Person
from secretary_app.features.people.service import PeopleService
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM, Actor
from tests.support.opened import Opened, opened

pytestmark = pytest.mark.wire


@pytest.fixture
async def parts(tmp_path: Path) -> AsyncIterator[Opened]:
    async with opened(tmp_path / "data") as parts:
        yield parts


@pytest.fixture
def conversations(parts: Opened) -> ConversationService:
    return ConversationService(database=parts.database, events=parts.events, clock=parts.clock)


@pytest.fixture
async def people(parts: Opened) -> list[Person]:
    service = PeopleService(database=parts.database, events=parts.events, clock=parts.clock)
    return [await service.write_down(Card(name=name)) for name in ("Анна", "Игорь")]


async def say(
    conversations: ConversationService,
    person: Person,
    text: str,
    *,
    role: Role = Role.CALLER,
    call_id: str | None = None,
) -> str:
    thread = await conversations.thread_of_person(person.id)
    await conversations.add_message(
        thread.id,
        NewMessage(role=role, channel=Channel.PHONE, text=text, language="ru", call_id=call_id),
    )
    return thread.id


async def test_the_newest_is_first_and_a_call_is_one_new_thing(
    conversations: ConversationService, people: list[Person], parts: Opened
) -> None:
    anna, igor = people
    for text in ("Сколько стоит ключ?", "А сегодня успеете?"):
        await say(conversations, anna, text, call_id="c1")
    await say(conversations, anna, "Успеем.", role=Role.ASSISTANT, call_id="c1")
    first = await say(conversations, anna, "Спасибо!")
    second = await say(conversations, igor, "Вы открыты?")
    found = await conversations.talks()
    assert [(each.thread.id, each.last.text, each.unseen) for each in found] == [
        (second, "Вы открыты?", 1),
        (first, "Спасибо!", 2),
    ]
    for _ in range(2):
        await conversations.see(first)
    assert [each.unseen for each in await conversations.talks()] == [1, 0]
    assert sum(isinstance(each, ThreadSeen) for each in parts.told) == 1
    await say(conversations, anna, "Ещё вопрос")
    assert [(each.thread.id, each.unseen) for each in await conversations.talks()] == [
        (first, 1),
        (second, 1),
    ]


async def test_threads_are_found_by_words_and_by_whose_they_are(
    conversations: ConversationService, people: list[Person]
) -> None:
    anna, igor = people
    first = await say(conversations, anna, "Сколько стоит копия ключа?")
    second = await say(conversations, igor, "Вы открыты?")

    async def found(search: str, *persons: Person) -> list[str]:
        ids = [each.id for each in persons]
        talks = await conversations.talks(search=search, persons=ids)
        return [each.thread.id for each in talks]

    assert await found("ключ") == [first]
    assert await found("ключ", igor) == [second, first]
    assert await found("дверь") == []


async def test_each_keeps_an_own_draft(
    conversations: ConversationService, people: list[Person]
) -> None:
    thread = await say(conversations, people[0], "Алло")
    anna, oleg = (Actor(id=name, name=name, role="owner", everything=True) for name in "ao")
    for actor, text in ((anna, "Добрый день! "), (oleg, "Пишу")):
        with acting_as(actor):
            await conversations.keep_draft(thread, text)
    with acting_as(anna):
        assert await conversations.drafts() == {thread: "Добрый день!"}
        await conversations.keep_draft(thread, "")
        assert await conversations.drafts() == {}
    with acting_as(oleg):
        assert await conversations.drafts() == {thread: "Пишу"}
    with acting_as(SYSTEM), pytest.raises(ThreadMissing):
        await conversations.keep_draft("gone", "text")
