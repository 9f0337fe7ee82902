"""Calls begin and end in all their ways, one after another, and each record tells the truth."""

import json
import os
import signal
import wave
from datetime import timedelta
from pathlib import Path

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.features.calls import events
from secretary_app.features.calls.models import Consent
from secretary_app.features.calls.patience import PatienceTimes
from secretary_app.features.calls.setup import CallSetup
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.call_bench import NUMBER, RECORDED, call_bench

pytestmark = pytest.mark.wire

AWAITED = timedelta(seconds=2.5)
"""A recogniser that does not answer is waited for a little longer than this."""


async def test_missed_then_hidden_then_known(data: Path) -> None:
    async with call_bench(data, settings=RECORDED) as bench:
        calls, lines = bench.workspace.calls, bench.workspace.lines
        await lines.set("line1", "rings_before_answer", "2")
        since = await bench.ring()
        await bench.told_of(events.CallRang, since=since)
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=since)
        assert (record.outcome, record.end_cause, record.answered_at) == ("missed", "missed", None)
        assert record.ended_at is not None
        assert record.consent == Consent.OFF, "nobody heard that it would be recorded"
        assert await bench.workspace.recordings.of_call(record.id) is None
        await lines.set("line1", "rings_before_answer", "1")

        since = await bench.call(None)
        await bench.says("До свидания")
        record = await bench.ended(since=since)
        assert (record.outcome, record.end_cause) == ("answered", "local")
        assert (record.number, record.person_id) == (None, None)
        assert (await bench.simulator.hung_up()).data["by"] == "us"
        goodbye = bench.all_of(events.SentenceHeard, since=since)[-1]
        assert goodbye.kind == "goodbye"
        assert goodbye.heard_text == goodbye.text

        since = await bench.call()
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=since)
        assert record.person_id is not None
        assert [call.outcome.value for call in await calls.newest(limit=9)] == [
            "answered", "answered", "missed",
        ]  # fmt: skip


async def test_a_number_that_comes_late_still_names_the_caller(data: Path) -> None:
    async with call_bench(data) as bench:
        since = await bench.ring(None)
        rang = await bench.told_of(events.CallRang, since=since)
        assert (rang.number, rang.withheld) == (None, True)
        await bench.told_of(events.CallAnswered, since=since)
        await bench.simulator.inject(f'\r\n+CLIP: "{NUMBER}",145,,,,0\r\n'.encode())
        told = await bench.told_of(events.CallerIdentified, since=since)
        assert told.number == NUMBER
        await bench.said(since=since)
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=since)
        assert (record.number, record.person_id) == (NUMBER, told.person_id)
        assert record.person_id is not None
        thread = await bench.workspace.conversations.thread_of_person(record.person_id)
        kept = await bench.workspace.conversations.messages(thread.id)
        assert [message.call_id for message in kept] == [record.id]


async def test_a_silent_caller_is_asked_and_then_let_go(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The owner may not choose so little.
    monkeypatch.setattr(CallSetup, "patience", lambda _: PatienceTimes(silence_s=0.5))
    async with call_bench(data) as bench:
        since = await bench.ring()
        record = await bench.ended(since=since)
        assert record.end_cause == "local"
        said = [event.evidence[0].ref for event in bench.all_of(events.SentenceHeard, since=since)]
        assert said == ["greeting-plain", "still-there", "still-there", "goodbye-silence"]


async def test_the_longest_call_ends_politely_even_for_one_who_talks_on(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = PatienceTimes(silence_s=60, longest_call_s=2)
    monkeypatch.setattr(CallSetup, "patience", lambda _: times)
    async with call_bench(data) as bench:
        since = await bench.ring()
        await bench.starts("освободить линию", since=since)
        await bench.says(400, "Подождите, сколько стоит копия ключа?")
        record = await bench.ended(since=since)
        assert (record.outcome, record.end_cause) == ("answered", "local")
        said = [m.text for m in await bench.workspace.calls.messages(record.id) if m.engine]
        assert said == ["подождите сколько стоит копия ключа"]
        assert not bench.all_of(events.TurnAnswered, since=since)


async def test_a_call_ends_when_it_ends_though_its_last_words_are_awaited(data: Path) -> None:
    async with call_bench(data, settings=RECORDED) as bench:
        since = await bench.call()
        hears = bench.supervisor("stt").pid
        assert hears is not None
        os.kill(hears, signal.SIGSTOP)
        await bench.simulator.speech_ended(await bench.says("Сколько стоит копия ключа?"))
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=since)
        os.kill(hears, signal.SIGCONT)
        told = bench.all_of(events.CallEnded, since=since)[-1]
        assert record.ended_at is not None
        assert told.at - record.ended_at >= AWAITED


async def test_a_program_that_stops_in_a_call_closes_it(data: Path) -> None:
    async with call_bench(data, settings=RECORDED) as bench:
        since = await bench.ring()
        await bench.told_of(events.CallAnswered, since=since)
        await bench.says(1000, "Алло")
        simulator = bench.simulator
        stopping = bench.now()
    assert bench.all_of(events.CallEnded, since=stopping)
    assert any(stamp.data.get("by") == "us" for stamp in simulator.log.stamps)
    async with open_workspace(DataFolder(data), clock=Clock()) as workspace:
        (record,) = await workspace.calls.newest(limit=1)
        assert (record.outcome, record.end_cause) == ("broken", "app-stopped")
        greeting = (await workspace.calls.messages(record.id))[0]
        assert greeting.heard_text
        assert greeting.text.startswith(greeting.heard_text)
        assert greeting.heard_text != greeting.text
        recording = await workspace.recordings.of_call(record.id)
        assert recording is not None
        assert recording.state == "complete"
        with wave.open(str(recording.wav)) as sound:
            assert (sound.getnchannels(), sound.getframerate()) == (2, 8000)
            assert sound.getnframes() // 8 == recording.duration_ms
        document = json.loads(recording.transcript.read_text("utf-8"))
        assert document["call"]["outcome"] == "broken"
