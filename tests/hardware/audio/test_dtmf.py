"""Keys as sound: ours against another's ear, another's against ours, and voices that are none."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from hardware.audio.dtmf import COLUMNS, KEYS, ROWS, KeyEar, tones_of
from hardware.audio.measures import FRAME_BYTES
from hardware.simulator.sound import dtmf_tones, load_wav
from tests.support.key_judge import keys_in

pytestmark = pytest.mark.unit

ALL_KEYS = KEYS * 3


def heard(pcm: bytes, *, piece: int = FRAME_BYTES) -> str:
    ear = KeyEar()
    tones = [
        tone for start in range(0, len(pcm), piece) for tone in ear.hear(pcm[start : start + piece])
    ]
    return "".join(tone.key for tone in tones if tone.end is None)


def pressed(
    *,
    tone_ms: int = 50,
    pause_ms: int = 50,
    level_db: float = -10.0,
    high_above_low_db: float = 0.0,
    off: float = 0.0,
    noise_below_db: float | None = None,
) -> bytes:
    """Every key three times, as a telephone of that kind sends it; `off` is of its notes."""
    random = np.random.default_rng(5)
    time = np.arange(tone_ms * 8) / 8000
    amplitude = 32768 * 10 ** (level_db / 20) / np.sqrt(2)
    parts = [np.zeros(800)]
    for key in ALL_KEYS:
        row, column = divmod(KEYS.index(key), 4)
        tone = np.zeros(len(time))
        for note, tilt in ((ROWS[row], -high_above_low_db), (COLUMNS[column], high_above_low_db)):
            phase = 2 * np.pi * (note * (1 + off) * time + random.random())
            tone += amplitude * 10 ** (tilt / 40) * np.sin(phase)
        parts += [tone, np.zeros(pause_ms * 8)]
    sound = np.concatenate(parts)
    if noise_below_db is not None:
        sound += random.normal(0, amplitude * 10 ** (-noise_below_db / 20), len(sound))
    return bytes(np.clip(sound, -32768, 32767).astype("<i2").tobytes())


@pytest.mark.parametrize(
    "telephone",
    [
        {},
        {"tone_ms": 40, "pause_ms": 40},
        {"tone_ms": 300, "pause_ms": 60},
        {"off": 0.015},
        {"off": -0.015},
        {"high_above_low_db": 8.0},
        {"high_above_low_db": -6.0},
        {"level_db": -36.0},
        {"level_db": 3.0},
        {"noise_below_db": 15.0},
        {"tone_ms": 80, "noise_below_db": 8.0},
    ],
    ids=str,
)
def test_every_key_is_heard_once_however_it_sounds(telephone: dict[str, float]) -> None:
    assert heard(pressed(**telephone)) == ALL_KEYS  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sound",
    [
        {"tone_ms": 20},
        {"off": 0.035},
        {"off": -0.035},
        {"high_above_low_db": 14.0},
        {"high_above_low_db": -12.0},
        {"level_db": -60.0},
        {"noise_below_db": -6.0},
    ],
    ids=str,
)
def test_what_only_resembles_a_key_is_none(sound: dict[str, float]) -> None:
    assert heard(pressed(**sound)) == ""  # type: ignore[arg-type]


@pytest.mark.parametrize("piece", [2, 160, 640, 1_000_000])
def test_pieces_of_any_size_make_no_difference(piece: int) -> None:
    assert heard(dtmf_tones("1590#"), piece=piece) == "1590#"


def test_a_key_held_over_a_lost_frame_is_one_press_and_two_presses_are_two() -> None:
    tone = tones_of("5", tone_ms=300, pause_ms=0)
    broken = tone[: 100 * 16] + bytes(20 * 16) + tone[120 * 16 :]
    assert heard(broken + bytes(1600)) == "5"
    assert heard(dtmf_tones("55")) == "55"


def test_where_a_tone_begins_and_ends_is_known() -> None:
    pcm = bytes(200 * 16) + tones_of("7", tone_ms=150, pause_ms=200)
    down, up = KeyEar().hear(pcm)
    assert down.end is None
    assert abs(down.start - 200 * 8) <= 15 * 8
    assert up.end is not None
    assert abs(up.end - 350 * 8) <= 15 * 8


def test_no_voice_presses_a_key(shared: Path) -> None:
    clips = [
        each for each in (shared / "data/speech").rglob("*") if each.suffix in {".wav", ".flac"}
    ]
    assert len(clips) > 50
    assert {each.name: keys for each in clips if (keys := heard(load_wav(each)))} == {}


def test_another_decoder_hears_our_keys() -> None:
    assert keys_in(tones_of(KEYS)) == KEYS


def test_keys_made_by_another_program_are_heard() -> None:
    if shutil.which("sox") is None:
        pytest.skip("nobody else makes tones here: apt-get install sox")
    sound = b""
    for key in "07#D":
        row, column = divmod(KEYS.index(key), 4)
        tones = [f"sine {note}" for note in (ROWS[row], COLUMNS[column])]
        synth = ["synth", "0.07", *tones[0].split(), "synth", "0.07", "sine", "mix", tones[1][5:]]
        sound += subprocess.run(
            ["sox", "-n", "-r", "8000", "-b", "16", "-t", "raw", "-", *synth, "pad", "0", "0.1"],
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
    assert heard(sound) == "07#D"
