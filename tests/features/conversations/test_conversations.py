"""One thread per person, in order, found again, with what was heard and why it was said."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from secretary_app.features.conversations.errors import MessageMissing, ThreadMissing
from secretary_app.features.conversations.events import MessageAdded, MessageHeard
from secretary_app.features.conversations.models import (
    Channel,
    Evidence,
    EvidenceKind,
    NewMessage,
    Role,
    Span,
)
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.people.models import Person
from secretary_app.features.people.service import PeopleService
from secretary_app.kernel.phone import PhoneNumber
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
async def person(parts: Opened) -> Person:
    people = PeopleService(database=parts.database, events=parts.events, clock=parts.clock)
    return await people.find_or_create_by_phone(PhoneNumber.parse("+79161234567"))


def said(words: str, *, call: str | None = None, role: Role = Role.CALLER) -> NewMessage:
    return NewMessage(role=role, channel=Channel.PHONE, text=words, language="ru", call_id=call)


ANSWER = NewMessage(
    role=Role.ASSISTANT,
    channel=Channel.PHONE,
    text="Мы открыты до шести.",
    language="ru",
    evidence=(
        Evidence(kind=EvidenceKind.FACT, ref="hours", title="Часы", score=0.9, quote="9–18"),
    ),
    spans=(Span(text="Мы", start_ms=1200, end_ms=1400),),
    engine=None,
    call_id="call-1",
)


async def test_a_message_comes_back_as_it_was_handed_in(
    conversations: ConversationService, parts: Opened, person: Person
) -> None:
    thread = await conversations.thread_of_person(person.id)
    stored = await conversations.add_message(thread.id, ANSWER, actor="assistant")
    assert await conversations.messages(thread.id) == [stored]
    fields = NewMessage.__dataclass_fields__
    assert NewMessage(**{name: getattr(stored, name) for name in fields}) == ANSWER
    assert parts.told[-1] == MessageAdded(at=parts.clock.now(), actor="assistant", message=stored)
    assert (await conversations.thread_of_person(person.id)).last_message_at == parts.clock.now()


async def test_calls_of_one_person_stand_in_one_thread_oldest_first(
    conversations: ConversationService, person: Person
) -> None:
    threads = await asyncio.gather(*(conversations.thread_of_person(person.id) for _ in range(5)))
    assert len({thread.id for thread in threads}) == 1
    thread = threads[0].id
    for number in range(6):
        await conversations.add_message(thread, said(f"слово {number}", call=f"call-{number % 2}"))
    assert [each.text[-1] for each in await conversations.messages(thread)] == list("012345")
    assert [each.text[-1] for each in await conversations.messages(thread, newest=2)] == ["4", "5"]
    assert [each.text[-1] for each in await conversations.messages_of_call("call-1")] == list("135")


async def test_strangers_do_not_share_a_thread(conversations: ConversationService) -> None:
    first, second = [await conversations.thread_of_stranger() for _ in range(2)]
    assert first.id != second.id
    assert first.person_id is None


async def test_what_was_heard_is_kept_beside_what_was_meant(
    conversations: ConversationService, parts: Opened, person: Person
) -> None:
    thread = await conversations.thread_of_person(person.id)
    message = await conversations.add_message(thread.id, ANSWER)
    spans = (
        Span(text="Мы", start_ms=1200, end_ms=1400),
        Span(text="открыты", start_ms=1400, end_ms=1900, heard=False),
    )
    heard = await conversations.set_heard(message.id, heard_text="Мы", spans=spans)
    assert (heard.text, heard.heard_text, heard.spans) == (ANSWER.text, "Мы", spans)
    assert await conversations.messages(thread.id) == [heard]
    assert parts.told[-1] == MessageHeard(at=parts.clock.now(), message=heard)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("договор", ["d"]),
        ("договорами", ["d"]),
        ("ДОГОВОРУ подпис", ["d"]),
        ("елка", ["e"]),
        ("ёлки", ["e"]),
        ("opening hours", ["o"]),
        ("open", ["o"]),
        ("подписан hours", []),
        ('" OR *', []),
        ("", []),
        ("?!", []),
    ],
)
async def test_words_are_found_in_every_form(
    conversations: ConversationService, person: Person, query: str, found: list[str]
) -> None:
    thread = await conversations.thread_of_person(person.id)
    for call, words in (
        ("d", "Договор №5 уже подписан?"),
        ("e", "Где стоит ёлка?"),
        ("o", "What are your opening hours?"),
    ):
        await conversations.add_message(thread.id, said(words, call=call))
    assert [each.call_id for each in await conversations.search(query)] == found


async def test_the_search_follows_changes_and_removals(
    conversations: ConversationService, parts: Opened, person: Person
) -> None:
    thread = await conversations.thread_of_person(person.id)
    for number in range(3):
        await conversations.add_message(thread.id, said(f"яблоко {number}"))
    assert [each.text[-1] for each in await conversations.search("яблоко", newest=2)] == ["2", "1"]
    async with parts.database.write() as session:
        await session.execute(text("UPDATE messages SET text = 'груша' WHERE text = 'яблоко 1'"))
        await session.execute(text("DELETE FROM messages WHERE text = 'яблоко 2'"))
    assert [each.text for each in await conversations.search("яблоко")] == ["яблоко 0"]
    assert [each.text for each in await conversations.search("груши")] == ["груша"]
    async with parts.database.write() as session:
        await session.execute(text("DELETE FROM people"))
    assert await conversations.search("яблоко") == []


async def test_what_is_gone_is_told(conversations: ConversationService) -> None:
    with pytest.raises(ThreadMissing):
        await conversations.add_message("nowhere", said("алло"))
    with pytest.raises(MessageMissing):
        await conversations.set_heard("nothing", heard_text="")
