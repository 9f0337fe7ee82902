"""eSpeak NG itself: what it says, when, how loud, and where its words are."""

import functools
import itertools
import re
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.clients import TtsClient
from engines.sound.level import PEAK_DBFS, from_db, speech_level_dbfs, to_db
from engines.sound.measures import SPEECH_DBFS
from engines.sound.resampling import Samples
from engines.sound.silence import loud_span
from engines.supervisor import Supervisor, WorkerSpec
from engines.wire import WireError, Word
from engines.wire.tts import SpeechMarks, Synthesize
from engines.workers.tts.espeak import EspeakWorker, create

pytestmark = pytest.mark.engine

LIMIT_S = 20.0
GREETING = "Здравствуйте, вы позвонили в компанию «Ромашка». Чем я могу вам помочь?"


@functools.cache
def the_espeak() -> EspeakWorker:
    """The library has one callback a process, so there is one for all tests."""
    return create([])


@pytest.fixture
def espeak() -> EspeakWorker:
    return the_espeak()


def say(
    espeak: EspeakWorker,
    text: str,
    *,
    voice: str | None = None,
    rate: int = 8000,
    speed: float = 1.0,
) -> tuple[Samples, tuple[Word, ...]]:
    request = Synthesize(text=text, voice=voice, rate=rate, speed=speed)
    pcm = b""
    marks: tuple[Word, ...] = ()
    for piece in espeak.synthesise(request):
        if isinstance(piece, SpeechMarks):
            marks += piece.marks
        else:
            pcm += piece
    return np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(32767), marks


VOICES = ["ru+f3", "ru+f2", "ru+m1", "ru", "en+f3", "en+m3", "en+croak", "en"]


@pytest.mark.parametrize("voice", VOICES)
def test_the_level_and_the_first_sound(espeak: EspeakWorker, voice: str) -> None:
    text = GREETING if voice.startswith("ru") else "Good morning, this is Anna. How can I help?"
    samples, _ = say(espeak, text, voice=voice)
    span = loud_span(samples)
    assert span is not None
    assert span[0] <= 80
    assert speech_level_dbfs(samples, rate=8000) == pytest.approx(SPEECH_DBFS, abs=2.0)
    assert to_db(float(np.abs(samples).max())) <= PEAK_DBFS + 0.1


@pytest.mark.parametrize("rate", [8000, 16000, 22050])
@pytest.mark.parametrize("speed", [0.7, 1.0, 1.5])
def test_there_is_energy_at_every_mark_and_silence_at_the_pauses(
    espeak: EspeakWorker, rate: int, speed: float
) -> None:
    samples, marks = say(espeak, GREETING, rate=rate, speed=speed)
    assert " ".join(mark.text for mark in marks) == GREETING
    for mark, following in itertools.pairwise(marks):
        assert 0 <= mark.start_ms < mark.end_ms <= following.start_ms + 1
        spoken = samples[mark.start_ms * rate // 1000 : mark.end_ms * rate // 1000]
        assert np.abs(spoken).max() > from_db(-30)
        pause = samples[mark.end_ms * rate // 1000 + rate // 200 :]
        pause = pause[: max(0, (following.start_ms - mark.end_ms - 10) * rate // 1000)]
        assert not len(pause) or np.abs(pause).max() < from_db(-40)
    assert marks[-1].end_ms <= len(samples) * 1000 / rate


def test_a_number_is_one_word_and_a_long_text_comes_in_blocks(espeak: EspeakWorker) -> None:
    _, marks = say(espeak, "Call 8 800 555 35 35 at 7.30 p.m. today.", voice="en+m3")
    assert " ".join(m.text for m in marks) == "Call 8 800 555 35 35 at 7.30 p.m. today."
    assert "7.30" in [mark.text for mark in marks]
    text = " ".join(f"This is sentence number {number}." for number in range(60))
    samples, marks = say(espeak, text, voice="en+m3")
    assert " ".join(mark.text for mark in marks) == text
    starts = [mark.start_ms for mark in marks]
    assert starts == sorted(starts)
    for mark in marks[5::25]:
        assert np.abs(samples[mark.start_ms * 8 : mark.end_ms * 8]).max() > from_db(-30)


@pytest.mark.parametrize(
    "text",
    [
        "loud \x01+99a word",
        "slow \x01-99s word",
        "a [[h@l@U]] b",
        '<voice name="de">x</voice> y',
        "a \x00 b",
        "\x1b[31m",
        "&lt;break&gt;",
        "-v de",
    ],
)
def test_text_is_never_a_command(espeak: EspeakWorker, text: str) -> None:
    before, _ = say(espeak, "one two", voice="en+m3")
    samples, marks = say(espeak, text, voice="en+m3")
    assert len(samples)
    printable = "".join(c if c.isprintable() else " " for c in text)
    assert " ".join(mark.text for mark in marks) == " ".join(printable.split())
    after, _ = say(espeak, "one two", voice="en+m3")
    assert np.abs(len(after) - len(before)) < 400


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_said(text: str) -> None:
    samples, marks = say(the_espeak(), text.encode("utf-8", "ignore").decode(), voice="ru+f3")
    if marks:
        assert "".join(mark.text for mark in marks).replace(" ", "") == _written(text)
        assert marks[-1].end_ms <= len(samples) / 8 + 1
    assert not len(samples) or float(np.abs(samples).max()) <= 1.0


def _written(text: str) -> str:
    printable = "".join(c if c.isprintable() else " " for c in text)
    return re.sub(r"\s", "", printable.encode("utf-8", "ignore").decode())


@pytest.mark.parametrize("text", ["", "   ", "...", "—", "\n"])
def test_nothing_to_say_is_no_sound(espeak: EspeakWorker, text: str) -> None:
    samples, marks = say(espeak, text)
    assert (len(samples), marks) == (0, ())


def test_voices_and_what_is_none(espeak: EspeakWorker) -> None:
    assert {"ru+f3", "en+m3", "ru", "en"} <= set(espeak.voices())
    for voice in ("de", "ru+nobody", "ru+../../x", "", "+f3"):
        with pytest.raises(WireError, match="unknown_voice"):
            say(espeak, "a", voice=voice)
    with pytest.raises(WireError, match="unknown_language"):
        list(espeak.synthesise(Synthesize(text="a", language="de")))


def test_speed_is_speed(espeak: EspeakWorker) -> None:
    lengths = [len(say(espeak, GREETING, speed=speed)[0]) for speed in (0.5, 1.0, 2.0)]
    assert lengths[0] > 1.5 * lengths[1] > 2.2 * lengths[2]


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[TtsClient]:
    spec = WorkerSpec(kind="tts", backend="espeak", memory_limit_mb=200)
    async with Supervisor(spec=spec, sockets=tmp_path / "s") as supervisor:
        info = await supervisor.ready(timeout_s=LIMIT_S)
        assert info.languages == ("ru", "en")
        yield TtsClient(service=supervisor)


async def test_over_the_wire_and_once_more(client: TtsClient) -> None:
    for _ in range(2):
        async with client.speak(GREETING, voice="ru+f3") as speaking:
            pcm = b"".join([piece async for piece in speaking.audio()])
            assert len(pcm) > 3 * 16000
            assert speaking.marks
