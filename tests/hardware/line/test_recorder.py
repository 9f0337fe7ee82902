"""Two aligned tracks in a WAV that survives a crash, a full disk and a name that is taken."""

import hashlib
import resource
import signal
import subprocess
import sys
import textwrap
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.line.recorder import Recorder, Recording
from hardware.line.tracks import TwoTracks

pytestmark = pytest.mark.wire

LIMIT_S = 10.0


def read(path: Path) -> np.ndarray:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (2, 2, 8000)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)


def count(start: int, samples: int) -> bytes:
    return np.arange(start, start + samples).astype("<i2").tobytes()


def closed(recorder: Recorder) -> Recording | None:
    return recorder.stop().result(timeout=LIMIT_S)


@pytest.fixture
def failures() -> list[str]:
    return []


@pytest.fixture
def recorder(tmp_path: Path, failures: list[str]) -> Recorder:
    return Recorder(
        path=tmp_path / "calls" / "a.wav", failed=lambda code, _text: failures.append(code)
    )


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 50), st.integers(0, 20)), max_size=30))
def test_tracks_lie_side_by_side_by_position(pieces: list[tuple[bool, int, int]]) -> None:
    """Each sample's value is its line position, so every pair must agree or be a gap."""
    tracks, at, out = TwoTracks(start=5), {True: 5, False: 5}, [b"", b""]
    for ours, length, gap in pieces:
        at[ours] += gap
        push = tracks.ours if ours else tracks.caller
        for index, part in enumerate(push(count(at[ours], length), at=at[ours])):
            out[index] += part
        at[ours] += length
    end = max(at.values())
    for index, part in enumerate(tracks.rest(end)):
        out[index] += part
    caller, ours_track = (np.frombuffer(part, "<i2") for part in out)
    assert len(caller) == len(ours_track) == end - 5
    expected = np.arange(5, end)
    for track in (caller, ours_track):
        assert (track[track != 0] == expected[track != 0]).all()


def test_a_recording_has_its_name_only_when_it_is_complete(
    recorder: Recorder, tmp_path: Path
) -> None:
    for start in range(0, 16000, 160):
        recorder.push(count(start, 160), count(-start - 160, 160))
    recording = closed(recorder)
    assert recording is not None
    assert recording.path == tmp_path / "calls" / "a.wav"
    assert recording.duration_ms == 2000
    assert recording.sha256 == hashlib.sha256(recording.path.read_bytes()).hexdigest()
    assert recording.path.stat().st_mode & 0o777 == 0o600
    assert not list(recording.path.parent.glob("*.part"))
    sound = read(recording.path)
    assert (sound[:, 0] == np.arange(16000)).all()
    assert sound[0, 1] == -160


@pytest.mark.expects_log("recording a.wav")
def test_an_existing_recording_is_never_written_over(
    recorder: Recorder, tmp_path: Path, failures: list[str]
) -> None:
    assert closed(recorder) is not None
    again = Recorder(
        path=tmp_path / "calls" / "a.wav", failed=lambda code, _text: failures.append(code)
    )
    again.push(count(0, 160), count(0, 160))
    assert closed(again) is None
    assert failures == ["recording-exists"]
    assert len(read(tmp_path / "calls" / "a.wav")) == 0


@pytest.fixture
def small_disk() -> Iterator[None]:
    """Files of this process may grow to 100 kB: what a full disk does to a writer."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    previous = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_001, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    signal.signal(signal.SIGXFSZ, previous)


@pytest.mark.expects_log("recording a.wav")
def test_a_full_disk_is_told_and_what_was_written_stays(
    small_disk: None, recorder: Recorder, failures: list[str]
) -> None:
    for _ in range(40):
        recorder.push(bytes(3200), bytes(3200))
    recording = closed(recorder)
    assert failures == ["disk-full"]
    assert recording is not None
    assert len(read(recording.path)) == (100_001 - 44) // 4


def test_a_crash_loses_at_most_the_last_second(tmp_path: Path) -> None:
    program = textwrap.dedent(
        """
        import signal, sys, time
        from pathlib import Path
        from hardware.line.recorder import Recorder

        recorder = Recorder(path=Path(sys.argv[1]), failed=print)
        for _ in range(125):
            recorder.push(bytes(320), bytes(320))
            time.sleep(0.02)  # sound comes at its own pace, and is settled by the clock
        print("said", flush=True)
        signal.pause()
        """
    )
    path = tmp_path / "a.wav"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"said\n"
        process.kill()
    assert not path.exists()
    assert len(read(path.with_name("a.wav.part"))) >= 8000 * 1.45
