"""What was heard, in the forms that clients of OpenAI ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from secretary_app.channels.openai_api.heard import Said

LANGUAGES = {"ru": "russian", "en": "english"}
"""In ``verbose_json`` a language goes by its name."""


def text_of(said: Sequence[Said]) -> str:
    """In one line."""
    return " ".join(each.text for each in said)


def srt(said: Sequence[Said]) -> str:
    """SubRip."""
    return "".join(
        f"{number}\n{_time(each.start_ms, ',')} --> {_time(each.end_ms, ',')}\n{each.text}\n\n"
        for number, each in enumerate(said, start=1)
    )


def vtt(said: Sequence[Said]) -> str:
    """WebVTT."""
    return "WEBVTT\n\n" + "".join(
        f"{_time(each.start_ms, '.')} --> {_time(each.end_ms, '.')}\n{each.text}\n\n"
        for each in said
    )


def verbose(said: Sequence[Said], *, language: str, duration_s: float) -> dict[str, Any]:
    """With the times of pieces and words. What only Whisper has to tell stays empty."""
    return {
        "task": "transcribe",
        "language": LANGUAGES.get(language, language),
        "duration": round(duration_s, 3),
        "text": text_of(said),
        "words": [
            {"word": word.text, "start": word.start_ms / 1000, "end": word.end_ms / 1000}
            for each in said
            for word in each.words
        ],
        "segments": [
            {
                "id": number,
                "seek": 0,
                "start": each.start_ms / 1000,
                "end": each.end_ms / 1000,
                "text": each.text,
                "tokens": [],
                "temperature": 0.0,
                "avg_logprob": 0.0,
                "compression_ratio": 1.0,
                "no_speech_prob": round(1 - each.confidence, 3),
            }
            for number, each in enumerate(said)
        ],
    }


def _time(ms: int, point: str) -> str:
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"
