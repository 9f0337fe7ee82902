"""A bot in a group: spoken to it answers, and keeps nothing until an admin wants it to."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from secretary_app.features.people.models import Identity, IdentityKind
from tests.support.telegram_bench import TOKEN, telegram_bench
from tests.support.telegram_server import FakeTelegram, person, telegram_server

pytestmark = [pytest.mark.wire, pytest.mark.timeout(180)]

GROUP = {"id": -500, "type": "group", "title": "Двор"}
SUPER = {"id": -100500, "type": "supergroup", "title": "Двор"}
ASKED = "@our_bot, есть ли у вас парковка?"
MENTION = [{"type": "mention", "offset": 0, "length": 8}]
ANSWER = "Парковка за домом."


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with telegram_server() as server:
        server.bot(TOKEN, "our_bot", reads_groups=True)
        yield server


async def test_answers_when_spoken_to_and_remembers_when_allowed(
    tmp_path: Path, fake: FakeTelegram
) -> None:
    async with telegram_bench(tmp_path, fake) as bench:
        workspace = bench.workspace
        await workspace.bots.add(name="", token=TOKEN)
        me = {"id": 111111, "is_bot": True, "first_name": "our_bot", "username": "our_bot"}
        await fake.says(TOKEN, chat=GROUP, new_chat_members=[me])
        await fake.until_text("администратор не включит память")
        await fake.says(TOKEN, "есть ли у вас парковка?", chat=GROUP)
        number = await fake.says(TOKEN, ASKED, chat=GROUP, entities=MENTION)
        answer = await fake.until_text(ANSWER, chat=-500)
        assert f'"message_id":{number}' in answer.fields["reply_parameters"].replace(" ", "")
        identity = Identity(kind=IdentityKind.TELEGRAM, value="100")
        assert await workspace.people.find(identity) is None
        assert await workspace.conversations.search("парковка") == []

        await fake.says(TOKEN, "/memory on", chat=GROUP)
        await fake.until_text("только администратор")
        fake.admins.add(100)
        await fake.says(TOKEN, "/memory@our_bot on", chat=GROUP)
        await fake.until_text("Память включена")
        await fake.says(TOKEN, "/memory@other_bot off", chat=GROUP)
        reply = {"message_id": answer.number, "date": 1, "chat": GROUP, "from": me, "text": "…"}
        await fake.says(TOKEN, "есть ли у вас парковка?", chat=GROUP, reply_to_message=reply)
        second = await fake.until(lambda each: each.number > answer.number and ANSWER in each.text)
        assert second.chat == -500
        assert [each.text for each in await bench.thread()] == ["есть ли у вас парковка?", ANSWER]
        # Another person in the same group has a thread of their own.
        await fake.says(TOKEN, ASKED, chat=GROUP, entities=MENTION, who=person(200, "Анна"))
        await fake.until(lambda each: each.number > second.number and ANSWER in each.text)
        assert len(await bench.thread(200)) == len(await bench.thread(100)) == 2

        await fake.says(TOKEN, chat=GROUP, migrate_to_chat_id=-100500)
        await fake.says(TOKEN, ASKED, chat=SUPER, entities=MENTION)
        await fake.until_text(ANSWER, chat=-100500)
        assert len(await bench.thread(100)) == 4
