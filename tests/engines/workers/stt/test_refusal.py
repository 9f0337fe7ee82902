"""PocketSphinx on what it is to refuse, on what is no phrase at all, and on people."""

import functools
from pathlib import Path

import numpy as np
import pytest

from engines.wire import WireError
from engines.wire.stt import Partial, PhraseList, Transcript
from engines.wire.tts import Synthesize
from engines.workers.stt.phrases import Phrases
from engines.workers.stt.pocketsphinx.backend import LISTS_KEPT, PocketSphinxWorker
from engines.workers.stt.words import DIGITS, plain_words
from engines.workers.tts.espeak import EspeakWorker
from engines.workers.tts.espeak import create as create_voice
from tests.evals import recognition

pytestmark = pytest.mark.engine

PHRASES = PhraseList.of("en", tuple(recognition.demo_phrases("en")))
VOICES = ("en-us+m3", "en+m1", "en+f2")
ACCEPTED = 0.9
REFUSED = 0.9


@functools.cache
def english() -> PocketSphinxWorker:
    """Loaded once."""
    worker = recognition.worker("en")
    worker.prepare(PHRASES)
    return worker


@functools.cache
def voice() -> EspeakWorker:
    return create_voice([])


def said(text: str, name: str = "en-us+m3") -> bytes:
    pieces = voice().synthesise(Synthesize(text=text, voice=name, rate=8000))
    pcm = b"".join(piece for piece in pieces if isinstance(piece, bytes))
    return recognition.padded(np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(32767))


def hear(pcm: bytes, phrases: str | None) -> tuple[Transcript, list[Partial]]:
    recogniser = english().open("en", phrases)
    try:
        partials = [recogniser.accept(pcm[at : at + 1600]) for at in range(0, len(pcm), 1600)]
        return recogniser.finish(), [partial for partial in partials if partial is not None]
    finally:
        recogniser.close()


def test_synthetic_callers_of_the_sample_company() -> None:
    good, asked = 0, sorted(PHRASES.phrases)[::4]
    for number, phrase in enumerate(asked):
        transcript, _ = hear(said(phrase, VOICES[number % len(VOICES)]), PHRASES.id)
        plain = " ".join(plain_words(phrase))
        good += transcript.in_list and transcript.text == plain
    assert good >= ACCEPTED * len(asked)


@pytest.mark.parametrize("sound", ["nothing", "zeros", "hiss", "one sample"])
def test_what_is_no_speech_is_nothing(sound: str) -> None:
    hiss = np.random.default_rng(1).normal(0, 300, 12000).astype("<i2").tobytes()
    pcm = {"nothing": b"", "zeros": bytes(24000), "hiss": hiss, "one sample": bytes(2)}[sound]
    transcript, _ = hear(pcm, PHRASES.id)
    assert not transcript.in_list


def test_dictation_is_never_trusted() -> None:
    transcript, partials = hear(said("Please call me back tomorrow morning"), None)
    assert transcript.text
    assert not transcript.in_list
    assert transcript.confidence < 0.5
    assert partials
    assert not any(partial.complete for partial in partials)


def test_digits_are_any_string_of_them() -> None:
    phrases = PhraseList.of("en", ("thank you", "<digits>"))
    assert english().prepare(phrases) == []
    transcript, _ = hear(said("four nine five one two three four five six seven"), phrases.id)
    assert set(transcript.text.split()) <= DIGITS["en"]
    assert len(transcript.text.split()) >= 7
    listed = Phrases.of(phrases.phrases, "en")
    assert listed.has(("five", "oh", "two"))
    assert not listed.has(("five", "oh"))


def test_old_lists_are_forgotten() -> None:
    worker = recognition.worker("en")
    first = PhraseList.of("en", ("good morning",))
    worker.prepare(first)
    for number in range(LISTS_KEPT):
        worker.prepare(PhraseList.of("en", (f"good morning {'again ' * (number + 1)}",)))
    with pytest.raises(WireError, match="unknown_phrases"):
        worker.open("en", first.id)


def test_people_are_heard(shared: Path) -> None:
    sounds = [clip for clip in recognition.clips(shared) if clip.kind == "en s2p"]
    listed = recognition.listed_for("en", sounds)
    assert recognition.exact(english(), sounds, listed)["en s2p"].good >= 11


def test_everything_else_is_refused(shared: Path) -> None:
    sounds = list(recognition.clips(shared))
    listed = recognition.listed_for("en", sounds)
    some = [
        *[clip for clip in sounds if clip.kind == "en s2p"][::2],
        *[clip for clip in sounds if clip.kind == "ru_tts"][:3],
        *[clip for clip in sounds if "digits" in clip.kind][::5],
        *[clip for clip in sounds if clip.kind == "noise"][:2],
    ]
    counts = recognition.refused(english(), some, listed)
    assert recognition.share(counts) >= REFUSED, counts
