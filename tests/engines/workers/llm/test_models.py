"""A model that cannot be used is named with the reason and the next step, and the worker ends."""

import asyncio
import json
from pathlib import Path

import pytest

from engines.supervisor import child_command
from engines.wire.llm import ChatRequest
from tests.support import random_gguf
from tests.support.thinkers import BACKENDS, LIMIT_S, needs, thinker, user, whole

pytestmark = [pytest.mark.engine, pytest.mark.parametrize("backend", BACKENDS)]


async def refusal(tmp_path: Path, backend: str, *args: str) -> str:
    """What a worker says that can never work."""
    process = await asyncio.create_subprocess_exec(
        *child_command("_worker", "llm", needs(backend)),
        *("--uri", f"unix://{tmp_path}/s/w", *args),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(LIMIT_S):
        _, err = await process.communicate()
    assert process.returncode == 2
    # The library's own log thread may add a line after ours.
    records = [line for line in err.decode().splitlines() if line.startswith("{")]
    return str(json.loads(records[-1])["message"])


async def test_a_model_that_is_not_there_or_no_model(backend: str, tmp_path: Path) -> None:
    said = await refusal(tmp_path, backend, "--model", str(tmp_path / "no.gguf"))
    assert f"there is no language model at {tmp_path}/no.gguf. Get it" in said
    (tmp_path / "web.gguf").write_text("<html>Sign in to download")
    said = await refusal(tmp_path, backend, "--model", str(tmp_path / "web.gguf"))
    assert "web.gguf cannot be used: it is no language model in the GGUF format" in said
    (tmp_path / "empty").mkdir()
    said = await refusal(tmp_path, backend, "--model", str(tmp_path / "empty"))
    assert "holds no .gguf file" in said


async def test_a_model_that_was_cut_short_or_is_of_the_future(backend: str, tmp_path: Path) -> None:
    whole_one = random_gguf.write(tmp_path / "whole.gguf").read_bytes()
    (tmp_path / "cut.gguf").write_bytes(whole_one[: len(whole_one) // 2])
    said = await refusal(tmp_path, backend, "--model", str(tmp_path / "cut.gguf"))
    assert "cut.gguf cannot be used: " in said
    assert "not within the file bounds" in said
    new = random_gguf.write(tmp_path / "new.gguf", architecture="tomorrow")
    said = await refusal(tmp_path, backend, "--model", str(new))
    assert "unknown model architecture: 'tomorrow'" in said
    assert said.endswith("Get the model again, or choose another one.")


async def test_a_model_larger_than_the_memory(backend: str, tmp_path: Path) -> None:
    with (tmp_path / "huge.gguf").open("wb") as file:
        file.write(b"GGUF")
        file.truncate(10**13)  # a file with a hole takes no room on the disk
    said = await refusal(tmp_path, backend, "--model", str(tmp_path / "huge.gguf"))
    assert "needs 10000.3 GB of memory, and" in said
    assert "choose a smaller model" in said


async def test_a_folder_with_a_model_is_as_good_as_the_file(backend: str, tmp_path: Path) -> None:
    random_gguf.write(tmp_path / "tiny.gguf")
    async with thinker(tmp_path, backend, tmp_path) as (client, _):
        _, done = await whole(client, ChatRequest(messages=(user("?"),), max_tokens=2))
        assert done.completion_tokens == 2
