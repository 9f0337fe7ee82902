"""Something breaks in a call: the talk goes on, and what cannot go on ends truthfully."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from secretary_app.features.calls import events
from secretary_app.features.calls.speaking import Mouth
from secretary_app.features.promises.models import NewPromise
from secretary_app.features.promises.service import PromiseService
from secretary_app.foundation.storage.errors import DiskFull
from tests.support.call_bench import RECORDED, call_bench
from tests.support.disks import small_disk

pytestmark = pytest.mark.wire

KEY = "Сколько стоит копия ключа?"
UNKNOWN = "Сколько стоит полёт на Луну?"


@pytest.mark.expects_log("stt-script|tts-espeak")
async def test_engines_are_killed_and_the_talk_goes_on(data: Path) -> None:
    async with call_bench(data) as bench:
        call = await bench.call()
        await bench.voice(KEY)  # the caller's own voice is ours, too

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
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=call)
        assert (record.outcome, record.end_cause) == ("answered", "remote")
        turns = await bench.workspace.calls.turns(record.id)
        assert [turn.latency is not None for turn in turns] == [True, True]


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


@pytest.mark.expects_log("an answer failed")
async def test_nothing_is_promised_that_is_not_stored(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(self: PromiseService, _promise: NewPromise) -> None:
        raise DiskFull(path=Path("secretary.db"))

    async with call_bench(data) as bench:
        call = await bench.call()
        with monkeypatch.context() as broken:
            broken.setattr(PromiseService, "make", full)
            since = bench.now()
            await bench.says(UNKNOWN)
            await bench.starts("неполадка", since=since)
            await bench.said(since=since)
        promised = [event.text for event in bench.all_of(events.SentenceStarted, since=call)]
        assert not any("перезвонят" in text for text in promised)

        since = bench.now()
        await bench.says(UNKNOWN)
        await bench.starts("перезвонят", since=since)
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=call)
        (promise,) = await bench.workspace.promises.of_call(record.id)
        assert promise.kind == "find_out"


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
