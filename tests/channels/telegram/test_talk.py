"""People talk with a bot: the real one, over aiogram, against a server that speaks as Telegram."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from secretary_app.channels.telegram.models import BotState
from secretary_app.features.conversations.models import Channel, EvidenceKind, Role
from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.roles import ROLES
from secretary_app.foundation.auth.roles import Role as Desk
from tests.support.telegram_bench import SECOND, TOKEN, TelegramBench, telegram_bench
from tests.support.telegram_server import FakeTelegram, person, telegram_server

pytestmark = [pytest.mark.wire, pytest.mark.timeout(180)]

CHAT = 100


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with telegram_server() as server:
        server.bot(TOKEN, "our_bot")
        yield server


@pytest.fixture
async def bench(tmp_path: Path, fake: FakeTelegram) -> AsyncIterator[TelegramBench]:
    async with telegram_bench(tmp_path, fake) as opened:
        yield opened


async def test_greets_asks_for_the_number_and_answers_as_the_telephone_does(
    bench: TelegramBench, fake: FakeTelegram
) -> None:
    bot = await bench.workspace.bots.add(name="наш", token=TOKEN)
    wrong = await bench.workspace.bots.add(name="чужой", token=SECOND)
    await bench.state(bot, BotState.RUNNING)
    assert (await bench.state(wrong, BotState.WRONG_KEY)).detail == "Unauthorized"
    assert fake.bots[TOKEN].commands["ru"][:2] == ["start", "help"]

    await fake.says(TOKEN, "/start")
    greeting, asking = await fake.until_sent(2)
    assert [text.split()[0] for text, _ in greeting.presses] == [
        "📦", "💳", "🛠️", "📚", "❓", "📰", "🚀", "📋",
    ]  # fmt: skip
    assert asking.markup["keyboard"][0][0]["request_contact"] is True
    contact = {"phone_number": "79161234567", "first_name": "Пётр", "user_id": CHAT}
    await fake.says(TOKEN, contact=contact)
    await fake.until_text("номер записан")
    assert (await bench.person()).phones == ("+79161234567",)
    assert (await bench.person()).name == "Пётр"

    await fake.says(TOKEN, "Есть ли у вас парковка?")
    answer = await fake.until_text("Парковка за домом.")
    assert (answer.chat, answer.presses) == (CHAT, [])
    assert fake.of("sendChatAction")[0].fields["action"] == "typing"
    *_, asked, said = await bench.thread()
    assert (asked.role, asked.channel) == (Role.CALLER, Channel.TELEGRAM)
    assert [each.kind for each in said.evidence] == [EvidenceKind.FAQ]

    await fake.presses(TOKEN, greeting, "button:faq")
    questions = await fake.until_text("спрашивают чаще всего")
    await fake.presses(TOKEN, questions, questions.presses[0][1])
    await fake.until(lambda each: each.number > questions.number and "Парковка" in each.text)
    await fake.presses(TOKEN, greeting, "button:services")
    await fake.until_text("Цен у меня пока нет")
    standing = await bench.manager.standing(bot.id)
    assert standing.counts.people == 1
    assert standing.counts.failed == 0
    assert TOKEN not in repr(standing)


async def test_what_was_edited_is_answered_anew_in_the_same_place(
    bench: TelegramBench, fake: FakeTelegram
) -> None:
    await bench.workspace.bots.add(name="", token=TOKEN)
    number = await fake.says(TOKEN, "Есть ли у вас")
    first, *_ = await fake.until_sent(1)
    await fake.says(TOKEN, "Есть ли у вас парковка?", number=number, edited=True)
    again = await fake.until(lambda each: each.method == "editMessageText")
    assert again.text == "Парковка за домом."
    assert int(again.fields["message_id"]) == first.number


async def test_a_person_takes_over_from_the_inbox_and_gives_back(
    bench: TelegramBench, fake: FakeTelegram
) -> None:
    workspace = bench.workspace
    await workspace.bots.add(name="", token=TOKEN)
    await fake.says(TOKEN, "Есть ли у вас парковка?")
    await fake.until_text("Парковка за домом.")
    thread = (await workspace.conversations.thread_of_person((await bench.person()).id)).id
    olga = Actor(id="olga", name="Ольга", role="operator", rights=ROLES[Desk.OPERATOR].rights())
    with acting_as(olga):
        assert await workspace.bot_replies.can_reach(thread)
        typed = len(fake.of("sendChatAction"))
        workspace.handover.types(thread, role=Role.OPERATOR)
        await fake.until_sent(typed + 1, "sendChatAction")
        reply = await workspace.bot_replies.send(thread, "Это <b>Ольга</b> & Ко")
    sent = await fake.until_text("Ольга")
    assert sent.text == "Это <b>Ольга</b> & Ко"
    assert "parse_mode" not in sent.fields
    states = await workspace.bot_replies.of_messages([str(reply.message_id)])
    assert list(states) == [reply.message_id]
    await fake.says(TOKEN, "А где парковка?")
    await fake.says(TOKEN, "/help")
    await fake.until_text("/forget")
    assert [each.role for each in await bench.thread()][-2:] == [Role.OPERATOR, Role.CALLER]
    with acting_as(olga):
        await workspace.handover.give_back(thread)
    before = len(fake.of())
    await fake.says(TOKEN, "Есть ли у вас парковка?")
    await fake.until_sent(before + 1)
    assert (await bench.thread())[-1].role is Role.ASSISTANT


async def test_settings_new_talk_and_being_forgotten(
    bench: TelegramBench, fake: FakeTelegram
) -> None:
    workspace = bench.workspace
    await workspace.bots.add(name="", token=TOKEN)
    await fake.says(TOKEN, "/settings")
    menu = await fake.until(lambda each: bool(each.presses))
    await fake.presses(TOKEN, menu, "language:en")
    await fake.until_text("we speak English")
    await fake.says(TOKEN, "/model")
    await fake.until_text("nothing to choose")
    await fake.says(TOKEN, "/new")
    await fake.until_text("begin anew")
    await fake.says(TOKEN, "do you have parking")
    await fake.until_text("Parking is behind the house.")
    await fake.says(TOKEN, "/forget")
    sure = await fake.until_text("cannot be brought back")
    await fake.presses(TOKEN, sure, "forget:yes")
    await fake.until_text("Receipt")
    identity = Identity(kind=IdentityKind.TELEGRAM, value=str(CHAT))
    assert await workspace.people.find(identity) is None
    assert await workspace.conversations.search("parking") == []
    assert await workspace.telegram.talks.latest([CHAT]) is None


async def test_only_those_who_are_allowed(bench: TelegramBench, fake: FakeTelegram) -> None:
    bot = await bench.workspace.bots.add(name="", token=TOKEN, chosen={"allowed": "@anna, 7"})
    await fake.says(TOKEN, "Есть ли у вас парковка?")
    await fake.until_text("отвечает не всем")
    await fake.says(TOKEN, "Есть ли у вас парковка?", who=person(5, username="Anna"))
    await fake.until_text("Парковка за домом.", chat=5)
    await bench.workspace.bots.change(bot.id, {"allowed": ""})
    await fake.says(TOKEN, "Есть ли у вас парковка?")
    await fake.until_text("Парковка за домом.", chat=CHAT)
    assert len(await bench.thread()) == 2
