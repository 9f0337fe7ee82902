"""A voice as it lies on the disk: `NAME.onnx`, and beside it `NAME.onnx.json` that tells of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engines.wire import WireError

PHONEMES = ("espeak", "text")
"""What turns letters into sounds without a further package; others are for languages we lack."""

LOWEST_RATE, HIGHEST_RATE = 8000, 48_000


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceFile:
    """A voice whose description is whole. Whether its network is, only loading it tells."""

    path: Path
    language: str
    """ISO 639-1."""
    speakers: Mapping[str, int]
    """By name; empty for a voice of one person."""
    description: Mapping[str, Any]
    """The JSON, for the library."""

    @property
    def name(self) -> str:
        """As it is asked for: `ru_RU-irina-medium`."""
        return self.path.stem

    @property
    def names(self) -> tuple[str, ...]:
        """That, and each speaker as `en_GB-vctk-medium#p225`."""
        return (self.name, *(f"{self.name}#{speaker}" for speaker in self.speakers))

    @classmethod
    def check(cls, path: Path) -> "VoiceFile":
        """Raises WireError(model_broken) that tells what is wrong and what to do."""
        beside = path.with_name(f"{path.name}.json")
        for file in (path, beside):
            if not file.is_file():
                raise broken_voice(path, f"{file.name}: missing")
            if not file.stat().st_size:
                raise broken_voice(path, f"{file.name}: empty")
        try:
            told = json.loads(beside.read_text(encoding="utf-8"))
        except (ValueError, OSError) as error:
            raise broken_voice(path, f"{beside.name} is not JSON: {error}") from error
        try:
            _check(told)
            return cls(
                path=path,
                language=_language(told),
                speakers=dict(told.get("speaker_id_map") or {}),
                description=told,
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            reason = f"{beside.name} describes no voice: {error}"
            raise broken_voice(path, reason) from error


def broken_voice(path: Path, reason: str) -> WireError:
    """What, where, and what to do about it."""
    text = (
        f"the Piper voice {path} cannot be used: {reason}; get both of its files again "
        "(models pull) or take it out of the models folder"
    )
    return WireError(code="model_broken", text=text)


def _check(told: Mapping[str, Any]) -> None:
    """Raises KeyError, TypeError or ValueError for what the library would stumble over later."""
    rate = told["audio"]["sample_rate"]
    if not isinstance(rate, int) or not LOWEST_RATE <= rate <= HIGHEST_RATE:
        raise ValueError(f"sample_rate is {rate}")
    for name in ("num_symbols", "num_speakers"):
        if not isinstance(told[name], int) or told[name] < 1:
            raise ValueError(f"{name} is {told[name]}")
    sounds = told["phoneme_id_map"]
    if not isinstance(sounds, dict) or not sounds:
        raise ValueError("phoneme_id_map is empty")
    way = told.get("phoneme_type", PHONEMES[0])
    if way not in PHONEMES:
        raise ValueError(f"phoneme_type is {way}, known here are {', '.join(PHONEMES)}")


def _language(told: Mapping[str, Any]) -> str:
    """The JSON names it since 2023; before, only eSpeak's voice tells."""
    named = told.get("language")
    code = named.get("family") or named.get("code") if isinstance(named, dict) else None
    return str(code or told["espeak"]["voice"]).replace("_", "-").partition("-")[0].casefold()
