"""Sound as programs want it: raw, by G.711, or in a file's form; encoded while it is made.

Sound is 16-bit mono PCM on its way in. What an encoder gives is sent as it comes.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Protocol

import soundfile

from hardware.audio import alaw, mulaw

UNKNOWN_LENGTH = 0xFFFF_FFFF
"""Of a WAV that is sent before it is whole, as ffmpeg and OpenAI write it."""

MP3_TAG_BYTES = 192
"""The first frame is kept free for a table of the whole file, which is not known yet: without it
players take the length from the bit rate."""

MP3_LEVEL = 0.6
"""Comes to 64 kbit/s at 24 kHz."""


class Encoder(Protocol):
    """Of one stream."""

    def add(self, pcm: bytes) -> bytes:
        """What is ready after this piece; may be nothing."""

    def end(self) -> bytes:
        """The rest."""


class Raw:
    """PCM, or each sample by itself turned into something else."""

    def __init__(self, turn: Callable[[bytes], bytes] = bytes) -> None:
        self._turn = turn

    def add(self, pcm: bytes) -> bytes:
        """All of it."""
        return self._turn(pcm)

    def end(self) -> bytes:
        """Nothing is held back."""
        return b""


class Wav:
    """A header whose length says "until the end", then PCM."""

    def __init__(self, rate: int) -> None:
        form = struct.pack("<HHIIHH", 1, 1, rate, rate * 2, 2, 16)
        self._head = b"RIFF" + struct.pack("<I", UNKNOWN_LENGTH) + b"WAVEfmt "
        self._head += struct.pack("<I", len(form)) + form
        self._head += b"data" + struct.pack("<I", UNKNOWN_LENGTH)

    def add(self, pcm: bytes) -> bytes:
        """The header before the first."""
        head, self._head = self._head, b""
        return head + pcm

    def end(self) -> bytes:
        """The header of a file without a sound."""
        return self._head


class _Sink:
    """A file in memory, read while it grows."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._place = 0
        self._taken = 0

    def write(self, data: bytes) -> int:
        """What comes next."""
        size = len(data)
        self._bytes[self._place : self._place + size] = data
        self._place += size
        return size

    def read(self, size: int = -1) -> bytes:
        """What it has written."""
        end = len(self._bytes) if size < 0 else self._place + size
        data = bytes(self._bytes[self._place : end])
        self._place += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """As a file's."""
        self._place = (0, self._place, len(self._bytes))[whence] + offset
        return self._place

    def tell(self) -> int:
        """As a file's."""
        return self._place

    def skip(self, size: int) -> None:
        """So much of the beginning is not wanted."""
        self._taken = size

    def take(self) -> bytes:
        """What has come since the last time."""
        data = bytes(self._bytes[self._taken :])
        self._taken = max(self._taken, len(self._bytes))
        return data


class _File:
    """What libsndfile writes, while it writes."""

    def __init__(self, file: soundfile.SoundFile, sink: _Sink) -> None:
        self._file = file
        self._sink = sink

    def add(self, pcm: bytes) -> bytes:
        """Whole frames."""
        self._file.buffer_write(pcm, dtype="int16")
        return self._sink.take()

    def end(self) -> bytes:
        """What the encoder still holds."""
        self._file.close()
        return self._sink.take()


class _WholeFile(_File):
    """A form whose first bytes say how long it is: nothing comes before the end."""

    def add(self, pcm: bytes) -> bytes:
        """Kept."""
        self._file.buffer_write(pcm, dtype="int16")
        return b""


def mp3(rate: int) -> Encoder:
    """Of a constant bit rate."""
    sink = _Sink()
    sink.skip(MP3_TAG_BYTES)
    file = soundfile.SoundFile(
        sink,
        "w",
        rate,
        1,
        "MPEG_LAYER_III",
        format="MP3",
        bitrate_mode="CONSTANT",
        compression_level=MP3_LEVEL,
    )
    return _File(file, sink)


def opus(rate: int) -> Encoder:
    """In Ogg."""
    sink = _Sink()
    return _File(soundfile.SoundFile(sink, "w", rate, 1, "OPUS", format="OGG"), sink)


def flac(rate: int) -> Encoder:
    """Nothing is lost, and nothing comes early."""
    sink = _Sink()
    return _WholeFile(soundfile.SoundFile(sink, "w", rate, 1, "PCM_16", format="FLAC"), sink)


def raw(_rate: int) -> Encoder:
    """16-bit little-endian."""
    return Raw()


def a_law(_rate: int) -> Encoder:
    """G.711 of Europe and Russia."""
    return Raw(alaw.encoded)


def mu_law(_rate: int) -> Encoder:
    """G.711 of America and Japan."""
    return Raw(mulaw.encoded)
