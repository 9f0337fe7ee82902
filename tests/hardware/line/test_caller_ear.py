"""The ear on real people, one after another in one stream, as a call has them."""

import random
from pathlib import Path

import pytest

from hardware.audio.silero import SileroVoice
from hardware.line.caller_ear import CallerEar
from hardware.line.voice import Voice
from hardware.line.voice_params import VoiceParams
from hardware.simulator.sound import load_wav

pytestmark = pytest.mark.engine


def test_everybody_in_a_long_call_is_heard_at_once(shared: Path) -> None:
    """Each recording starts as promptly as it does in a call of its own."""
    folder = shared / "data/speech"
    clips = [
        load_wav(path) for name in ("en", "ru", "en_digits_8k") for path in _wavs(folder / name)
    ]
    assert len(clips) > 50
    random.Random(3).shuffle(clips)
    detector = SileroVoice()
    alone = [_starts(detector, clip)[0] for clip in clips]
    call, begins = bytearray(), []
    for index, clip in enumerate(clips):
        call += bytes(16 * (500 + index * 317 % 2500))
        begins.append(len(call) // 16)
        call += clip
    starts = _starts(detector, bytes(call))
    late = []
    for begin, clip, first in zip(begins, clips, alone, strict=True):
        found = [at for at in starts if begin - 64 <= at <= begin + len(clip) // 16]
        late.append(found[0] - begin - first if found else None)
    missed = late.count(None)
    assert missed <= 1
    delays = sorted(ms for ms in late if ms is not None)
    assert delays[int(len(delays) * 0.95)] <= 64


def _wavs(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.wav"))


def _starts(detector: SileroVoice, pcm: bytes) -> list[int]:
    ear = CallerEar(detector=detector, params=VoiceParams())
    return [heard.at_ms for heard in ear.hear(pcm) if heard.voice is Voice.STARTED]
