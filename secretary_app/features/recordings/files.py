"""Recordings on the disk: names, transcripts, checksums, lengths."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import struct
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

from secretary_app.features.recordings.errors import RecordingUnwritable

HIDDEN = "hidden"
"""In place of the number of a caller who withheld it."""

UNFINISHED = ".part"
"""The line writes under the name with this behind it, until the sound is complete."""

_UNSAFE = re.compile(r"[^+\w-]")
_RIFF_HEADER = struct.Struct("<4sI4s")
_CHUNK_HEADER = struct.Struct("<4sI")
_PIECE = 1 << 20


def possible_names(begun_at: datetime, number: str | None) -> Iterator[str]:
    """``call_093004_+79161234567.wav``, then with ``_2``, ``_3``: two calls may begin in a second.

    The time is the local one, as people will look for it. A modem may hand over any text as a
    number, so only what is safe in a file name is kept of it.
    """
    who = _UNSAFE.sub("", number or "")[:32] or HIDDEN
    stem = f"call_{begun_at.astimezone():%H%M%S}_{who}"
    yield f"{stem}.wav"
    for again in count(2):
        yield f"{stem}_{again}.wav"


def write_transcript(file: Path, document: object) -> None:
    """Whole or not at all: a power cut leaves the old file or the new one.

    Raises RecordingUnwritable.
    """
    fresh = file.with_suffix(".json.new")
    try:
        with fresh.open("w", encoding="utf-8") as stream:
            json.dump(document, stream, ensure_ascii=False, indent=2)
            stream.write("\n")
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(file)
    except OSError as error:
        raise RecordingUnwritable(path=file, reason=error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink()


def sha256_of(file: Path) -> str:
    """Reads it piece by piece: an hour of two tracks is 115 MB."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def duration_ms_of(file: Path) -> int | None:
    """The length of a PCM WAV by its bytes, also where its header was never completed.

    A recorder that was killed leaves the sizes of the first second or zero in the header; what
    follows the header is sound all the same. None where it is no WAV.
    """
    with file.open("rb") as stream:
        head = stream.read(_RIFF_HEADER.size)
        if len(head) < _RIFF_HEADER.size or head[:4] != b"RIFF" or head[8:12] != b"WAVE":
            return None
        bytes_per_second = 0
        while len(chunk := stream.read(_CHUNK_HEADER.size)) == _CHUNK_HEADER.size:
            name, length = _CHUNK_HEADER.unpack(chunk)
            if name == b"fmt ":
                layout = stream.read(length)
                if len(layout) < 16:
                    return None
                bytes_per_second = struct.unpack_from("<I", layout, 8)[0]
            elif name == b"data":
                sound = file.stat().st_size - stream.tell()
                return sound * 1000 // bytes_per_second if bytes_per_second else None
            else:
                stream.seek(length + length % 2, os.SEEK_CUR)
    return None


def keep_unfinished(file: Path) -> None:
    """What a line that died has written gets the recording's name. Raises RecordingUnwritable."""
    written = _unfinished(file)
    try:
        if written.exists() and not file.exists():
            written.rename(file)
    except OSError as error:
        raise RecordingUnwritable(path=file, reason=error.strerror or str(error)) from error


def is_there(file: Path) -> bool:
    """Whether anything of the recording is on the disk."""
    return file.exists() or _unfinished(file).exists()


def remove(file: Path) -> None:
    """Raises RecordingUnwritable; one that is gone already is fine."""
    try:
        file.unlink(missing_ok=True)
        _unfinished(file).unlink(missing_ok=True)
    except OSError as error:
        raise RecordingUnwritable(path=file, reason=error.strerror or str(error)) from error


def _unfinished(file: Path) -> Path:
    return file.with_name(file.name + UNFINISHED)
