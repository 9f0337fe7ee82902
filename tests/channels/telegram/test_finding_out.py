"""What a caller asked and nobody knew: one of our people answers it by a reply to the bot."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from secretary_app.channels.telegram.finding_out.answers import ANOTHER, PASS_ON
from secretary_app.channels.telegram.models import BotState
from secretary_app.channels.telegram.ogg import encoded
from secretary_app.features.conversations.models import Channel, EvidenceKind
from secretary_app.features.promises.events import PromiseMoved
from secretary_app.features.promises.models import NewPromise, Promise, PromiseKind, PromiseState
from secretary_app.features.providers.engine_room import EngineRoom
from secretary_app.features.providers.plan import EnginePlan
from secretary_app.features.providers.recognisers import script_recogniser
from secretary_app.features.providers.voices import voice
from secretary_app.kernel.tasks import TaskOwner
from tests.support.telegram_bench import TOKEN, TelegramBench, telegram_bench
from tests.support.telegram_server import FakeTelegram, Sent, person, telegram_server
from tests.support.voice_notes import tone, voice_note

pytestmark = [pytest.mark.wire, pytest.mark.timeout(180)]

OLGA = person(7, "Ольга")
BORIS = person(8, "Борис", username="boris")
QUESTION = "Есть ли место для фуры"
SPOKEN = "да за складом есть место"
MOST_TRIES = 5
LIMIT_S = 45.0


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with telegram_server() as server:
        server.bot(TOKEN, "our_bot")
        yield server


async def asked(bench: TelegramBench) -> Promise:
    """Пётр has asked in his chat, and was promised an answer."""
    workspace = bench.workspace
    return await workspace.promises.make(
        NewPromise(
            kind=PromiseKind.FIND_OUT,
            text=QUESTION,
            due_at=workspace.clock.now() + timedelta(hours=4),
            language="ru",
            person_id=(await bench.person()).id,
            channel=Channel.TELEGRAM,
        )
    )


def reply_to(sent: Sent) -> dict[str, object]:
    chat = {"id": sent.chat, "type": "private"}
    return {"message_id": sent.number, "date": 1, "chat": chat, "text": sent.text}


async def met(fake: FakeTelegram, who: dict[str, object]) -> None:
    """They have written to the bot by themselves: else it may not write to them."""
    await fake.says(TOKEN, "/help", who=who)
    await fake.until_text("/forget", chat=int(str(who["id"])))


async def test_who_is_ours_by_number_is_asked_and_what_they_write_is_passed_on(
    tmp_path: Path, fake: FakeTelegram
) -> None:
    async with telegram_bench(tmp_path, fake) as bench, TaskOwner(name="callbacks") as tasks:
        workspace = bench.workspace
        kept_it = asyncio.Event()
        workspace.events.subscribe(
            PromiseMoved,
            lambda each: kept_it.set() if each.promise.state is PromiseState.FULFILLED else None,
        )
        tasks.start(workspace.callbacks.run(), name="callbacks")
        bot = await workspace.bots.add(name="", token=TOKEN, chosen={"admins": "7, @boris, 9"})
        for each in (person(), OLGA, BORIS):
            await met(fake, each)
        quiet = await asked(bench)
        await workspace.bots.change(bot.id, {"asks": "yes"})
        promise = await asked(bench)
        question = await fake.until_text(QUESTION, chat=7)
        assert "Пётр" not in question.text
        # Whom a name stands for today nobody knows, and a stranger's reply is a question.
        await fake.says(TOKEN, "На крыше.", who=BORIS, reply_to_message=reply_to(question))
        await fake.until(lambda each: each.method == "sendChatAction" and each.chat == 8)
        await fake.says(TOKEN, "Да, за складом.", who=OLGA, reply_to_message=reply_to(question))
        await fake.until_text("Передам: «Да, за складом.»", chat=7)
        told = await fake.until_text("за складом", chat=100)
        assert QUESTION in told.text
        kept = await workspace.promises.get(promise.id)
        assert (kept.answer, kept.answered_by) == ("Да, за складом.", "Ольга")
        (evidence,) = (await bench.thread())[-1].evidence
        assert (evidence.kind, evidence.title) == (EvidenceKind.HINT, "Ольга")
        assert len([each for each in fake.of() if QUESTION in each.text and each.chat != 100]) == 1
        # It has been told: there is nothing to answer any more.
        async with asyncio.timeout(LIMIT_S):
            await kept_it.wait()
        await fake.says(TOKEN, "Нет.", who=OLGA, reply_to_message=reply_to(question))
        await fake.until_text("уже передано", chat=7)
        assert (await workspace.promises.get(promise.id)).answer == "Да, за складом."
        assert (await workspace.promises.get(quiet.id)).answer == ""


async def test_what_they_say_is_read_back_and_passed_on_when_they_say_so(
    tmp_path: Path, fake: FakeTelegram
) -> None:
    script = tmp_path / "script.jsonl"
    plan = EnginePlan(recognisers={"ru": (script_recogniser(script, ("ru",)),)}, voices=(voice(),))
    sockets = tmp_path / "s"
    sockets.mkdir(mode=0o700)
    ogg = fake.files["v1"] = encoded(tone(1.0))
    async with (
        EngineRoom(plan=plan, sockets=sockets) as room,
        telegram_bench(tmp_path / "data", fake) as bench,
    ):
        assert await room.recognisers_ready() == {}
        workspace = bench.workspace
        workspace.engines.use(room)
        chosen = {"admins": "7", "asks": "yes"}
        bot = await workspace.bots.add(name="", token=TOKEN, chosen=chosen)
        await bench.state(bot, BotState.RUNNING)
        for each in (person(), OLGA):
            await met(fake, each)
        promise = await asked(bench)
        question = await fake.until_text(QUESTION, chat=7)

        async def hears(earlier: int) -> Sent:
            """On a starved machine a recogniser may be given up, which is told: said anew."""
            for tries in range(1, MOST_TRIES + 1):
                said = {"text": SPOKEN, "starts_at": time.monotonic(), "duration_s": 0.01}
                with script.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(said) + "\n")
                note = voice_note("v1", len(ogg))
                await fake.says(TOKEN, voice=note, who=OLGA, reply_to_message=reply_to(question))
                told = await fake.until(partial(is_told, fake, earlier, tries))
                if told.presses:
                    return told
            raise AssertionError("never heard")

        first = await hears(len(fake.of(chat=7)))
        assert SPOKEN in first.text.casefold()
        yes, no = (data for _, data in first.presses)
        assert (yes.startswith(PASS_ON), no.startswith(ANOTHER)) == (True, True)
        # It was not that: nothing is passed on, and by no later press.
        await fake.presses(TOKEN, first, no, who=OLGA)
        await fake.until_text("Ответьте ещё раз", chat=7)
        await fake.presses(TOKEN, first, yes, who=OLGA)
        await fake.until_text("уже передано или отменено", chat=7)
        assert (await workspace.promises.get(promise.id)).answer == ""
        second = await hears(len(fake.of(chat=7)))
        await fake.presses(TOKEN, second, second.presses[0][1], who=OLGA)
        await fake.until_text("Передам", chat=7)
        kept = await workspace.promises.get(promise.id)
        assert (kept.answer.casefold(), kept.answered_by) == (SPOKEN, "Ольга")
        # Her voice stands in no thread: she was not a caller then.
        assert all(SPOKEN not in each.text.casefold() for each in await bench.thread(7))
        workspace.engines.use(None)


def is_told(fake: FakeTelegram, earlier: int, tries: int, sent: Sent) -> bool:
    """What came of so many voice messages since then: the newest answer to one of them."""
    since = fake.of(chat=7)[earlier:]
    return (any(each.presses for each in since) and bool(sent.presses) and sent in since) or (
        len(since) == tries and sent is since[-1]
    )
