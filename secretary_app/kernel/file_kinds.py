"""What a file is by what is in it, whatever it is called."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """One that the people here have programs for, and that runs nothing."""

    media_type: str
    endings: tuple[str, ...]
    """Of names of such files; the first is the usual one."""


WAVE = FileKind(media_type="audio/wav", endings=(".wav",))
WEBP = FileKind(media_type="image/webp", endings=(".webp",))
OGG = FileKind(media_type="audio/ogg", endings=(".ogg", ".oga"))
"""As voices come from Telegram."""
TEXT = FileKind(media_type="text/plain", endings=(".txt", ".csv"))

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", FileKind(media_type="image/png", endings=(".png",))),
    (b"\xff\xd8\xff", FileKind(media_type="image/jpeg", endings=(".jpg", ".jpeg"))),
    (b"GIF8", FileKind(media_type="image/gif", endings=(".gif",))),
    (b"%PDF-", FileKind(media_type="application/pdf", endings=(".pdf",))),
    (b"OggS", OGG),
)
_RIFF = b"RIFF"
_OF_RIFF = {b"WEBP": WEBP, b"WAVE": WAVE}


def kind_of(data: bytes) -> FileKind | None:
    """None: it is something else, which may be anything."""
    if data[:4] == _RIFF:
        return _OF_RIFF.get(data[8:12])
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    return TEXT if data and _is_text(data) else None


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "\0" not in text
