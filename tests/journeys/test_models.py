"""A model, from an empty folder to one that is found, verified and removed, in both languages."""

import asyncio
import hashlib
import json
import os
import signal
import sys
from pathlib import Path

import pytest

from secretary_app.features.model_library.discovery import find_models
from secretary_app.foundation.lock import OwnerLock, Role
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.file_news import grown
from tests.support.file_server import FileServer, Served, file_server
from tests.support.program import MAIN, program

pytestmark = pytest.mark.journey

SOUND = bytes(range(256)) * 8000
CONFIG = json.dumps({"phoneme_id_map": {}, "language": {"family": "ru"}}).encode()
LIMIT_S = 60.0


def catalogue(base: str) -> str:
    digest = hashlib.sha256(SOUND).hexdigest()
    return f"""
[[model]]
name = "toy-voice"
kind = "tts"
backend = "piper"
languages = ["ru"]
licence = {{ name = "CC BY-NC 4.0", forbids_commerce = true, address = "https://example.org" }}
about.ru = "Игрушечный голос"
about.en = "A toy voice"

[[model.file]]
name = "toy.onnx"
addresses = ["{base}/toy.onnx"]
size_bytes = {len(SOUND)}
sha256 = "{digest}"

[[model.file]]
name = "toy.onnx.json"
addresses = ["{base}/toy.onnx.json"]
"""


async def secretary(data: Path, language: str, *argv: str) -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(MAIN), "--lang", language, "--data", str(data), *argv),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={key: value for key, value in os.environ.items() if "proxy" not in key.lower()},
    )
    async with asyncio.timeout(LIMIT_S):
        out, err = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


async def prepared(data: Path, server: FileServer) -> None:
    data.mkdir()
    (data / "catalogue.toml").write_text(catalogue(server.base))
    (data / "settings.toml").write_text(
        f'[models]\ncatalogue = "{data / "catalogue.toml"}"\n', "utf-8"
    )
    server.put("toy.onnx", Served(SOUND))
    server.put("toy.onnx.json", Served(CONFIG))


@pytest.mark.timeout(300)
async def test_a_model_is_pulled_found_verified_and_removed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with file_server() as server:
        await prepared(data, server)

        code, out, err = await secretary(data, "ru", "models", "pull", "toy-voice")
        assert code == 2
        assert "--accept-licence" in err
        assert server.asked == []

        code, out, err = await secretary(
            data, "ru", "models", "pull", "toy-voice", "--accept-licence"
        )
        assert (code, err) == (0, "")
        assert "не для коммерции" in out
        assert "2,0 МБ из 2,0 МБ" in out
        assert "toy-voice установлена" in out

    (model,) = find_models(data / "models")
    assert (model.name, model.languages) == ("toy-voice", ("ru",))
    assert model.path.read_bytes() == SOUND

    code, out, err = await secretary(data, "en", "models", "list", "--json")
    assert [each["name"] for each in json.loads(out)["installed"]] == ["toy-voice"]
    code, out, err = await secretary(data, "en", "models", "verify")
    assert (code, out) == (0, "toy-voice: whole.\n")
    model.path.write_bytes(SOUND[:-1] + b"!")
    code, out, err = await secretary(data, "en", "models", "verify", "toy-voice")
    assert code == 1
    assert "toy.onnx — wrong checksum" in err
    code, out, err = await secretary(data, "ru", "models", "remove", "toy-voice")
    assert code == 1
    assert "--yes" in out
    code, out, err = await secretary(data, "ru", "models", "remove", "toy-voice", "--yes")
    assert code == 0
    assert find_models(data / "models") == ()


@pytest.mark.timeout(300)
async def test_ctrl_c_leaves_the_part_and_the_next_command_goes_on(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with file_server() as server:
        await prepared(data, server)
        file = Served(SOUND, silent_at=1_000_000)
        server.put("toy.onnx", file)
        part = data / "models" / ".pulls" / "toy-voice" / "toy.onnx"

        async with program(data, "models", "pull", "toy-voice", "--accept-licence") as pulling:
            await grown(part, 900_000)
            # A pull of hours keeps nobody from the telephone.
            with OwnerLock(folder=DataFolder(data), role=Role.SERVE, clock=Clock()):
                pass
            pulling.signal(signal.SIGINT)
            assert await pulling.ended(limit_s=LIMIT_S) == 130
        kept = part.stat().st_size
        file.silent_at = None

        code, _out, err = await secretary(
            data, "en", "models", "pull", "toy-voice", "--accept-licence"
        )

        assert (code, err) == (0, "")
        assert [each.range for each in server.asked if each.range] == [f"bytes={kept}-"]
    assert find_models(data / "models")[0].path.read_bytes() == SOUND
