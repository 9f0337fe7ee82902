"""How calls of every line come and end, and whose they are.

The whole process over its sockets, measured at the network's side, for each family of modems.
"""

import asyncio
from pathlib import Path

import pytest

from engines.wire import Word
from hardware.line.condition_reports import LineCheck
from hardware.line.recording_reports import Recorded
from hardware.line.reports import (
    AudioOpen,
    CallBegan,
    CallEnded,
    Digit,
    Failed,
    LineState,
    Played,
    Ringing,
)
from hardware.simulator.config import Clip
from tests.support.line_bench import LineBench, arrived
from tests.support.line_judge import over

pytestmark = [pytest.mark.wire, pytest.mark.calm]


async def test_a_ring_is_told_with_its_number_and_state(bench: LineBench) -> None:
    await bench.told_of(LineState, where=lambda r: r.state == "ready")
    await bench.sim.ring("+79161112233")
    ringing = await bench.told_of(Ringing)
    assert (ringing.number, ringing.withheld) == ("+79161112233", False)
    assert bench.told[-2] == LineState(state="ringing")


async def test_a_hidden_caller_is_told_as_hidden(bench: LineBench) -> None:
    await bench.told_of(LineState, where=lambda r: r.state == "ready")
    await bench.sim.ring(None, clip=Clip.HIDDEN)
    ringing = await bench.told_of(Ringing)
    assert (ringing.number, ringing.withheld) == (None, True)


async def test_a_ringing_call_is_refused(bench: LineBench) -> None:
    await bench.told_of(LineState, where=lambda r: r.state == "ready")
    await bench.sim.ring("+79161112233")
    await bench.told_of(Ringing)
    await bench.app.hang_up()
    assert (await bench.told_of(CallEnded)).cause == "rejected"
    assert not bench.all_told(CallBegan)


async def test_we_hang_up(bench: LineBench) -> None:
    await bench.ring_and_answer()
    await bench.app.hang_up()
    ended = await bench.told_of(CallEnded)
    assert (ended.cause, (await bench.sim.hung_up()).data["by"]) == ("local", "us")


async def test_a_second_call_begins_at_line_time_0_again(bench: LineBench) -> None:
    for name in ("first", "second"):
        since = len(bench.told)
        await bench.ring_and_answer()
        await bench.say(name, 200)
        done = await bench.told_of(Played, since=since, where=lambda p: p.finished)
        assert done.from_ms is not None
        assert done.from_ms < 1000
        await bench.app.hang_up()
        await bench.told_of(CallEnded, since=since)
        await bench.told_of(LineState, since=since, where=lambda r: r.state == "ready")


async def test_keys_of_the_caller_are_told(bench: LineBench) -> None:
    await bench.ring_and_answer()
    await bench.told_of(AudioOpen)
    await bench.sim.give_digit("5")
    digit = await bench.told_of(Digit)
    assert digit.digit == "5"
    await bench.app.send_digits("12")


async def test_orders_in_one_breath_are_obeyed_in_turn(bench: LineBench, tmp_path: Path) -> None:
    await bench.told_of(LineState, where=lambda r: r.state == "ready")
    await bench.sim.ring("+79161112233")
    await bench.told_of(Ringing)
    await asyncio.gather(
        bench.app.answer(),
        bench.app.answer(),
        bench.app.record_start(path=str(tmp_path / "a.wav")),
        bench.say("a", 300),
        bench.app.hang_up(),
    )
    await bench.told_of(CallEnded)
    assert [failed.code for failed in bench.all_told(Failed)][:1] == ["call-taken"]
    assert [played.cut for played in bench.all_told(Played)][-1:] == [True]
    await bench.told_of(Recorded)


async def test_orders_that_cannot_be_done_are_answered(bench: LineBench, tmp_path: Path) -> None:
    await bench.told_of(LineState, where=lambda r: r.state == "ready")
    await bench.app.record_start(path=str(tmp_path / "x.wav"))
    assert (await bench.told_of(Failed)).code == "no-call"
    await bench.app.play(
        utterance_id="u",
        text="",
        marks=(Word(text="a", start_ms=0, end_ms=1),),
        interruptible=True,
        pcm=bytes(320),
    )
    assert (await bench.told_of(Played)).cut
    await bench.app.answer()
    await bench.told_of(Failed, where=lambda f: f.code == "modem-wrong-moment")
    await bench.app.request_check()
    check = await bench.told_of(LineCheck)
    assert (check.sim, check.registration, check.problems) == ("ready", "home", ())


async def test_an_app_that_goes_away_finds_the_call_where_it_is(bench: LineBench) -> None:
    await bench.ring_and_answer()
    pcm = await bench.say("a", 900)
    await bench.told_of(Played)
    await bench.detach()
    seen = len(bench.told)
    await bench.attach()
    done = await bench.told_of(Played, since=seen, where=lambda p: p.finished)
    assert bench.told[seen] == bench.app.hello
    assert LineState(state="in_call") in bench.told[seen:]
    figures = await over(bench)
    assert done.from_ms is not None
    assert arrived(bench, figures.track.downlink, pcm, done.from_ms)


async def test_a_newer_app_takes_the_line_over(bench: LineBench) -> None:
    await bench.told_of(LineState, where=lambda r: r.state == "ready")
    old, reading = bench.app, bench.reading
    await bench.attach()
    await reading
    await old.close()
    seen = len(bench.told)
    await bench.app.request_status()
    await bench.told_of(LineState, since=seen)
