"""What the owner changes while calls are taken holds from the next call on."""

import asyncio
from pathlib import Path

import pytest

from engines.supervisor import Supervisor
from engines.wire.audio import AudioStart, AudioStop
from engines.wire.stt import PhraseList, Transcribe, Transcript
from secretary_app.features.assistants.settings import COMPANY_RU
from secretary_app.features.calls import events
from secretary_app.features.calls.phrase_lists import usual_lists
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.kernel.ids import new_id
from tests.support.call_bench import WAIT_LIMIT_S, CallBench, call_bench

pytestmark = pytest.mark.wire


async def greeted_with(bench: CallBench) -> str:
    """The greeting of a call that is over at once."""
    since = await bench.ring()
    greeting = await bench.told_of(events.SentenceStarted, since=since)
    await bench.simulator.caller_hangs_up()
    await bench.ended(since=since)
    return greeting.text


@pytest.mark.expects_log("the assistant stays as she was")
async def test_the_greeting_follows_the_settings(data: Path) -> None:
    async with call_bench(data) as bench:
        settings = bench.workspace.settings
        assert "Ключ" not in await greeted_with(bench)
        await settings.set(COMPANY_RU, "Мастерская «Ключ»")
        assert "Мастерская «Ключ»" in await greeted_with(bench)
        await bench.workspace.lines.set("line1", "assistant", "marina")
        assert "Марина" in await greeted_with(bench)
        await bench.workspace.lines.set("line1", "assistant", "olga")
        assert "Марина" in await greeted_with(bench), "one who does not exist answers no call"


@pytest.mark.expects_log("stt-script")
async def test_recognisers_have_their_phrases_before_anybody_speaks(data: Path) -> None:
    async with call_bench(data) as bench:
        before = lists_of(bench)
        assert len(before) >= 3
        await until_known(bench, before)
        entry = FaqEntry(id=new_id(), language="ru", question="Чините ли вы зонты?", answer="Нет.")
        await bench.workspace.knowledge.put(entries=[entry], facts=[], actor="test")
        after = lists_of(bench)
        assert {each.id for each in after}.isdisjoint(each.id for each in before)
        await until_known(bench, after)
        await bench.kill_worker("stt")
        await bench.worker_ready("stt")
        await until_known(bench, after)


def lists_of(bench: CallBench) -> list[PhraseList]:
    anna = bench.workspace.assistants.get("anna", announces_recording=True)
    return usual_lists(bench.workspace.dialogue.listening, anna, "ru")


async def until_known(bench: CallBench, lists: list[PhraseList]) -> None:
    async with asyncio.timeout(WAIT_LIMIT_S):
        for phrases in lists:
            while True:
                if await knows(bench.supervisor("stt"), phrases):
                    break
                await asyncio.sleep(0.02)  # nobody tells when the worker has compiled them


async def knows(worker: Supervisor, phrases: PhraseList) -> bool:
    async with await worker.connect(timeout_s=5) as connection:
        await connection.write(Transcribe(language="ru", phrases=phrases.id).event())
        await connection.write(AudioStart().event())
        await connection.write(AudioStop().event())
        event = await connection.read(timeout_s=5)
        return event is not None and event.type == Transcript.TYPE
