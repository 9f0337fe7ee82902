"""A whole secretary at Twilio: webhook, stream, greeting, answer, barge-in, and how calls end."""

import io
import time
import wave
from pathlib import Path
from urllib.parse import unquote

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.secretary import start_secretary
from secretary_app.features.calls import events
from secretary_app.features.calls.models import CallOutcome
from secretary_app.features.conversations.models import Channel
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.features.lines.events import LineStateChanged
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id
from tests.support.call_bench import CallBench, scripted
from tests.support.twilio_cloud import Cloud, bench_of, open_cloud, set_up
from tests.support.twilio_end import CALLER

pytestmark = [pytest.mark.wire, pytest.mark.timeout(240)]

QUESTION = "где вы находитесь"
ANSWER = "Мы находимся на Садовой улице, дом пять, во дворе за аптекой, вход со стороны парка."
OTHER = "+12025550123"


def wav_of(pcm: bytes) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(pcm)
    return made.getvalue()


async def a_recorded_question_is_answered(bench: CallBench, cloud: Cloud, entry: FaqEntry) -> None:
    """A whole turn as a file, by the engines that answer calls; it leaves no trace."""
    sound = await bench.voice(QUESTION)
    bench.writes(QUESTION, starts_at=time.monotonic() - 2, duration_s=1)
    users, keys = bench.workspace.users, bench.workspace.keys
    owner = await users.make_owner("anna", "correct horse battery", full_name="Анна")
    key = await keys.create("phone", scopes=["knowledge.ask"], days=1, user=owner.name)
    status, answer, told = await cloud.turn(wav_of(sound), key=key.secret)
    assert status == 200, answer
    assert unquote(told["X-Heard"]) == QUESTION
    assert unquote(told["X-Answer"]) == ANSWER
    assert unquote(told["X-Evidence"]) == f"faq:{entry.id}"
    with wave.open(io.BytesIO(answer)) as file:
        assert (file.getframerate(), file.getnchannels()) == (8000, 1)
        assert any(file.readframes(file.getnframes()))
    assert (await cloud.turn(b"RIFF", key=key.secret))[0] == 422
    assert (await cloud.turn(wav_of(sound), key="wrong"))[0] == 401


@pytest.mark.expects_log("is told that line1 is busy|is told of again|the line failed in call")
async def test_a_call_is_greeted_answered_with_its_source_and_gives_way(tmp_path: Path) -> None:
    folder, local = set_up(tmp_path / "d")
    async with open_workspace(folder, clock=Clock()) as workspace:
        entry = FaqEntry(id=new_id(), language="ru", question=QUESTION, answer=ANSWER)
        await workspace.knowledge.add_entry(entry)
        bench, speaker = bench_of(workspace, folder)
        async with (
            start_secretary(workspace, plan=scripted(folder)) as secretary,
            open_cloud(workspace, local) as cloud,
        ):
            bench.secretary = secretary
            await secretary.engines.recognisers_ready()
            await bench.line_ready(since=0)
            await a_recorded_question_is_answered(bench, cloud, entry)
            since = bench.now()
            end = speaker.end = await cloud.calls()
            await bench.told_of(events.CallAnswered, since=since)
            await bench.said(since=since)
            assert any(end.played), "the greeting has been heard at the far end"

            for told, reason in (
                (await cloud.rings(again=True), "rejected"),
                (await cloud.rings(OTHER), "busy"),
            ):
                refused = told.find("Reject")
                assert refused is not None
                assert refused.attrib["reason"] == reason

            asked = bench.now()
            await bench.says(QUESTION)
            answer = await bench.starts("Садовой", since=asked)
            assert [each.ref for each in answer.evidence] == [entry.id]
            await bench.says("подождите пожалуйста минуту")
            cut = await bench.heard("Садовой", since=asked)
            assert cut.cut
            assert len(cut.heard_text) < len(ANSWER)
            assert end.clears, "what Twilio still had of it was dropped"

            await end.hang_up()
            record = await bench.ended(since=since)
            assert (record.number, record.outcome) == (CALLER, CallOutcome.ANSWERED)
            assert record.end_cause == "remote"
            said = await workspace.conversations.messages_of_call(record.id)
            assert {each.channel for each in said} == {Channel.PHONE}

            # The socket is cut in the middle of the next call, and the one after it is taken.
            for how in ({"told": False}, {"told": True}):
                await bench.told_of(
                    LineStateChanged, since=since, where=lambda event: event.state == "ready"
                )
                since = bench.now()
                end = speaker.end = await cloud.calls(OTHER)
                await bench.told_of(events.CallAnswered, since=since)
                await end.hang_up(**how)
                record = await bench.ended(since=since)
                assert record.end_cause == ("remote" if how["told"] else "port-lost")
                assert record.number == OTHER
