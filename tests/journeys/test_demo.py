"""`make demo`: a whole call by the whole program, and everything that is left of it."""

import json
import wave
from pathlib import Path

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.program import program

pytestmark = [pytest.mark.journey, pytest.mark.timeout(180)]

DEMO_LIMIT_S = 150.0
"""Of these, 50 are people talking."""


@pytest.mark.parametrize(
    ("language", "engine", "question"),
    [("ru", "script", "есть ли у вас парковка"), ("en", "pocketsphinx", "do you have parking")],
)
async def test_a_whole_call_is_held_and_kept(
    tmp_path: Path, language: str, engine: str, question: str
) -> None:
    async with program(tmp_path, "demo", "--language", language) as demo:
        assert await demo.ended(limit_s=DEMO_LIMIT_S) == 0, demo.out[-30:] + demo.err
    assert demo.err == []
    (folder,) = tmp_path.glob("demo-*")
    async with open_workspace(DataFolder(folder), clock=Clock()) as workspace:
        (call,) = await workspace.calls.newest(limit=9)
        assert (call.outcome, call.end_cause, call.language) == ("answered", "local", language)
        assert call.person_id is not None

        turns = await workspace.calls.turns(call.id)
        assert [turn.number for turn in turns] == list(range(1, 8))
        assert {turn.engine.partition(" ")[0] for turn in turns} == {engine}
        assert [turn.interrupted_us for turn in turns] == [False, True] + 5 * [False]
        assert all(turn.latency is not None and turn.latency.total_ms > 0 for turn in turns)

        messages = await workspace.calls.messages(call.id)
        ours = [message for message in messages if message.role == "assistant"]
        assert all(message.evidence for message in ours)
        cut = [message for message in ours if message.heard_text != message.text]
        assert [message.evidence[0].ref for message in cut] == ["hours"]
        assert 0 < len(cut[0].heard_text or "") < len(cut[0].text)
        asked = next(message for message in messages if message.text == question)
        assert [span.text for span in asked.spans] == question.split()
        told = messages[messages.index(asked) + 1]
        assert told.evidence[0].kind == "faq"
        assert told.spans[0].start_ms > asked.spans[-1].end_ms

        promises = await workspace.promises.of_call(call.id)
        assert sorted(promise.kind.value for promise in promises) == ["call_back", "deliver"]

        recording = await workspace.recordings.of_call(call.id)
        assert recording is not None
        assert await workspace.recordings.is_intact(recording.id)
        with wave.open(str(recording.wav)) as sound:
            assert (sound.getnchannels(), sound.getframerate()) == (2, 8000)
            assert sound.getnframes() / 8 > told.spans[0].end_ms
        document = json.loads(recording.transcript.read_text("utf-8"))
        assert len(document["messages"]) == len(messages)
        assert document["turns"][0]["latency"]["endpoint_ms"] > 0
