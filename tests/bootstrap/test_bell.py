"""The bell of a desk: as loud as was chosen, and a computer without sound lives."""

import array
import wave
from pathlib import Path

import pytest

from secretary_app.bootstrap.bell import FILE, Bell, write_bell
from secretary_app.kernel.paths import DataFolder

pytestmark = pytest.mark.wire


def _loudest(file: Path) -> int:
    with wave.open(str(file)) as sound:
        assert sound.getnchannels() == 2
        pairs = array.array("h", sound.readframes(sound.getnframes()))
    assert not any(pairs[::2])
    # It neither begins nor ends with a click.
    assert max(abs(pairs[1]), abs(pairs[-1])) < 200
    loudest: int = max(abs(value) for value in pairs)
    return loudest


def test_a_bell_is_as_loud_as_was_chosen(tmp_path: Path) -> None:
    write_bell(tmp_path / "loud.wav", 100)
    write_bell(tmp_path / "soft.wav", 30)
    loud, soft = _loudest(tmp_path / "loud.wav"), _loudest(tmp_path / "soft.wav")
    assert 20_000 < loud < 24_000
    assert loud / 12 < soft < loud / 5


async def test_a_computer_without_sound_is_rung_at_without_harm(tmp_path: Path) -> None:
    bell = Bell(folder=DataFolder(tmp_path))
    try:
        await bell.ring(loudness=50)
        await bell.silence()
        assert (tmp_path / FILE).stat().st_size > 90_000
    finally:
        await bell.close()
