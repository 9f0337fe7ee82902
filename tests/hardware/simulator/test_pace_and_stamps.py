import asyncio
import os
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import SimulatorConfig
from hardware.simulator.measurements import Measurements
from hardware.simulator.sound import UnusableSound, load_wav
from hardware.simulator.stamps import Mark
from tests.support.port_user import AtUser, PcmUser, tone

pytestmark = pytest.mark.wire

FRAME = 320
TICK_S = 0.020
TOLERANCE_MS = 5.0
"""With SCHED_FIFO the simulator's tick was late by 0.1 ms at most, with both cores busy."""


async def open_sound(sim: SimulatorClient, at: AtUser) -> None:
    await sim.ring("+79161112233")
    await at.until(b"RING\r\n")
    await at.run("ATA")
    assert (await at.run("AT+CPCMREG=1"))[-1] == "OK"
    await sim.pcm_opened()


async def end(sim: SimulatorClient) -> Measurements:
    await sim.caller_hangs_up()
    await sim.hung_up()
    return await sim.measurements()


def need_a_believable_clock(sim: SimulatorClient) -> None:
    if sim.realtime != "fifo":
        pytest.skip(f"the simulator's clock runs at {sim.realtime}")


async def test_a_writer_two_frames_ahead_is_heard_without_a_gap(
    sim: SimulatorClient, at: AtUser, pcm: PcmUser
) -> None:
    need_a_believable_clock(sim)
    await open_sound(sim, at)
    await pcm.play(tone(1.0), ahead=3)
    await sim.wait(Mark.VOICE_ENDED)
    figures = await end(sim)
    assert tone(1.0) in bytes(figures.track.downlink)
    assert figures.track.overfills == 0
    assert figures.most_waiting <= 3 * FRAME
    ticks = np.diff(figures.track.ticks)
    assert np.abs(ticks - TICK_S).max() * 1000 < TOLERANCE_MS
    assert figures.track.ticks[-1] - figures.track.ticks[0] == pytest.approx(
        TICK_S * (len(figures.track.ticks) - 1), abs=TOLERANCE_MS / 1000
    )
    assert figures.track.uplink_dropped == 0


async def test_what_waits_is_counted_and_a_full_port_takes_no_more(
    sim: SimulatorClient, at: AtUser, pcm: PcmUser
) -> None:
    await open_sound(sim, at)
    written = pcm.write(tone(0.2))
    overfill = await sim.wait(Mark.OVERFILL)
    # a tty takes 2048 bytes at a time; how many times, before it is stopped, is chance
    assert 3 * FRAME < overfill.data["waiting"] <= written <= 10 * FRAME
    assert pcm.write(tone(0.02)) == 0
    await sim.wait(Mark.VOICE_ENDED)
    assert pcm.write(tone(0.02)) == FRAME
    figures = await end(sim)
    assert 3 * FRAME < figures.most_waiting <= written
    assert figures.overfull_ticks >= 3


async def test_missing_frames_are_underruns_only_after_the_first_one(
    sim: SimulatorClient, at: AtUser, pcm: PcmUser
) -> None:
    await open_sound(sim, at)
    said = await sim.caller_says(tone(0.1))
    await sim.speech_ended(said)
    assert not sim.log.all(Mark.UNDERRUN)
    pcm.write(tone(0.02)[:100])
    missing = await sim.wait(Mark.UNDERRUN)
    assert missing.data["missing"] == FRAME - 100
    figures = await end(sim)
    assert figures.underruns >= 1


async def test_latencies_are_those_that_were_played(
    sim: SimulatorClient, at: AtUser, pcm: PcmUser
) -> None:
    need_a_believable_clock(sim)
    await open_sound(sim, at)
    opened = (await sim.pcm_opened()).at
    silence, loud, low = bytes(5 * FRAME), tone(0.4, amplitude=8000), tone(0.4, amplitude=400)
    await pcm.play(silence + loud + low + silence * 3, ahead=2)
    figures = await end(sim)

    heard = figures.first_voice(opened)
    assert heard is not None
    assert heard - opened == pytest.approx(0.12, abs=0.03)
    assert figures.open_to_voice_ms == pytest.approx((heard - opened) * 1000)
    voice = await sim.wait(Mark.VOICE_HEARD)
    assert voice.at == pytest.approx(heard, abs=0.0005)
    assert figures.level(heard, heard + 0.3) == pytest.approx(-12.2, abs=0.5)

    onset = heard + 0.1
    fell = figures.voice_fell(onset)
    assert fell is not None
    assert fell - onset == pytest.approx(0.3, abs=0.004)
    silent = figures.silent(onset)
    assert silent is not None
    assert silent - onset == pytest.approx(0.7, abs=0.004)
    assert figures.longest_silence(opened, heard) == pytest.approx(heard - opened, abs=0.021)
    assert figures.first_voice(silent) is None
    assert figures.track.underruns == 0


async def test_a_caller_sample_is_timed_by_the_frame_that_carried_it(
    sim: SimulatorClient, at: AtUser, pcm: PcmUser, tmp_path: Path
) -> None:
    await open_sound(sim, at)
    said = await sim.caller_says(bytes(FRAME * 5) + tone(0.1, amplitude=9000))
    await sim.speech_ended(said)
    figures = await end(sim)
    samples = np.frombuffer(bytes(figures.track.uplink), dtype="<i2")
    first = int(np.argmax(np.abs(samples) > 0))
    assert figures.caller_sample_at(said.started_at, 100.0) == figures.track.ticks[first // 160]
    figures.save_uplink(tmp_path / "up.wav")
    figures.save_downlink(tmp_path / "down.wav")
    up, rate = soundfile.read(tmp_path / "up.wav", dtype="int16")
    assert rate == 8000
    assert len(up) == len(soundfile.read(tmp_path / "down.wav")[0]) == len(samples)


async def test_a_caller_can_be_hushed_and_speaks_in_turn(
    sim: SimulatorClient, at: AtUser, pcm: PcmUser
) -> None:
    await open_sound(sim, at)
    first = await sim.caller_says(tone(5.0))
    second = asyncio.create_task(sim.caller_says(tone(0.1)))
    await asyncio.sleep(0)
    await sim.caller_hushes()
    ended = await sim.speech_ended(first)
    assert ended.at - first.started_at < 2.0
    third = await sim.caller_says(tone(0.1))
    await sim.speech_ended(third)
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)


async def test_a_reader_who_stops_reading_loses_whole_frames_only(
    sim: SimulatorClient, at: AtUser
) -> None:
    await open_sound(sim, at)
    said = await sim.caller_says(tone(1.5, amplitude=3000))
    await sim.speech_ended(said)
    async with PcmUser.opened(sim.pcm_path) as late:
        await late.until(tone(0.3, amplitude=3000))
    figures = await end(sim)
    assert figures.track.uplink_dropped > 0


async def test_sixteen_kilohertz_doubles_both_streams(
    sim: SimulatorClient, at: AtUser, pcm: PcmUser
) -> None:
    assert await at.run("AT+CPCMFRM=1") == ["OK"]
    assert await at.run("AT+CPCMFRM=0") == ["ERROR"]
    await open_sound(sim, at)
    said = await sim.caller_says(tone(0.2))
    await pcm.write_all(
        b"".join(bytes(pair) * 2 for pair in zip(*[iter(tone(0.1))] * 2, strict=True))
    )
    await sim.speech_ended(said)
    await sim.wait(Mark.VOICE_ENDED)
    figures = await end(sim)
    assert tone(0.1) in bytes(figures.track.downlink)
    assert pcm.received.count(tone(0.001)[:2]) >= 2 * 1600 // 2
    assert len(pcm.received) >= 640 * 10


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 48000])
def test_sound_of_any_rate_becomes_telephone_sound(tmp_path: Path, rate: int) -> None:
    time = np.arange(rate) / rate
    stereo = np.stack([np.sin(2 * np.pi * 440 * time) * 0.5] * 2, axis=1)
    soundfile.write(tmp_path / "a.wav", stereo, rate)
    pcm = np.frombuffer(load_wav(tmp_path / "a.wav", gain_db=-6.0), dtype="<i2")
    assert len(pcm) == pytest.approx(8000, abs=2)
    assert np.abs(pcm[500:-500]).max() == pytest.approx(32767 * 0.25, rel=0.03)


def test_a_file_that_is_no_sound_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("hello")
    with pytest.raises(UnusableSound, match=r"a\.wav is not a sound file"):
        load_wav(tmp_path / "a.wav")


async def test_it_starts_fast_and_says_how_it_is_scheduled() -> None:
    loop = asyncio.get_running_loop()
    begun = loop.time()
    async with SimulatorClient.started(SimulatorConfig(at_ports=2)) as sim:
        # 0.1 s on an idle machine; the limit is for one that runs other tests
        assert loop.time() - begun < 2.0
        assert sim.realtime == "fifo" or sim.realtime.startswith("normal (")
        async with AtUser.opened(sim.at_paths[0]) as one, AtUser.opened(sim.at_paths[1]) as two:
            await sim.ring("1")
            await one.until(b"RING")
            await two.until(b"RING")
            assert await two.run("ATE0") == ["OK"]
            assert await one.run("AT+CSQ") == ["+CSQ: 21,99", "OK"]
            assert b"AT+CSQ\r" in one.received


@pytest.mark.calm
async def test_the_clock_keeps_time_while_both_cores_are_busy(
    sim: SimulatorClient, at: AtUser, pcm: PcmUser
) -> None:
    need_a_believable_clock(sim)
    busy = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", "while True: pass")
        for _ in range(os.cpu_count() or 1)
    ]
    try:
        await open_sound(sim, at)
        await pcm.play(tone(1.5), ahead=3)
        figures = await end(sim)
    finally:
        for hog in busy:
            hog.kill()
            await hog.wait()
    assert figures.track.worst_tick_ms < TOLERANCE_MS
    assert figures.track.underruns == 0
