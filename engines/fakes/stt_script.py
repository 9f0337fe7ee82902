"""A recogniser that knows the words beforehand and tells each when it has been said.

`_worker stt script --script FILE [--language ru …]`. It listens to no sound: the caller's sound,
the voice activity and the timing around it stay real, and each transcript says engine "script".

An utterance takes the newest line that none before it has heard; older ones are over and lost, as
they would be for a real ear. Lines that are added while it runs belong to it too. It hears a word
once the word has been said, so a turn that is ended too early gets the beginning only, and the
next gets the rest.
"""

import argparse
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engines.fakes.script import Script, SpokenWord, plain_words
from engines.wire import WireError
from engines.wire.audio import LINE_RATE, WIDTH_BYTES
from engines.wire.control import PROTOCOL_VERSION, WorkerInfo
from engines.wire.stt import Partial, PhraseList, Transcript, Word

ENGINE = "script"

BYTES_PER_S = LINE_RATE * WIDTH_BYTES

STALE_S = 1.0
"""The rest of a line whose beginning was heard is still meant for the next turn this long."""


def create(args: Sequence[str]) -> "ScriptWorker":
    """The backend for `_worker stt script`."""
    parser = argparse.ArgumentParser(prog="_worker stt script")
    parser.add_argument("--script", type=Path, required=True)
    parser.add_argument("--language", action="append", help="may be given more than once")
    options = parser.parse_args(list(args))
    return ScriptWorker(path=options.script, languages=tuple(options.language or ("ru", "en")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A word of the script."""

    line: int
    word: int


class ScriptWorker:
    """The script, and how much of each of its lines has been heard."""

    def __init__(self, *, path: Path, languages: tuple[str, ...]) -> None:
        self._script = Script(path=path)
        self._languages = languages
        self._heard: dict[int, int] = {}
        self._lock = threading.Lock()
        self._lists: dict[str, frozenset[str]] = {}

    def describe(self) -> WorkerInfo:
        """Partials and phrase lists, like a real one."""
        return WorkerInfo(
            kind="stt",
            backend=ENGINE,
            languages=self._languages,
            partials=True,
            phrase_lists=True,
            protocol=PROTOCOL_VERSION,
        )

    def prepare(self, phrase_list: PhraseList) -> list[str]:
        """Keeps the list, to tell when what was said is a whole phrase of it."""
        self._lists[phrase_list.id] = frozenset(
            " ".join(plain_words(phrase)) for phrase in phrase_list.phrases
        )
        return []

    def open(self, language: str | None, phrases_id: str | None) -> "ScriptRecogniser":
        """An utterance that begins now."""
        if language is not None and language not in self._languages:
            raise WireError(code="unknown_language", text=f"the script is not in {language}")
        if phrases_id is not None and phrases_id not in self._lists:
            raise WireError(code="unknown_phrases", text=f"no list {phrases_id} here")
        return ScriptRecogniser(
            worker=self,
            language=language or self._languages[0],
            phrases=self._lists[phrases_id] if phrases_id is not None else frozenset(),
            opened_at=time.monotonic(),
        )

    def first_unheard(self, opened_at: float) -> "Place":
        """Where an utterance begins: the newest line that has something left to say."""
        with self._lock:
            self._script.refresh()
            lines = self._script.lines
            for index in range(len(lines) - 1, -1, -1):
                heard, words = self._heard.get(index, 0), len(lines[index].words)
                going_on = heard < words and lines[index].ends_at > opened_at - STALE_S
                if heard == 0 or going_on:
                    self._heard |= {old: len(lines[old].words) for old in range(index)}
                    return Place(line=index, word=heard)
                if heard == words:
                    break
            return Place(line=len(lines), word=0)

    def said_since(self, place: "Place", now: float) -> list[SpokenWord]:
        """Every word from `place` on that is over by `now`."""
        with self._lock:
            self._script.refresh()
            words = [word for line in self._script.lines[place.line :] for word in line.words]
        return [word for word in words[place.word :] if word.ends_at <= now]

    def all_said(self, place: "Place", now: float) -> bool:
        """Whether nothing is left to say on the lines from `place` on."""
        with self._lock:
            return all(line.ends_at <= now for line in self._script.lines[place.line :])

    def take(self, place: "Place", now: float) -> None:
        """What was over by `now` has been heard: no utterance that begins later hears it again."""
        with self._lock:
            for index, line in enumerate(self._script.lines[place.line :], start=place.line):
                said = sum(word.ends_at <= now for word in line.words)
                self._heard[index] = max(said, self._heard.get(index, 0))


class ScriptRecogniser:
    """One utterance on the script."""

    def __init__(
        self, *, worker: ScriptWorker, language: str, phrases: frozenset[str], opened_at: float
    ) -> None:
        self._worker = worker
        self._language = language
        self._phrases = phrases
        self._place = worker.first_unheard(opened_at)
        self._began_at = opened_at
        self._fed_s = 0.0
        self._told = 0
        self._told_at = opened_at

    def accept(self, pcm: bytes) -> Partial | None:
        """The words said by now, when there is a new one."""
        now = time.monotonic()
        self._fed_s += len(pcm) / BYTES_PER_S
        # Sound from before the utterance was opened comes at once and sets the beginning back.
        self._began_at = min(self._began_at, now - self._fed_s)
        words = self._worker.said_since(self._place, now)
        if len(words) == self._told:
            return None
        self._told, self._told_at = len(words), now
        text = " ".join(word.text for word in words)
        whole = self._worker.all_said(self._place, now)
        complete = whole and (not self._phrases or text in self._phrases)
        return Partial(text=text, complete=complete, words=self._placed(words))

    def finish(self) -> Transcript:
        """What was said by now."""
        self._told_at = time.monotonic()
        words = self._worker.said_since(self._place, self._told_at)
        # The next utterance may begin before this one is closed.
        self._worker.take(self._place, self._told_at)
        return Transcript(
            text=" ".join(word.text for word in words),
            language=self._language,
            engine=ENGINE,
            words=self._placed(words),
        )

    def close(self) -> None:
        """What was told as partial or result counts as heard."""
        self._worker.take(self._place, self._told_at)

    def _placed(self, words: list[SpokenWord]) -> tuple[Word, ...]:
        return tuple(
            Word(
                text=word.text,
                start_ms=max(0, round((word.starts_at - self._began_at) * 1000)),
                end_ms=max(0, round((word.ends_at - self._began_at) * 1000)),
            )
            for word in words
        )
