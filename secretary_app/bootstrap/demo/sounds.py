"""A person's own sound and words for the demo, refused in plain words where they are none."""

from __future__ import annotations

from pathlib import Path

import soundfile

from secretary_app.kernel.errors import UserFacing

LONGEST_S = 120
SHORTEST_S = 0.1


class SoundBad(UserFacing):
    """The file is no sound, or none that a caller could say."""

    def __init__(self, *, file: Path, reason: str) -> None:
        super().__init__("demo-sound-bad", file=str(file), reason=reason)


class PhrasesBad(UserFacing):
    """The file is no list of phrases."""

    def __init__(self, *, file: Path, reason: str) -> None:
        super().__init__("demo-phrases-bad", file=str(file), reason=reason)


def usable_sound(file: Path) -> Path:
    """The same path. Raises SoundBad."""
    try:
        info = soundfile.info(str(file))
    except (OSError, soundfile.SoundFileError) as error:
        raise SoundBad(file=file, reason=str(error)) from error
    if not SHORTEST_S <= info.duration <= LONGEST_S:
        raise SoundBad(file=file, reason=f"{info.duration:.1f} s.")
    return file


def read_phrases(file: Path) -> tuple[str, ...]:
    """One phrase per line. Raises PhrasesBad."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PhrasesBad(file=file, reason=str(error)) from error
    phrases = tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
    if not phrases:
        raise PhrasesBad(file=file, reason="0")
    return phrases
