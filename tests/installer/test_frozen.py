"""The frozen program's own workers and readers, with real libraries and small files made here.

`make build` names its folder; elsewhere there is none, and freezing takes minutes.
"""

import asyncio
import json
import os
from pathlib import Path

import pytest

from engines.clients import LlmClient, TtsClient
from engines.supervisor import Supervisor, WorkerSpec
from engines.wire.llm import ChatDone, ChatMessage, ChatRequest
from tests.support import papers, random_gguf
from tests.support.desk_bench import missing_parts, sound_server
from tests.support.piper_voice import make_voice
from tests.support.program import takes_commands

FOLDER = os.environ.get("SECRETARY_TEST_FROZEN", "")
PROGRAM = Path(FOLDER).resolve() / ("secretary.exe" if os.name == "nt" else "secretary")

pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(120),
    pytest.mark.skipif(not FOLDER, reason="SECRETARY_TEST_FROZEN names no frozen program"),
]

LIMIT_S = 60.0


def frozen(role: str, *args: str) -> list[str]:
    return [str(PROGRAM), role, *args]


async def run(*command: str, **environment: str) -> tuple[int | None, str, str]:
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={"PATH": os.defpath, "LANG": "C.UTF-8", **environment},
    )
    async with asyncio.timeout(LIMIT_S):
        out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


@pytest.mark.parametrize("backend", ["llama_cpp", "xllamacpp"])
async def test_a_language_model_answers(backend: str, tmp_path: Path) -> None:
    if backend == "llama_cpp":
        pytest.importorskip("llama_cpp", reason="llama-cpp-python was not built here")
    model = random_gguf.write(tmp_path / "tiny.gguf")
    spec = WorkerSpec(kind="llm", backend=backend, args=("--model", str(model)))
    async with Supervisor(spec=spec, sockets=tmp_path / "s", command=frozen) as worker:
        await worker.ready(timeout_s=LIMIT_S)
        request = ChatRequest(
            messages=(ChatMessage(role="user", content="?"),),
            max_tokens=8,
            json_schema='{"type": "object", "properties": {"a": {"type": "boolean"}}}',
        )
        (*_, done) = [piece async for piece in LlmClient(service=worker).chat(request)]
        assert isinstance(done, ChatDone)
        assert done.completion_tokens > 0


async def test_piper_speaks(tmp_path: Path) -> None:
    voice = make_voice(tmp_path / "v")
    spec = WorkerSpec(kind="tts", backend="piper", args=("--voice", str(voice)))
    async with Supervisor(spec=spec, sockets=tmp_path / "s", command=frozen) as worker:
        await worker.ready(timeout_s=LIMIT_S)
        speech = await TtsClient(service=worker).render("Добрый день", language="ru")
        assert len(speech.pcm) > 8000


async def test_vosk_looks_at_its_model(tmp_path: Path) -> None:
    """Its library is loaded before; without a real model that is as far as it goes."""
    args = ("--uri", f"unix://{tmp_path}/w", "--language", "ru", "--model", str(tmp_path))
    code, out, _ = await run(*frozen("_worker", "stt", "vosk", *args))
    assert (code, json.loads(out)["code"]) == (2, "model_broken")


async def test_documents_are_read(tmp_path: Path) -> None:
    files = {
        "pdf": papers.pdf(tmp_path / "a.pdf", [[("Payment", "We take cards and cash.")]]),
        "docx": papers.word(tmp_path / "a.docx", [(0, "We take cards and cash.")]),
    }
    for kind, file in files.items():
        code, out, err = await run(*frozen("_reader", kind, str(file)))
        assert (code, err) == (0, "")
        contents = json.loads(out.splitlines()[-1])["contents"]
        assert "We take cards and cash." in contents["sections"][0]["text"]


@pytest.mark.skipif(bool(missing_parts()), reason=f"no sound here: {missing_parts()}")
async def test_a_desk_has_its_devices(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('[line]\nkind = "soundcard"\n')
    async with sound_server() as server:
        _, out, err = await run(
            *(str(PROGRAM), "--lang", "en", "--data", str(tmp_path), "line", "check"),
            **server.environment,
        )
    # Nobody speaks into a null sink: its silence was measured.
    assert "The microphone hears nothing at all" in err, out
    assert len(err.splitlines()) == 1


async def test_the_window_opens_and_comes_to_the_front(tmp_path: Path) -> None:
    """Qt's plugins are there, and every part that a start loads by name."""
    command = [str(PROGRAM), "--data", str(tmp_path / "d"), "--lang", "en", "app"]
    screen = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    window = await asyncio.create_subprocess_exec(
        *command, env={"PATH": os.defpath, "LANG": "C.UTF-8", **screen}
    )
    try:
        await takes_commands(tmp_path / "d")
        code, out, err = await run(*command, **screen)
        assert (code, err) == (0, "")
        assert "open already" in out
    finally:
        window.terminate()
        await window.wait()
    assert window.returncode == 0
