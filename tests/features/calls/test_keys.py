"""A caller answers by keys: as tones, told by the modem, or both."""

from pathlib import Path

import pytest

from secretary_app.features.calls import events
from secretary_app.kernel.blanking import BLANK
from tests.support.call_bench import CallBench, call_bench

pytestmark = pytest.mark.wire

CARD = "4111111111111111#"


async def is_asked_for_a_number(bench: CallBench) -> int:
    """A hidden caller leaves a message. Returns where in `told` the call begins."""
    call = await bench.call(None)
    await bench.asks("хочу оставить сообщение")
    await bench.says("это Петров передайте что ключ готов")
    await bench.starts("На какой номер", since=call)
    return call


async def test_a_number_is_typed_into_the_question_and_asked_back(data: Path) -> None:
    async with call_bench(data) as bench:
        call = await is_asked_for_a_number(bench)
        since = bench.now()
        for key in "8916123":
            await bench.simulator.give_digit(key)
        await bench.simulator.give_tones("4567")
        turn = await bench.told_of(events.TurnHeard, since=since)
        assert (turn.text, turn.engine, turn.understood) == ("89161234567", "keys", True)
        question = await bench.heard("На какой номер", since=call)
        assert question.cut, "who types need not hear the question to its end"
        await bench.starts("+7 916 123-45-67", since=since)
        yes = bench.now()
        await bench.simulator.give_digit("1")
        assert (await bench.told_of(events.TurnHeard, since=yes)).text == "да"
        await bench.starts("Записала", since=yes)
        await bench.simulator.caller_hangs_up()
        await bench.ended(since=call)


async def test_a_card_that_is_typed_is_written_down_nowhere(data: Path) -> None:
    async with call_bench(data) as bench:
        call = await is_asked_for_a_number(bench)
        since = bench.now()
        for key in CARD:
            await bench.simulator.give_digit(key)
        turn = await bench.told_of(events.TurnHeard, since=since)
        assert turn.text == BLANK
        await bench.starts("не разобрала номер", since=since)
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=call)
        spoken = await bench.workspace.calls.messages(record.id)
        assert not [each for each in spoken if "4111" in each.text]


async def test_words_written_on_a_screen_are_answered_like_spoken_ones(data: Path) -> None:
    async with call_bench(data) as bench:
        call = await bench.call("+79160000001")
        since = bench.now()
        bench.workspace.desk.write(None, "сколько стоит копия ключа", actor="visitor")
        turn = await bench.told_of(events.TurnHeard, since=since)
        assert (turn.text, turn.engine) == ("сколько стоит копия ключа", "screen")
        await bench.starts("250", since=since)
        await bench.simulator.caller_hangs_up()
        await bench.ended(since=call)
