"""One utterance: sound in, words and how sure they are out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engines.wire.stt import Partial, Transcript, Word
from engines.workers.stt.phrases import Phrases
from engines.workers.stt.pocketsphinx.decoder import Decoder, PhoneDecoder, Segment
from engines.workers.stt.pocketsphinx.front_end import FrontEnd
from engines.workers.stt.pocketsphinx.judge import ACCEPTED, JUDGES, OTHER
from engines.workers.stt.pocketsphinx.levelling import Levelling
from engines.workers.stt.pocketsphinx.lexicon import Lexicon
from engines.workers.stt.pocketsphinx.model import Model
from engines.workers.stt.pocketsphinx.rejection import Evidence, weigh
from engines.workers.stt.words import plain_words

ENGINE = "pocketsphinx"
FRAME_MS = 10
PARTIAL_FRAMES = 10
"""Frames between two looks at what has been heard so far."""
DICTATION_CONFIDENCE = 0.2
"""Free speech over a telephone is beyond these models; it is shown, never trusted."""


class _Hearing:
    """What dictation and phrase lists have in common."""

    def __init__(
        self, *, model: Model, decoders: Sequence[Decoder], release: Callable[[], None]
    ) -> None:
        self._model = model
        self._front = FrontEnd(tables=model.tables)
        self._levelling = Levelling(usual=model.usual)
        self._decoders = decoders
        self._release: Callable[[], None] | None = release
        self._running = True
        self._looked = 0
        self._told: tuple[str, bool] = ("", False)
        for decoder in decoders:
            decoder.start()

    def accept(self, pcm: bytes) -> Partial | None:
        """Decodes; a partial when the words or their completeness changed."""
        ready = self._levelling.feed(self._front.feed(pcm))
        for decoder in self._decoders:
            decoder.feed(ready)
        if self._levelling.frames_out - self._looked < PARTIAL_FRAMES:
            return None
        self._looked = self._levelling.frames_out
        words = _words(self._decoders[0].best())
        text = _text(words)
        told = text, self._complete(text)
        if told == self._told:
            return None
        self._told = told
        return Partial(text=text, complete=told[1], words=words)

    def close(self) -> None:
        """Gives the decoders back."""
        self._stop()
        if self._release is not None:
            self._release()
            self._release = None

    def _complete(self, text: str) -> bool:
        """Whether that is all that can be said."""
        del text
        return False

    def _flush(self) -> None:
        ready = self._levelling.finish()
        for decoder in self._decoders:
            decoder.feed(ready)
        self._stop()

    def _stop(self) -> None:
        if self._running:
            self._running = False
            for decoder in self._decoders:
                decoder.stop()

    def _transcript(
        self, words: tuple[Word, ...], *, confidence: float, in_list: bool
    ) -> Transcript:
        return Transcript(
            text=_text(words),
            language=self._model.language,
            engine=ENGINE,
            confidence=round(confidence, 3),
            words=words,
            in_list=in_list,
        )


class Dictation(_Hearing):
    """Any words; a sketch of what was said."""

    def finish(self) -> Transcript:
        """The words that came nearest."""
        self._flush()
        words = _words(self._decoders[0].best()) if self._levelling.loud().any() else ()
        confidence = DICTATION_CONFIDENCE if words else 0.0
        return self._transcript(words, confidence=confidence, in_list=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A result with its reasons, for those who fit the judge."""

    transcript: Transcript
    evidence: Evidence | None


class Listed(_Hearing):
    """The phrases of a list, or none of them."""

    def __init__(
        self,
        *,
        model: Model,
        lexicon: Lexicon,
        phrases: Phrases,
        decoders: tuple[Decoder, PhoneDecoder],
        release: Callable[[], None],
    ) -> None:
        super().__init__(model=model, decoders=decoders, release=release)
        self._lexicon = lexicon
        self._phrases = phrases

    def finish(self) -> Transcript:
        """The phrase that came nearest, and whether it was meant."""
        return self.judge().transcript

    def judge(self) -> Judged:
        """The same with the evidence."""
        self._flush()
        path = self._decoders[0].best()
        words = _words(path)
        loud = self._levelling.loud()
        if not words or not loud.any():
            nothing = self._transcript((), confidence=0.0, in_list=False)
            return Judged(transcript=nothing, evidence=None)
        pronounced = [self._pronounced(part) for part in path if part.spoken]
        evidence = weigh(path, self._decoders[1].best(), pronounced, loud)
        judge = JUDGES.get(self._model.language, OTHER)
        sure = judge.probability(evidence)
        in_list = sure >= ACCEPTED and self._complete(_text(words))
        transcript = self._transcript(words, confidence=sure, in_list=in_list)
        return Judged(transcript=transcript, evidence=evidence)

    def _complete(self, text: str) -> bool:
        return self._phrases.has(plain_words(text))

    def _pronounced(self, part: Segment) -> Sequence[str]:
        ways = self._lexicon.phones(part.word)
        number = part.name.removeprefix(part.word).strip("()")
        return ways[int(number) - 1 if number else 0]


def _words(path: Sequence[Segment]) -> tuple[Word, ...]:
    return tuple(
        Word(text=part.word, start_ms=part.first * FRAME_MS, end_ms=(part.last + 1) * FRAME_MS)
        for part in path
        if part.spoken
    )


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
