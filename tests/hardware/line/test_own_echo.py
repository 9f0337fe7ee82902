"""Our own voice that comes back is nobody's; a caller who speaks into it is heard."""

from pathlib import Path

import numpy as np
import pytest

from hardware.audio.pcm import samples
from hardware.audio.silero import SileroVoice
from hardware.line.caller_ear import CallerEar
from hardware.line.reports import Played
from hardware.line.voice import Voice
from hardware.line.voice_params import VoiceParams
from hardware.line.voice_reports import VoiceStarted, Yielding
from hardware.simulator.config import Faults, SimulatorConfig
from hardware.simulator.sound import load_wav
from tests.support.line_bench import caller_voice, line_bench

FRAME = 160


@pytest.fixture(scope="module")
def detector() -> SileroVoice:
    return SileroVoice()


def started(detector: SileroVoice, *, ours: np.ndarray, callers: np.ndarray) -> list[int]:
    """Line times at which a caller is heard."""
    ear, found = CallerEar(detector=detector, params=VoiceParams()), []
    for at in range(0, len(callers) - FRAME, FRAME):
        ear.ours(pcm(ours[at : at + FRAME]), at=at)
        heard = ear.hear(pcm(callers[at : at + FRAME]))
        found += [each.at_ms for each in heard if each.voice is Voice.STARTED]
    return found


def pcm(sound: np.ndarray) -> bytes:
    return bytes(np.clip(np.rint(sound), -32768, 32767).astype("<i2").tobytes())


def ours_and_echo(*, loss_db: float, delay_ms: int) -> tuple[np.ndarray, np.ndarray]:
    voice = samples(caller_voice(None)).astype(float)
    ours = np.concatenate((np.zeros(1600), voice, np.zeros(1600), voice, np.zeros(8000)))
    echo = np.concatenate((np.zeros(delay_ms * 8), ours))[: len(ours)] * 10 ** (-loss_db / 20)
    return ours, echo + np.random.default_rng(2).normal(0, 6, len(ours))


@pytest.mark.engine
@pytest.mark.parametrize(("loss_db", "delay_ms"), [(6, 60), (12, 240), (20, 240), (20, 550)])
def test_an_echo_alone_is_no_caller(detector: SileroVoice, loss_db: float, delay_ms: int) -> None:
    ours, echo = ours_and_echo(loss_db=loss_db, delay_ms=delay_ms)
    taken_for_one = started(detector, ours=np.zeros(len(ours)), callers=echo)
    assert taken_for_one, "it sounds like somebody"
    # The voice says its words a little differently each time, and one eighth of a second may slip.
    assert len(started(detector, ours=ours, callers=echo)) <= len(taken_for_one) // 2


@pytest.mark.engine
def test_who_speaks_into_our_voice_is_heard_over_its_echo(
    detector: SileroVoice, shared: Path
) -> None:
    ours, echo = ours_and_echo(loss_db=20, delay_ms=240)
    voice = samples(load_wav(shared / "data/speech/en/uberi_english.wav")).astype(float)
    alone = np.zeros(len(ours))
    end = min(len(alone), 8000 + len(voice))
    alone[8000:end] = voice[: end - 8000]
    (expected, *_) = started(detector, ours=np.zeros(len(ours)), callers=alone)
    (heard, *_) = started(detector, ours=ours, callers=alone + echo)
    assert abs(heard - expected) <= 200


@pytest.mark.wire
async def test_our_greeting_is_said_to_its_end_over_its_own_echo(tmp_path: Path) -> None:
    faults = Faults(echo_ms=240, echo_loss_db=20.0)
    async with line_bench(tmp_path, simulator=SimulatorConfig(faults=faults)) as bench:
        await bench.ring_and_answer()
        await bench.app.play(
            utterance_id="greeting", text="", marks=(), interruptible=True, pcm=caller_voice(None)
        )
        done = await bench.told_of(Played, where=lambda played: played.finished or played.cut)
        await bench.app.hang_up()
        assert done.finished
        assert not bench.all_told(VoiceStarted)
        assert not bench.all_told(Yielding)
