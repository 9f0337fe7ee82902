"""A Telegram that answers 401, 409, 429, 500, nonsense or nothing, and programs that die."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from secretary_app.bootstrap.bots import bot_parts
from secretary_app.channels.telegram import sending
from secretary_app.channels.telegram.errors import (
    BadBotToken,
    BotsNotServed,
    BotTokenTaken,
    NotAgain,
)
from secretary_app.channels.telegram.models import BotState, OutState
from secretary_app.channels.telegram.settings import ALLOWED
from secretary_app.channels.telegram.wire import api
from secretary_app.foundation.net.settings import ALLOWED as NETWORK
from tests.support.telegram_bench import SECOND, TOKEN, telegram_bench
from tests.support.telegram_server import FakeTelegram, telegram_server

pytestmark = [pytest.mark.wire, pytest.mark.timeout(180)]

OTHER = "111111:BBF-abcdefghijklmnopqrstuvwxyz012345"
"""The same bot's, as BotFather gives it on revoking the first."""

QUESTION = "Есть ли у вас парковка?"
ANSWER = "Парковка за домом."


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with telegram_server() as server:
        server.bot(TOKEN, "our_bot")
        yield server


@pytest.mark.expects_log("cannot be read and is passed over")
async def test_nothing_is_lost_or_doubled_whatever_telegram_answers(
    tmp_path: Path, fake: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "POLL_LIMIT_S", 2)
    monkeypatch.setattr(api, "POLL_S", 1)
    fake.trouble("getMe", 502, "<html>Bad Gateway</html>", times=2)
    fake.silence("getUpdates")
    fake.trouble("getUpdates", 200, "not JSON at all")
    fake.trouble("getUpdates", 500, {"error_code": 500, "description": "Internal Server Error"})
    async with telegram_bench(tmp_path, fake) as bench:
        bot = await bench.workspace.bots.add(name="", token=TOKEN)
        await bench.state(bot, BotState.UNREACHABLE)
        await bench.state(bot, BotState.RUNNING)
        # An update of a kind that nobody knows yet stands among others.
        await fake.update(TOKEN, "message", {"message_id": "no number"})
        fake.flood("sendMessage", 1)
        fake.trouble("sendMessage", 500, {"error_code": 500, "description": "Internal"}, times=2)
        began = asyncio.get_running_loop().time()
        await fake.says(TOKEN, QUESTION)
        await fake.until_text(ANSWER)
        assert asyncio.get_running_loop().time() - began >= 1
        await fake.until_text("поделитесь номером")
        # Telegram did not hear that it came: the same update once more, and after a restart.
        again = fake.bots[TOKEN].next_update - 1
        message = {"message_id": 1001, "date": 1, "chat": {"id": 100, "type": "private"}}
        message |= {"from": {"id": 100, "is_bot": False, "first_name": "П"}, "text": QUESTION}
        await fake.update(TOKEN, "message", message, update_id=again)
        fake.trouble("sendMessage", 403, {"description": "Forbidden: bot was blocked by the user"})
        await fake.says(TOKEN, "/help")
        await bench.wrote(OutState.FAILED)
    async with telegram_bench(tmp_path, fake) as bench:
        await fake.update(TOKEN, "message", message, update_id=again)
        await bench.state(bot, BotState.RUNNING)
        await fake.says(TOKEN, "/new")
        await fake.until_text("Начнём заново")
        assert [each.text for each in fake.of() if each.text == ANSWER] == [ANSWER]
        assert [each.text for each in await bench.thread()] == [QUESTION, ANSWER]
        assert (await bench.manager.standing(bot.id)).counts.failed == 1


async def test_what_waits_goes_on_waiting_in_the_next_program(
    tmp_path: Path, fake: FakeTelegram
) -> None:
    fake.flood("sendMessage", 600)
    async with telegram_bench(tmp_path, fake) as bench:
        bot = await bench.workspace.bots.add(name="", token=TOKEN)
        await fake.says(TOKEN, QUESTION)
        await bench.wrote(OutState.QUEUED)
    async with telegram_bench(tmp_path, fake) as bench:
        waiting = await bot_parts(bench.workspace).queue.next_time(bot.id)
        assert waiting is not None
        assert waiting > bench.workspace.clock.now()
        (message,) = [each for each in await bench.thread() if each.text == ANSWER]
        states = await bench.workspace.bot_replies.of_messages([message.id])
        assert states[message.id].state is OutState.QUEUED


async def test_what_may_have_arrived_is_not_sent_again_before_somebody_wants_it(
    tmp_path: Path, fake: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "GRACE_S", 0.05)
    fake.lose_answer("sendMessage")
    async with telegram_bench(tmp_path, fake) as bench:
        workspace = bench.workspace
        bot = await workspace.bots.add(name="", token=TOKEN)
        await fake.says(TOKEN, QUESTION)
        # It has arrived, nobody said so, and the next message goes all the same.
        await fake.until_text("поделитесь номером")
        (answer,) = [each for each in await bench.thread() if each.text == ANSWER]
        doubted = (await workspace.bot_replies.of_messages([answer.id]))[answer.id]
        assert doubted.state is OutState.UNSURE
        assert [each.text for each in fake.of()].count(ANSWER) == 1
        assert (await bench.manager.standing(bot.id)).counts.unsure == 1
        await workspace.bot_replies.send_again(doubted.id)
        await fake.until_sent(3)
        assert [each.text for each in fake.of()].count(ANSWER) == 2
        with pytest.raises(NotAgain):
            await workspace.bot_replies.send_again(doubted.id)
        # The program ends with a message in hand.
        fake.silence("sendMessage")
        await fake.says(TOKEN, "/new")
        await fake.until(lambda each: each.method == "!sendMessage")
    async with telegram_bench(tmp_path, fake) as bench:
        await bench.wrote(OutState.UNSURE)
        await fake.says(TOKEN, "/help")
        await fake.until_text("/forget")
        assert not any("Начнём заново" in each.text for each in fake.of())


@pytest.mark.expects_log("had a webhook")
async def test_another_program_with_the_token_and_a_token_given_anew(
    tmp_path: Path, fake: FakeTelegram
) -> None:
    fake.bots[TOKEN].webhook = "https://elsewhere.example/bot"
    async with telegram_bench(tmp_path, fake) as bench:
        bots = bench.workspace.bots
        bot = await bots.add(name="", token=TOKEN)
        wrong = await bots.add(name="", token=SECOND)
        await bench.state(bot, BotState.RUNNING)
        await bench.state(wrong, BotState.WRONG_KEY)
        conflict = {"error_code": 409, "description": "Conflict: terminated by other getUpdates"}
        fake.trouble("getUpdates", 409, conflict, times=3)
        await fake.says(TOKEN, "/help")
        standing = await bench.state(bot, BotState.CONFLICT)
        assert "other getUpdates" in standing.detail
        await bench.state(bot, BotState.RUNNING)
        with pytest.raises(BotTokenTaken):
            await bots.set_token(wrong.id, OTHER)
        with pytest.raises(BadBotToken):
            await bots.set_token(wrong.id, "123")
        fake.bot(SECOND, "second_bot")
        assert (await bench.workspace.bot_trials.check(wrong.id)).username == "second_bot"
        await bots.set_token(wrong.id, SECOND)
        await bench.state(wrong, BotState.RUNNING)
        await bench.workspace.settings.set(NETWORK, "no", actor="test")
        await bench.manager.restart(wrong.id)
        await bench.state(wrong, BotState.FORBIDDEN)
        assert (await bench.manager.standing(bot.id)).state is BotState.RUNNING
        await bots.remove(wrong.id)
        assert [each.bot.id for each in await bench.manager.standings()] == [bot.id]
        await bench.manager.leave()
        with pytest.raises(BotsNotServed):
            await bench.manager.start(bot.id)
        database = await asyncio.to_thread(bench.workspace.folder.database.read_bytes)
        assert TOKEN.encode() not in database
        assert bot.get(ALLOWED) == ()
