"""Something breaks in a call: the talk goes on, and what cannot go on ends truthfully."""

import asyncio
import shutil
import sqlite3
from pathlib import Path

import pytest

from engines.supervisor import Supervisor
from engines.wire.audio import AudioStart, AudioStop
from engines.wire.stt import PhraseList, Transcribe, Transcript
from secretary_app.bootstrap.secretary import build_dialogue
from secretary_app.features.calls import events
from secretary_app.features.calls.phrase_lists import usual_lists
from secretary_app.features.calls.speaking import Mouth
from tests.support.call_bench import RECORDED, WAIT_LIMIT_S, call_bench
from tests.support.disks import small_disk

pytestmark = pytest.mark.wire

KEY = "Сколько стоит копия ключа?"
PARKING = "Есть ли у вас парковка?"


@pytest.mark.expects_log("stt-script|tts-espeak")
async def test_engines_are_killed_and_the_talk_goes_on(data: Path) -> None:
    async with call_bench(data) as bench:
        call = await bench.call()
        await bench.voice(KEY), await bench.voice(PARKING)  # the caller's own voice is ours, too

        since = bench.now()
        await bench.says(KEY)
        await bench.told_of(events.PartialHeard, since=since)
        await bench.kill_worker("stt")
        failed = await bench.told_of(events.EngineFailed, since=since)
        assert failed.kind == "stt"
        turn = await bench.turn(since=since)
        assert (turn.text, turn.understood, turn.engine) == ("", False, "none")
        await bench.starts("не расслышала", since=since)
        await bench.said(since=since)

        await bench.worker_ready("stt")
        since = bench.now()
        await bench.kill_worker("tts")
        await bench.says(KEY)
        await bench.starts("250", since=since)
        await bench.said(since=since)
        await bench.asks(PARKING)
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=call)
        assert (record.outcome, record.end_cause) == ("answered", "remote")
        turns = await bench.workspace.calls.turns(record.id)
        assert [turn.latency is not None for turn in turns] == [True, True, True]


@pytest.mark.expects_log("stt-script")
async def test_a_recogniser_that_starts_again_knows_its_phrases_before_anybody_speaks(
    data: Path,
) -> None:
    async with call_bench(data) as bench:
        anna = bench.workspace.assistants.get("anna", announces_recording=True)
        lists = usual_lists(build_dialogue(bench.workspace).listening, anna, "ru")
        assert len(lists) >= 3
        await bench.kill_worker("stt")
        await bench.worker_ready("stt")
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


@pytest.mark.expects_log("line1")
async def test_a_killed_line_ends_its_call_as_broken_and_is_served_again(data: Path) -> None:
    async with call_bench(data, settings=RECORDED) as bench:
        since = await bench.ring()
        await bench.told_of(events.CallAnswered, since=since)
        await bench.says(500, "Алло")
        killed = bench.now()
        bench.kill_line()
        record = await bench.ended(since=since)
        assert (record.outcome, record.end_cause) == ("broken", "line-lost")
        recording = await bench.workspace.recordings.of_call(record.id)
        assert recording is not None
        assert recording.state == "broken"
        assert recording.duration_ms is not None
        await bench.simulator.caller_hangs_up()

        await bench.line_ready(since=killed)
        since = await bench.call()
        await bench.simulator.caller_hangs_up()
        assert (await bench.ended(since=since)).outcome == "answered"


@pytest.mark.expects_log("ended by a fault of ours")
async def test_a_fault_of_ours_ends_one_call_and_no_other(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(_self: Mouth, _message: object) -> None:
        raise ZeroDivisionError

    async with call_bench(data, settings=RECORDED) as bench:
        with monkeypatch.context() as broken:
            broken.setattr(Mouth, "played", fault)
            since = await bench.ring()
            record = await bench.ended(since=since)
        assert (record.outcome, record.end_cause) == ("broken", "fault")
        assert (await bench.simulator.hung_up()).data["by"] == "us"
        recording = await bench.workspace.recordings.of_call(record.id)
        assert recording is not None
        assert recording.state == "complete"

        since = await bench.call()
        await bench.simulator.caller_hangs_up()
        assert (await bench.ended(since=since)).outcome == "answered"


@pytest.mark.expects_log("disk-full|could be kept")
async def test_a_full_disk_costs_the_sound_and_not_the_call(data: Path) -> None:
    shutil.rmtree(data / "recordings", ignore_errors=True)
    with small_disk(data / "recordings", size="64k"):
        async with call_bench(data, settings=RECORDED) as bench:
            call = await bench.call()
            lost = await bench.told_of(events.RecordingFailed, since=call)
            assert lost.code == "disk-full"
            await bench.asks(KEY)
            await bench.simulator.caller_hangs_up()
            record = await bench.ended(since=call)
            assert (record.outcome, record.end_cause) == ("answered", "remote")


@pytest.mark.expects_log("journal of call|database-locked|recorded|looked up")
async def test_a_locked_database_holds_up_nobody_and_gets_everything_afterwards(
    data: Path,
) -> None:
    async with call_bench(data) as bench:
        other = sqlite3.connect(bench.workspace.folder.database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        call = await bench.call()
        await bench.asks(KEY)
        other.execute("ROLLBACK")
        other.close()
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=call)
        assert (record.outcome, record.end_cause) == ("answered", "remote")
        kept = await bench.workspace.calls.messages(record.id)
        assert [message.role.value for message in kept] == ["assistant", "caller", "assistant"]
        (turn,) = await bench.workspace.calls.turns(record.id)
        assert turn.latency is not None
