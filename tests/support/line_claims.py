"""What is claimed of every line whose calls come as connections, heard at the far end of one."""

import hashlib
import wave
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

import numpy as np

from hardware.line.recording_reports import Recorded
from hardware.line.reports import CallEnded, Played
from hardware.line.voice_reports import VoiceStarted, VoiceStopped
from tests.support.line_bench import LineBench

Over = Callable[[], Awaitable[None]]
"""We hang up, and the far end has learned it."""

Same = Callable[[bytes, bytes], bool]
"""Whether the wire brings the one as the other."""


class FarEnd(Protocol):
    """One call, at the exchange's end."""

    sent: bytearray
    """The caller's sound, from the first frame."""
    got: bytearray
    """Our side's sound, from the first frame."""

    async def caller_says(self, pcm: bytes) -> None:
        """Returns when the last of it has left."""


async def caller_is_heard_at_his_line_time(
    bench: LineBench, end: FarEnd, *, voice: bytes, over: Over
) -> None:
    await end.caller_says(voice)
    started = await bench.told_of(VoiceStarted)
    await bench.told_of(VoiceStopped)
    await over()
    assert bench.sound_ms == list(range(0, len(bench.caller) // 16, 20))
    assert bytes(bench.caller) in bytes(end.sent)
    began_ms = bytes(bench.caller).index(voice[:3200].lstrip(b"\0")[:1600]) // 16
    assert began_ms - 32 <= started.at_ms <= began_ms + 300
    assert started.during is None


async def recording_has_both_tracks(
    bench: LineBench, end: FarEnd, *, voice: bytes, file: Path, same: Same, over: Over
) -> None:
    """They are aligned, and it is told before the end of the call."""
    await bench.app.record_start(path=str(file))
    await bench.say("a", 800)
    await bench.told_of(Played, where=lambda p: p.utterance_id == "a" and p.finished)
    await end.caller_says(voice)
    await over()
    recorded = await bench.told_of(Recorded)
    assert Path(recorded.path) == file
    assert bench.told.index(recorded) < bench.told.index(await bench.told_of(CallEnded))
    assert recorded.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    with wave.open(str(file)) as opened:
        assert (opened.getnchannels(), opened.getframerate()) == (2, 8000)
        sound = np.frombuffer(opened.readframes(opened.getnframes()), "<i2").reshape(-1, 2)
    start = recorded.from_ms * 16
    for track, far_end in ((0, bytes(bench.caller)), (1, bytes(end.got))):
        common = min(len(sound) * 2, len(far_end) - start)
        assert same(far_end[start : start + common], sound[:, track].tobytes()[:common])
    assert sound.any(axis=0).all()
