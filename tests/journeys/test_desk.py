"""The desk as a program: it opens, a second start finds it, commands reach it, it ends in order."""

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.foundation.lock import Role
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.program import takes_commands

pytestmark = [pytest.mark.journey, pytest.mark.timeout(120)]

LIMIT_S = 60.0
DONE = 0

HEAVY = {
    "aiogram",
    "aiohttp",
    "alembic",
    "argon2",
    "cryptography",
    "fpdf",
    "keyring",
    "num2words",
    "numpy",
    "pydantic",
    "pyqtgraph",
    "rapidfuzz",
    "snowballstemmer",
    "soxr",
}
"""Libraries that a call, a page or a door may need: nobody waits for them before the window."""
OF_OURS = {
    "secretary_app.bootstrap.secretary",
    "secretary_app.features.calls.service",
    "secretary_app.features.voices.spoken.english.rules",
    "secretary_app.features.voices.spoken.russian.rules",
    "secretary_app.web.server",
    "ui.call_panel.panel",
    "ui.pages.calls.page",
}
"""The same of our own parts, each for many others."""


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in SCREENS}
    return {**kept, "SECRETARY_LANG": "en", **more}


SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


async def start(
    repository: Path,
    folder: Path,
    *words: str,
    program: tuple[str, ...] = ("main.py",),
    **more: str,
) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, *program, "--data", str(folder), *words),
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


async def test_it_opens_once_takes_commands_and_ends_in_order(
    repository: Path, tmp_path: Path
) -> None:
    desk = await start(repository, tmp_path, "app", QT_QPA_PLATFORM="offscreen")
    try:
        assert (await takes_commands(tmp_path)).role is Role.DESK
        second = await ended(await start(repository, tmp_path, "app", QT_QPA_PLATFORM="offscreen"))
        assert second == (DONE, "The desk is open already: its window is in front now.\n", "")
        code, shown, _ = await ended(await start(repository, tmp_path, "settings", "list"))
        assert (code, "desk.theme" in shown) == (DONE, True)
    finally:
        desk.terminate()
        code, _, complaints = await ended(desk)
    assert (code, complaints) == (DONE, "")


async def test_the_window_waits_for_no_heavy_library(repository: Path, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.prepare()
    parking = FaqEntry(
        id="1", language="en", question="Is there parking?", answer="Yes, 12 places."
    )
    # The database is there and has something in it, as on every start but the first.
    async with open_workspace(folder, clock=Clock()) as workspace:
        await workspace.knowledge.add_entry(parking)
    program = ("-m", "tests.support.started_desk")
    desk = await start(repository, tmp_path, "app", program=program, QT_QPA_PLATFORM="offscreen")
    code, told, complaints = await ended(desk)
    assert (code, complaints) == (DONE, "")
    modules = set(json.loads(told))
    assert {"PySide6", "sqlalchemy", "ui.shell.window"} <= modules
    assert modules & (HEAVY | OF_OURS) == set()


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
