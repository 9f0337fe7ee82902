"""The page of models: what may be fetched, and whether the network may be used at all."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from secretary_app.foundation.net.settings import ALLOWED
from tests.support.desk_window import desk, in_qt, until
from ui.pages.model_library.page import ModelsPage
from ui.widgets.item import Item

pytestmark = pytest.mark.wire


def test_models_are_listed_and_the_network_is_asked_for(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            bench.window.open_page("models")
            page = bench.window.page
            assert isinstance(page, ModelsPage)
            await until(lambda: len(page.main.findChildren(Item)) > 5)
            await bench.idle()
            settings = bench.workspace.settings
            for allowed in ("off", "on"):
                await settings.set(ALLOWED, allowed, actor="owner")
                bench.window.open_page("models")
                await bench.idle()
                assert page.offline.isVisible() is (allowed == "off")

    in_qt(qapp, use)
