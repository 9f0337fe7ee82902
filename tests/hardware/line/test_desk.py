"""A person at a desk in a call, at the line's wire: heard, hearing, on hold, and gone."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from hardware.audio.pcm import dbfs, samples
from hardware.line.given_to import By
from hardware.line.hold_sound import HoldSound, figure
from hardware.line.operator_reports import OperatorLost
from hardware.line.player import Player
from hardware.line.reports import Failed, Played
from hardware.simulator.stamps import Mark
from tests.support.line_bench import LineBench, line_bench, tone_speech
from tests.support.wire_desk import share_of_tone, tone, wire_desk


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[LineBench]:
    async with line_bench(tmp_path) as made:
        yield made


async def far_end(bench: LineBench) -> bytes:
    return bytes((await bench.sim.measurements()).track.downlink)


@pytest.mark.unit
def test_our_voice_falls_silent_at_the_end_of_its_word_and_what_must_be_heard_is() -> None:
    player = Player()
    pcm, words = tone_speech(2000)
    for name, yields in (("answer", True), ("more", True), ("notice", False)):
        player.play(
            utterance_id=name, text=name, words=words, pcm=pcm, interruptible=yields, last=True
        )
    before = b"".join(player.frame().pcm for _ in range(15))  # 300 ms: in the second word
    player.fall_silent()
    after = b"".join(player.frame().pcm for _ in range(150))
    # The second word ends at 470 ms, faded over its last 10; the notice follows in full.
    assert before + after[: 160 * 16] == pcm[: 460 * 16]
    assert after[170 * 16 : 170 * 16 + len(pcm)] == pcm
    assert not any(after[170 * 16 + len(pcm) :])


@pytest.mark.unit
def test_the_hold_sound_is_pleasant_to_a_telephone_and_has_no_end() -> None:
    sound = samples(figure()).astype(float)
    assert dbfs(figure()) < -22
    power = np.abs(np.fft.rfft(sound)) ** 2
    pitches = np.fft.rfftfreq(len(sound), 1 / 8000)
    assert power[(pitches > 250) & (pitches < 3400)].sum() > 0.99 * power.sum()
    hold = HoldSound()
    played = samples(
        b"".join(hold.play(on=True, under_voice=False) for _ in range(len(sound) // 160 + 100))
    ).astype(int)
    assert np.max(np.abs(np.diff(played))) < 4500
    off = [hold.play(on=False, under_voice=False) for _ in range(20)]
    assert off[0]
    assert not off[-1]


@pytest.mark.wire
async def test_a_person_is_heard_hears_and_is_missed(bench: LineBench) -> None:
    await bench.ring_and_answer()
    async with wire_desk(bench.endpoint) as desk:
        await desk.say(tone(300))
        assert share_of_tone(await far_end(bench)) == 0.0  # nobody gave them the line
        await bench.app.our_side(By.OPERATOR)
        await desk.say(tone(1500))
        heard = await far_end(bench)
        assert share_of_tone(heard[-16_000:]) > 0.9

        await desk.listen(caller=False, ours=True)
        _, live = await asyncio.gather(desk.say(tone(1500)), desk.hears(1000))
        assert share_of_tone(live) > 0.5
        await desk.rewind(2)
        again = await desk.hears(1500, again=True)
        assert share_of_tone(again) > 0.5
        await desk.listen(caller=True, ours=False)
        await bench.sim.caller_says(tone(3000, pitch=700))
        assert share_of_tone(await desk.hears(1500), pitch=700) > 0.3
    assert (await bench.told_of(OperatorLost)).reason == "desk-left"


@pytest.mark.wire
async def test_hold_is_heard_and_a_word_over_it(bench: LineBench) -> None:
    await bench.ring_and_answer()
    await bench.app.our_side(By.HOLD)
    heard = await bench.sim.wait(Mark.VOICE_HEARD, after=0.0)
    since = len(bench.told)
    await bench.say("word", 600)
    await bench.told_of(Played, since=since, where=lambda told: told.finished)
    await bench.app.our_side(By.ASSISTANT)
    figures = await bench.sim.measurements()
    assert figures.longest_silence(heard.at, heard.at + 0.5) < 0.3
    assert share_of_tone(bytes(figures.track.downlink), pitch=300) > 0.1
    since = len(bench.told)
    await bench.app.our_side(By.NOBODY)
    await bench.say("hint", 300)
    await bench.told_of(Played, since=since, where=lambda told: told.finished)
    assert not [each for each in bench.told[since:] if isinstance(each, Failed)]


@pytest.mark.wire
async def test_without_its_app_nobody_speaks_into_the_call(bench: LineBench) -> None:
    await bench.ring_and_answer()
    async with wire_desk(bench.endpoint) as desk:
        await bench.app.our_side(By.OPERATOR)
        await desk.say(tone(600))
        assert share_of_tone((await far_end(bench))[-6400:]) > 0.5
        await bench.detach()
        await desk.say(tone(400))
        await desk.say(tone(1000))
        assert share_of_tone((await far_end(bench))[-8000:]) < 0.01
    await bench.attach()
