"""OpenAI's own client speaks and hears; a program that telephones does it by sockets."""

import base64
import io
import json
import math
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import numpy as np
import openai
import pytest
import pytest_asyncio
import soundfile

from engines.supervisor import WorkerSpec
from hardware.audio import alaw, mulaw
from secretary_app.channels.openai_api.sound_files import telephone_sound
from secretary_app.features.providers.plan import EnginePlan
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.web.settings import SPEECH_PER_MINUTE
from tests.support.openai_door import KEY, OpenAiDoor, openai_door

pytestmark = [
    pytest.mark.wire,
    pytest.mark.timeout(120),
    pytest.mark.asyncio(loop_scope="module"),
]

LIMIT_S = 30.0
SENTENCE = "Здравствуйте! Мы работаем с девяти до шести. Приходите, пожалуйста, завтра."
SIGNED = {"Authorization": f"Bearer {KEY}"}

VOICE = WorkerSpec(kind="tts", backend="espeak")


class Ear:
    """A recogniser that hears what the test has written down for it."""

    def __init__(self, script: Path) -> None:
        self._script = script
        self.spec = WorkerSpec(kind="stt", backend="script", args=("--script", str(script)))

    def will_hear(self, text: str) -> None:
        """In the next utterance, whenever it comes."""
        line = {"text": text, "starts_at": time.monotonic() - 1.0, "duration_s": 0.9}
        with self._script.open("a", encoding="utf-8") as out:
            out.write(json.dumps(line) + "\n")


@pytest.fixture(scope="module")
def ear(tmp_path_factory: pytest.TempPathFactory) -> Ear:
    return Ear(tmp_path_factory.mktemp("ear") / "script")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def door(tmp_path_factory: pytest.TempPathFactory, ear: Ear) -> AsyncIterator[OpenAiDoor]:
    plan = EnginePlan(recognisers={"ru": (ear.spec,), "en": (ear.spec,)}, voices=(VOICE,))
    async with openai_door(tmp_path_factory.mktemp("door") / "d", plan) as opened:
        with acting_as(SYSTEM):
            await opened.workspace.settings.set(SPEECH_PER_MINUTE, "0")
        await opened.ready(VOICE)
        await opened.ready(ear.spec)
        yield opened


async def _said(door: OpenAiDoor, **asked: Any) -> bytes:
    asked = {"model": "tts-1", "voice": "alloy", "input": SENTENCE} | asked
    async with door.client.audio.speech.with_streaming_response.create(**asked) as answer:
        return b"".join([piece async for piece in answer.iter_bytes()])


def _seconds(sound: bytes) -> float:
    return len(telephone_sound(io.BytesIO(sound))) / 16_000


def _colour(pcm: bytes, rate: int) -> Any:
    strength = np.abs(np.fft.rfft(np.frombuffer(pcm, "<i2").astype(float)))
    up_to_3_khz = strength[: 3000 * len(pcm) // (2 * rate)]
    return np.log10([band.mean() + 1 for band in np.array_split(up_to_3_khz, 150)])


def _same(one: bytes, other: bytes, *, rate: int = 24_000) -> bool:
    """The same words by the same voice, which is never hoarse twice in the same way."""
    if not math.isclose(len(one), len(other), rel_tol=0.02):
        return False
    return float(np.corrcoef(_colour(one, rate), _colour(other, rate))[0, 1]) > 0.9


async def test_words_become_sound_in_every_form(door: OpenAiDoor) -> None:
    pcm = await _said(door, response_format="pcm")
    seconds = len(pcm) / 48_000
    assert 3 < seconds < 15
    assert float(np.abs(np.frombuffer(pcm, "<i2")).max()) > 3000
    for form in ("mp3", "opus", "flac"):
        sound = await _said(door, response_format=form)
        assert soundfile.info(io.BytesIO(sound)).samplerate in {24_000, 48_000}
        assert math.isclose(_seconds(sound), seconds, abs_tol=0.2), form
    wav = await _said(door, response_format="wav")
    assert wav[:4] == b"RIFF"
    assert _same(wav[44:], pcm)
    assert math.isclose(_seconds(wav), seconds, abs_tol=0.1)

    slow = await _said(door, response_format="pcm", speed=0.5)
    assert len(slow) > 1.4 * len(pcm)
    # The first line's assistant, her former name, and her voice.
    for voice in ("anna", "gulya", "ru+f3"):
        assert _same(await _said(door, response_format="pcm", voice=voice), pcm), voice
    other = await _said(door, response_format="pcm", voice="marina")
    assert not _same(other, pcm)
    assert _same(await _said(door, response_format="pcm", voice="ru+f2"), other)

    asked: dict[str, Any] = {"input": SENTENCE, "response_format": "pcm", "stream_format": "sse"}
    async with (
        aiohttp.ClientSession(headers=SIGNED) as client,
        client.post(f"{door.address}/v1/audio/speech", json=asked) as answer,
    ):
        told = [json.loads(line[6:]) async for line in answer.content if line.startswith(b"data: ")]
    *deltas, done = told
    assert _same(b"".join(base64.b64decode(each["audio"]) for each in deltas), pcm)
    assert (done["type"], done["usage"]["input_tokens"]) == ("speech.audio.done", 10)

    with pytest.raises(openai.BadRequestError) as unknown:
        await _said(door, voice="nobody")
    assert unknown.value.code == "voice_unknown"
    assert "marina" in unknown.value.message
    for wrong in ({"input": "а" * 4097}, {"input": " "}, {"speed": 5}, {"response_format": "aac"}):
        with pytest.raises(openai.BadRequestError):
            await _said(door, **wrong)


@pytest.mark.expects_log("Unexpected audio response format")
async def test_sound_becomes_words_in_every_form(door: OpenAiDoor, ear: Ear) -> None:
    sound = await _said(door, response_format="mp3", input="Есть ли у вас парковка?")

    async def heard(**asked: Any) -> Any:
        ear.will_hear("есть ли у вас парковка")
        file = ("voice.mp3", sound)
        return await door.client.audio.transcriptions.create(
            file=file, model="whisper-1", language="ru", **asked
        )

    assert (await heard()).text == "есть ли у вас парковка"
    assert await heard(response_format="text") == "есть ли у вас парковка\n"
    srt = await heard(response_format="srt")
    assert srt.startswith("1\n00:00:00,")
    assert srt.endswith("\nесть ли у вас парковка\n\n")
    assert (await heard(response_format="vtt")).startswith("WEBVTT\n\n00:00:00.")
    whole = await heard(response_format="verbose_json", timestamp_granularities=["word"])
    assert (whole.language, len(whole.segments)) == ("russian", 1)
    assert [each.word for each in whole.words] == ["есть", "ли", "у", "вас", "парковка"]
    assert 0 <= whole.words[0].start < whole.words[-1].end <= float(whole.duration)
    events = [each async for each in await heard(stream=True)]
    assert [each.type for each in events] == ["transcript.text.delta", "transcript.text.done"]
    assert events[-1].text == "есть ли у вас парковка"

    silence = io.BytesIO()
    soundfile.write(silence, np.zeros((44_100, 2)), 44_100, format="WAV")
    create = door.client.audio.transcriptions.create
    quiet = await create(file=("a.wav", silence.getvalue()), model="whisper-1")
    assert quiet.text == ""
    for wrong, code in (
        ({"file": ("a.mp3", b"this is no sound")}, "audio_unreadable"),
        ({"file": ("a.mp3", b"")}, "audio_unreadable"),
        ({"file": ("a.mp3", sound), "language": "fi"}, "language_not_heard"),
        ({"file": ("a.mp3", sound), "response_format": "yaml"}, "unsupported_parameter"),
    ):
        with pytest.raises(openai.BadRequestError) as refused:
            await create(model="whisper-1", **wrong)
        assert refused.value.code == code
    with pytest.raises(openai.APIStatusError) as large:
        await create(file=("a.wav", bytes(26 * 1024 * 1024)), model="whisper-1")
    assert large.value.status_code == 413
    broken = {**SIGNED, "Content-Type": "multipart/form-data; boundary=x"}
    async with aiohttp.ClientSession() as client:
        for headers, body in ((broken, b"--y\r\n"), (broken, b"--x\r\n\xff"), (SIGNED, b"{}")):
            address = f"{door.address}/v1/audio/transcriptions"
            async with client.post(address, data=body, headers=headers) as answer:
                assert answer.status == 400
                assert (await answer.json())["error"]["code"] == "form_unreadable"


async def test_a_program_that_telephones_speaks_and_hears(door: OpenAiDoor, ear: Ear) -> None:
    asked = {"text": "Привет!", "voice": "gulya", "target_sample_rate": 8000}
    async with aiohttp.ClientSession(door.address, headers=SIGNED) as client:

        async def stream(encoding: str) -> tuple[str, bytes]:
            body = {**asked, "encoding": encoding}
            async with client.post("/admin/tts/stream", json=body) as answer:
                assert answer.status == 200
                return answer.headers["Content-Type"], await answer.read()

        media, pcm = await stream("pcm")
        assert media == "audio/pcm; rate=8000"
        for encoding, kind, law in (("alaw", "PCMA", alaw), ("ulaw", "PCMU", mulaw)):
            media, sound = await stream(encoding)
            assert media == f"audio/{kind}; rate=8000"
            assert _same(law.decoded(sound), pcm, rate=8000)

        async with client.ws_connect("/admin/tts/ws/stream") as socket:
            await _speak(socket, asked, pcm)
        address = "/admin/stt/ws/stream?language=ru&encoding=alaw"
        async with client.ws_connect(address) as socket:
            await _listen(socket, ear, alaw.encoded(pcm))
        async with client.get("/admin/stt/ws/stream?language=fi") as answer:
            assert (answer.status, (await answer.json())["error"]["code"]) == (
                400,
                "language-not-heard",
            )


async def _next(socket: aiohttp.ClientWebSocketResponse) -> Any:
    message = await socket.receive(LIMIT_S)
    return message.data if message.type is aiohttp.WSMsgType.BINARY else json.loads(message.data)


async def _speak(
    socket: aiohttp.ClientWebSocketResponse, asked: dict[str, Any], pcm: bytes
) -> None:
    await socket.send_str("no JSON")
    assert (await _next(socket))["code"] == "message-unreadable"
    await socket.send_json({"text": "Привет!", "voice": "nobody"})
    assert (await _next(socket))["code"] == "voice-unknown"
    # The second waits for its turn.
    await socket.send_json(asked)
    await socket.send_json({**asked, "encoding": "ulaw"})
    for number, read in ((2, bytes), (3, mulaw.decoded)):
        begins = await _next(socket)
        assert (begins["type"], begins["number"]) == ("start", number)
        got = b""
        while isinstance(piece := await _next(socket), bytes):
            got += piece
        assert _same(read(got), pcm, rate=8000)
        assert (piece["type"], piece["words"][0]["text"]) == ("end", "Привет!")
        assert piece["duration_ms"] == len(read(got)) // 16
    await socket.send_json({"text": SENTENCE * 20})
    while not isinstance(await _next(socket), bytes):
        pass
    await socket.send_json({"type": "stop"})
    while isinstance(last := await _next(socket), bytes):
        pass
    assert last == {"type": "stopped"}
    await socket.send_json(asked)
    assert (await _next(socket))["type"] == "start"


async def _listen(socket: aiohttp.ClientWebSocketResponse, ear: Ear, alaw_sound: bytes) -> None:
    for text in ("да", "нет спасибо"):
        ear.will_hear(text)
        half = len(alaw_sound) // 2
        await socket.send_bytes(alaw_sound[:half])
        part = await _next(socket)
        assert (part["type"], part["text"]) == ("partial", text)
        await socket.send_bytes(alaw_sound[half:])
        await socket.send_str('{"type": "end"}')
        said = await _next(socket)
        assert (said["type"], said["text"], said["engine"]) == ("transcript", text, "script")
        assert [each["text"] for each in said["words"]] == text.split()
    await socket.send_bytes(alaw_sound)
    await socket.send_str('{"type": "begin"}')
    assert (await _next(socket))["code"] == "message-unreadable"
