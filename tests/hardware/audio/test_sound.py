"""Levels, ramps and frames of telephone sound."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.audio.frames import CHECK_BYTES, ByteAligner, FrameAssembler
from hardware.audio.gain import FULL, SILENT, GainRamp
from hardware.audio.measures import FRAME_BYTES, gain_of
from hardware.audio.pcm import dbfs, samples

pytestmark = pytest.mark.unit


def tone(ms: int, *, amplitude: float = 0.5, hertz: float = 440.0) -> bytes:
    wave = amplitude * 32767 * np.sin(2 * math.pi * hertz * np.arange(ms * 8) / 8000)
    return wave.astype("<i2").tobytes()


def cut(data: bytes, sizes: list[int]) -> list[bytes]:
    pieces, start = [], 0
    for size in sizes:
        pieces.append(data[start : start + size])
        start += size
    return [*pieces, data[start:]]


def test_a_level_is_against_full_scale() -> None:
    assert dbfs(tone(1000, amplitude=1.0)) == pytest.approx(-3.01, abs=0.01)
    assert dbfs(tone(1000, amplitude=0.1)) == pytest.approx(-23.01, abs=0.05)
    assert dbfs(bytes(320)) == dbfs(b"") == -120.0


@given(st.binary(max_size=4000), st.lists(st.integers(0, 700), max_size=12))
def test_frames_are_whole_and_lose_nothing(data: bytes, sizes: list[int]) -> None:
    assembler = FrameAssembler()
    frames = [frame for piece in cut(data, sizes) for frame in assembler.push(piece)]
    assert all(len(frame) == FRAME_BYTES for frame in frames)
    joined = b"".join(frames)
    assert joined == data[: len(joined)]
    assert len(data) - len(joined) < FRAME_BYTES


@given(st.lists(st.integers(1, 900), max_size=30))
def test_full_gain_passes_every_byte(sizes: list[int]) -> None:
    sound = tone(1000)
    ramp = GainRamp()
    assert (
        b"".join(ramp.apply(piece) for piece in cut(sound, [2 * size for size in sizes])) == sound
    )


@given(
    st.lists(st.integers(1, 400), max_size=20),
    st.lists(
        st.tuples(st.sampled_from([SILENT, 0.1, FULL]), st.sampled_from([5, 8, 10])), max_size=6
    ),
)
def test_a_ramp_never_steps(sizes: list[int], moves: list[tuple[float, int]]) -> None:
    """Between neighbouring samples of a constant sound the level never jumps: no click."""
    sound = np.full(8000, 20000, dtype="<i2").tobytes()
    ramp = GainRamp()
    heard = []
    for index, piece in enumerate(cut(sound, [2 * size for size in sizes])):
        if index < len(moves):
            target, ms = moves[index]
            ramp.move_to(target, over=ms * 8)
        heard.append(ramp.apply(piece))
    levels = samples(b"".join(heard)).astype(int)
    assert len(levels) == 8000
    assert int(np.abs(np.diff(levels)).max(initial=0)) <= 20000 / (5 * 8) + 1


def test_a_duck_of_twenty_decibels_is_twenty_decibels() -> None:
    ramp = GainRamp()
    ramp.move_to(gain_of(-20), over=64)
    ducked = ramp.apply(tone(400))
    assert dbfs(ducked[320:]) == pytest.approx(dbfs(tone(400)) - 20, abs=0.1)


def test_sound_that_starts_on_the_odd_byte_is_brought_back() -> None:
    speech = tone(3000, amplitude=0.2)
    aligner = ByteAligner()
    healed = b"".join(aligner.push(piece) for piece in cut(speech[1:], [320] * 100))
    assert aligner.shifts == 1
    assert dbfs(healed[CHECK_BYTES + 640 :]) == pytest.approx(dbfs(speech), abs=0.2)


@given(st.floats(0.0, 1.0), st.floats(60, 3600), st.lists(st.integers(1, 999), max_size=20))
def test_sound_on_the_even_byte_is_left_alone(level: float, hertz: float, sizes: list[int]) -> None:
    speech = tone(1000, amplitude=level, hertz=hertz)
    aligner = ByteAligner()
    assert b"".join(aligner.push(piece) for piece in cut(speech, sizes)) == speech
