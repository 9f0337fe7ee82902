"""The server's page: the one switch, an address to take, and parts that say how they are."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from secretary_app.channels.twilio.settings import ACCOUNT as ACCOUNT_SID
from secretary_app.channels.twilio.settings import API_SERVER, AUTH_TOKEN, PUBLIC_URL
from secretary_app.foundation.secrets.service import MASTER_KEY
from secretary_app.web.settings import ON
from tests.support.desk_window import desk, in_qt, until
from tests.support.twilio_api import ACCOUNT, twilio_api
from tests.support.twilio_cloud import OURS, TOKEN
from ui.pages.web.page import ServerPage
from ui.widgets.item import Item

pytestmark = pytest.mark.wire


def test_twilio_is_set_up_and_what_does_not_fit_is_told(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MASTER_KEY, "a master key for tests")

    async def use() -> None:
        async with desk(tmp_path) as bench, twilio_api(token=TOKEN, number=OURS) as api:
            workspace = bench.workspace
            await workspace.settings.set(API_SERVER, api.url, actor="test")
            bench.window.open_page("server")
            await bench.idle()
            page = bench.window.page
            assert isinstance(page, ServerPage)
            card = page.twilio
            card.check.click()
            await until(lambda: "не хватает" in page.column.banner.accessibleName())
            card.form.changed.emit(ACCOUNT_SID.key, ACCOUNT)
            card.form.changed.emit(PUBLIC_URL.key, "https://secretary.example.com")
            card.token.setText(TOKEN)
            card.save.click()
            await bench.idle()
            assert card.token.text() == ""
            assert await workspace.secrets.get(AUTH_TOKEN) == TOKEN
            card.check.click()
            await until(lambda: "Ни у одной линии" in card.told.text())
            assert page.column.banner.isHidden()
            await workspace.lines.add({"kind": "twilio", "number": OURS})
            card.check.click()
            await until(lambda: "Звонки на +7 495 123-45-67 идут не сюда" in card.told.text())
            api.voice_url = "https://secretary.example.com/twilio/voice"
            api.sms_url = "https://secretary.example.com/twilio/sms"
            card.check.click()
            await until(lambda: "Всё сходится" in card.told.text())
            assert not bench.faults

    in_qt(qapp, use)


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
