"""The page of engines: the order of a chain by mouse and by keys, and back again."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from secretary_app.features.providers.settings import EMBEDDER, RECOGNISERS_RU
from tests.support.desk_window import desk, in_qt, until
from ui.pages.providers.page import EnginesPage
from ui.widgets.item import Item
from ui.widgets.reorder import Handle
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire

USUAL, OTHER = ("vosk", "pocketsphinx"), ("pocketsphinx", "vosk")


def test_engines_are_dragged_and_pushed_into_another_order(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            settings = bench.workspace.settings
            await settings.set(EMBEDDER, "e5")
            bench.window.open_page("engines")
            await bench.idle()
            page = bench.window.page
            assert isinstance(page, EnginesPage)
            assert bench.workspace.engines.serving is False

            def handle(engine: str) -> Handle:
                return page.orders[0].handles[engine]

            await until(lambda: bool(page.orders))
            first, second = handle("vosk"), handle("pocketsphinx")
            assert "Vosk" in first.accessibleName()
            searches = page.main.findChildren(Item)[-1]
            assert searches.accessibleName().startswith("1. e5")
            assert not searches.buttons, "one has no order"
            QTest.mousePress(first, Qt.MouseButton.LeftButton)
            below = first.mapFromGlobal(second.mapToGlobal(QPoint(5, second.height() + 20)))
            QTest.mouseMove(first, below)
            assert page.orders[0].held
            QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=below)
            await until(lambda: settings.get(RECOGNISERS_RU) == OTHER)
            await bench.idle()

            QTest.keyClick(handle("vosk"), Qt.Key.Key_Up)
            await until(lambda: settings.get(RECOGNISERS_RU) == USUAL)
            await bench.idle()
            QTest.keyClick(handle("vosk"), Qt.Key.Key_Up)
            assert bench.window.operations.idle, "it is the first already"
            toast = bench.window.findChildren(Toast)[-1]
            next(e for e in toast.findChildren(QPushButton) if e.text() == "Вернуть").click()
            await until(lambda: settings.get(RECOGNISERS_RU) == OTHER)

    in_qt(qapp, use)
