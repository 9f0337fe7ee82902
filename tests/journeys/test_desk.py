"""The desk as a program: it opens, a second start finds it, commands reach it, it ends in order."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from secretary_app.foundation.lock import Role, read_owner
from secretary_app.kernel.paths import DataFolder

pytestmark = [pytest.mark.journey, pytest.mark.timeout(120)]

LIMIT_S = 60.0
DONE = 0


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in SCREENS}
    return {**kept, "SECRETARY_LANG": "en", **more}


SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


async def start(
    repository: Path, folder: Path, *words: str, **more: str
) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "main.py", "--data", str(folder), *words),
        cwd=repository,
        env=environment(**more),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def ended(process: asyncio.subprocess.Process) -> tuple[int | None, str, str]:
    async with asyncio.timeout(LIMIT_S):
        out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


async def opened(folder: Path) -> None:
    async with asyncio.timeout(LIMIT_S):
        while True:
            owner = read_owner(DataFolder(folder))
            if owner is not None and owner.endpoint is not None:
                assert owner.role is Role.DESK
                return
            await asyncio.sleep(0.05)


async def test_it_opens_once_takes_commands_and_ends_in_order(
    repository: Path, tmp_path: Path
) -> None:
    screen = {"QT_QPA_PLATFORM": "offscreen"}
    desk = await start(repository, tmp_path, "app", **screen)
    try:
        await opened(tmp_path)
        second = await ended(await start(repository, tmp_path, "app", **screen))
        assert second == (DONE, "The desk is open already: its window is in front now.\n", "")
        code, shown, _ = await ended(await start(repository, tmp_path, "settings", "list"))
        assert (code, "desk.theme" in shown) == (DONE, True)
    finally:
        desk.terminate()
        code, _, complaints = await ended(desk)
    assert (code, complaints) == (DONE, "")


async def test_without_a_screen_it_says_so_and_serves(repository: Path, tmp_path: Path) -> None:
    desk = await start(repository, tmp_path, "app")
    try:
        async with asyncio.timeout(LIMIT_S):
            assert desk.stdout is not None
            said = [(await desk.stdout.readline()).decode() for _ in range(2)]
    finally:
        desk.terminate()
        code, _, _ = await ended(desk)
    assert "There is no screen here" in said[0]
    assert str(tmp_path) in said[1]
    assert code == DONE
