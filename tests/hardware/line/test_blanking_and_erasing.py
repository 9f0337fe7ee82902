"""What must not be kept is silenced before it reaches the disk, and what was kept is destroyed."""

import threading
import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.line.held_sound import HeldSound
from hardware.line.recorder import Recorder
from hardware.line.wav_file import GrowingWav

pytestmark = pytest.mark.wire

LIMIT_S = 20.0
SAMPLES = 16_000


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set when sound has been brought to the disk."""
    done, settle = threading.Event(), GrowingWav.settle

    def settled(wav: GrowingWav) -> None:
        settle(wav)
        if wav.duration_ms:
            done.set()

    monkeypatch.setattr(GrowingWav, "settle", settled)
    return done


def sound(length: int, value: int) -> bytes:
    return np.full(length, value, "<i2").tobytes()


def tracks(path: Path) -> np.ndarray:
    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)


def recorder(path: Path, *, hold: int = 0) -> Recorder:
    def failed(code: str, text: str) -> None:
        raise AssertionError(f"{code}: {text}")

    return Recorder(path=path, failed=failed, hold=hold)


@given(
    pieces=st.lists(st.integers(1, 60), min_size=1, max_size=20),
    blanks=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 300), st.integers(1, 200))),
    hold=st.integers(0, 400),
)
def test_what_is_blanked_while_it_is_held_or_before_it_comes_never_leaves(
    pieces: list[int], blanks: list[tuple[int, int, int]], hold: int
) -> None:
    held, out, silent, at = HeldSound(hold=hold), [b"", b""], set(), 0
    for index, length in enumerate(pieces):
        for when, start, samples in blanks:
            if when == index:
                held.blank(start, start + samples)
                silent |= set(range(max(start, len(out[0]) // 2), start + samples))
        for track, part in enumerate(held.push(sound(length, 1), sound(length, 2))):
            out[track] += part
        at += length
        assert len(out[0]) // 2 == max(0, at - hold)
    for track, part in enumerate(held.rest()):
        out[track] += part
    caller, ours = (np.frombuffer(part, "<i2") for part in out)
    assert len(caller) == len(ours) == at
    assert [int(each) for each in caller] == [0 if i in silent else 1 for i in range(at)]
    assert (ours == 2).all()


@pytest.mark.parametrize("hold", [0, SAMPLES // 2, 2 * SAMPLES])
def test_a_blank_is_silence_in_the_callers_track_alone(tmp_path: Path, hold: int) -> None:
    recording = recorder(tmp_path / "a.wav", hold=hold)
    recording.push(sound(SAMPLES, 7), sound(SAMPLES, 9))
    recording.blank(4000, 12_000)
    recording.push(sound(SAMPLES, 7), sound(SAMPLES, 9))
    closed = recording.stop().result(timeout=LIMIT_S)
    assert closed is not None
    assert closed.duration_ms == 2 * SAMPLES // 8
    both = tracks(closed.path)
    assert (both[:, 1] == 9).all()
    assert (both[4000:12_000, 0] == 0).all()
    assert (both[:4000, 0] == 7).all()
    assert (both[12_000:, 0] == 7).all()


def test_what_is_held_is_not_on_the_disk_until_the_end(
    tmp_path: Path, written: threading.Event
) -> None:
    path = tmp_path / "a.wav"
    recording = recorder(path, hold=SAMPLES)
    recording.push(sound(SAMPLES + 160, 7), sound(SAMPLES + 160, 9))
    part = path.with_name("a.wav.part")
    assert written.wait(LIMIT_S)
    assert len(tracks(part)) == 160
    closed = recording.stop().result(timeout=LIMIT_S)
    assert closed is not None
    assert len(tracks(closed.path)) == SAMPLES + 160


def test_an_erased_recording_leaves_no_file_and_no_sound(
    tmp_path: Path, written: threading.Event
) -> None:
    path = tmp_path / "calls" / "a.wav"
    recording = recorder(path)
    recording.push(sound(SAMPLES, 7), sound(SAMPLES, 9))
    part = path.with_name("a.wav.part")
    assert written.wait(LIMIT_S)
    another_name = tmp_path / "still-open"
    another_name.hardlink_to(part)
    assert recording.erase().result(timeout=LIMIT_S) is None
    assert list(path.parent.iterdir()) == []
    assert set(another_name.read_bytes()) == {0}
