"""The caller's keys: told once, by whichever way, and their sound kept from everybody else."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from hardware.audio.pcm import Samples, samples
from hardware.line.caller_keys import SAME_PRESS_MS, Presses, Way
from hardware.line.recording_reports import Recorded
from hardware.line.reports import Digit
from hardware.line.voice_reports import VoiceStarted
from hardware.simulator.config import Faults, SimulatorConfig
from hardware.simulator.stamps import Mark
from tests.support.key_judge import keys_in
from tests.support.line_bench import line_bench

pytestmark = pytest.mark.wire

TOLD, SOUND = Way.TOLD, Way.SOUND


def loud_ms(track: Samples) -> float:
    return np.count_nonzero(np.abs(track) > 1000) / 8


@pytest.mark.parametrize(
    ("accounts", "told"),
    [
        ([("5", TOLD, 0)], "5"),
        ([("5", SOUND, 0), ("5", TOLD, 300)], "5"),
        ([("5", TOLD, 0), ("5", SOUND, 900)], "5"),
        ([("5", SOUND, 0), ("5", SOUND, 200), ("5", TOLD, 300), ("5", TOLD, 500)], "55"),
        ([("5", SOUND, 0), ("5", TOLD, 100), ("5", TOLD, 300)], "55"),
        ([("1", SOUND, 0), ("2", SOUND, 200), ("1", TOLD, 400), ("2", TOLD, 600)], "12"),
        ([("1", TOLD, 0), ("2", TOLD, 200), ("3", SOUND, 400), ("1", SOUND, 600)], "1231"),
        ([("1", TOLD, 0), ("2", TOLD, 200), ("2", SOUND, 300), ("1", TOLD, 400)], "121"),
        ([("5", TOLD, 0), ("5", SOUND, SAME_PRESS_MS + 1)], "55"),
    ],
)
def test_two_accounts_of_one_press_are_one(accounts: list[tuple[str, Way, int]], told: str) -> None:
    presses = Presses()
    new = [key for key, way, at_ms in accounts if presses.is_new(key, way, at_ms=at_ms)]
    assert "".join(new) == told


@pytest.mark.parametrize("frames_at_a_time", [1, 8])
async def test_tones_alone_are_keys_and_nobody_else_hears_them(
    tmp_path: Path, frames_at_a_time: int
) -> None:
    bunched = SimulatorConfig(faults=Faults(bunch_frames=frames_at_a_time))
    async with line_bench(tmp_path, simulator=bunched) as bench:
        await bench.ring_and_answer()
        await bench.app.record_start(path=str(tmp_path / "a.wav"))
        said = await bench.sim.give_tones("1590#")
        await bench.told_of(Digit, where=lambda digit: digit.digit == "#")
        await bench.sim.speech_ended(said)
        await bench.app.record_stop()
        recorded = await bench.told_of(Recorded)
        assert [each.digit for each in bench.all_told(Digit)] == list("1590#")
        assert not bench.all_told(VoiceStarted)
        track = soundfile.read(recorded.path, dtype="int16")[0][:, 0]
        assert loud_ms(track) < 5 * len("1590#"), "edges of a tone at most"
        assert keys_in(track.tobytes()) == ""
        assert loud_ms(samples(bytes(bench.caller))) < 60 * len("1590#"), "until it is known"


async def test_a_modem_that_tells_keys_and_lets_them_sound_tells_each_once(tmp_path: Path) -> None:
    async with line_bench(tmp_path) as bench:
        await bench.ring_and_answer()
        for key in "5507":
            assert await bench.sim.give_digit(key)
            said = await bench.sim.give_tones(key)
            await bench.sim.speech_ended(said)
        await bench.sim.give_digit("#")
        await bench.told_of(Digit, where=lambda digit: digit.digit == "#")
        assert [each.digit for each in bench.all_told(Digit)] == list("5507#")


async def test_our_keys_are_the_networks_affair(tmp_path: Path) -> None:
    async with line_bench(tmp_path) as bench:
        await bench.ring_and_answer()
        await bench.app.send_digits("12#")
        stamp = await bench.sim.wait(Mark.DIGITS_SENT)
        assert stamp.data["digits"] == "12#"
