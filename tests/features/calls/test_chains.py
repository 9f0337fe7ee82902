"""A dead engine costs a lead-in, not the call: the next of its chain goes on."""

import os
import signal
from pathlib import Path

import numpy as np
import pytest

from engines.supervisor import Vitals, WorkerSpec
from engines.wire.audio import LINE_RATE
from secretary_app.features.calls import events
from secretary_app.features.dialogue.models import SentenceKind
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.features.providers.plan import EnginePlan
from secretary_app.features.providers.voices import voice
from secretary_app.kernel.ids import new_id
from tests.support.call_bench import CallBench, call_bench
from tests.support.piper_voice import make_voice, tone_hz

pytestmark = pytest.mark.wire

KEY = "Сколько стоит копия ключа?"
LUNCH = "Есть ли у вас обед?"
LONG_ANSWER = "Мы работаем... каждый день... с девяти... до восьми без обеда."

STAYS_DEAD = Vitals(backoff_first_s=120.0, backoff_most_s=120.0)
"""So that what goes on is the next engine, and not this one again."""

FOURTH_NEVER = "0,0,0,60000"
"""The fourth part of a text never comes: the voice can be killed in the middle of a sentence."""


def chains(data: Path, first_voice: WorkerSpec) -> EnginePlan:
    """Two recognisers that hear the caller's script, and a voice before eSpeak NG."""
    args = ("--script", str(data / "script.jsonl"), "--language", "ru")
    hearing = tuple(
        WorkerSpec(kind="stt", backend="script", args=args, name=name, vitals=STAYS_DEAD)
        for name in ("stt-first", "stt-second")
    )
    return EnginePlan(recognisers={"ru": hearing}, voices=(first_voice, voice()))


def leads_and_apologies(bench: CallBench, *, since: int) -> list[str]:
    kinds = [event.kind for event in bench.all_of(events.SentenceHeard, since=since)]
    return [kind for kind in kinds if kind in {SentenceKind.LEAD_IN, SentenceKind.APOLOGY}]


def piper(data: Path) -> WorkerSpec:
    """A voice whose phonemes are tones."""
    return WorkerSpec(
        kind="tts",
        backend="piper",
        args=("--voice", str(make_voice(data / "models"))),
        name="tts-piper",
        vitals=STAYS_DEAD,
    )


async def test_the_caller_hears_the_first_voice_of_the_chain(data: Path) -> None:
    async with call_bench(data, plan=chains(data, piper(data))) as bench:
        await bench.worker_ready("tts-piper")
        call = await bench.call()
        entry = FaqEntry(id=new_id(), language="ru", question=LUNCH, answer="Ууууу.")
        await bench.workspace.knowledge.put(entries=[entry], facts=[], actor="test")
        before = len((await bench.simulator.track()).downlink)
        await bench.asks(LUNCH)
        heard = np.frombuffer((await bench.simulator.track()).downlink[before:], "<i2")
        spectrum = np.abs(np.fft.rfft(heard.astype(np.float64)))
        loudest_hz = spectrum.argmax() * LINE_RATE / len(heard)
        assert loudest_hz == pytest.approx(tone_hz("u"), abs=15)
        await bench.simulator.caller_hangs_up()
        assert (await bench.ended(since=call)).outcome == "answered"


@pytest.mark.expects_log("stt-first|tts-piper")
async def test_engines_die_while_the_caller_speaks_and_waits(data: Path) -> None:
    async with call_bench(data, plan=chains(data, piper(data))) as bench:
        for name in ("stt-second", "tts-piper", "tts-espeak"):
            await bench.worker_ready(name)
        call = await bench.call()

        since = bench.now()
        await bench.voice(KEY)
        pid = bench.supervisor("tts-piper").pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)  # the answer will be asked of it, and never come
        await bench.says(KEY)
        await bench.told_of(events.PartialHeard, since=since)
        await bench.kill_worker("stt-first")
        turn = await bench.turn(since=since)
        assert (turn.text, turn.understood) == ("сколько стоит копия ключа", True)
        await bench.kill_worker("tts-piper")
        await bench.starts("250", since=since)
        heard = await bench.heard("250", since=since)
        assert heard.heard_text == heard.text
        assert leads_and_apologies(bench, since=since) in ([], [SentenceKind.LEAD_IN])
        assert not bench.all_of(events.EngineFailed, since=since), "somebody could"

        await bench.asks(KEY)
        assert bench.supervisor("tts-piper").starts == 1
        assert bench.supervisor("stt-first").starts == 1
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=call)
        assert (record.outcome, record.end_cause) == ("answered", "remote")
        turns = await bench.workspace.calls.turns(record.id)
        assert [turn.understood for turn in turns] == [True, True]


@pytest.mark.expects_log("tts-tones")
async def test_a_voice_that_dies_in_a_sentence_is_followed_by_the_next(data: Path) -> None:
    tones = WorkerSpec(
        kind="tts",
        backend="script",
        args=("--timetable", FOURTH_NEVER),
        name="tts-tones",
        vitals=STAYS_DEAD,
    )
    async with call_bench(data, plan=chains(data, tones)) as bench:
        entry = FaqEntry(id=new_id(), language="ru", question=LUNCH, answer=LONG_ANSWER)
        await bench.workspace.knowledge.put(entries=[entry], facts=[], actor="test")
        for name in ("tts-tones", "tts-espeak"):
            await bench.worker_ready(name)
        call = await bench.call()
        since = bench.now()
        await bench.says(LUNCH)
        await bench.starts("каждый день", since=since)
        broken = bench.now()
        await bench.kill_worker("tts-tones")
        whole = await bench.told_of(
            events.SentenceHeard,
            since=broken,
            where=lambda event: event.heard_text == event.text and "обеда" in event.text,
        )
        assert not whole.cut
        assert leads_and_apologies(bench, since=since) in ([], [SentenceKind.LEAD_IN])
        assert bench.supervisor("tts-tones").starts == 1
        await bench.asks(KEY)
        await bench.simulator.caller_hangs_up()
        assert (await bench.ended(since=call)).outcome == "answered"
