"""The server's page: the one switch, an address to take, and parts that say how they are."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from secretary_app.channels.twilio.settings import PUBLIC_URL
from secretary_app.web.settings import ON
from tests.support.desk_window import desk, in_qt, until
from ui.pages.web.page import ServerPage
from ui.widgets.item import Item

pytestmark = pytest.mark.wire


def test_the_server_is_switched_and_its_addresses_are_taken(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            settings = bench.workspace.settings
            await settings.set(PUBLIC_URL, "https://secretary.example.com/", actor="test")
            bench.window.open_page("server")
            await bench.idle()
            page = bench.window.page
            assert isinstance(page, ServerPage)

            def item(beginning: str) -> Item | None:
                items = [each for each in page.main.findChildren(Item) if each.isVisible()]
                return next((i for i in items if i.accessibleName().startswith(beginning)), None)

            await until(lambda: item("База данных, В порядке") is not None)
            voice = item("Входящий звонок")
            assert voice is not None
            voice.buttons["Скопировать адрес"].click()
            assert (
                QGuiApplication.clipboard().text() == "https://secretary.example.com/twilio/voice"
            )
            server = item("Сервер")
            assert server is not None
            server.buttons["Включить"].click()
            await bench.idle()
            assert settings.get(ON)
            await until(lambda: item("Сервер, Открывается") is not None)
            assert not bench.faults

    in_qt(qapp, use)
