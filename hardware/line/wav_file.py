"""A stereo WAV that is playable at every moment, and has its real name only when it is complete."""

import hashlib
import os
import struct
from pathlib import Path

import numpy as np

from hardware.audio.measures import RATE, SAMPLE_BYTES
from hardware.audio.pcm import samples

CHANNELS = 2
HEADER_BYTES = 44
BLOCK_BYTES = 1 << 20


class GrowingWav:
    """Writes `<name>.part`: caller left, us right, 16 bit, 8000 Hz; `finish` gives it its name.

    The header always tells the length of what was there at the last `settle`, so a crash loses at
    most what came after. Every method may raise OSError; it belongs to one thread.
    """

    def __init__(self, *, path: Path) -> None:
        """Makes the file, readable by its owner only; FileExistsError where one is already."""
        self.path = path
        self.part = path.with_name(path.name + ".part")
        if path.exists():
            raise FileExistsError(f"{path} exists")
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(self.part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        self._bytes = 0
        self._patch_header()

    @property
    def duration_ms(self) -> int:
        """Length of what is written."""
        return self._bytes * 1000 // (RATE * SAMPLE_BYTES * CHANNELS)

    @property
    def _samples(self) -> int:
        return self._bytes // (SAMPLE_BYTES * CHANNELS)

    def append(self, *, caller: bytes, ours: bytes) -> None:
        """Adds both tracks' next samples, equally many of each."""
        pairs = np.empty((len(caller) // SAMPLE_BYTES, CHANNELS), dtype="<i2")
        pairs[:, 0], pairs[:, 1] = samples(caller), samples(ours)
        data = pairs.tobytes()
        while data:
            written = os.pwrite(self._file, data, HEADER_BYTES + self._bytes)
            # A disk that fills up takes a part; half a sample of it is left out of the count.
            self._bytes += written
            data = data[written:]

    def silence(self, start: int, end: int) -> None:
        """The caller's track is silent from one sample to another, of what is written."""
        at = min(start, self._samples) * SAMPLE_BYTES * CHANNELS
        length = min(end, self._samples) * SAMPLE_BYTES * CHANNELS - at
        if length <= 0:
            return
        pairs = np.frombuffer(os.pread(self._file, length, HEADER_BYTES + at), "<i2").copy()
        pairs[::CHANNELS] = 0
        os.pwrite(self._file, pairs.tobytes(), HEADER_BYTES + at)

    def destroy(self) -> None:
        """Nothing of it stays: what a disk may still hold of the file is zeros."""
        for start in range(0, HEADER_BYTES + self._bytes, BLOCK_BYTES):
            length = min(BLOCK_BYTES, HEADER_BYTES + self._bytes - start)
            os.pwrite(self._file, bytes(length), start)
        os.fsync(self._file)
        os.close(self._file)
        self.part.unlink()

    def settle(self) -> None:
        """Brings header and sound to the disk."""
        self._patch_header()
        os.fsync(self._file)

    def finish(self) -> str:
        """Closes the file, gives it its name, and returns the SHA-256 of its bytes."""
        whole = self._bytes - self._bytes % (SAMPLE_BYTES * CHANNELS)
        os.ftruncate(self._file, HEADER_BYTES + whole)
        self._bytes = whole
        self.settle()
        digest = hashlib.sha256()
        for start in range(0, HEADER_BYTES + whole, BLOCK_BYTES):
            digest.update(os.pread(self._file, BLOCK_BYTES, start))
        os.close(self._file)
        self.part.rename(self.path)
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return digest.hexdigest()

    def _patch_header(self) -> None:
        byte_rate = RATE * SAMPLE_BYTES * CHANNELS
        block = SAMPLE_BYTES * CHANNELS
        header = struct.pack(
            "<4sI4s4sIHHIIHH4sI",
            *(b"RIFF", HEADER_BYTES - 8 + self._bytes, b"WAVE"),
            *(b"fmt ", 16, 1, CHANNELS, RATE, byte_rate, block, SAMPLE_BYTES * 8),
            *(b"data", self._bytes),
        )
        os.pwrite(self._file, header, 0)
