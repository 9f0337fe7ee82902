"""The sound of a misbehaving modem: graded, mended, and heard all the same."""

import asyncio
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest

from hardware.audio.pcm import dbfs, samples
from hardware.line.condition_reports import LineCheck, LineCondition, LineReachable
from hardware.line.reports import AudioOpen
from hardware.simulator.config import Faults, SimulatorConfig, Sound
from hardware.simulator.stamps import Mark
from tests.support.bad_modem import (
    DECAYING_FIRMWARE,
    FAST,
    LIMIT_S,
    LOUD,
    bad_modem,
    begin,
    grade_of_call,
    graded,
    loud_bytes,
    place,
    ready,
    talk,
    voice_of,
)
from tests.support.line_bench import caller_voice, tone_speech

pytestmark = pytest.mark.wire


@pytest.mark.calm
async def test_a_healthy_call_is_graded_so_with_its_figures(tmp_path: Path) -> None:
    async with bad_modem(tmp_path) as bench:
        await ready(bench)
        told = await grade_of_call(bench)
        assert (told.caller, told.caller_reason) == ("healthy", "full-rate")
        assert (told.ours, told.ours_reason) == ("healthy", "taken")
        assert (told.treatment, told.attempts) == ("nothing", 1)
        assert 14_500 <= told.caller_bytes_per_s <= 17_000
        assert 14_500 <= told.our_bytes_per_s <= 18_500
        assert (told.echo, told.echo_delay_ms) == ("none", None)
        await bench.app.request_check()
        check = await bench.told_of(LineCheck)
        assert (check.last_grade, check.condition) == ("healthy", "ready")


@pytest.mark.calm
async def test_a_call_too_short_to_judge_is_not_judged(tmp_path: Path) -> None:
    async with bad_modem(tmp_path) as bench:
        await ready(bench)
        since = await begin(bench)
        await bench.sim.caller_hangs_up()
        told = await graded(bench, since=since)
        assert (told.caller, told.ours, told.caller_reason) == (
            "not-measured",
            "not-measured",
            "too-short",
        )
        assert (told.echo, told.treatment) == ("not-measured", "nothing")


SIGNS = {
    "our sound is not taken": (Faults(our_sound_stalls_ms=0), ("healthy", "mute", "not-taken")),
    "our sound stalls": (Faults(our_sound_stalls_ms=1200), ("healthy", "chopped", "stalled")),
    "the opening is refused": (Faults(decay_refusals=2), ("healthy", "chopped", "opened-late")),
    "the caller is chopped": (
        Faults(caller_sound=Sound.CHOPPED),
        ("chopped", "healthy", "holes"),
    ),
    "the caller's sound stops": (
        Faults(caller_sound_stalls_ms=0),
        ("mute", "healthy", "no-bytes"),
    ),
    "the caller's sound stalls": (
        Faults(caller_sound_stalls_ms=1200),
        ("chopped", "healthy", "gaps"),
    ),
}


@pytest.mark.parametrize(("faults", "expected"), SIGNS.values(), ids=SIGNS)
@pytest.mark.calm
async def test_a_decayed_call_is_graded_and_the_next_one_is_sound(
    tmp_path: Path, faults: Faults, expected: tuple[str, str, str]
) -> None:
    async with bad_modem(tmp_path, replace(faults, clear_calls=1)) as bench:
        await ready(bench)
        assert (await grade_of_call(bench)).treatment == "nothing"
        since = len(bench.told)
        told = await grade_of_call(bench)
        bad = told.ours_reason if told.ours != "healthy" else told.caller_reason
        assert (told.caller, told.ours, bad) == expected
        assert told.treatment == "reset-for-grade"
        back = await bench.told_of(LineReachable, since=since, limit_s=LIMIT_S)
        assert back.reason == "reset-for-grade"
        assert back.seconds > 0
        conditions = [r.condition for r in bench.told[since:] if isinstance(r, LineCondition)]
        assert conditions == ["resetting", "registering", "ready"]
        # What was learned: from now on the reset comes before the call that would be bad.
        third = await grade_of_call(bench)
        assert (third.caller, third.ours) == ("healthy", "healthy")
        assert third.treatment == "reset-for-learned-decay"


LEFT_OF_A_CALL = 100_000
"""Bytes; uncollected, a call leaves half a megabyte."""


@pytest.mark.timeout(300)
async def test_twenty_calls_on_a_decaying_modem_all_have_sound_both_ways(tmp_path: Path) -> None:
    faults = Faults(clear_calls=1, our_sound=Sound.MUTE, caller_sound=Sound.MUTE, decay_refusals=1)
    config = SimulatorConfig(firmware=DECAYING_FIRMWARE, faults=faults)
    async with bad_modem(tmp_path, config=config) as bench:
        line, weights, seen = psutil.Process(bench.process.pid), list[int](), 0
        for number in range(20):
            await ready(bench, since=seen)
            weights.append(line.memory_full_info().uss)
            since = await begin(bench)
            figures = await talk(bench, ms=500, name=f"u{number}")
            told = await graded(bench, since=since)
            assert loud_bytes(bytes(figures.track.downlink)) > LOUD / 2, number
            assert loud_bytes(bytes(bench.caller)) > LOUD / 2, number
            assert (told.attempts, told.treatment) == (1, "reset-for-known-decay"), number
            seen = place(bench, told)
        await ready(bench, since=seen)
        await bench.app.request_check()
        check = await bench.told_of(LineCheck)
        assert check.unreachable_times == 20
        assert check.unreachable_s >= 20 * 25 / FAST
        assert weights[-1] - weights[5] < 20 * LEFT_OF_A_CALL, "calls that are over leave nothing"


@pytest.mark.calm
async def test_a_reset_that_heals_nothing_is_not_repeated_for_ever(tmp_path: Path) -> None:
    async with bad_modem(tmp_path, Faults(our_sound_stalls_ms=0)) as bench:
        done, seen = [], 0
        for _ in range(4):
            await ready(bench, since=seen)
            told = await grade_of_call(bench)
            done.append(told.treatment)
            seen = place(bench, told) if told.treatment == "reset-for-grade" else seen
        assert done == ["reset-for-grade", "reset-for-grade", "useless", "useless"]


@pytest.mark.calm
async def test_an_echo_is_found_with_its_delay_and_loss(tmp_path: Path) -> None:
    async with bad_modem(tmp_path, Faults(echo_ms=240, echo_loss_db=18.0)) as bench:
        await ready(bench)
        since = await begin(bench)
        await bench.app.play(
            utterance_id="v", text="", marks=(), interruptible=False, pcm=caller_voice(None) * 2
        )
        await bench.sim.quiet(after=0.0, quiet_s=1.0, timeout_s=LIMIT_S)
        await bench.sim.caller_hangs_up()
        told = await graded(bench, since=since)
        assert (told.echo, told.ours, told.ours_reason) == ("found", "healthy", "came-back")
        assert told.echo_delay_ms is not None
        assert told.echo_loss_db is not None
        assert 230 <= told.echo_delay_ms <= 400
        assert abs(told.echo_loss_db - 18) <= 2


@pytest.mark.calm
async def test_a_stream_on_the_odd_byte_is_put_right(tmp_path: Path) -> None:
    async with bad_modem(tmp_path, Faults(odd_byte=True)) as bench:
        await ready(bench)
        since = await begin(bench)
        pcm = voice_of(1800)
        said = await bench.sim.caller_says(pcm)
        await bench.sim.speech_ended(said)
        await bench.sim.caller_hangs_up()
        await graded(bench, since=since)
        tail = bytes(bench.caller[-800 * 16 :])
        assert abs(dbfs(tail) - dbfs(pcm)) < 6, "it is a voice again, not noise at full scale"


@pytest.mark.calm
async def test_sound_of_16_khz_is_heard_at_its_own_speed(tmp_path: Path) -> None:
    async with bad_modem(tmp_path, Faults(wide_caller=True)) as bench:
        await ready(bench)
        since = await begin(bench)
        said = await bench.sim.caller_says(tone_speech(2400)[0])
        await bench.sim.speech_ended(said)
        await bench.sim.caller_hangs_up()
        told = await graded(bench, since=since)
        tail = samples(bytes(bench.caller[-1000 * 16 :])).astype(float)
        peak = np.argmax(np.abs(np.fft.rfft(tail))) * 8000 / len(tail)
        assert abs(peak - 300) < 10, "a tone of 300 Hz is one of 300 Hz"
        assert told.caller == "healthy"


@pytest.mark.parametrize(
    "faults",
    [Faults(taken_bytes=300), Faults(bunch_frames=5), Faults(close_needs_flag=True)],
    ids=["writes fit in part", "reads are bunched", "the sound closes with a flag only"],
)
@pytest.mark.calm
async def test_the_talk_goes_on_over_the_habits_of_a_port(tmp_path: Path, faults: Faults) -> None:
    async with bad_modem(tmp_path, faults) as bench:
        await ready(bench)
        for _ in range(2):
            since = await begin(bench)
            figures = await talk(bench)
            await graded(bench, since=since)
            assert loud_bytes(bytes(bench.caller)) > 2 * LOUD
            assert loud_bytes(bytes(figures.track.downlink)) > 2 * LOUD


@pytest.mark.calm
async def test_sound_that_opens_late_costs_the_caller_only_the_wait(tmp_path: Path) -> None:
    async with bad_modem(tmp_path, Faults(cpcmreg_delay_ms=900)) as bench:
        await ready(bench)
        since = await begin(bench)
        opened = await bench.told_of(AudioOpen, since=since)
        assert opened.delay_ms >= 900
        figures = await talk(bench)
        assert loud_bytes(bytes(figures.track.downlink)) > 2 * LOUD
        assert (await graded(bench, since=since)).attempts == 1


@pytest.mark.parametrize(
    "faults",
    [Faults(our_sound_stalls_ms=600), Faults(caller_sound_stalls_ms=600)],
    ids=["ours", "the caller's"],
)
@pytest.mark.calm
async def test_sound_that_stops_in_a_call_is_registered_anew(
    tmp_path: Path, faults: Faults
) -> None:
    async with bad_modem(tmp_path, faults) as bench:
        await ready(bench)
        since = await begin(bench)
        opened = asyncio.get_running_loop().time()
        await bench.sim.set_faults(Faults())  # what is under way keeps what it began with
        await bench.sim.wait(Mark.CPCMREG_OK, after=opened, where=lambda data: data["mode"] == "1")
        bench.caller.clear()
        figures = await talk(bench)
        assert loud_bytes(bytes(bench.caller)) > 2 * LOUD
        assert loud_bytes(bytes(figures.track.downlink)) > 2 * LOUD
        told = await graded(bench, since=since)
        assert "chopped" in {told.caller, told.ours}, "and it was not forgotten that it stopped"
