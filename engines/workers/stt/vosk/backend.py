"""The worker: one model, lists of phrases, and a fresh decoder for each utterance."""

import threading
from collections import OrderedDict
from pathlib import Path

import vosk

from engines.wire import WireError
from engines.wire.control import PROTOCOL_VERSION, WorkerInfo
from engines.wire.stt import PhraseList
from engines.workers.stt.base import Recogniser
from engines.workers.stt.phrases import Phrases
from engines.workers.stt.vosk.grammar import grammar_of, spelling
from engines.workers.stt.vosk.model_folder import ModelFolder, broken_model
from engines.workers.stt.vosk.utterance import ENGINE, VoskUtterance

LISTS_KEPT = 16

ONLY_PROBLEMS = -1
"""Kaldi's level for warnings and errors; they go to standard error, which our log takes in."""


class VoskWorker:
    """Hears one language."""

    def __init__(self, *, language: str, folder: Path) -> None:
        self._language = language
        self._folder = ModelFolder.check(folder)
        vosk.SetLogLevel(ONLY_PROBLEMS)
        try:
            self._model = vosk.Model(str(folder))
        except Exception as error:
            # The library raises plain Exception, and tells the reason on standard error only.
            raise broken_model(folder, "Vosk cannot load it, see the lines before") from error
        self._lists: OrderedDict[str, tuple[Phrases, str]] = OrderedDict()
        self._lock = threading.Lock()

    def describe(self) -> WorkerInfo:
        """One language, with partials and phrase lists."""
        return WorkerInfo(
            kind="stt",
            backend=ENGINE,
            languages=(self._language,),
            partials=True,
            phrase_lists=True,
            protocol=PROTOCOL_VERSION,
        )

    def prepare(self, phrase_list: PhraseList) -> list[str]:
        """Keeps the list in the spelling of the model's dictionary."""
        self._check(phrase_list.language)
        phrases = Phrases.of(phrase_list.phrases, phrase_list.language)
        with self._lock:
            known = phrase_list.id in self._lists
        if not known:
            grammar = grammar_of(phrases, self._knows)
            with self._lock:
                self._lists[phrase_list.id] = phrases, grammar
                while len(self._lists) > LISTS_KEPT:
                    self._lists.popitem(last=False)
        return [word for word in phrases.words() if spelling(word, self._knows) is None]

    def open(self, language: str | None, phrases_id: str | None) -> Recogniser:
        """Begins an utterance."""
        self._check(language or self._language)
        phrases, grammar = self._list(phrases_id)
        rate = self._folder.rate
        if phrases and self._folder.makes_graphs:
            kaldi = vosk.KaldiRecognizer(self._model, rate, grammar)
        else:
            kaldi = vosk.KaldiRecognizer(self._model, rate)
        kaldi.SetWords(True)
        return VoskUtterance(
            kaldi=kaldi, rate=rate, language=self._language, phrases=phrases or None
        )

    def _list(self, phrases_id: str | None) -> tuple[Phrases | None, str]:
        if phrases_id is None:
            return None, ""
        with self._lock:
            if phrases_id not in self._lists:
                raise WireError(code="unknown_phrases", text=phrases_id)
            self._lists.move_to_end(phrases_id)
            return self._lists[phrases_id]

    def _knows(self, word: str) -> bool:
        return int(self._model.vosk_model_find_word(word)) >= 0

    def _check(self, language: str) -> None:
        if language != self._language:
            text = f"{language}: this worker hears {self._language}"
            raise WireError(code="unknown_language", text=text)
