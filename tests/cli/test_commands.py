"""The command line as a person meets it: the whole program as a child process."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from secretary_app.foundation.lock import OwnerLock, Role, read_owner
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder

pytestmark = pytest.mark.wire

Run = Callable[..., "subprocess.CompletedProcess[str]"]

HEAVY = {"sqlalchemy", "numpy", "pydantic", "aiohttp", "aiogram", "PySide6", "alembic"}
"""Libraries that take longer to load than a help text may be awaited."""


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def environment(folder: DataFolder) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"SECRETARY_DATA": str(folder.root), "LANG": "en_US.UTF-8"}


@pytest.fixture
def secretary(repository: Path, environment: dict[str, str], tmp_path: Path) -> Run:
    def run(*argv: str, **changes: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(repository / "main.py"), *argv],
            cwd=tmp_path,
            env=environment | changes,
            capture_output=True,
            encoding="utf-8",
            timeout=30,
            check=False,
        )

    return run


@pytest.fixture
async def running(
    repository: Path, folder: DataFolder, environment: dict[str, str]
) -> AsyncIterator[asyncio.subprocess.Process]:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.support.running_program", str(folder.root),
        cwd=repository, env=environment,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None
    async with asyncio.timeout(20):
        assert await child.stdout.readline() == b"ready\n"
    yield child
    child.stdin.close()
    await child.stdout.read()
    assert await child.wait() == 0


def test_help_comes_at_once_and_leaves_nothing_behind(secretary: Run, folder: DataFolder) -> None:
    imports = secretary("--help", PYTHONPROFILEIMPORTTIME="1").stderr
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in imports.splitlines()}
    assert "click" in loaded
    assert loaded & HEAVY == set()
    done = secretary("--help")
    assert done.returncode == 0
    assert "Usage: secretary [OPTIONS] COMMAND …" in done.stdout
    assert "settings" in done.stdout
    assert done.stderr == ""
    assert secretary().stdout == done.stdout
    russian = secretary("settings", "set", "--help", LANG="ru_RU.UTF-8")
    assert "Использование: secretary settings set [КЛЮЧИ] KEY VALUE" in russian.stdout
    assert "новое значение" in russian.stdout
    assert not folder.root.exists()


def test_a_choice_is_kept_from_one_command_to_the_next(secretary: Run) -> None:
    assert secretary("settings", "get", "recordings.keep_days").stdout == "180\n"
    done = secretary("settings", "set", "recordings.keep_days", "30")
    assert (done.returncode, done.stdout, done.stderr) == (0, "recordings.keep_days = 30\n", "")
    rows = json.loads(secretary("settings", "list", "--json").stdout)
    row = next(row for row in rows if row["key"] == "recordings.keep_days")
    assert (row["value"], row["source"]) == ("30", "database")
    table = secretary("settings", "list", LANG="ru_RU.UTF-8").stdout
    assert "Сколько дней хранить записи" in table
    assert "выбрано" in table


def test_an_unknown_key_in_the_file_is_told_by_any_command(
    secretary: Run, folder: DataFolder
) -> None:
    folder.root.mkdir()
    folder.settings_file.write_text("[recordings]\nkeep_dais = 3\n", "utf-8")
    done = secretary("settings", "list")
    assert done.returncode == 2
    for word in ("recordings.keep_dais", "recordings.keep_days?", "settings.toml"):
        assert word in done.stderr


def test_who_reads_only_the_first_line_causes_no_trace(
    repository: Path, environment: dict[str, str]
) -> None:
    done = subprocess.run(
        f"{sys.executable} main.py settings list | head -n 1",
        shell=True,
        cwd=repository,
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_help_loads_neither_the_database_nor_the_wire(repository: Path) -> None:
    words = (
        "import sys; from secretary_app.cli.main import main; main(['--help']);"
        "print({'sqlalchemy', 'rich', 'wyoming', 'asyncio'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", words],
        cwd=repository,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert done.stdout.endswith("set()\n")


async def test_the_running_program_runs_the_command_itself(
    secretary: Run, running: asyncio.subprocess.Process
) -> None:
    assert running.stdout is not None
    done = await asyncio.to_thread(
        secretary, "--lang", "ru", "settings", "set", "recordings.keep_days", "7"
    )
    assert (done.returncode, done.stdout) == (0, "recordings.keep_days = 7\n")
    async with asyncio.timeout(5):
        assert await running.stdout.readline() == b"recordings.keep_days 7\n"
    wrong = await asyncio.to_thread(secretary, "settings", "get", "nothing.here")
    assert wrong.returncode == 2
    assert "nothing.here" in wrong.stderr
    usage = await asyncio.to_thread(secretary, "settings", "get")
    assert (usage.returncode, "KEY" in usage.stderr) == (2, True)
    help_ = await asyncio.to_thread(secretary, "settings", "get", "--help")
    assert (help_.returncode, "KEY" in help_.stdout) == (0, True)


async def test_a_second_start_on_the_same_data_says_who_was_first(
    secretary: Run, running: asyncio.subprocess.Process, folder: DataFolder
) -> None:
    done = await asyncio.to_thread(secretary, "serve")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert str(running.pid) in done.stderr
    assert str(folder.root) in done.stderr


async def test_a_command_after_a_killed_program_opens_the_data_itself(
    secretary: Run, folder: DataFolder, repository: Path, environment: dict[str, str]
) -> None:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.support.running_program", str(folder.root),
        cwd=repository, env=environment,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert child.stdout is not None
    await child.stdout.readline()
    child.kill()
    await child.wait()
    owner = read_owner(folder)
    assert owner is not None
    assert owner.endpoint is not None
    done = await asyncio.to_thread(secretary, "settings", "get", "recordings.keep_days")
    assert (done.returncode, done.stdout) == (0, "180\n")


def test_two_commands_at_once_wait_for_each_other(
    repository: Path, environment: dict[str, str]
) -> None:
    children = [
        subprocess.Popen(
            [sys.executable, "main.py", "settings", "set", "recordings.keep_days", str(days)],
            cwd=repository,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for days in (1, 2, 3)
    ]
    for child in children:
        _, told = child.communicate(timeout=30)
        assert (child.returncode, told) == (0, "")


def test_ctrl_c_ends_a_waiting_command_quietly(
    repository: Path, environment: dict[str, str], folder: DataFolder
) -> None:
    folder.prepare()
    with OwnerLock(folder=folder, role=Role.COMMAND, clock=Clock()):
        child = subprocess.Popen(
            [sys.executable, "main.py", "--log-level", "info", "settings", "list"],
            cwd=repository,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert child.stderr is not None
        assert "waiting" in child.stderr.readline()
        child.send_signal(signal.SIGINT)
        out, told = child.communicate(timeout=30)
    assert (child.returncode, out) == (130, "")
    assert all("waiting" in line for line in told.splitlines())
