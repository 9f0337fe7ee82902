"""One owner per data folder, however it ends."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from secretary_app.foundation.i18n import Language, Translator
from secretary_app.foundation.lock import FolderInUse, OwnerLock, Role, read_owner
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder, FolderUnwritable
from tests.support.disks import read_only

pytestmark = pytest.mark.wire

HOLDER = """
import sys
from pathlib import Path
from secretary_app.foundation.lock import OwnerLock, Role
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
with OwnerLock(folder=DataFolder(Path(sys.argv[1])), role=Role(sys.argv[2]), clock=Clock()):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "data")
    folder.prepare()
    return folder


@asynccontextmanager
async def another_process(
    folder: DataFolder, role: Role, repository: Path
) -> AsyncIterator[asyncio.subprocess.Process]:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, str(folder.root), role,
        cwd=repository, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        async with asyncio.timeout(20):
            assert await child.stdout.readline() == b"held\n"
        yield child
    finally:
        child.stdin.close()
        await child.wait()


def lock(folder: DataFolder, role: Role = Role.DESK) -> OwnerLock:
    return OwnerLock(folder=folder, role=role, clock=Clock())


async def test_a_second_start_says_who_was_first(folder: DataFolder, repository: Path) -> None:
    async with another_process(folder, Role.SERVE, repository) as child:
        started = Clock().monotonic()
        with pytest.raises(FolderInUse) as told:
            lock(folder).acquire()
        assert Clock().monotonic() - started < 1
        assert told.value.params["pid"] == str(child.pid)
        assert told.value.params["role"] == "serve"
        for language in Language:
            sentence = Translator(language).error(told.value)
            assert str(child.pid) in sentence
            assert str(folder.root) in sentence


async def test_a_killed_owner_holds_nothing(folder: DataFolder, repository: Path) -> None:
    async with another_process(folder, Role.SERVE, repository) as child:
        child.kill()
        await child.wait()
        assert read_owner(folder) is not None
        with lock(folder):
            owner = read_owner(folder)
            assert owner is not None
            assert (owner.pid, owner.role, owner.endpoint) == (os.getpid(), Role.DESK, None)
    assert read_owner(folder) is None


async def test_a_passing_command_is_waited_for(folder: DataFolder, repository: Path) -> None:
    async with another_process(folder, Role.COMMAND, repository) as child:
        starting = lock(folder)
        waiting = asyncio.create_task(asyncio.to_thread(starting.acquire, timeout_s=20))
        assert child.stdin is not None
        child.stdin.write(b"\n")
        await waiting
        starting.release()
        starting.release()


def test_a_command_that_never_ends_is_told_too(folder: DataFolder) -> None:
    with lock(folder, Role.COMMAND), pytest.raises(FolderInUse) as told:
        lock(folder).acquire(timeout_s=0.1)
    assert told.value.params["role"] == "command"


def test_the_note_says_where_commands_are_taken_and_is_private(folder: DataFolder) -> None:
    with lock(folder) as held:
        held.announce(endpoint="unix:///x", token="t")
        owner = read_owner(folder)
        assert owner is not None
        assert (owner.endpoint, owner.token) == ("unix:///x", "t")
        assert folder.owner_note.stat().st_mode & 0o077 == 0
    folder.owner_note.write_text("{}")
    assert read_owner(folder) is None


def test_a_folder_that_nobody_may_write_to_is_told(folder: DataFolder) -> None:
    with read_only(folder.root), pytest.raises(FolderUnwritable):
        lock(folder).acquire()
