"""What is built from source: once a machine, never for the demo, and nothing stops without it.

The packages are small ones of ours with a build backend of their own, in a folder that pip really
takes them from by hash; so no network and no compiler is needed to see what the bootstrap does.
"""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from installer import compiled
from tests.support.bootstrap_clone import bootstrap_clone

pytestmark = [pytest.mark.wire, pytest.mark.timeout(400)]

LIMIT_S = 300

PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "{name}"
version = "1.0"
"""
BACKEND = """
import os, zipfile
def build_wheel(folder, config_settings=None, metadata_directory=None):
    if "{module}" == "llama_cpp" and os.environ.get("BREAK"):
        raise SystemExit("ninja: build stopped: the machine is out of memory")
    print("[7/140] Building")
    info = "{file}-1.0.dist-info/"
    with zipfile.ZipFile(os.path.join(folder, "{file}-1.0-py3-none-any.whl"), "w") as wheel:
        wheel.writestr("{module}.py", "BUILT_WITH = " + repr(os.environ.get("CMAKE_ARGS")))
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: {name}\\nVersion: 1.0\\n")
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: t\\n"
                       "Root-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(info + "RECORD", "")
    return "{file}-1.0-py3-none-any.whl"
"""


def source_package(folder: Path, name: str, module: str) -> str:
    """A source archive in `folder`, and its line for a lock."""
    file = name.replace("-", "_")
    texts = {
        "pyproject.toml": PROJECT.format(name=name),
        "backend.py": BACKEND.format(name=name, module=module, file=file),
        "PKG-INFO": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
    }
    path = folder / f"{file}-1.0.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for member, text in texts.items():
            info = tarfile.TarInfo(f"{file}-1.0/{member}")
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return f"{name}==1.0 \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture
def packages(tmp_path: Path) -> tuple[Path, str]:
    folder = tmp_path / "packages"
    folder.mkdir()
    lines = [
        source_package(folder, name, module)
        for name, module in (("llama-cpp-python", "llama_cpp"), ("srt", "srt"))
    ]
    return folder, "# made\n" + "".join(lines)


@pytest.fixture
def checkout(repository: Path, environment: Path) -> Callable[[Path, str], Path]:
    """Makes a clone in a folder, with an empty environment and that source lock."""

    def made(place: Path, lock: str) -> Path:
        clone = bootstrap_clone(repository, place, environment=environment)
        (clone / "installer" / "locks" / "source.txt").write_text(lock)
        return clone

    return made


def prepare(place: Path, name: str, folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [place / "installer" / "prepare", name],
        env={
            **os.environ,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(folder),
            "XDG_CACHE_HOME": str(folder.parent / "cache"),
            "CXX": "/bin/sh",  # found, so there is a compiler; the packages here use none
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def built_with(place: Path, module: str) -> str:
    """What the module in .venv was built with, or the name of the error of importing it."""
    python = place / ".venv" / "bin" / "python"
    ask = f"import {module}; print({module}.BUILT_WITH)"
    done = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).strip().splitlines()[-1]


def test_it_is_built_once_for_all_checkouts_and_never_for_the_demo(
    tmp_path: Path, packages: tuple[Path, str], checkout: Callable[[Path, str], Path]
) -> None:
    folder, lock = packages
    first = checkout(tmp_path / "first", lock)
    assert "Building" not in prepare(first, "demo", folder)
    assert not (tmp_path / "cache").exists()

    assert "Building llama-cpp-python" in prepare(first, "run", folder)
    assert built_with(first, "llama_cpp") == compiled.CMAKE_ARGS
    assert "GGML_NATIVE=OFF" in compiled.CMAKE_ARGS
    kept = compiled.wheel_folder(lock.encode(), {"XDG_CACHE_HOME": str(tmp_path / "cache")})
    assert len(list(kept.iterdir())) == 2
    assert prepare(first, "run", folder) == ""

    # The sources are gone, so what follows can only be the kept wheels.
    shutil.rmtree(folder)
    folder.mkdir()
    second = checkout(tmp_path / "second", lock)
    assert "Building" not in prepare(second, "run", folder)
    assert built_with(second, "llama_cpp") == compiled.CMAKE_ARGS


def test_what_cannot_be_built_stops_nothing(
    tmp_path: Path, packages: tuple[Path, str], checkout: Callable[[Path, str], Path]
) -> None:
    folder, lock = packages
    place = checkout(tmp_path / "here", lock)
    said = prepare(place, "run", folder, BREAK="1")
    assert "out of memory" in said
    assert "xllamacpp serves language models instead" in said
    assert "ModuleNotFoundError" in built_with(place, "llama_cpp")
    assert "GGML_NATIVE=OFF" in built_with(place, "srt")
    assert prepare(place, "run", folder) == ""

    # A compiler that was not there and comes later is used.
    stamp = place / ".venv" / "prepared.json"
    stamp.write_text(json.dumps(json.loads(stamp.read_text()) | {"compiled": "no compiler"}))
    assert "Building llama-cpp-python" in prepare(place, "run", folder)
    assert built_with(place, "llama_cpp") == compiled.CMAKE_ARGS


def test_without_a_compiler_it_is_said_in_one_sentence(
    tmp_path: Path, packages: tuple[Path, str], checkout: Callable[[Path, str], Path]
) -> None:
    folder, lock = packages
    place = checkout(tmp_path / "here", lock)
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("sh", "dirname", "id"):
        (tools / name).symlink_to(shutil.which(name) or name)
    python = str(Path(sys.base_prefix) / "bin" / "python3")
    said = prepare(place, "run", folder, PATH=str(tools), CXX="", PYTHON=python)
    assert said.count("There is no C++ compiler here") == 1
    assert "Building llama-cpp-python" not in said
    assert "GGML_NATIVE=OFF" in built_with(place, "srt")
    again = prepare(place, "run", folder, PATH=str(tools), CXX="", PYTHON=python)
    assert again == ""
