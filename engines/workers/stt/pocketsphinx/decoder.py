"""PocketSphinx's decoder, fed with our cepstra."""

import math
from collections.abc import Container, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pocketsphinx

from engines.wire import WireError
from engines.workers.stt.phrases import Phrases
from engines.workers.stt.pocketsphinx.grammar import END, START, arcs_of
from engines.workers.stt.pocketsphinx.lexicon import Lexicon
from engines.workers.stt.pocketsphinx.model import Model

LOG_BASE = math.log(1.0001)

_COMMON = {
    "loglevel": "FATAL",
    "bestpath": False,
    "lm": None,
    "dict": None,
    "topn": 8,
    "pl_window": 0,  # with its look-ahead over phones the library ends in a segmentation fault
}
_COMPARABLE = {"compallsen": True}
"""Scores are relative to the best state that was looked at: for a comparison, to that of all."""
_WIDE = {"beam": 1e-150, "wbeam": 1e-120, "pbeam": 1e-150, "lw": 0.3}
_PHONES = {"beam": 1e-30, "pbeam": 1e-30, "lw": 1.0}
_DICTATION = {"beam": 1e-60, "wbeam": 1e-40, "pbeam": 1e-60, "maxhmmpf": 5000, "fwdflat": False}

_VARIANT = "("


class Segment(NamedTuple):
    """A word or phone of the best path; frames count from the first that was decoded."""

    name: str
    """As it stands in the dictionary: `read(2)` is another way to say `read`."""
    first: int
    last: int
    score: float
    """Log likelihood in the library's units."""

    @property
    def spoken(self) -> bool:
        """Not silence or noise."""
        return self.name[0] not in "<[(+" and self.name != "SIL"

    @property
    def word(self) -> str:
        """Without the number of the pronunciation."""
        return self.name.partition(_VARIANT)[0]


class Decoder:
    """One search at a time; not for two threads at once."""

    def __init__(self, options: Mapping[str, object]) -> None:
        self._decoder = pocketsphinx.Decoder(**{**_COMMON, **options})

    def start(self) -> None:
        """A new utterance."""
        self._decoder.start_utt()

    def feed(self, cepstra: npt.NDArray[np.float64]) -> None:
        """Decodes."""
        if len(cepstra):
            self._decoder.process_cep(np.ascontiguousarray(cepstra, np.float32).tobytes())

    def stop(self) -> None:
        """The utterance is over."""
        self._decoder.end_utt()

    def best(self) -> list[Segment]:
        """The best path so far."""
        if self._decoder.hyp() is None:
            return []
        return [
            Segment(part.word, part.start_frame, part.end_frame, _log(part.ascore))
            for part in self._decoder.seg()
            if part.end_frame >= part.start_frame and part.word != "(NULL)"
        ]


def _log(probability: float) -> float:
    return math.log(probability) / LOG_BASE if probability > 0 else -1e9


class PhraseDecoder(Decoder):
    """Hears the phrases of lists."""

    def __init__(self, model: Model, lexicon: Lexicon) -> None:
        super().__init__({**_WIDE, **_COMPARABLE, **model.options})
        self._lexicon = lexicon
        self._known: dict[str, Phrases] = {}

    def choose(self, name: str, phrases: Phrases) -> None:
        """Listens to that list from the next utterance on; compiles it where it is new."""
        if name not in self._known:
            self._add_words(phrases)
            network = self._decoder.create_fsg(name, START, END, arcs_of(phrases))
            self._decoder.add_fsg(name, network)
            self._known[name] = phrases
        self._decoder.activate_search(name)

    def knows(self, name: str) -> bool:
        """Whether that list is compiled here."""
        return name in self._known

    def keep_only(self, names: Container[str]) -> None:
        """Frees all other lists, except the one that was used last."""
        for name in [name for name in self._known if name not in names]:
            if self._decoder.current_search() != name:
                self._decoder.remove_search(name)
                del self._known[name]

    def _add_words(self, phrases: Phrases) -> None:
        for word in phrases.words():
            for number, phones in enumerate(self._lexicon.phones(word), 1):
                name = word if number == 1 else f"{word}({number})"
                if self._decoder.lookup_word(name) is None:
                    self._decoder.add_word(name, " ".join(phones), update=False)


class PhoneDecoder(Decoder):
    """Hears any sounds: what a phrase has to compete with."""

    def __init__(self, model: Model, phone_model: Path) -> None:
        super().__init__({**model.options, **_PHONES, **_COMPARABLE})
        self._decoder.add_allphone_file("phones", str(phone_model))
        self._decoder.activate_search("phones")


class DictationDecoder(Decoder):
    """Hears any words of a dictionary."""

    def __init__(self, model: Model) -> None:
        if model.language_model is None:
            text = f"{model.dictionary.parent}: no language model (*.lm), so no dictation"
            raise WireError(code="unsupported", text=text)
        given = {"lm": str(model.language_model), "dict": str(model.dictionary)}
        super().__init__({**model.options, **_DICTATION, **given})
