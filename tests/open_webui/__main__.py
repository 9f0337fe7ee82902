"""`python -m tests.open_webui`: Open WebUI, without a window, has our assistants as its models.

It comes from the package index into an environment of its own, is pointed at our server with an
API key, and is asked through its own API: which models there are, and a question to one of them.
Exit code 0: it answered as we do; 1: it did not; 2: it could not be tried here.
"""

import asyncio
import os
import secrets
import shutil
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from tests.bench.clips import REPOSITORY
from tests.bench.environment import NoPeer, interpreter
from tests.bench.openai.door import OpenDoor, open_door
from tests.bench.program import Scratch
from tests.bench.web.load import port_that_is_free

LOCK = Path(__file__).with_name("requirements.txt")
FOLDER = REPOSITORY / "build" / "open-webui-job"
LOG = REPOSITORY / "build" / "open-webui.log"

QUESTION = "How much is a copy of a key?"
ANSWER = "A copy of a key costs five hundred roubles."

START_LIMIT_S = 300.0
"""Its first start makes a database by some hundred migrations."""
ANSWER_LIMIT_S = 60.0
LOOKS_S = 1.0

DONE, FAILED, NOT_TRIED = 0, 1, 2


async def main() -> int:
    """Says each thing that was seen."""
    try:
        python = await interpreter(LOCK, name="open-webui")
    except NoPeer as reason:
        print(f"Open WebUI was not tried here: {reason}")
        return NOT_TRIED
    shutil.rmtree(FOLDER, ignore_errors=True)
    scratch = Scratch(FOLDER / "secretary")
    await scratch.knows([{"question": QUESTION, "answer": ANSWER, "language": "en"}])
    async with open_door(scratch) as door:
        ours = await _our_models(door)
        async with _open_webui(python, door) as client:
            return await _asked(client, ours)


async def _asked(client: aiohttp.ClientSession, ours: list[str]) -> int:
    listed = [each["id"] for each in (await _get(client, "/api/models"))["data"]]
    print(f"our models: {', '.join(ours)}; Open WebUI lists: {', '.join(listed)}")
    question = {
        "model": ours[0],
        "messages": [{"role": "user", "content": QUESTION}],
        "stream": False,
    }
    answer = await _post(client, "/api/chat/completions", question)
    text = answer["choices"][0]["message"]["content"]
    print(f"{ours[0]}: {QUESTION} → {text}")
    return DONE if set(ours) <= set(listed) and text == ANSWER else FAILED


async def _our_models(door: OpenDoor) -> list[str]:
    async with aiohttp.ClientSession(door.address, headers=door.headers) as client:
        return [each["id"] for each in (await _get(client, "/v1/models"))["data"]]


@asynccontextmanager
async def _open_webui(python: Path, door: OpenDoor) -> AsyncIterator[aiohttp.ClientSession]:
    """Whoever signs up first is its admin."""
    port, data = port_that_is_free(), FOLDER / "open-webui"
    data.mkdir(parents=True)
    with LOG.open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(str(python.with_name("open-webui")), "serve"),
            *("--host", "127.0.0.1", "--port", str(port)),
            cwd=data,
            env=_environment(data, door),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        await _healthy(address, process)
        print(f"Open WebUI is up at {address}; what it says stands in {LOG.name}")
        somebody = {"name": "A", "email": "a@example.com", "password": secrets.token_urlsafe(16)}
        async with aiohttp.ClientSession(address) as client:
            token = (await _post(client, "/api/v1/auths/signup", somebody))["token"]
        async with aiohttp.ClientSession(
            address, headers={"Authorization": f"Bearer {token}"}
        ) as client:
            yield client
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def _environment(data: Path, door: OpenDoor) -> Mapping[str, str]:
    """Its settings: our server for everything, and nothing of the world."""
    return os.environ | {
        "DATA_DIR": str(data),
        "WEBUI_SECRET_KEY": secrets.token_urlsafe(32),
        "OPENAI_API_BASE_URL": f"{door.address}/v1",
        "OPENAI_API_KEY": door.key,
        "RAG_EMBEDDING_ENGINE": "openai",
        "AUDIO_STT_ENGINE": "openai",
        "ENABLE_OLLAMA_API": "false",
        "ENABLE_VERSION_UPDATE_CHECK": "false",
        "OFFLINE_MODE": "true",
        "ANONYMIZED_TELEMETRY": "false",
        "DO_NOT_TRACK": "true",
        "SCARF_NO_ANALYTICS": "true",
    }


async def _healthy(address: str, process: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(START_LIMIT_S), aiohttp.ClientSession(address) as client:
        while process.returncode is None:
            try:
                async with client.get("/health") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(LOOKS_S)  # it tells nobody when it is ready
    raise RuntimeError(f"Open WebUI ended by itself: see {LOG}")


async def _get(client: aiohttp.ClientSession, path: str) -> Any:
    async with asyncio.timeout(ANSWER_LIMIT_S), client.get(path) as answer:
        answer.raise_for_status()
        return await answer.json()


async def _post(client: aiohttp.ClientSession, path: str, body: Mapping[str, Any]) -> Any:
    async with asyncio.timeout(ANSWER_LIMIT_S), client.post(path, json=body) as answer:
        answer.raise_for_status()
        return await answer.json()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
