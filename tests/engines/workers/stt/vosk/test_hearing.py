"""What the library says becomes messages of ours.

The library's own answers are replayed: no model of its own can be made here. Their form is the one
that its documentation and source give.
"""

import json
from collections.abc import Sequence

import pytest

from engines.wire import Word
from engines.workers.stt.phrases import Phrases
from engines.workers.stt.vosk.grammar import UNKNOWN, grammar_of, spelling
from engines.workers.stt.vosk.results import confidence_of, read_result
from engines.workers.stt.vosk.utterance import VoskUtterance
from engines.workers.stt.words import ANY_DIGITS

pytestmark = pytest.mark.unit

KEY = "Сколько стоит копия ключа?"
STILL = "Ещё раз"
SOUND = bytes(1600)


def result(*words: tuple[str, float, float, float]) -> str:
    heard = [
        {"conf": conf, "end": end, "start": start, "word": word} for word, start, end, conf in words
    ]
    text = " ".join(word[0] for word in words)
    return json.dumps({"result": heard, "text": text} if heard else {"text": ""})


class Replay:
    """Stands where the library's decoder would: a partial for each sound, results at pauses."""

    def __init__(
        self, *, partials: Sequence[str] = (), results: Sequence[str] = (), final: str
    ) -> None:
        self.heard = b""
        self._partials = list(partials)
        self._results = list(results)
        self._final = final

    def AcceptWaveform(self, data: bytes) -> int:  # noqa: N802 - rejected: the library's name
        self.heard += data
        return int(bool(self._results))

    def Result(self) -> str:  # noqa: N802 - rejected: the library's name
        return self._results.pop(0)

    def PartialResult(self) -> str:  # noqa: N802 - rejected: the library's name
        return json.dumps({"partial": self._partials.pop(0) if self._partials else ""})

    def FinalResult(self) -> str:  # noqa: N802 - rejected: the library's name
        return self._final


def utterance(
    kaldi: Replay, phrases: tuple[str, ...] | None, *, rate: int = 16_000
) -> VoskUtterance:
    listed = None if phrases is None else Phrases.of(phrases, "ru")
    return VoskUtterance(kaldi=kaldi, rate=rate, language="ru", phrases=listed)


SAID = (
    ("сколько", 0.3, 0.72, 1.0),
    ("стоит", 0.72, 1.08, 0.98),
    ("копия", 1.08, 1.5, 0.9),
    ("ключа", 1.5, 1.95, 1.0),
)


def test_a_phrase_of_the_list_comes_word_by_word() -> None:
    kaldi = Replay(
        partials=["", "сколько", "сколько", "сколько стоит копия ключа"], final=result(*SAID)
    )
    hearing = utterance(kaldi, (KEY, "Часы работы"))
    partials = [hearing.accept(SOUND) for _ in range(4)]
    told = [(partial.text, partial.complete) for partial in partials if partial is not None]
    assert told == [("сколько", False), ("сколько стоит копия ключа", True)]
    transcript = hearing.finish()
    assert transcript.text == "сколько стоит копия ключа"
    assert transcript.in_list
    assert transcript.engine == "vosk"
    assert 0.96 < transcript.confidence < 1.0
    assert transcript.words[1] == Word(text="стоит", start_ms=720, end_ms=1080)


def test_sound_reaches_the_decoder_at_the_rate_of_its_model() -> None:
    for rate, factor in ((16_000, 2), (8000, 1)):
        kaldi = Replay(final=result())
        hearing = utterance(kaldi, None, rate=rate)
        for _ in range(10):
            hearing.accept(SOUND)
        hearing.finish()
        assert len(kaldi.heard) == pytest.approx(10 * len(SOUND) * factor, abs=8)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((*SAID, (UNKNOWN, 1.95, 2.6, 0.9)), id="speech beside the phrase"),
        pytest.param((SAID[0], SAID[1], ("часы", 1.1, 1.5, 0.9)), id="words of two phrases"),
        pytest.param(tuple((word, a, b, 0.4) for word, a, b, _ in SAID), id="guessed"),
        pytest.param(((UNKNOWN, 0.2, 1.4, 1.0),), id="nothing of the list"),
    ],
)
def test_what_is_not_in_the_list_is_told_so(words: tuple[tuple[str, float, float, float]]) -> None:
    transcript = utterance(Replay(final=result(*words)), (KEY, "Часы работы")).finish()
    assert not transcript.in_list
    assert UNKNOWN not in transcript.text
    assert all(word.text != UNKNOWN for word in transcript.words)


def test_silence_is_no_phrase() -> None:
    transcript = utterance(Replay(final=result()), (KEY,)).finish()
    assert (transcript.text, transcript.in_list, transcript.confidence) == ("", False, 0.0)


def test_dictation_goes_on_over_pauses() -> None:
    kaldi = Replay(
        partials=["", "завтра"],
        results=[result(("меня", 0.1, 0.4, 1.0), ("зовут", 0.4, 0.8, 1.0))],
        final=result(("завтра", 2.1, 2.6, 0.8)),
    )
    hearing = utterance(kaldi, None)
    texts = [partial.text for _ in range(2) if (partial := hearing.accept(SOUND)) is not None]
    assert texts == ["меня зовут", "меня зовут завтра"]
    transcript = hearing.finish()
    assert transcript.text == "меня зовут завтра"
    assert transcript.in_list, "free dictation has no list to be outside of"
    assert [word.start_ms for word in transcript.words] == [100, 400, 2100]


def test_a_model_without_word_boundaries_tells_words_without_places() -> None:
    words = read_result('{"text": "да спасибо"}')
    assert [heard.word.text for heard in words] == ["да", "спасибо"]
    assert confidence_of(words) == 1.0


def test_the_grammar_is_spelt_as_the_dictionary_spells() -> None:
    known = {"сколько", "стоит", "копия", "ключа", "ещё", "раз"}
    phrases = Phrases.of((KEY, STILL, "Крипточейн"), "ru")
    grammar = json.loads(grammar_of(phrases, known.__contains__))
    assert grammar == ["ещё раз", "сколько стоит копия ключа", UNKNOWN]
    assert spelling("крипточейн", known.__contains__) is None


def test_any_digits_may_follow_each_other() -> None:
    phrases = Phrases.of((KEY, ANY_DIGITS), "ru")
    grammar = json.loads(grammar_of(phrases, lambda _word: True))
    assert {"пять", "пять пять", "пять семь", "семь пять"} <= set(grammar)
    assert phrases.has(("пять", "семь", "пять"))
    assert not phrases.has(("пять", "семь"))
