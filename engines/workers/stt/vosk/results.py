"""The library's JSON, read.

`Result` and `FinalResult` with words: `{"result": [{"conf": 0.98, "start": 0.51, "end": 0.9,
"word": "ключ"}, …], "text": "…"}`, or only `{"text": ""}`; `PartialResult`: `{"partial": "…"}`.
Times are seconds from the first sample of the recogniser's life.
"""

import json
from dataclasses import dataclass

from engines.wire import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardWord:
    """One word of a result."""

    word: Word
    confidence: float
    """0..1, of this word among those that sounded like it."""


def read_result(text: str) -> tuple[HeardWord, ...]:
    """The words of a result. Raises ValueError for what is none."""
    data = json.loads(text)
    words = tuple(
        HeardWord(
            word=Word(
                text=str(item["word"]),
                start_ms=round(float(item["start"]) * 1000),
                end_ms=round(float(item["end"]) * 1000),
            ),
            confidence=min(1.0, max(0.0, float(item["conf"]))),
        )
        for item in data.get("result", ())
    )
    if not words and data["text"]:
        # A model without word boundaries tells the words and not their places.
        return tuple(
            HeardWord(word=Word(text=word, start_ms=0, end_ms=0), confidence=1.0)
            for word in data["text"].split()
        )
    return words


def read_partial(text: str) -> str:
    """The words so far. Raises ValueError for what is no partial result."""
    return str(json.loads(text)["partial"])


def confidence_of(words: tuple[HeardWord, ...]) -> float:
    """Of the whole: the words' own, the longer ones counting more; 0 for silence."""
    if not words:
        return 0.0
    weights = [max(1, heard.word.end_ms - heard.word.start_ms) for heard in words]
    total = sum(heard.confidence * weight for heard, weight in zip(words, weights, strict=True))
    return total / sum(weights)
