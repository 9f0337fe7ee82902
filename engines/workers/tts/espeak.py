"""eSpeak NG: Russian and English, always there, a second of speech in a millisecond.

`_worker tts espeak [--words-per-minute N] [--pitch N] [--pitch-range N] [--volume N] [--level
DBFS]`. Voices are a language and a variant, `ru+f3`, `en+m3`. A text is said whole before its
sound is sent (it takes a few milliseconds), so all its marks are known at once; only a very long
one comes in blocks.
"""

import argparse
import threading
from collections.abc import Generator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from engines.sound.level import from_db, limit, speech_level_dbfs, to_pcm
from engines.sound.measures import SPEECH_DBFS
from engines.sound.resampling import Samples, resample
from engines.sound.silence import loud_span
from engines.wire import WireError
from engines.wire.control import PROTOCOL_VERSION, WorkerInfo
from engines.wire.stt import Word
from engines.wire.tts import SpeechMarks, Synthesize
from engines.workers.tts.espeak_library import EspeakLibrary, Prosody, Said
from engines.workers.tts.sentences import blocks
from engines.workers.tts.tokens import Token, tokens

BLOCK_CHARS = 1000
"""About a minute of speech, said in some 50 ms."""

LEAD_MS = 4
"""Silence left before the first sound; eSpeak itself begins with 7 to 50."""

TAIL_MS = 30
"""Silence left after the last sound of a speech."""

DEFAULT_VOICES = {"ru": "ru+f3", "en": "en+f3"}
LANGUAGE_OF = {"ru": "ru", "en": "en", "en-us": "en"}
"""What stands before the `+` of a voice. Recognisers of English mostly learnt from Americans."""

SAMPLES_OF = {
    "ru": "Здравствуйте, чем я могу вам помочь? Запишите номер телефона, пожалуйста.",
    "en": "Good afternoon, how may I help you today? Please write down this number.",
}
"""Said once for each voice, unheard, to find out how loud it is."""


def create(args: Sequence[str]) -> "EspeakWorker":
    """The backend for `_worker tts espeak`."""
    usual = Prosody()
    parser = argparse.ArgumentParser(prog="_worker tts espeak", description=__doc__)
    parser.add_argument("--words-per-minute", type=int, default=usual.words_per_minute)
    parser.add_argument("--pitch", type=int, default=usual.pitch)
    parser.add_argument("--pitch-range", type=int, default=usual.pitch_range)
    parser.add_argument("--volume", type=int, default=usual.volume)
    parser.add_argument("--level", type=float, default=SPEECH_DBFS)
    options = parser.parse_args(list(args))
    prosody = Prosody(
        words_per_minute=options.words_per_minute,
        pitch=options.pitch,
        pitch_range=options.pitch_range,
        volume=options.volume,
    )
    return EspeakWorker(library=EspeakLibrary(), prosody=prosody, level_dbfs=options.level)


class EspeakWorker:
    """Speaks with the one library of this process."""

    def __init__(self, *, library: EspeakLibrary, prosody: Prosody, level_dbfs: float) -> None:
        self._library = library
        self._prosody = prosody
        self._level_dbfs = level_dbfs
        self._gains: dict[str, float] = {}
        self._lock = threading.Lock()

    def describe(self) -> WorkerInfo:
        """Both languages, and every voice that can be asked for."""
        return WorkerInfo(
            kind="tts",
            backend="espeak",
            languages=tuple(DEFAULT_VOICES),
            voices=self.voices(),
            protocol=PROTOCOL_VERSION,
        )

    def voices(self) -> tuple[str, ...]:
        """Every language and dialect with every variant, the usual voices first."""
        variants = sorted(self._library.variants)
        names = [f"{base}+{name}" for base in LANGUAGE_OF for name in variants]
        return tuple(dict.fromkeys([*DEFAULT_VOICES.values(), *LANGUAGE_OF, *names]))

    def synthesise(self, request: Synthesize) -> Generator[SpeechMarks | bytes, None, None]:
        """Marks and sound of each block of the text."""
        voice = self._voice(request)
        gain = self._gain(voice)
        samples_sent = 0
        parts = list(blocks(_plain(request.text), most=BLOCK_CHARS))
        for number, part in enumerate(parts, start=1):
            last = number == len(parts)
            marks, sound = self._say(part, voice, request, last=last)
            sound = limit(sound * np.float32(gain), rate=request.rate)
            offset_ms = samples_sent * 1000 / request.rate
            yield SpeechMarks(marks=tuple(_shifted(mark, offset_ms) for mark in marks))
            if len(sound):
                yield to_pcm(sound)
            samples_sent += len(sound)

    def _voice(self, request: Synthesize) -> str:
        language = request.language
        if language is not None and language not in DEFAULT_VOICES:
            raise WireError(code="unknown_language", text=f"eSpeak NG is set up without {language}")
        if request.voice is None:
            return DEFAULT_VOICES[language or next(iter(DEFAULT_VOICES))]
        base, plus, variant = request.voice.partition("+")
        if base not in LANGUAGE_OF or (plus and variant not in self._library.variants):
            raise WireError(code="unknown_voice", text=f"eSpeak NG has no voice {request.voice}")
        return request.voice

    def _say(
        self, text: str, voice: str, request: Synthesize, *, last: bool
    ) -> tuple[list[Word], Samples]:
        """One block at the wanted rate, silence cut, with marks from its first sample."""
        pace = round(self._prosody.words_per_minute * request.speed)
        prosody = replace(self._prosody, words_per_minute=pace)
        said = self._library.say(text, voice=voice, prosody=prosody, end_pause=not last)
        span = loud_span(said.samples)
        if span is None:
            return [], np.zeros(0, np.float32)
        source = self._library.rate
        begin = max(0, span[0] - source * LEAD_MS // 1000)
        kept = said.samples[begin : span[1] if last else len(said.samples)]
        if last:
            kept = np.append(kept, np.zeros(source * TAIL_MS // 1000, np.float32))
        marks = _marks(said, text, begin, source)
        return marks, resample(kept, from_rate=source, to_rate=request.rate)

    def _gain(self, voice: str) -> float:
        """What brings this voice to the wanted level: one gain a voice keeps its own dynamics."""
        with self._lock:
            if voice not in self._gains:
                sample = SAMPLES_OF[LANGUAGE_OF[voice.partition("+")[0]]]
                said = self._library.say(
                    sample, voice=voice, prosody=self._prosody, end_pause=False
                )
                level = speech_level_dbfs(said.samples, rate=self._library.rate)
                self._gains[voice] = from_db(self._level_dbfs - level)
            return self._gains[voice]


def _plain(text: str) -> str:
    """Only what can be read aloud: eSpeak takes control characters in a text for commands."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


def _marks(said: Said, text: str, begin: int, rate: int) -> list[Word]:
    """A mark for each word as it is written, around what is heard of it.

    eSpeak tells only where a word begins, several times for a number and once for two words it
    runs together, and counts the pause after a clause to its last word. The marks' texts join to
    the whole text, so that what was heard of a speech can be written down from them.
    """
    words = tokens(text)
    starts: dict[Token, int] = {}
    for position, sample in said.words:
        token = next((t for t in words if t.start <= position < t.end), None)
        if token is not None:
            starts.setdefault(token, sample)
    if not starts:
        return []
    edges = pairwise([*starts.values(), len(said.samples)])
    cuts = pairwise([0, *[token.start for token in list(starts)[1:]], len(text)])
    marks = []
    for (start, following), (cut, next_cut) in zip(edges, cuts, strict=True):
        heard = loud_span(said.samples[start:following])
        first, after = heard or (0, 0)
        marks.append(
            Word(
                text=" ".join(text[cut:next_cut].split()),
                start_ms=round(max(0, start + first - begin) * 1000 / rate),
                end_ms=round(max(0, start + after - begin) * 1000 / rate),
            )
        )
    return marks


def _shifted(mark: Word, offset_ms: float) -> Word:
    return Word(
        text=mark.text,
        start_ms=round(mark.start_ms + offset_ms),
        end_ms=round(mark.end_ms + offset_ms),
    )
