"""People at the desk have a live call in hand: what the caller hears, and what is known of it."""

import json
import os
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from secretary_app.features.calls import desk_events, events
from secretary_app.features.calls.desk_events import BackBecause, TransferOutcome
from secretary_app.features.calls.errors import NotNow
from secretary_app.features.calls.models import CallOutcome
from secretary_app.features.calls.states import CallState
from secretary_app.features.conversations.models import EvidenceKind, Role
from tests.support.call_bench import RECORDED, CallBench, call_bench
from tests.support.wire_desk import (
    WireDesk,
    line_endpoint,
    share_of_tone,
    tone,
    wire_desk,
)

pytestmark = pytest.mark.wire

PARKING = "Есть ли у вас парковка?"
KEY = "Сколько стоит копия ключа?"
VERA, OLEG = "vera", "oleg"

BY_WIRE = {"calls.desk_sound": "false"}
"""The person's voice comes from the test and not from a microphone."""


@asynccontextmanager
async def desk_of(bench: CallBench) -> AsyncIterator[WireDesk]:
    async with wire_desk(line_endpoint(bench.workspace.folder.sockets)) as desk:
        yield desk


async def person_says(bench: CallBench, desk: WireDesk, text: str) -> None:
    """A person's voice, and its words for the recogniser of the script."""
    pcm = await bench.voice(text)
    entry = {"text": text, "starts_at": time.monotonic(), "duration_s": len(pcm) / 16_000}
    with (bench.workspace.folder.root / "script.jsonl").open("a", encoding="utf-8") as script:
        script.write(json.dumps(entry, ensure_ascii=False) + "\n")
    await desk.say(pcm)


async def far_end(bench: CallBench) -> bytes:
    return bytes((await bench.simulator.measurements()).track.downlink)


async def test_a_person_takes_over_and_the_secretary_knows_what_was_said(data: Path) -> None:
    async with call_bench(data, settings=BY_WIRE) as bench, desk_of(bench) as desk:
        work = bench.workspace.desk
        call = await bench.call()
        since = bench.now()
        await bench.says(PARKING)
        await bench.starts("парковка", since=since)
        over = bench.now()
        await work.take_over(None, actor=VERA)
        (view,) = work.live()
        assert (view.state, view.operator) == (CallState.OPERATOR, VERA)
        cut = await bench.heard("парковка", since=since)
        assert cut.cut
        assert cut.text.startswith(cut.heard_text)
        assert cut.heard_text != cut.text

        await person_says(bench, desk, "Минуту я посмотрю")
        said = await bench.told_of(desk_events.OperatorSaid, since=over)
        assert (said.actor, said.text) == (VERA, "минуту я посмотрю")
        since = bench.now()
        await bench.says(KEY)
        turn = await bench.turn(since=since)
        assert turn.text.startswith("сколько")
        assert not bench.all_of(events.SentenceStarted, since=over)

        await work.give_back(None, actor=VERA)
        assert bench.all_of(desk_events.GivenBack, since=over)[0].because is BackBecause.GIVEN
        await bench.heard("250", since=over)  # what nobody had answered
        history = work._call(None)[1].attendance.talk.history.before_question()
        assert any("посмотрю" in each.text for each in history)
        with pytest.raises(NotNow):
            await work.give_back(None, actor=VERA)
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=call)
        spoken = await bench.workspace.calls.messages(record.id)
        roles = [message.role for message in spoken]
        after = roles[roles.index(Role.OPERATOR) :]
        assert after[:2] == [Role.OPERATOR, Role.CALLER]
        assert set(after[2:]) == {Role.ASSISTANT}, "a slow answer has a word before it"
        assert work.live() == ()


async def test_quiet_she_only_suggests_and_says_what_she_is_told_to(data: Path) -> None:
    async with call_bench(data, settings=BY_WIRE) as bench:
        work = bench.workspace.desk
        await bench.call()
        await work.quiet(None, actor=VERA, on=True)
        since = bench.now()
        await bench.says(KEY)
        shown = await bench.told_of(desk_events.Suggested, since=since)
        assert "250" in shown.text
        assert shown.evidence[0].kind is EvidenceKind.FACT
        assert not bench.all_of(events.SentenceStarted, since=since)
        said = await work.hint(None, "скажи ему, что завтра после трёх", actor=VERA)
        assert said == "Завтра после трёх."
        heard = await bench.heard("Завтра", since=since)
        assert heard.heard_text == said
        assert (heard.evidence[0].kind, heard.evidence[0].ref) == (EvidenceKind.HINT, VERA)
        await work.quiet(None, actor=VERA, on=False)
        await bench.asks(KEY)


async def test_what_she_is_told_to_say_is_no_silence_while_the_voice_is_late(data: Path) -> None:
    async with call_bench(data, settings=BY_WIRE) as bench:
        since = await bench.call()
        voice = bench.supervisor("tts").pid
        assert voice is not None
        os.kill(voice, signal.SIGSTOP)
        try:
            await bench.workspace.desk.hint(None, "скажи ему, что завтра после трёх", actor=VERA)
            # Nobody asks now whether the caller is still there, which would be in its place.
            await bench.told_of(
                events.CallStateChanged,
                since=since,
                where=lambda event: event.state is CallState.THINKING,
            )
        finally:
            os.kill(voice, signal.SIGCONT)
        await bench.heard("Завтра", since=since)


async def test_on_hold_the_caller_hears_the_hold_sound_and_is_written_down(data: Path) -> None:
    async with call_bench(data, settings=BY_WIRE | {"calls.hold_seconds": "6"}) as bench:
        work = bench.workspace.desk
        call = await bench.call()
        await work.hold(None, actor=VERA)
        held = time.monotonic()
        since = bench.now()
        await bench.says(KEY)
        assert (await bench.turn(since=since)).understood
        assert not bench.all_of(events.SentenceStarted, since=since)
        figures = await bench.simulator.measurements()
        sounds = figures.first_voice(held)
        assert sounds is not None
        assert figures.longest_silence(sounds, sounds + 1.0) < 0.5
        # Nobody comes back: after so long the secretary does, with a word.
        back = await bench.told_of(desk_events.GivenBack, since=since)
        assert back.because is BackBecause.HELD_TOO_LONG
        await bench.heard("Записать сообщение", since=since)
        await bench.simulator.caller_hangs_up()
        await bench.ended(since=call)


async def test_a_colleague_takes_the_call_or_it_is_called_back(data: Path) -> None:
    async with call_bench(data, settings=BY_WIRE | {"calls.transfer_seconds": "20"}) as bench:
        work = bench.workspace.desk
        call = await bench.call()
        work.sign_in(VERA)
        work.sign_in(OLEG)
        await work.take_over(None, actor=VERA)
        transfer = await work.transfer(None, actor=VERA)
        assert transfer is not None
        assert transfer.to == (OLEG,)
        assert work.find().transfer == transfer
        assert work.find().state is CallState.ON_HOLD
        since = bench.now()
        await bench.heard("соединяю", since=call)
        await work.take_over(None, actor=OLEG)
        ended = await bench.told_of(desk_events.TransferEnded, since=since)
        assert (ended.outcome, work.find().operator) == (TransferOutcome.ACCEPTED, OLEG)

        work.sign_out(VERA)
        since = bench.now()
        assert await work.transfer(None, actor=OLEG) is None
        await bench.heard("Вам перезвонят", since=since)
        (promise,) = await bench.workspace.promises.list_open()
        assert promise.call_id == work.find().call_id
        back = await bench.told_of(desk_events.GivenBack, since=since)
        assert back.because is BackBecause.NOBODY_TOOK_IT
        since = bench.now()
        await work.hang_up(None, actor=OLEG, goodbye=True)
        assert (await bench.heard("До свидания", since=since)).heard_text
        assert (await bench.ended(since=call)).outcome is CallOutcome.ANSWERED


async def test_a_desk_that_is_gone_leaves_the_call_to_the_secretary(data: Path) -> None:
    async with call_bench(data, settings=BY_WIRE) as bench:
        call = await bench.call()
        since = bench.now()
        async with desk_of(bench) as desk:
            await bench.workspace.desk.take_over(None, actor=VERA)
            await desk.say(tone(1000))
            assert share_of_tone((await far_end(bench))[-8000:]) > 0.9
        back = await bench.told_of(desk_events.GivenBack, since=since)
        assert back.because is BackBecause.DESK_LOST
        await bench.heard("прервалась", since=since)
        await bench.workspace.desk.send_tones(None, "1 #", actor=VERA)
        assert bench.all_of(desk_events.TonesSent)[0].count == 2
        await bench.workspace.desk.hang_up(None, actor=VERA)
        assert (await bench.ended(since=call)).end_cause == "local"


async def test_a_ringing_call_waits_for_a_person_who_may_take_or_decline_it(data: Path) -> None:
    settings = BY_WIRE | RECORDED | {"calls.desk_seconds": "30"}
    async with call_bench(data, settings=settings) as bench, desk_of(bench) as desk:
        work = bench.workspace.desk
        work.sign_in(VERA)
        call = await bench.ring()
        await bench.told_of(desk_events.PersonAwaited, since=call)
        assert work.find().state is CallState.RINGING
        work.answer_myself(None, actor=VERA)
        await bench.told_of(events.CallAnswered, since=call)
        await desk.say(tone(1500))
        assert share_of_tone((await far_end(bench))[-8000:]) > 0.9
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=call)
        # Nobody said that it would be recorded.
        assert (record.outcome, record.consent) == (CallOutcome.ANSWERED, "off")
        assert await bench.workspace.recordings.of_call(record.id) is None

        call = await bench.ring("+79162223344")
        await bench.told_of(desk_events.PersonAwaited, since=call)
        await work.decline(None, actor=VERA)
        record = await bench.ended(since=call)
        assert (record.outcome, record.end_cause) == (CallOutcome.MISSED, "declined")

        call = await bench.ring("+79163334455")
        await bench.told_of(desk_events.PersonAwaited, since=call)
        work.let_assistant(None, actor=VERA)
        await bench.told_of(events.CallAnswered, since=call)
        await bench.simulator.caller_hangs_up()
        await bench.ended(since=call)
