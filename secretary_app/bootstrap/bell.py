"""Rings at this computer when somebody calls; the sound is made here and played by a process."""

from __future__ import annotations

import array
import asyncio
import logging
import math
import wave
from pathlib import Path

from secretary_app.features.recordings.errors import RecordingHasNoSound, RecordingMute
from secretary_app.features.recordings.playback import At, RecordingPlayer, Stopped
from secretary_app.foundation.auth.acting import by_own_authority
from secretary_app.kernel.paths import DataFolder

_LOG = logging.getLogger(__name__)

RATE = 16_000
LENGTH_S, ATTACK_S, RELEASE_S = 1.5, 0.004, 0.1
NOTES = ((0.0, 523.25), (0.16, 659.25), (0.32, 783.99))
"""When each begins, in seconds, and its pitch: C, E and G."""

PARTIALS = ((1.0, 1.0, 4.5), (2.0, 0.28, 7.0), (3.93, 0.14, 14.0))
"""Multiple of the pitch, share of the loudness, and how fast it fades: a bar that is struck."""

PEAK = 0.7 * 32767
FELT = 1.7
"""Half as loud to the ear is about a third of the sound."""

FILE = "bell.wav"


class Bell:
    """With a player of its own, so that it takes the place of no recording that somebody hears."""

    def __init__(self, *, folder: DataFolder) -> None:
        self._file = folder.root / FILE
        self._player = RecordingPlayer()
        self._made = 0
        """How loud the file is, in per cent."""

    async def ring(self, *, loudness: int) -> None:
        """Once, ``loudness`` per cent loud. A computer without sound stays silent."""
        try:
            if loudness != self._made:
                await asyncio.to_thread(write_bell, self._file, loudness)
                self._made = loudness
            # A bell is nobody's recording.
            with by_own_authority():
                await self._player.open_file(self._file, _heard)
                await self._player.play(from_ms=0)
        except (RecordingMute, RecordingHasNoSound, OSError) as error:
            _LOG.info("the bell does not sound: %s", error)

    async def silence(self) -> None:
        """Somebody has decided about the call."""
        try:
            with by_own_authority():
                await self._player.stop()
        except RecordingMute as error:
            _LOG.info("the bell is silent by itself: %s", error)

    async def close(self) -> None:
        """Nothing rings any more."""
        await self._player.close()


def write_bell(file: Path, loudness: int) -> None:
    """As a recording of ours: nothing left, the bell right."""
    sound = [_struck(at / RATE) for at in range(round(LENGTH_S * RATE))]
    scale = PEAK * (loudness / 100) ** FELT / max(abs(value) for value in sound)
    pairs = array.array("h", bytes(4 * len(sound)))
    pairs[1::2] = array.array("h", [round(value * scale) for value in sound])
    with wave.open(str(file), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(pairs.tobytes())


def _struck(time: float) -> float:
    """All notes together, this long after the first."""
    value = 0.0
    for begins, pitch in NOTES:
        since = time - begins
        if since > 0:
            note = sum(
                share * math.exp(-fades * since) * math.sin(math.tau * multiple * pitch * since)
                for multiple, share, fades in PARTIALS
            )
            # Else it would begin with a click.
            value += note * min(since / ATTACK_S, 1.0)
    return value * min((LENGTH_S - time) / RELEASE_S, 1.0)


def _heard(news: At | Stopped) -> None:
    if isinstance(news, Stopped) and news.reason:
        _LOG.info("the bell does not sound: %s", news.reason)
