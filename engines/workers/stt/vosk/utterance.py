"""One utterance: sound goes in at the line's rate, words come out."""

from typing import Protocol

from engines.sound.resampling import Resampler
from engines.wire.audio import LINE_RATE
from engines.wire.stt import Partial, Transcript
from engines.workers.stt.phrases import Phrases
from engines.workers.stt.vosk.grammar import UNKNOWN
from engines.workers.stt.vosk.results import HeardWord, confidence_of, read_partial, read_result
from engines.workers.stt.words import plain_words

ENGINE = "vosk"

ACCEPTED = 0.6
"""A phrase of the list that is less sure was not understood. As with the other recogniser; it has
not been fitted to this one."""


class Kaldi(Protocol):
    """What is used of `vosk.KaldiRecognizer`."""

    def AcceptWaveform(self, data: bytes) -> int:  # noqa: N802 - rejected: the library's name
        """Hears on; 1 where a pause was long enough for an end."""

    def Result(self) -> str:  # noqa: N802 - rejected: the library's name
        """What was said up to that pause."""

    def PartialResult(self) -> str:  # noqa: N802 - rejected: the library's name
        """What was said so far since the last result."""

    def FinalResult(self) -> str:  # noqa: N802 - rejected: the library's name
        """What was said since the last result, after the last sound."""


class VoskUtterance:
    """Hears a phrase of a list, or anything where there is no list."""

    def __init__(self, *, kaldi: Kaldi, rate: int, language: str, phrases: Phrases | None) -> None:
        """``rate`` is the model's; Kaldi ends the process over sound of a lower one."""
        self._kaldi: Kaldi | None = kaldi
        self._resampler = Resampler(from_rate=LINE_RATE, to_rate=rate)
        self._language = language
        self._phrases = phrases
        self._words: tuple[HeardWord, ...] = ()
        self._told = ""

    def accept(self, pcm: bytes) -> Partial | None:
        """Hears on."""
        kaldi = self._running()
        paused = kaldi.AcceptWaveform(self._resampler.convert(pcm))
        # A phrase may hold a pause, and its beginning helps to understand its end; of a dictation
        # the beginning is let go, or minutes of it would be searched anew to the end.
        if paused and self._phrases is None:
            self._words += read_result(kaldi.Result())
        sofar = [heard.word.text for heard in self._words]
        text = " ".join([*sofar, *read_partial(kaldi.PartialResult()).split()])
        if text == self._told:
            return None
        self._told = text
        return Partial(text=text, complete=self._listed(text))

    def finish(self) -> Transcript:
        """The utterance is over."""
        kaldi = self._running()
        kaldi.AcceptWaveform(self._resampler.flush())
        words = self._words + read_result(kaldi.FinalResult())
        text = " ".join(heard.word.text for heard in words)
        sure = confidence_of(words)
        in_list = self._listed(text) and sure >= ACCEPTED if self._phrases is not None else True
        return Transcript(
            text=" ".join(word for word in text.split() if word != UNKNOWN),
            language=self._language,
            engine=ENGINE,
            confidence=round(sure, 3),
            words=tuple(heard.word for heard in words if heard.word.text != UNKNOWN),
            in_list=in_list and bool(text),
        )

    def close(self) -> None:
        """The library frees the decoder with its object."""
        self._kaldi = None

    def _running(self) -> Kaldi:
        if self._kaldi is None:
            raise RuntimeError("the utterance is closed")
        return self._kaldi

    def _listed(self, text: str) -> bool:
        """Whether it is a whole phrase of the list; speech beside it makes it another."""
        if self._phrases is None or UNKNOWN in text.split():
            return False
        return self._phrases.has(plain_words(text))
