"""Piper's real library in its process, with voices whose phonemes are tones.

Never in this process: its eSpeak NG and ours have the same symbols.
"""

import json
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from engines.clients import TtsChain, TtsClient
from engines.sound.level import speech_level_dbfs
from engines.sound.measures import SPEECH_DBFS
from engines.sound.resampling import Samples
from engines.sound.silence import loud_span
from engines.supervisor import Supervisor, WorkerSpec
from engines.wire import WireError
from tests.support.piper_voice import make_voice, tone_hz

pytestmark = pytest.mark.engine

LIMIT_S = 30.0
GREETING = "Здравствуйте, вы позвонили в мастерскую. Чем я могу вам помочь?"
LONG = (
    "Копия ключа стоит двести пятьдесят рублей, если заготовка есть на складе, а если её нет, "
    "то мастер закажет её и позвонит вам, как только она придёт, обычно на следующий день. "
) * 3

SHARED_VOICE = (
    Path(__file__).resolve().parents[6] / "shared/models/piper_test_voice/test_voice.onnx"
)


def spec(*files: Path) -> WorkerSpec:
    args = [word for file in files for word in ("--voice", str(file))]
    return WorkerSpec(kind="tts", backend="piper", args=tuple(args), name="piper")


@asynccontextmanager
async def piper(folder: Path, *files: Path) -> AsyncIterator[Supervisor]:
    async with Supervisor(spec=spec(*files), sockets=folder / "s") as supervisor:
        await supervisor.ready(timeout_s=LIMIT_S)
        yield supervisor


def heard(pcm: bytes) -> Samples:
    return np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(32767)


def loudest_hz(sound: Samples, rate: int) -> float:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    return float(np.fft.rfftfreq(len(sound), 1 / rate)[spectrum.argmax()])


async def test_each_phoneme_is_heard_at_the_rate_and_level_of_the_line(tmp_path: Path) -> None:
    async with piper(tmp_path, make_voice(tmp_path / "v")) as worker:
        client = TtsClient(service=worker)
        for text, phoneme in (("ууу", "u"), ("эээ", "ɛ")):
            for rate in (8000, 16_000):
                speech = await client.render(text, language="ru", rate=rate)
                assert loudest_hz(heard(speech.pcm), rate) == pytest.approx(
                    tone_hz(phoneme), abs=12
                )
        sound = heard((await client.render(GREETING, language="ru")).pcm)
        assert speech_level_dbfs(sound, rate=8000) == pytest.approx(SPEECH_DBFS, abs=2.0)
        span = loud_span(sound)
        assert span is not None
        assert span[0] <= 80, "nobody waits for silence"


async def test_it_is_as_loud_as_it_is_told(tmp_path: Path) -> None:
    file = make_voice(tmp_path / "v")
    softer = WorkerSpec(kind="tts", backend="piper", args=("--level=-24.0", "--voice", str(file)))
    async with Supervisor(spec=softer, sockets=tmp_path / "s") as worker:
        await worker.ready(timeout_s=LIMIT_S)
        speech = await TtsClient(service=worker).render(GREETING, language="ru")
    assert speech_level_dbfs(heard(speech.pcm), rate=8000) == pytest.approx(-24.0, abs=2.0)


async def test_marks_join_to_the_text_and_lie_in_the_sound(tmp_path: Path) -> None:
    async with piper(tmp_path, make_voice(tmp_path / "v")) as worker:
        speech = await TtsClient(service=worker).render(GREETING, language="ru")
        assert " ".join(mark.text for mark in speech.marks) == GREETING
        for mark, following in pairwise(speech.marks):
            assert 0 <= mark.start_ms < mark.end_ms <= following.start_ms
        length_ms = len(speech.pcm) // 16
        assert length_ms - 60 <= speech.marks[-1].end_ms <= length_ms
        # The pause between the two sentences is where the marks say.
        end = next(mark for mark in speech.marks if mark.text.endswith("."))
        start = speech.marks[speech.marks.index(end) + 1]
        pause = heard(speech.pcm)[end.end_ms * 8 + 40 : start.start_ms * 8 - 40]
        assert len(pause) > 1600
        assert loud_span(pause) is None


async def test_speed_is_of_the_speech(tmp_path: Path) -> None:
    async with piper(tmp_path, make_voice(tmp_path / "v")) as worker:
        client = TtsClient(service=worker)
        lengths = [
            len((await client.render(GREETING, language="ru", speed=speed)).pcm)
            for speed in (0.5, 1.0, 2.0)
        ]
        assert lengths[0] == pytest.approx(lengths[1] * 2, rel=0.05)
        assert lengths[2] == pytest.approx(lengths[1] / 2, rel=0.05)


async def test_a_long_sentence_begins_with_a_short_piece_and_may_be_left(tmp_path: Path) -> None:
    async with piper(tmp_path, make_voice(tmp_path / "v")) as worker:
        client = TtsClient(service=worker)
        async with client.speak(LONG, language="ru") as speaking:
            first = " ".join(mark.text for mark in speaking.marks)
            assert LONG.startswith(first)
            assert len(first) <= 60
            pcm = b"".join([piece async for piece in speaking.audio()])
            assert " ".join(mark.text for mark in speaking.marks) == LONG.strip()
            assert speaking.marks[-1].end_ms <= len(pcm) // 16
        async with client.speak(LONG * 20, language="ru"):
            pass
        assert (await client.render("да", language="ru")).pcm


async def test_every_voice_and_speaker_is_there_by_name(tmp_path: Path) -> None:
    files = (
        make_voice(tmp_path / "v", "ru_RU-tone-low"),
        make_voice(tmp_path / "v", "ru_RU-two-low", speakers=("anna", "boris")),
        make_voice(tmp_path / "v", "en_US-tone-low", espeak="en-us"),
    )
    async with piper(tmp_path, *files) as worker:
        assert worker.info is not None
        assert worker.info.languages == ("ru", "en")
        assert worker.info.voices == (
            "ru_RU-tone-low",
            "ru_RU-two-low",
            "ru_RU-two-low#anna",
            "ru_RU-two-low#boris",
            "en_US-tone-low",
        )
        client = TtsClient(service=worker)
        anna = await client.render("ууу", voice="ru_RU-two-low#anna", language="ru")
        boris = await client.render("ууу", voice="ru_RU-two-low#boris", language="ru")
        assert loudest_hz(heard(anna.pcm), 8000) == pytest.approx(tone_hz("u"), abs=12)
        assert loudest_hz(heard(boris.pcm), 8000) == pytest.approx(tone_hz("u") * 1.5, abs=18)
        assert (await client.render("Hello.", language="en")).pcm
        with pytest.raises(WireError) as refused:
            await client.render("Bonjour", language="fr")
        assert refused.value.code == "unknown_language"
        # The name of another engine's voice means ours for that language.
        other = await client.render("ууу", voice="ru+f3", language="ru")
        assert loudest_hz(heard(other.pcm), 8000) == pytest.approx(tone_hz("u"), abs=12)


async def test_brackets_are_no_phonemes_and_nothing_to_say_is_no_sound(tmp_path: Path) -> None:
    async with piper(tmp_path, make_voice(tmp_path / "v")) as worker:
        client = TtsClient(service=worker)
        plain = await client.render("ууу", language="ru")
        bracketed = await client.render("[[ ууу ]]", language="ru")
        assert loudest_hz(heard(bracketed.pcm), 8000) == pytest.approx(
            loudest_hz(heard(plain.pcm), 8000), abs=5
        )
        assert (await client.render("", language="ru")).pcm == b""


@pytest.mark.expects_log("piper|network|describes no voice")
async def test_a_broken_voice_costs_itself_only(tmp_path: Path) -> None:
    damaged = make_voice(tmp_path / "v", "ru_RU-damaged-low")
    damaged.write_bytes(damaged.read_bytes()[:400])
    whole = make_voice(tmp_path / "v", "ru_RU-whole-low")
    async with piper(tmp_path, damaged, whole) as worker:
        assert worker.info is not None
        assert worker.info.voices == ("ru_RU-whole-low",)
        assert (await TtsClient(service=worker).render("да", language="ru")).pcm


@pytest.mark.expects_log("piper")
async def test_without_a_whole_voice_it_fails_for_good_and_the_next_speaks(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    lonely = make_voice(tmp_path / "v", "ru_RU-lonely-low")
    lonely.with_name(f"{lonely.name}.json").unlink()
    espeak = WorkerSpec(kind="tts", backend="espeak")
    async with (
        Supervisor(spec=spec(lonely), sockets=tmp_path / "s") as first,
        Supervisor(spec=espeak, sockets=tmp_path / "s") as second,
    ):
        with pytest.raises(WireError):
            await first.ready(timeout_s=LIMIT_S)
        assert first.starts == 1
        await second.ready(timeout_s=LIMIT_S)
        chain = TtsChain(clients=[TtsClient(service=first), TtsClient(service=second)])
        assert (await chain.render("да", voice="ru_RU-lonely-low", language="ru")).pcm
    said = [
        r.getMessage()
        for r in caplog.records
        if "ru_RU-lonely-low.onnx.json: missing" in r.getMessage()
    ]
    assert said
    assert "models pull" in said[0]


@pytest.mark.skipif(
    not SHARED_VOICE.is_file(), reason="no ../shared/models/piper_test_voice beside the checkout"
)
async def test_pipers_own_test_voice_is_spoken_with(tmp_path: Path) -> None:
    """It makes a second of silence for a sentence; the files are those of a real voice."""
    folder = tmp_path / "v"
    folder.mkdir()
    for file in SHARED_VOICE.parent.iterdir():
        shutil.copyfile(file, folder / file.name)
    async with piper(tmp_path, folder / SHARED_VOICE.name) as worker:
        assert worker.info is not None
        assert worker.info.languages == ("en",)
        speech = await TtsClient(service=worker).render("One. Two.", language="en")
        assert 2000 <= len(speech.pcm) // 16 <= 2500
        assert [mark.text for mark in speech.marks] == ["One. Two."] or len(speech.marks) == 2


@pytest.mark.skipif(
    "SECRETARY_TEST_PIPER" not in os.environ,
    reason="SECRETARY_TEST_PIPER names no voice (an .onnx file)",
)
async def test_a_real_voice_speaks(tmp_path: Path) -> None:
    file = Path(os.environ["SECRETARY_TEST_PIPER"])
    told = json.loads(file.with_name(f"{file.name}.json").read_text(encoding="utf-8"))
    language = told["espeak"]["voice"].partition("-")[0]
    async with piper(tmp_path, file) as worker:
        text = GREETING if language == "ru" else "Good morning, how can I help you?"
        speech = await TtsClient(service=worker).render(text, language=language)
        assert speech_level_dbfs(heard(speech.pcm), rate=8000) == pytest.approx(-18, abs=3)
        assert 2000 <= len(speech.pcm) // 16 <= 9000
