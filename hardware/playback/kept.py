"""A kept recording: caller left, us right, 16 bit; also one whose header was never completed."""

import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hardware.audio.measures import SAMPLE_BYTES
from hardware.audio.pcm import Samples

CHANNELS = 2
QUIET = 2000
"""Of 32767. A recording that is softer than this is drawn soft, and not as loud as any other."""

_RIFF = struct.Struct("<4sI4s")
_CHUNK = struct.Struct("<4sI")
_FORMAT = struct.Struct("<HHIIHH")
_PCM = 1


class NotARecording(Exception):
    """The file holds something else."""


class Kept:
    """Both tracks, read from the disk as they are needed."""

    def __init__(self, path: Path) -> None:
        """Raises OSError or NotARecording."""
        self.rate, start = _find_sound(path)
        count = (path.stat().st_size - start) // (SAMPLE_BYTES * CHANNELS)
        if count < 1:
            raise NotARecording("there is no sound in it")
        self._pairs = np.memmap(path, dtype="<i2", mode="r", offset=start, shape=(count, CHANNELS))

    @property
    def length_ms(self) -> int:
        """Of both."""
        return len(self._pairs) * 1000 // self.rate

    def __len__(self) -> int:
        return len(self._pairs)

    def mixed(self, start: int, end: int) -> Samples:
        """Both voices for both ears, from one sample to another."""
        pairs = self._pairs[max(0, start) : max(0, end)]
        both = pairs.sum(axis=1, dtype=np.int32)
        sound: Samples = np.clip(both, -32768, 32767).astype(np.int16)
        return sound

    def peaks(self, count: int) -> tuple[list[float], list[float]]:
        """The loudest of each of ``count`` equal parts, caller and us, from 0 to 1."""
        count = max(1, min(count, len(self._pairs)))
        edges = np.linspace(0, len(self._pairs), count, endpoint=False).astype(np.int64)
        # Two reductions over the file, each track's extremes; abs would copy an hour of sound.
        high = np.maximum.reduceat(self._pairs, edges).astype(np.int32)
        low = np.minimum.reduceat(self._pairs, edges).astype(np.int32)
        loudest: NDArray[np.int32] = np.maximum(high, -low)
        shares = np.sqrt(loudest / max(QUIET, int(loudest.max()))).round(3)
        return shares[:, 0].tolist(), shares[:, 1].tolist()


def _find_sound(path: Path) -> tuple[int, int]:
    """The rate, and where the samples begin."""
    rate = 0
    with path.open("rb") as stream:
        head = stream.read(_RIFF.size)
        if len(head) < _RIFF.size or head[:4] != b"RIFF" or head[8:12] != b"WAVE":
            raise NotARecording("it is no WAV")
        while len(chunk := stream.read(_CHUNK.size)) == _CHUNK.size:
            name, length = _CHUNK.unpack(chunk)
            if name == b"data" and rate:
                return rate, stream.tell()
            body = stream.read(length + length % 2)
            if name == b"fmt " and len(body) >= _FORMAT.size:
                kind, channels, rate, _, _, bits = _FORMAT.unpack_from(body)
                if (kind, channels, bits) != (_PCM, CHANNELS, 8 * SAMPLE_BYTES):
                    raise NotARecording("it is no recording of ours")
    raise NotARecording("there is no sound in it")
