"""What goes wrong around the desk is said on it, and nothing is lost."""

import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from secretary_app.features.providers.engine_room import EngineRoom
from secretary_app.foundation.appearance.settings import TEXT_PERCENT
from tests.support.desk_window import desk, in_qt
from ui.shell.status import Status
from ui.theme import fonts

pytestmark = pytest.mark.wire


class State(StrEnum):
    """As a worker of an engine tells it."""

    READY = "ready"
    FAILED = "failed"


@dataclass
class Worker:
    """An engine that somebody killed, for whoever only looks at its state."""

    name: str
    state: State


@dataclass
class Room:
    workers: list[Worker]


def test_a_database_held_by_another_program_is_said_and_tried_again(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        async with desk(tmp_path, pages=()) as bench:
            window, settings = bench.window, bench.workspace.settings
            banner = window.desk.banner()
            banner.setParent(window)

            def save() -> None:
                window.operations.run(
                    lambda: settings.set(TEXT_PERCENT, "120", actor="olga"),
                    name="save",
                    title="",
                    complain=banner,
                )

            other = sqlite3.connect(bench.workspace.folder.database, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            save()
            await bench.idle()
            assert "занята другой программой" in banner.accessibleName()
            assert settings.get(TEXT_PERCENT) == 100
            other.execute("ROLLBACK")
            other.close()
            save()
            await bench.idle()
            assert (banner.isHidden(), settings.get(TEXT_PERCENT)) == (True, 120)
            assert bench.faults == []

    in_qt(qapp, work)


def test_a_dead_engine_is_named(qapp: QApplication, tmp_path: Path) -> None:
    async def look() -> None:
        async with desk(tmp_path, pages=()) as bench:
            strip = bench.window.strip
            status = Status(workspace=bench.workspace, strip=strip, column=bench.window.list_column)
            workers = [Worker("vosk-ru", State.FAILED), Worker("piper-ru", State.READY)]
            status.serving(cast("EngineRoom", Room(workers)))
            assert strip.told("engines") == "Не работает: vosk-ru"
            status.serving(None)

    in_qt(qapp, look)


def test_without_our_fonts_the_systems_own_are_used(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "families", lambda: ["Some Other Sans"])
    fonts.text_family.cache_clear()
    try:
        usual = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        assert fonts.text_family() == usual
        assert fonts.font(fonts.Role.BODY, percent=100).pixelSize() == 14
    finally:
        fonts.text_family.cache_clear()
        fonts.mono_family.cache_clear()
    assert qapp is not None
