"""The worker as a process: what it refuses, who stands in for it, and real hearing if a model is
given.

`SECRETARY_TEST_VOSK` names the folder of a real model, `SECRETARY_TEST_VOSK_LANGUAGE` its language
(ru if it is not said).
"""

import os
from pathlib import Path

import pytest

from engines.clients import SttChain, SttClient, TtsClient
from engines.supervisor import Supervisor, WorkerSpec
from engines.wire import WireError
from engines.wire.stt import PhraseList

pytestmark = pytest.mark.engine

LIMIT_S = 30.0
LONG_LIMIT_S = 300.0
"""A model of 2 GB from a slow disk."""

MODEL = os.environ.get("SECRETARY_TEST_VOSK", "")
LANGUAGE = os.environ.get("SECRETARY_TEST_VOSK_LANGUAGE", "ru")
SAID = {"ru": "сколько стоит доставка", "en": "how much is the delivery"}


def vosk(model: Path, language: str = "ru") -> WorkerSpec:
    args = ("--language", language, "--model", str(model))
    return WorkerSpec(kind="stt", backend="vosk", args=args, name="vosk", memory_limit_mb=16_000)


@pytest.mark.expects_log("vosk")
async def test_without_a_model_it_fails_for_good_and_says_why(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "vosk-model-small-ru"
    folder.mkdir()
    (folder / "README").write_text("moved")
    async with Supervisor(spec=vosk(folder), sockets=tmp_path / "s") as supervisor:
        with pytest.raises(WireError) as refused:
            await supervisor.ready(timeout_s=LIMIT_S)
        assert refused.value.code == "unreachable", "failed, and not restarted again and again"
        assert supervisor.starts == 1
    assert any(
        str(folder) in record.getMessage() and "am/final.mdl: missing" in record.getMessage()
        for record in caplog.records
    )


@pytest.mark.expects_log("vosk")
async def test_the_next_of_the_chain_hears_in_its_place(tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text("")
    second = WorkerSpec(
        kind="stt", backend="script", args=("--script", str(script), "--language", "ru")
    )
    async with (
        Supervisor(spec=vosk(tmp_path / "gone"), sockets=tmp_path / "s") as first,
        Supervisor(spec=second, sockets=tmp_path / "s") as other,
    ):
        await other.ready(timeout_s=LIMIT_S)
        chain = SttChain(clients=[SttClient(service=first), SttClient(service=other)])
        async with chain.utterance(language="ru", phrases=None) as utterance:
            await utterance.feed(bytes(16_000))
            assert (await utterance.finish()).engine == "script"


@pytest.mark.skipif(not MODEL, reason="SECRETARY_TEST_VOSK names no model folder")
async def test_a_real_model_hears(tmp_path: Path) -> None:
    voice = WorkerSpec(kind="tts", backend="espeak")
    async with (
        Supervisor(spec=vosk(Path(MODEL), LANGUAGE), sockets=tmp_path / "s") as supervisor,
        Supervisor(spec=voice, sockets=tmp_path / "s") as speaker,
    ):
        await speaker.ready(timeout_s=LIMIT_S)
        await supervisor.ready(timeout_s=LONG_LIMIT_S)
        speech = await TtsClient(service=speaker).render(SAID[LANGUAGE], language=LANGUAGE)
        client = SttClient(service=supervisor)
        for listed in ((SAID[LANGUAGE],), ("да", "нет"), None):
            phrases = None if listed is None else PhraseList.of(LANGUAGE, listed)
            async with client.utterance(language=LANGUAGE, phrases=phrases) as utterance:
                await utterance.feed(speech.pcm)
                transcript = await utterance.finish()
            assert transcript.in_list is (listed != ("да", "нет")), transcript
            if transcript.in_list:
                assert transcript.text
                assert transcript.words[-1].end_ms <= len(speech.pcm) // 16 + 100
