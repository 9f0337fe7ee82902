"""The worker: one language, lists of phrases, and decoders that are used again."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engines.wire import WireError
from engines.wire.control import PROTOCOL_VERSION, WorkerInfo
from engines.wire.stt import PhraseList
from engines.workers.stt.base import Recogniser
from engines.workers.stt.phrases import Phrases
from engines.workers.stt.pocketsphinx.decoder import (
    DictationDecoder,
    PhoneDecoder,
    PhraseDecoder,
)
from engines.workers.stt.pocketsphinx.lexicon import Lexicon
from engines.workers.stt.pocketsphinx.model import Model
from engines.workers.stt.pocketsphinx.phone_model import write_phone_model
from engines.workers.stt.pocketsphinx.scratch import scratch_folder
from engines.workers.stt.pocketsphinx.utterance import ENGINE, Dictation, Listed

LISTS_KEPT = 16

Pair = tuple[PhraseDecoder, PhoneDecoder]


class PocketSphinxWorker:
    """Hears one language."""

    def __init__(self, *, language: str, model: Path | None) -> None:
        changed = scratch_folder(self)
        with _broken_model(model):
            self._model = (
                Model.bundled(changed)
                if model is None
                else Model.in_folder(model, language, changed)
            )
            self._lexicon = Lexicon(self._model.dictionary, language)
            self._phone_model = self._model.phone_model or changed / "phones.lm"
            if self._model.phone_model is None:
                write_phone_model(self._lexicon.ways(), self._phone_model)
            self._idle: list[Pair] = [self._pair()]
        self._lists: OrderedDict[str, Phrases] = OrderedDict()
        self._lock = threading.Lock()
        self._dictating: list[DictationDecoder] = []

    def describe(self) -> WorkerInfo:
        """One language, with partials and phrase lists."""
        return WorkerInfo(
            kind="stt",
            backend=ENGINE,
            languages=(self._model.language,),
            partials=True,
            phrase_lists=True,
            protocol=PROTOCOL_VERSION,
        )

    def prepare(self, phrase_list: PhraseList) -> list[str]:
        """Compiles the list into an idle decoder."""
        self._check(phrase_list.language)
        with self._lock:
            phrases = self._lists.get(phrase_list.id)
            if phrases is None:
                phrases = Phrases.of(phrase_list.phrases, phrase_list.language)
            self._keep(phrase_list.id, phrases)
        if phrases:
            pair = self._take(phrase_list.id)
            try:
                pair[0].choose(phrase_list.id, phrases)
            finally:
                self._put(pair)
        return [word for word in phrases.words() if not self._lexicon.has(word)]

    def open(self, language: str | None, phrases_id: str | None) -> Recogniser:
        """Begins an utterance with decoders that nobody uses."""
        self._check(language or self._model.language)
        if phrases_id is None:
            return self._dictation()
        with self._lock:
            phrases = self._lists.get(phrases_id)
            if phrases is None:
                raise WireError(code="unknown_phrases", text=phrases_id)
            self._keep(phrases_id, phrases)
        if not phrases:
            return self._dictation()
        return self.listen(phrases_id, phrases)

    def listen(self, name: str, phrases: Phrases) -> Listed:
        """An utterance that may be one of these phrases."""
        pair = self._take(name)
        try:
            pair[0].choose(name, phrases)
            return Listed(
                model=self._model,
                lexicon=self._lexicon,
                phrases=phrases,
                decoders=pair,
                release=lambda: self._put(pair),
            )
        except BaseException:
            self._put(pair)
            raise

    def _check(self, language: str) -> None:
        if language != self._model.language:
            text = f"{language}: this worker hears {self._model.language}"
            raise WireError(code="unknown_language", text=text)

    def _keep(self, name: str, phrases: Phrases) -> None:
        """Newest last; the oldest goes."""
        self._lists[name] = phrases
        self._lists.move_to_end(name)
        while len(self._lists) > LISTS_KEPT:
            self._lists.popitem(last=False)

    def _pair(self) -> Pair:
        return PhraseDecoder(self._model, self._lexicon), PhoneDecoder(
            self._model, self._phone_model
        )

    def _take(self, name: str) -> Pair:
        """An idle pair, best one that has the list."""
        with self._lock:
            if self._idle:
                ready = [pair for pair in self._idle if pair[0].knows(name)]
                pair = ready[-1] if ready else self._idle[-1]
                self._idle.remove(pair)
                return pair
        return self._pair()

    def _put(self, pair: Pair) -> None:
        with self._lock:
            pair[0].keep_only(self._lists)
            self._idle.append(pair)

    def _dictation(self) -> Dictation:
        with self._lock:
            decoder = self._dictating.pop() if self._dictating else None
        if decoder is None:
            decoder = DictationDecoder(self._model)
        return Dictation(
            model=self._model,
            decoders=(decoder,),
            release=lambda: self._dictating.append(decoder),
        )


@contextmanager
def _broken_model(place: Path | None) -> Iterator[None]:
    """Whatever reading a damaged model raises becomes one clear message."""
    try:
        yield
    except (OSError, ValueError, RuntimeError, IndexError, KeyError) as error:
        text = f"{place or 'the bundled model'} cannot be loaded: {error}"
        raise WireError(code="model_broken", text=text) from error
