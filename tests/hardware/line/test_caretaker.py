"""A line whose app goes away in a call: the caller is spoken to, and the call has an end."""

import time
from pathlib import Path

import pytest

from hardware.line.absence_note import AbsenceNote
from hardware.line.condition_reports import LineHealth
from hardware.line.orders import IfAppIsLost
from hardware.line.recording_reports import Recorded
from hardware.line.reports import CallEnded, CallHanded, Failed, Played, Ringing
from hardware.line.voice_reports import VoiceStarted
from hardware.simulator.stamps import Mark
from tests.support.line_bench import LineBench, caller_voice, line_bench, tone_speech

pytestmark = pytest.mark.wire

NUMBER = "+79161112233"
HOLD_MS, WAIT_MS, FAREWELL_MS = 800, 300, 1200
LIMIT_S = 40.0


def plan(folder: Path, call_id: str = "c") -> IfAppIsLost:
    return IfAppIsLost(
        call_id=call_id,
        number=NUMBER,
        language="ru",
        note=str(folder / "left" / f"{call_id}.json"),
        hold="hold",
        wait="wait",
        farewell="farewell",
    )


async def give_speeches(bench: LineBench) -> None:
    for name, ms in (("hold", HOLD_MS), ("wait", WAIT_MS), ("farewell", FAREWELL_MS)):
        pcm, words = tone_speech(ms)
        await bench.app.preload(name=name, text=name, marks=words, interruptible=False, pcm=pcm)


async def in_a_call(bench: LineBench, folder: Path) -> None:
    await give_speeches(bench)
    await bench.ring_and_answer()
    await bench.app.if_app_is_lost(plan(folder))
    await bench.app.record_start(path=str(folder / "a.wav"))
    # What an app has sent when it dies may not have been read.
    await bench.app.request_status()
    await bench.told_of(LineHealth)


def note_of(folder: Path) -> AbsenceNote:
    return AbsenceNote.read(folder / "left" / "c.json")


async def test_without_an_app_the_caller_is_told_and_the_call_is_ended(tmp_path: Path) -> None:
    async with line_bench(tmp_path) as bench:
        await in_a_call(bench, tmp_path)
        # Half a sentence: its rest never comes.
        pcm, words = tone_speech(1500)
        await bench.app.play(
            utterance_id="a", text="a", marks=words, interruptible=True, pcm=pcm, last=False
        )
        await bench.told_of(Played)
        await bench.detach()
        ended = await bench.sim.hung_up(timeout_s=LIMIT_S)
        assert ended.data["by"] == "us"

        await bench.attach()
        assert bench.app.hello.call_id is None
        await bench.told_of(CallEnded)
        note = note_of(tmp_path)
        texts = [each.text for each in note.said]
        # Of the app's own sentence only a part had come.
        assert (texts.pop(0), note.said[0].whole) == ("a", False)
        assert texts[0] == "hold"
        assert texts[-1] == "farewell"
        assert set(texts[1:-1]) == {"wait"}
        assert (note.promised, note.number, note.cause) == (True, NUMBER, "local")
        (recorded,) = bench.all_told(Recorded)
        assert (note.duration_ms, note.sha256) == (recorded.duration_ms, recorded.sha256)
        assert recorded.from_ms + recorded.duration_ms >= note.said[-1].to_ms
        assert note.sound is not None
        figures = await bench.sim.measurements()
        assert figures.first_voice(ended.at - FAREWELL_MS / 1000 - 0.5) is not None


async def test_the_next_app_goes_on_with_the_call(tmp_path: Path) -> None:
    async with line_bench(tmp_path) as bench:
        await in_a_call(bench, tmp_path)
        for _ in range(2):
            left_at = time.monotonic()
            await bench.detach()
            await bench.sim.wait(Mark.VOICE_HEARD, after=left_at)
            await bench.attach()
            assert (bench.app.hello.call_id, bench.app.hello.busy) == ("c", True)
        seen = len(bench.told)
        await bench.app.take_call(call_id="another")
        await bench.told_of(Failed, since=seen, where=lambda failed: failed.code == "no-call")
        await bench.app.take_call(call_id="c")
        handed = await bench.told_of(CallHanded, since=seen)
        note = note_of(tmp_path)
        assert note.lost_ms == handed.lost_ms < handed.at_ms
        assert note.cause is None
        # It dies again, and has not yet taken note of what was said before.
        await bench.detach()
        await bench.attach()
        seen = len(bench.told)
        await bench.app.take_call(call_id="c")
        again = await bench.told_of(CallHanded, since=seen)
        assert again.at_ms >= handed.at_ms
        assert note_of(tmp_path).lost_ms == note.lost_ms
        await bench.say("again", 500)
        await bench.told_of(
            Played, since=seen, where=lambda p: p.utterance_id == "again" and p.finished
        )
        await bench.app.hang_up()
        recorded = await bench.told_of(Recorded)
        assert recorded.duration_ms > handed.at_ms
        assert not (tmp_path / "a.wav.part").exists()


async def test_an_app_that_comes_into_the_callers_words_is_told_of_them(tmp_path: Path) -> None:
    async with line_bench(tmp_path) as bench:
        await in_a_call(bench, tmp_path)
        said = await bench.sim.caller_says(caller_voice(None) * 4)
        await bench.told_of(VoiceStarted)
        await bench.detach()
        await bench.attach()
        seen = len(bench.told)
        await bench.app.take_call(call_id="c")
        handed = await bench.told_of(CallHanded, since=seen)
        voice = await bench.told_of(VoiceStarted, since=seen)
        assert voice.at_ms >= handed.at_ms
        await bench.sim.speech_ended(said)


async def test_who_rang_before_the_app_came_is_told_again(tmp_path: Path) -> None:
    async with line_bench(tmp_path) as bench:
        await bench.ring_and_answer()
        await bench.app.hang_up()
        await bench.told_of(CallEnded)
        seen = len(bench.told)
        await bench.sim.ring(NUMBER)
        await bench.told_of(Ringing, since=seen)
        await bench.detach()
        seen = len(bench.told)
        await bench.attach()
        assert (bench.app.hello.busy, bench.app.hello.call_id) == (True, None)
        assert (await bench.told_of(Ringing, since=seen)).number == NUMBER
