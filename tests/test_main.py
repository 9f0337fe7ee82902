"""The role switch: every name in its table can be loaded, a role loads no more than it needs."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import main
from installer.dotted_names import dotted_names

pytestmark = pytest.mark.wire

START_TIME_LIMIT_S = 30  # two busy cores; alone it takes under a second


def run(repository: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=repository,
        input="",
        capture_output=True,
        text=True,
        timeout=START_TIME_LIMIT_S,
        check=False,
    )


@pytest.mark.timeout(180)  # whatever the program may ever load is loaded at once
def test_every_dotted_name_can_be_loaded() -> None:
    names = {name for name in dotted_names(Path(main.__file__).parent) if ":" in name}
    assert {*main.ROLES.values(), main.COMMAND_LINE} <= names
    for dotted in sorted(names):
        module, _, function = dotted.partition(":")
        assert callable(getattr(importlib.import_module(module), function)), dotted


def test_a_role_takes_the_rest_of_the_line() -> None:
    assert main.entry_point(["_line", "--uri", "x"]) == (main.ROLES["_line"], ["--uri", "x"])
    assert main.entry_point(["calls", "list"]) == (main.COMMAND_LINE, ["calls", "list"])
    assert main.entry_point([]) == (main.COMMAND_LINE, [])


@pytest.mark.parametrize("role", ["_worker", "_line", "calls"])
def test_help_of_each_role_is_quiet_on_stderr(repository: Path, role: str) -> None:
    result = run(repository, "main.py", role, "--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout


def test_no_library_of_a_role_makes_itself_known_to_its_maker(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # ONNX Runtime's uploader leaves its session in the folder of temporary files.
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert run(repository, "main.py", "_line", "--help").returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_simulator_ends_with_its_input(repository: Path) -> None:
    result = run(repository, "main.py", "_simulator")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_the_line_loads_neither_database_nor_engines(repository: Path) -> None:
    program = (
        "import sys, importlib, main; importlib.import_module(main.ROLES['_line'].split(':')[0]);"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    loaded = set(run(repository, "-c", program).stdout.split())
    assert "hardware" in loaded
    assert loaded.isdisjoint({"sqlalchemy", "secretary_app", "pocketsphinx", "espeakng_loader"})


def test_a_missing_package_is_told_in_a_sentence(repository: Path) -> None:
    result = run(repository, "-S", "main.py", "calls", "list")  # -S: as if nothing were installed
    assert result.returncode == main.WRONG_USE
    assert "make run" in result.stderr
    assert "Traceback" not in result.stderr
