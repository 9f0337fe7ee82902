"""The caller speaks into our voice: it yields, and then it is decided what that meant."""

import os
import signal
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from hardware.simulator.stamps import Mark
from secretary_app.features.calls import events
from tests.support.call_bench import CallBench, call_bench

pytestmark = pytest.mark.wire

PARKING = "Есть ли у вас парковка?"
KEY = "Сколько стоит копия ключа?"

SLOW_TO_COME_BACK = {"calls.endpoint_complete_ms": "800", "calls.endpoint_none_ms": "800"}
"""So that our voice is silent for longer than between two words."""

INTO_IT_MS = 500
"""So much of our voice is heard before the caller speaks."""


GAP = 200 * 8
"""Samples: our voice has no such silence inside a sentence."""
PIECE = 40 * 8


async def comes_back_with_the_cut_word(bench: CallBench, *, after: float) -> bool:
    """Whether the far end heard silence and then again what it had heard just before, maybe softly.

    So nothing lies between the two that was never said.
    """
    figures = await bench.simulator.measurements()
    heard = np.frombuffer(bytes(figures.track.downlink), "<i2").astype(float)
    sounding = np.flatnonzero(heard[figures.downlink_index(after) :])
    sounding += figures.downlink_index(after)
    gap = int(np.argmax(np.diff(sounding) > GAP))
    last, again = int(sounding[gap]), int(sounding[gap + 1])
    assert again - last > GAP
    before = heard[last - 8000 : last]
    return any(
        likeness(before, heard[start : start + PIECE]) > 0.98
        for start in range(again + 80, again + 1000, 80)
    )


def likeness(sound: npt.NDArray[np.float64], piece: npt.NDArray[np.float64]) -> float:
    """Of `piece` to the stretch of `sound` most like it, at whatever level: 1 is the same."""
    stretches = np.lib.stride_tricks.sliding_window_view(sound, len(piece))
    norms = np.linalg.norm(stretches, axis=1) * np.linalg.norm(piece)
    return float(np.max(stretches @ piece / np.maximum(norms, 1.0)))


async def test_words_take_the_floor_and_only_what_was_heard_is_recorded(data: Path) -> None:
    async with call_bench(data) as bench:
        call = await bench.call()
        since = bench.now()
        await bench.says(PARKING)
        await bench.starts("парковка", since=since)
        over = bench.now()
        await bench.says(INTO_IT_MS, KEY)
        cut = await bench.heard("парковка", since=over)
        assert cut.cut
        assert 0 < len(cut.heard_text.split()) < len(cut.text.split())
        assert cut.text.startswith(cut.heard_text)
        turn = await bench.turn(since=over)
        assert turn.interrupted_us
        await bench.heard("250", since=over)
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=call)

        spoken = await bench.workspace.calls.messages(record.id)
        # Besides the greeting and, on a busy machine, «one moment», which rest on a rule.
        talk = [
            message
            for message in spoken
            if not any(evidence.kind == "rule" for evidence in message.evidence)
        ]
        assert [message.role.value for message in talk] == [
            "caller", "assistant", "caller", "assistant",
        ]  # fmt: skip
        assert talk[1].heard_text == cut.heard_text
        assert talk[1].evidence[0].kind == "faq"
        turns = await bench.workspace.calls.turns(record.id)
        assert [turn.interrupted_us for turn in turns] == [False, True]


async def test_a_recogniser_that_hangs_keeps_nobody_in_silence_after_an_interruption(
    data: Path,
) -> None:
    async with call_bench(data) as bench:
        await bench.call()
        since = bench.now()
        await bench.says(PARKING)
        await bench.starts("парковка", since=since)
        hears = bench.supervisor("stt").pid
        assert hears is not None
        os.kill(hears, signal.SIGSTOP)
        since = bench.now()
        said = await bench.says(INTO_IT_MS, KEY)
        await bench.told_of(events.VoiceYielded, since=since, where=lambda event: event.silent)
        ended = await bench.simulator.speech_ended(said)
        await bench.simulator.wait(Mark.VOICE_HEARD, after=ended.at)
        assert not bench.all_of(events.TurnHeard, since=since)
        os.kill(hears, signal.SIGCONT)


async def test_who_speaks_on_while_a_recogniser_hangs_is_not_kept_in_silence(data: Path) -> None:
    async with call_bench(data) as bench:
        await bench.call()
        hears = bench.supervisor("stt").pid
        assert hears is not None
        os.kill(hears, signal.SIGSTOP)
        since = bench.now()
        ended = await bench.simulator.speech_ended(await bench.says(KEY))
        lead_in = await bench.simulator.wait(Mark.VOICE_HEARD, after=ended.at)
        await bench.simulator.wait(Mark.VOICE_ENDED, after=lead_in.at)
        ended = await bench.simulator.speech_ended(await bench.says("Алло"))
        await bench.simulator.wait(Mark.VOICE_HEARD, after=ended.at)
        assert not bench.all_of(events.TurnHeard, since=since)
        os.kill(hears, signal.SIGCONT)


async def test_a_backchannel_or_a_cough_brings_the_voice_back_and_no_word_is_lost(
    data: Path,
) -> None:
    async with call_bench(data, settings=SLOW_TO_COME_BACK) as bench:
        call = await bench.call()
        for sound in ("backchannel", "cough"):
            since = bench.now()
            await bench.says(PARKING)
            await bench.starts("парковка", since=since)
            if sound == "backchannel":
                # Twice: one «угу» is so short that the voice detector may miss it.
                said = await bench.says(INTO_IT_MS, "угу угу")
            else:
                said = await bench.makes_noise(ms=300, after_ms=INTO_IT_MS)
            await bench.told_of(events.VoiceYielded, since=since, where=lambda event: event.silent)
            told = await bench.told_of(events.BackchannelHeard, since=since)
            assert told.text == ("угу угу" if sound == "backchannel" else "")
            heard = await bench.heard("парковка", since=since)
            assert heard.heard_text == heard.text
            assert not heard.cut
            assert await comes_back_with_the_cut_word(bench, after=said.started_at)
            await bench.said(since=since)
        await bench.simulator.caller_hangs_up()
        record = await bench.ended(since=call)
        turns = await bench.workspace.calls.turns(record.id)
        assert [turn.text for turn in turns] == ["есть ли у вас парковка"] * 2
