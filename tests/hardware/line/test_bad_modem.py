"""What the line does when its modem misbehaves: one test for each switch of the simulator."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hardware.audio.pcm import dbfs, samples
from hardware.line.reports import (
    AudioOpen,
    CallBegan,
    CallEnded,
    CallerId,
    CallGraded,
    LineCheck,
    LineCondition,
    LineReachable,
    LineState,
    MissedCall,
    Report,
    Ringing,
)
from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import Clip, Faults, SimCard, SimulatorConfig, Sound
from hardware.simulator.measurements import Measurements
from hardware.simulator.stamps import Mark
from tests.support.line_bench import LineBench, caller_voice, line_bench, tone_speech

pytestmark = pytest.mark.wire

CALLER = "+79161112233"
LIMIT_S = 30.0

DECAYING_FIRMWARE = "LE20B05SIM7600M21-A_250919"
FAST = 50.0
"""The reset's 25 s pass in half a second."""

LOUD = 400 * 16
"""Half a second of sound, less what the opening of the port may cost."""


@asynccontextmanager
async def bad_modem(
    folder: Path, faults: Faults | None = None, *, config: SimulatorConfig | None = None
) -> AsyncIterator[LineBench]:
    """A line on a module that resets as a SIM7600 does, with links to its ports."""
    plain = config or SimulatorConfig()
    made = replace(
        plain,
        faults=faults or plain.faults,
        reset_ms=25_000,
        clock_factor=FAST,
        links=str(folder / "by-id"),
    )
    async with line_bench(folder, simulator=made) as bench:
        yield bench


async def ready(bench: LineBench, *, since: int = 0) -> None:
    await bench.told_of(LineState, since=since, where=lambda r: r.state == "ready", limit_s=LIMIT_S)


async def begin(bench: LineBench) -> int:
    """A call with open sound; returns where in `told` it began."""
    since = len(bench.told)
    bench.caller.clear()
    await bench.sim.ring(CALLER)
    await bench.told_of(Ringing, since=since, limit_s=LIMIT_S)
    await bench.app.answer()
    await bench.told_of(AudioOpen, since=since, limit_s=LIMIT_S)
    return since


async def talk(bench: LineBench, *, ms: int = 1800, name: str = "u") -> Measurements:
    """Both sides make sound for so long, at the same time; then the caller hangs up."""
    await bench.say(name, ms)
    said = await bench.sim.caller_says(voice_of(ms))
    await bench.sim.speech_ended(said)
    await bench.sim.caller_hangs_up()
    return await bench.sim.measurements()


def voice_of(ms: int) -> bytes:
    """A caller's noise that no tone of ours resembles: coloured, and never digitally silent."""
    noise = np.random.default_rng(7).normal(0, 3000, ms * 8)
    return np.clip(noise, -12_000, 12_000).astype("<i2").tobytes()


async def graded(bench: LineBench, *, since: int) -> CallGraded:
    told = await bench.told_of(CallGraded, since=since, limit_s=LIMIT_S)
    ended = await bench.told_of(CallEnded, since=since, limit_s=LIMIT_S)
    assert place(bench, told) < place(bench, ended), "the grade comes before the end"
    return told


def place(bench: LineBench, report: Report) -> int:
    """Where in `told` this very report stands."""
    return next(index for index, each in enumerate(bench.told) if each is report)


def loud_bytes(pcm: bytes) -> int:
    """How much of it is sound."""
    return 2 * int(np.count_nonzero(np.abs(samples(bytes(pcm)).astype(int)) > 300))


async def grade_of_call(bench: LineBench) -> CallGraded:
    since = await begin(bench)
    await talk(bench)
    return await graded(bench, since=since)


# ------------------------------------------------------------------ the sound of a call


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


@pytest.mark.timeout(300)
async def test_thirty_calls_on_a_decaying_modem_all_have_sound_both_ways(tmp_path: Path) -> None:
    faults = Faults(clear_calls=1, our_sound=Sound.MUTE, caller_sound=Sound.MUTE, decay_refusals=1)
    config = SimulatorConfig(firmware=DECAYING_FIRMWARE, faults=faults)
    async with bad_modem(tmp_path, config=config) as bench:
        seen = 0
        for number in range(30):
            await ready(bench, since=seen)
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
        assert check.unreachable_times == 30
        assert check.unreachable_s >= 30 * 25 / FAST


async def test_a_reset_that_heals_nothing_is_not_repeated_for_ever(tmp_path: Path) -> None:
    async with bad_modem(tmp_path, Faults(our_sound_stalls_ms=0)) as bench:
        done, seen = [], 0
        for _ in range(4):
            await ready(bench, since=seen)
            told = await grade_of_call(bench)
            done.append(told.treatment)
            seen = place(bench, told) if told.treatment == "reset-for-grade" else seen
        assert done == ["reset-for-grade", "reset-for-grade", "useless", "useless"]


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
        assert 240 <= told.echo_delay_ms <= 400
        assert abs(told.echo_loss_db - 18) <= 8, "a busy machine blurs it"


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
async def test_the_talk_goes_on_over_the_habits_of_a_port(tmp_path: Path, faults: Faults) -> None:
    async with bad_modem(tmp_path, faults) as bench:
        await ready(bench)
        for _ in range(2):
            since = await begin(bench)
            figures = await talk(bench)
            await graded(bench, since=since)
            assert loud_bytes(bytes(bench.caller)) > 2 * LOUD
            assert loud_bytes(bytes(figures.track.downlink)) > 2 * LOUD


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


# ------------------------------------------------------------------ the ring


async def test_a_flood_of_rings_is_one_call(tmp_path: Path) -> None:
    async with bad_modem(tmp_path, Faults(ring_every_ms=50)) as bench:
        await ready(bench)
        await bench.sim.ring(CALLER)
        await bench.sim.wait(Mark.RING_SENT, where=lambda data: data["count"] == 10)
        await bench.sim.caller_hangs_up()
        await bench.told_of(MissedCall)
        assert len(bench.all_told(Ringing)) == 1


async def test_a_number_that_comes_late_or_not_at_all(tmp_path: Path) -> None:
    async with bad_modem(tmp_path, Faults(clip=Clip.HIDDEN)) as bench:
        await ready(bench)
        await bench.sim.ring(None)
        assert (await bench.told_of(Ringing)).withheld
        await bench.sim.caller_hangs_up()
        await bench.told_of(MissedCall)
        since = len(bench.told)
        await bench.sim.inject(b"\r\nRING\r\n")
        assert (await bench.told_of(Ringing, since=since)).withheld
        await bench.sim.inject(b'\r\n+CLIP: "+79161112233",145,,,,0\r\n')
        assert (await bench.told_of(CallerId, since=since)).number == CALLER


# ------------------------------------------------------------------ the AT port


@pytest.mark.parametrize(
    "faults",
    [
        Faults(chatty=True),
        Faults(doubled_cr=True),
        Faults(garbage_every_ms=20),
        Faults(ok_first=True),
    ],
    ids=["chatter in answers", "doubled CR", "garbage", "OK before BEGIN and END"],
)
async def test_a_call_goes_well_over_a_noisy_port(tmp_path: Path, faults: Faults) -> None:
    async with bad_modem(tmp_path, faults) as bench:
        await ready(bench)
        since = await begin(bench)
        await bench.told_of(CallBegan, since=since)
        await bench.app.hang_up()
        ended = await bench.told_of(CallEnded, since=since)
        assert ended.cause == "local"
        assert (await bench.sim.hung_up()).data["by"] == "us"


@pytest.mark.parametrize("word", ["RDY", "*ATREADY: 1", "START"])
async def test_a_modem_that_begins_anew_by_itself_is_set_up_again(
    tmp_path: Path, word: str
) -> None:
    config = SimulatorConfig(boot_line=word)
    async with line_bench(tmp_path, simulator=config) as bench:
        await ready(bench)
        since = len(bench.told)
        await bench.sim.loses_power()
        await ready(bench, since=since)
        await begin(bench)


# ------------------------------------------------------------------ SIM and network

CARDS = {
    "no SIM": (SimulatorConfig(sim_card=SimCard.ABSENT), "no-sim"),
    "PIN": (SimulatorConfig(sim_card=SimCard.PIN), "pin-needed"),
    "PUK": (SimulatorConfig(sim_card=SimCard.PUK), "puk-needed"),
    "no network": (SimulatorConfig(registration=2), "registering"),
    "refused by the network": (SimulatorConfig(registration=3), "no-credit"),
}


@pytest.mark.parametrize(("config", "condition"), CARDS.values(), ids=CARDS)
async def test_what_a_person_has_to_do_is_told_and_noticed_when_done(
    tmp_path: Path, config: SimulatorConfig, condition: str
) -> None:
    async with bad_modem(tmp_path, config=config) as bench:
        await bench.told_of(
            LineCondition, where=lambda r: r.condition == condition, limit_s=LIMIT_S
        )
        assert not [r for r in bench.all_told(LineCondition) if r.step], "nothing is tried"
        await bench.sim.sim_changes(SimCard.READY)
        await bench.sim.network_changes(registration=1)
        await ready(bench)


async def test_a_sim_that_is_busy_is_waited_for(tmp_path: Path) -> None:
    busy = SimulatorConfig(sim_busy_ms=round(3000 * FAST))
    async with bad_modem(tmp_path, config=busy) as bench:
        await ready(bench)
        asked = [s for s in bench.sim.log.stamps if s.data.get("text") == "AT+CPIN?"]
        assert len(asked) > 1
        assert not [r for r in bench.all_told(LineCondition) if r.condition == "deaf"]


async def test_a_roaming_modem_takes_calls(tmp_path: Path) -> None:
    async with bad_modem(tmp_path, config=SimulatorConfig(registration=5)) as bench:
        await ready(bench)
        await begin(bench)


async def test_a_sim_that_is_pulled_is_missed_and_welcomed_back(tmp_path: Path) -> None:
    async with bad_modem(tmp_path) as bench:
        await ready(bench)
        since = len(bench.told)
        await bench.sim.sim_changes(SimCard.ABSENT)
        await bench.told_of(LineCondition, since=since, where=lambda r: r.condition == "no-sim")
        await bench.sim.sim_changes(SimCard.READY)
        await ready(bench, since=since)
        back = await bench.told_of(LineReachable, since=since)
        assert back.reason == "registering" or back.reason in {"starting", "no-sim"}


# ------------------------------------------------------------------ a modem that goes


async def test_a_modem_lost_in_a_call_is_found_again_under_another_name(tmp_path: Path) -> None:
    faults = Faults(vanish_after_ms=400, vanish_ms=round(700 * FAST))
    async with bad_modem(tmp_path, faults) as bench:
        await ready(bench)
        before = bench.sim.at_path
        since = await begin(bench)
        ended = await bench.told_of(CallEnded, since=since, limit_s=LIMIT_S)
        assert ended.cause == "port-lost"
        await bench.told_of(
            LineCondition, since=since, where=lambda r: r.condition == "unplugged", limit_s=LIMIT_S
        )
        await ready(bench, since=place(bench, ended))
        assert bench.sim.at_path != before
        await bench.sim.set_faults(Faults())
        await begin(bench)
        assert bench.process.returncode is None, "the line does not die with its modem"


@pytest.mark.timeout(240)
async def test_a_modem_that_says_nothing_is_deaf_until_it_answers(tmp_path: Path) -> None:
    async with bad_modem(tmp_path, Faults(silent=True)) as bench:
        told = await bench.told_of(
            LineCondition, where=lambda r: r.condition == "deaf", limit_s=90.0
        )
        assert told.step is None
        tried = await bench.told_of(
            LineCondition, where=lambda r: r.step is not None, limit_s=LIMIT_S
        )
        assert (tried.condition, tried.step) == ("deaf", "ping")
        await bench.sim.set_faults(Faults())
        await bench.told_of(LineState, where=lambda r: r.state == "ready", limit_s=60.0)


async def test_the_simulator_itself_leaves_and_returns(tmp_path: Path) -> None:
    config = SimulatorConfig(links=str(tmp_path / "by-id"))
    async with SimulatorClient.started(config) as sim:
        before = (sim.at_path, sim.pcm_path)
        assert (tmp_path / "by-id" / "pcm").resolve() == Path(sim.pcm_path)
        went = asyncio.get_running_loop().time()
        await sim.loses_power(off_ms=300)
        assert not list((tmp_path / "by-id").iterdir())
        await sim.wait(Mark.PLUGGED, after=went)
        assert sim.at_path != before[0]
        assert sim.pcm_path != before[1]
        assert (tmp_path / "by-id" / "at0").resolve() == Path(sim.at_path)
