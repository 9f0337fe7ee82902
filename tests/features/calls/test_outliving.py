"""The app is killed in a call: the line speaks, and the next app goes on, or owes a call back."""

import asyncio
import time
import wave
from pathlib import Path

import pytest

from hardware.simulator.client import SimulatorClient
from hardware.simulator.stamps import Mark
from secretary_app.features.calls.models import CallRecord
from secretary_app.features.conversations.models import Role
from secretary_app.features.promises.models import PromiseKind
from secretary_app.features.recordings.models import RecordingState
from tests.support.killed_app import KilledApp, killed_app

pytestmark = pytest.mark.wire

NUMBER = "+79161112233"
HOLD = "связь с секретарём прервалась"
OWED = "перезвонят"
FAREWELL = "Мы вам перезвоним"
BACK = "Я снова с вами"
BACK_AND_ASKS = f"{BACK}. Можно записать наш разговор?"


async def call(app: KilledApp) -> None:
    """Somebody calls and hears the greeting to its end."""
    await app.simulator.ring(NUMBER)
    await app.says("CallAnswered")
    await app.says("SentenceHeard")


async def speaks(simulator: SimulatorClient, *, after: float, timeout_s: float = 20.0) -> float:
    return (await simulator.wait(Mark.VOICE_HEARD, after=after, timeout_s=timeout_s)).at


async def closed(app: KilledApp) -> tuple[CallRecord, list[tuple[Role, str]]]:
    """The only call's record and what was said in it; the app has ended."""
    async with app.stored() as workspace:
        (record,) = await workspace.calls.newest(limit=5)
        messages = await workspace.calls.messages(record.id)
        return record, [(each.role, each.text) for each in messages]


def length_ms(wav: Path) -> int:
    with wave.open(str(wav)) as file:
        return int(file.getnframes() * 1000 // file.getframerate())


@pytest.mark.timeout(120)
@pytest.mark.parametrize("where", ["ours", "callers"])
async def test_the_next_app_goes_on_with_the_call(data: Path, where: str) -> None:
    async with killed_app(data) as app:
        await call(app)
        await app.caller_says("Сколько стоит ремонт зонта, скажите пожалуйста?")
        if where == "ours":
            await app.says("SentenceStarted", lambda fact: OWED in fact["text"])
        killed_at = time.monotonic()
        await app.kill()
        if where == "callers":
            await speaks(app.simulator, after=killed_at)
        else:
            await app.simulator.quiet(after=killed_at, quiet_s=0.6)
        await app.start()
        resumed = await app.says("CallResumed")
        await app.says("SentenceHeard", lambda fact: BACK in fact["text"])
        await app.says("serving")
        await app.caller_says("До свидания")
        await app.says("TurnHeard", lambda fact: fact["text"] == "до свидания")
        assert (await app.simulator.hung_up()).data["by"] == "us"
        ended = await app.says("CallEnded")
        assert ended["outcome"] == "answered"
        figures = await app.simulator.measurements()
        heard_at = figures.first_voice(killed_at)
        assert heard_at is not None
        await app.end()

        record, messages = await closed(app)
        assert record.id == resumed["call_id"]
        texts = [text for _, text in messages]
        gap = next(n for n, (role, _) in enumerate(messages) if role is Role.SYSTEM)
        if where == "callers":
            assert HOLD in texts[gap + 1]
        else:
            # What the dead app had given to the line is said to its end, and stands in the record.
            assert any(OWED in text for text in texts[:gap])
        assert any(BACK in text for text in texts[gap:])
        async with app.stored() as workspace:
            recording = await workspace.recordings.of_call(record.id)
            assert recording is not None
            assert recording.state is RecordingState.COMPLETE
            assert await workspace.recordings.is_intact(recording.id)
            assert recording.duration_ms == length_ms(recording.wav)
            assert recording.duration_ms > resumed["away_ms"] + 2000
            assert recording.transcript.is_file()
            turns = await workspace.calls.turns(record.id)
            assert [turn.number for turn in turns] == list(range(1, len(turns) + 1))
            promises = await workspace.promises.of_call(record.id)
            assert PromiseKind.CALL_BACK not in {each.kind for each in promises}
        assert not list(app.folder.calls_left.iterdir())


async def test_a_call_that_rings_on_has_one_record_and_nobody_is_owed_anything(data: Path) -> None:
    async with killed_app(data, rings=10) as app:
        await app.simulator.ring(NUMBER)
        rang = await app.says("CallRang")
        while not await asyncio.to_thread(app.has_records):
            pass  # the disk is slower than the bell
        await app.kill()
        await app.start(**{"line.rings_before_answer": "1"})
        await app.says("SentenceHeard")
        await app.simulator.caller_hangs_up()
        await app.says("CallEnded")
        await app.end()
        record, _ = await closed(app)
        assert (record.id, record.outcome, record.number) == (rang["call_id"], "answered", NUMBER)
        async with app.stored() as workspace:
            assert await workspace.promises.list_open() == []
            recording = await workspace.recordings.of_call(record.id)
            assert recording is not None
            assert recording.state is RecordingState.COMPLETE


async def test_an_app_that_comes_too_late_finds_the_promise_made(data: Path) -> None:
    async with killed_app(data) as app:
        await call(app)
        killed_at = time.monotonic()
        await app.kill()
        ended = await app.simulator.hung_up(timeout_s=60.0)
        assert ended.data["by"] == "us"
        assert ended.at - killed_at > 10.0
        assert (await app.simulator.measurements()).first_voice(killed_at + 9.0) is not None
        # It dies twice again: before it has said a word, and when it has closed everything.
        await app.start()
        await app.kill()
        await app.start()
        await app.ready()
        await app.kill()
        await app.start()
        await app.ready()
        await app.end()

        record, messages = await closed(app)
        assert (record.outcome, record.end_cause) == ("broken", "app-lost")
        assert record.sound is not None
        assert any(role is Role.SYSTEM for role, _ in messages)
        assert FAREWELL in messages[-1][1]
        async with app.stored() as workspace:
            (promise,) = await workspace.promises.of_call(record.id)
            assert (promise.kind, promise.number) == (PromiseKind.CALL_BACK, NUMBER)
            recording = await workspace.recordings.of_call(record.id)
            assert recording is not None
            assert recording.state is RecordingState.COMPLETE
            assert recording.transcript.is_file()
        assert not list(app.folder.calls_left.iterdir())


async def test_an_app_that_dies_twice_in_a_row_is_awaited_twice_and_asks_again(data: Path) -> None:
    async with killed_app(data, asks=True) as app:
        await call(app)
        for _ in range(2):
            await app.kill()
            await app.start()
            await app.says("CallResumed")
            await app.says("SentenceHeard", lambda fact: BACK_AND_ASKS in fact["text"])
        await app.caller_says("да пожалуйста")
        await app.says("SentenceHeard", lambda fact: "Спасибо" in fact["text"])
        await app.simulator.caller_hangs_up()
        await app.says("CallEnded")
        await app.end()
        record, messages = await closed(app)
        assert (record.outcome, record.consent) == ("answered", "asked")
        assert [role for role, _ in messages].count(Role.SYSTEM) == 2


async def test_a_machine_that_dies_with_line_and_app_owes_a_call_back(data: Path) -> None:
    async with killed_app(data) as app:
        await call(app)
        line = app.line_process()
        await app.kill()
        line.kill()
        await app.start()
        await app.ready()
        await app.end()
        record, _ = await closed(app)
        assert (record.outcome, record.end_cause) == ("broken", "app-lost")
        async with app.stored() as workspace:
            (promise,) = await workspace.promises.of_call(record.id)
            assert promise.number == NUMBER
            recording = await workspace.recordings.of_call(record.id)
            assert recording is not None
            assert recording.state is RecordingState.BROKEN
            assert length_ms(recording.wav) > 0
