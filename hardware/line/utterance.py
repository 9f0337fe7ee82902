"""What we say: a piece of speech with its words, in kinds that differ in how they yield."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from engines.wire.stt import Word
from hardware.audio.measures import SAMPLE_BYTES, SAMPLES_PER_MS


@dataclass(slots=True, kw_only=True)
class Utterance:
    """One speech, possibly still arriving. Positions are samples from its start."""

    yields: ClassVar[bool]
    """Whether the caller's voice may take the word from it."""

    utterance_id: str
    text: str = ""
    words: list[Word] = field(default_factory=list)
    pcm: bytearray = field(default_factory=bytearray)
    complete: bool = False
    """True when the last piece has come."""
    position: int = 0
    """The next sample to play."""

    @property
    def length(self) -> int:
        """Samples that have come so far."""
        return len(self.pcm) // SAMPLE_BYTES

    def extend(self, *, pcm: bytes, words: Sequence[Word], last: bool) -> None:
        """Adds the next piece; word times count from the start of the whole speech.

        `words` may be those of this piece, or all so far again.
        """
        self.pcm += pcm
        again = list(words[: len(self.words)]) == self.words
        self.words.extend(words[len(self.words) :] if again else words)
        self.complete = last

    def word_at(self, position: int) -> int | None:
        """Index of the word sounding at `position`; in a gap, of the one that comes next."""
        after = bisect_right(self.words, position, key=_start)
        if after and position < _end(self.words[after - 1]):
            return after - 1
        return after if after < len(self.words) else None

    def word_start(self, position: int) -> int:
        """Where to begin again after falling silent at `position`: the start of that word."""
        index = self.word_at(position)
        return position if index is None else max(0, _start(self.words[index]))

    def word_end(self, position: int, *, limit: int) -> int:
        """First position at or after `position` where no word is broken, at most `limit`.

        Without word times there is no such place, and the limit decides.
        """
        if not self.words:
            return limit
        index = self.word_at(position)
        if index is None or _start(self.words[index]) > position:
            return position
        return max(position, min(limit, _end(self.words[index])))


class Interruptible(Utterance):
    """Ordinary speech: the caller may interrupt it."""

    __slots__ = ()
    yields = True


class Uninterruptible(Utterance):
    """Speech that must be heard to its end: the recording notice, an emergency answer."""

    __slots__ = ()
    yields = False


def utterance(*, utterance_id: str, text: str, interruptible: bool) -> Utterance:
    """An empty utterance of the kind asked for."""
    kind = Interruptible if interruptible else Uninterruptible
    return kind(utterance_id=utterance_id, text=text)


def _start(word: Word) -> int:
    return word.start_ms * SAMPLES_PER_MS


def _end(word: Word) -> int:
    return word.end_ms * SAMPLES_PER_MS
