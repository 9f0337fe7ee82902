"""Recordings on every line: both tracks as they sounded, silenced or erased where that is ordered.

The whole process over its sockets, measured at the network's side, for each family of modems.
"""

import hashlib
import wave
from pathlib import Path

import numpy as np
import pytest

from hardware.audio.pcm import samples
from hardware.line.recording_reports import Erased, Recorded
from hardware.line.reports import CallEnded, Failed, LineState, Played, Ringing
from hardware.line.voice_reports import VoiceStarted
from tests.support.line_bench import LineBench
from tests.support.line_judge import lag_ms, over

pytestmark = [pytest.mark.wire, pytest.mark.calm]


async def test_a_recording_has_both_tracks_aligned_and_comes_before_the_end(
    bench: LineBench, voice: bytes, tmp_path: Path
) -> None:
    await bench.told_of(LineState, where=lambda r: r.state == "ready")
    await bench.sim.ring("+79161112233")
    await bench.told_of(Ringing)
    await bench.app.answer()
    await bench.app.record_start(path=str(tmp_path / "2026" / "call.wav"))
    await bench.sim.pcm_opened()
    await bench.say("a", 800)
    await bench.told_of(Played)
    said = await bench.sim.caller_says(voice)
    await bench.sim.speech_ended(said)
    figures = await over(bench)
    recorded = await bench.told_of(Recorded)
    path = Path(recorded.path)
    assert bench.told.index(recorded) < bench.told.index(await bench.told_of(CallEnded))
    assert recorded.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert recorded.from_ms == 0
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getframerate()) == (2, 8000)
        sound = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
    assert len(sound) // 8 == recorded.duration_ms
    for track, far_end in ((0, figures.track.uplink), (1, figures.track.downlink)):
        assert abs(lag_ms(sound[:, track], samples(bytes(far_end)))) <= 1 + bench.late_ms


async def test_a_recording_is_silenced_where_that_is_ordered_and_keeps_its_length(
    bench: LineBench, voice: bytes, tmp_path: Path
) -> None:
    """It begins after the sound did, and is a file of the whole line time all the same."""
    await bench.told_of(LineState, where=lambda r: r.state == "ready")
    await bench.sim.ring("+79161112233")
    await bench.told_of(Ringing)
    await bench.app.answer()
    await bench.sim.pcm_opened()
    await bench.say("a", 300)
    await bench.told_of(Played)
    await bench.app.record_start(path=str(tmp_path / "x.wav"), hold_ms=20_000, whole=True)
    said = await bench.sim.caller_says(voice)
    await bench.sim.speech_ended(said)
    started = await bench.told_of(VoiceStarted)
    await bench.app.blank(from_ms=0, to_ms=started.at_ms + 500)
    figures = await over(bench)
    recorded = await bench.told_of(Recorded)
    assert recorded.from_ms == 0
    with wave.open(recorded.path) as file:
        sound = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
    assert len(sound) // 8 == recorded.duration_ms
    lag = lag_ms(sound[:, 0], samples(bytes(figures.track.uplink)))
    assert abs(lag) <= 1 + bench.late_ms
    assert not sound[: (started.at_ms + 500) * 8, 0].any()
    assert sound[(started.at_ms + 500) * 8 :, 0].any()


async def test_an_erased_recording_is_gone_while_the_call_goes_on(
    bench: LineBench, tmp_path: Path
) -> None:
    await bench.told_of(LineState, where=lambda r: r.state == "ready")
    await bench.sim.ring("+79161112233")
    await bench.told_of(Ringing)
    await bench.app.answer()
    await bench.app.record_start(path=str(tmp_path / "calls" / "x.wav"))
    await bench.sim.pcm_opened()
    await bench.say("a", 300)
    await bench.told_of(Played)
    await bench.app.record_erase()
    erased = await bench.told_of(Erased)
    assert erased.path == str(tmp_path / "calls" / "x.wav")
    assert list((tmp_path / "calls").iterdir()) == []
    await bench.say("b", 300)
    await bench.told_of(Played, where=lambda r: r.utterance_id == "b")
    await over(bench)
    assert not [report for report in bench.told if isinstance(report, Recorded | Failed)]
