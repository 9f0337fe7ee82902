"""PocketSphinx itself: what it hears, refuses, and says while somebody speaks."""

import functools
from pathlib import Path

import numpy as np
import pytest

from engines.wire import WireError
from engines.wire.stt import Partial, PhraseList, Transcript
from engines.wire.tts import Synthesize
from engines.workers.stt.pocketsphinx import create
from engines.workers.stt.pocketsphinx.backend import PocketSphinxWorker
from engines.workers.tts.espeak import EspeakWorker
from engines.workers.tts.espeak import create as create_voice

pytestmark = pytest.mark.engine

PHRASES = (
    "When do you close?",
    "Where are you located?",
    "How much is a copy of a key?",
    "Are you open on Saturday?",
    "Can I pay by card?",
    "I want to leave a message",
    "What's your phone number?",
)
LIST = PhraseList.of("en", PHRASES)


@functools.cache
def english() -> PocketSphinxWorker:
    """Loaded once; lists and decoders stay."""
    worker = create(["--language", "en"])
    worker.prepare(LIST)
    return worker


@functools.cache
def voice() -> EspeakWorker:
    return create_voice([])


def said(text: str, name: str = "en-us+f3") -> bytes:
    """As the app sends it: 400 ms before, 300 ms after."""
    pieces = voice().synthesise(Synthesize(text=text, voice=name, rate=8000))
    speech = b"".join(piece for piece in pieces if isinstance(piece, bytes))
    return quiet(400) + speech + quiet(300)


def quiet(ms: int) -> bytes:
    noise = np.random.default_rng(ms).normal(0, 4, ms * 8)
    return noise.astype("<i2").tobytes()


def hear(
    worker: PocketSphinxWorker, pcm: bytes, phrases: str | None
) -> tuple[Transcript, list[Partial]]:
    recogniser = worker.open(None, phrases)
    try:
        partials = [recogniser.accept(pcm[at : at + 640]) for at in range(0, len(pcm), 640)]
        return recogniser.finish(), [partial for partial in partials if partial is not None]
    finally:
        recogniser.close()


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_listed_phrase_is_heard(phrase: str) -> None:
    transcript, partials = hear(english(), said(phrase), LIST.id)
    assert transcript.text == phrase.lower().rstrip("?")
    assert transcript.in_list
    assert transcript.confidence > 0.5
    assert [word.text for word in transcript.words] == transcript.text.split()
    assert len(partials) >= 3
    assert partials[-1].complete


def test_unknown_words_are_told_and_heard() -> None:
    phrases = PhraseList.of("en", ("Where is Fizzbangle?", "thank you"))
    assert english().prepare(phrases) == ["fizzbangle"]
    assert english().prepare(phrases) == ["fizzbangle"]


def test_what_cannot_be_opened() -> None:
    with pytest.raises(WireError, match="unknown_phrases"):
        english().open("en", "nothing")
    with pytest.raises(WireError, match="unknown_language"):
        english().open("ru", None)
    with pytest.raises(WireError, match="unknown_language"):
        create(["--language", "ru"])


@pytest.mark.parametrize("damage", ["", "means", "mdef", "feat.params", "transition_matrices"])
def test_a_broken_model_is_told(tmp_path: Path, shared: Path, damage: str) -> None:
    model = tmp_path / "model"
    if damage:
        whole = shared / "models" / "stt_pocketsphinx_ru_8k"
        (model / "hmm").mkdir(parents=True)
        for file in [*whole.glob("*.dic"), *whole.glob("hmm/*")]:
            content = file.read_bytes()
            cut = content[: len(content) // 2] if file.name == damage else content
            (model / file.relative_to(whole)).write_bytes(cut)
    with pytest.raises(WireError, match="model"):
        create(["--language", "ru", "--model", str(model)])


def test_two_overlap_and_one_is_given_up() -> None:
    pcm = said("Can I pay by card?")
    first = english().open("en", LIST.id)
    second = english().open("en", LIST.id)
    for at in range(0, len(pcm), 1600):
        first.accept(pcm[at : at + 1600])
        if at < len(pcm) // 2:
            second.accept(pcm[at : at + 1600])
    second.close()
    assert first.finish().text == "can i pay by card"
    first.close()
    assert hear(english(), pcm, LIST.id)[0].text == "can i pay by card"
