"""What the caller says in unusual moments is heard, and belongs where it belongs."""

from pathlib import Path

import pytest

from secretary_app.features.calls import events
from tests.support.call_bench import HASTE, NUMBER, RECORDED, call_bench

pytestmark = pytest.mark.wire

KEY = "Сколько стоит копия ключа?"

JUST_TOO_LATE_MS = int(HASTE["calls.endpoint_incomplete_ms"]) + 150
"""A pause after which the turn counts as over, and our voice has just begun."""


async def test_who_speaks_into_the_greeting_is_answered_after_it(data: Path) -> None:
    async with call_bench(data, settings=RECORDED) as bench:
        since = await bench.ring()
        await bench.told_of(events.SentenceStarted, since=since)
        await bench.says(300, KEY)
        turn = await bench.turn(since=since)
        assert turn.text == "сколько стоит копия ключа"
        greeting = await bench.heard("Здравствуйте", since=since)
        assert greeting.heard_text == greeting.text, "the recording notice must be heard"
        await bench.starts("250", since=since)


async def test_who_goes_on_before_hearing_an_answer_is_heard_as_one(data: Path) -> None:
    async with call_bench(data) as bench:
        call = await bench.call()
        since = bench.now()
        await bench.says("Сколько стоит", JUST_TOO_LATE_MS, "копия ключа?")
        answer = await bench.starts("250", since=since)
        assert answer.evidence[0].ref == "price.house_key"
        first, second = bench.all_of(events.TurnHeard, since=since)
        assert (first.text, second.text) == ("сколько стоит", "копия ключа")
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=call)
        said = [m.text for m in await bench.workspace.calls.messages(record.id) if m.engine]
        assert said == ["сколько стоит", "копия ключа"]


async def test_a_message_cut_off_by_the_end_of_the_call_is_kept(data: Path) -> None:
    async with call_bench(data, settings=RECORDED) as bench:
        call = await bench.call()
        await bench.asks("Можно оставить сообщение")
        since = bench.now()
        await bench.says("Передайте мастеру", JUST_TOO_LATE_MS, "что ключи нашлись и приезжать")
        await bench.turn(since=since)
        await bench.told_of(
            events.PartialHeard, since=since, where=lambda event: "нашлись" in event.text
        )
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=call)
        assert (record.outcome, record.end_cause) == ("answered", "remote")
        assert record.number == NUMBER
        promises = await bench.workspace.promises.of_call(record.id)
        assert sorted(promise.kind.value for promise in promises) == ["call_back", "deliver"]
        message = next(promise for promise in promises if promise.kind == "deliver")
        assert message.text.startswith("передайте мастеру что ключи нашлись")
        assert message.audio_start_ms is not None
        recording = await bench.workspace.recordings.of_call(record.id)
        assert recording is not None
        assert recording.state == "complete"
        assert await bench.workspace.recordings.is_intact(recording.id)
        assert recording.transcript.exists()
