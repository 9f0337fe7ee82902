"""A voice of tones by a timetable: one tone for each word, the same word always the same tone.

`_worker tts script [--timetable 0,50,…] [--ms-per-word 200] [--fail-at N]`. The n-th number of the
timetable is the time in ms the n-th sentence takes to make; the last one holds for the rest.
Sentence N (from 0) of `--fail-at` fails. So a test says when sound comes, and can see in the sound
which word it was.
"""

import argparse
import re
import threading
import zlib
from collections.abc import Generator, Sequence

import numpy as np

from engines.wire import WireError
from engines.wire.control import PROTOCOL_VERSION, WorkerInfo
from engines.wire.stt import Word
from engines.wire.tts import SpeechMarks, Synthesize

TONE_SHARE = 0.7
"""Of a word's time; the rest is the gap before the next word."""

LEVEL = 0.25
"""-12 dB below full scale: a tone at the loudness of speech."""

_LETTERS = re.compile(r"\W")
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")
_WORD = re.compile(r"\S*\w\S*")


def create(args: Sequence[str]) -> "ToneWorker":
    """The backend for `_worker tts script`."""
    parser = argparse.ArgumentParser(prog="_worker tts script")
    parser.add_argument("--timetable", default="0")
    parser.add_argument("--ms-per-word", type=int, default=200)
    parser.add_argument("--fail-at", type=int)
    options = parser.parse_args(list(args))
    return ToneWorker(
        delays_s=tuple(int(ms) / 1000 for ms in options.timetable.split(",")),
        word_s=options.ms_per_word / 1000,
        fail_at=options.fail_at,
    )


class ToneWorker:
    """Speaks tones."""

    def __init__(self, *, delays_s: tuple[float, ...], word_s: float, fail_at: int | None) -> None:
        self._delays_s = delays_s
        self._word_s = word_s
        self._fail_at = fail_at
        self._never = threading.Event()

    def describe(self) -> WorkerInfo:
        """One voice for every language."""
        return WorkerInfo(
            kind="tts",
            backend="script",
            languages=("ru", "en"),
            voices=("tones",),
            protocol=PROTOCOL_VERSION,
        )

    def synthesise(self, request: Synthesize) -> Generator[SpeechMarks | bytes, None, None]:
        """Marks and tones, sentence by sentence."""
        samples_done = 0
        for number, sentence in enumerate(_SENTENCE.findall(request.text)):
            self._never.wait(self._delays_s[min(number, len(self._delays_s) - 1)])
            if number == self._fail_at:
                raise WireError(code="engine_failed", text=f"told to fail at sentence {number}")
            words = _WORD.findall(sentence)
            size = round(self._word_s / request.speed * request.rate)
            start_ms = samples_done * 1000 // request.rate
            length_ms = size * 1000 / request.rate
            marks = tuple(
                Word(
                    text=word,
                    start_ms=start_ms + round(index * length_ms),
                    end_ms=start_ms + round((index + TONE_SHARE) * length_ms),
                )
                for index, word in enumerate(words)
            )
            yield SpeechMarks(marks=marks)
            yield b"".join(_tone(word, size, request.rate) for word in words)
            samples_done += size * len(words)


def _tone(word: str, size: int, rate: int) -> bytes:
    frequency = 300 + zlib.crc32(_LETTERS.sub("", word.lower()).encode()) % 2000
    times = np.arange(size) / rate
    wave = LEVEL * np.sin(2 * np.pi * frequency * times)
    wave[round(size * TONE_SHARE) :] = 0.0
    return (wave * 32767).astype("<i2").tobytes()
