"""The card of API keys: one is made, shown once, copied, used, and taken back."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from tests.support.desk_window import desk, in_qt, until
from ui.pages.auth.new_key import NewKeySheet
from ui.pages.auth.page import UsersPage
from ui.widgets.item import Item
from ui.widgets.sheet import Sheet

pytestmark = pytest.mark.wire


def test_a_key_is_made_shown_once_and_taken_back(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            workspace = bench.workspace
            await workspace.users.make_owner("olga", "Three-green-cats-7")
            bench.window.open_page("users")
            await bench.idle()
            page = bench.window.page
            assert isinstance(page, UsersPage)

            def button(text: str) -> QPushButton:
                found = page.main.findChildren(QPushButton)
                return next(each for each in found if each.isVisible() and each.text() == text)

            button("Новый ключ…").click()
            sheet = bench.window.findChildren(NewKeySheet)[-1]
            sheet.save.click()
            await bench.idle()
            assert sheet.banner.isVisible(), "a key without a name is refused in words"
            sheet.name.setText("Касса")
            sheet.save.click()
            await bench.idle()
            shown = [each for each in bench.window.findChildren(Sheet) if each.isVisible()][-1]
            next(e for e in shown.findChildren(QPushButton) if e.text() == "Скопировать").click()
            secret = QGuiApplication.clipboard().text()
            assert shown.findChildren(QLineEdit)[0].text() == secret
            actor = await workspace.keys.who(secret, address="192.0.2.7")
            assert set(actor.rights) == {"knowledge.ask", "knowledge.view"}
            shown.dismiss()

            def keys() -> list[Item]:
                found = [each for each in page.main.findChildren(Item) if each.isVisible()]
                return [each for each in found if each.accessibleName().startswith("Касса")]

            await until(lambda: len(keys()) == 1)
            assert secret not in keys()[0].accessibleName()
            next(e for e in keys()[0].menu.actions() if e.text() == "Отозвать").trigger()
            await bench.idle()
            await until(lambda: not keys())
            (kept,) = await workspace.keys.everybodys()
            assert kept.revoked_at is not None
            assert bench.faults == []

    in_qt(qapp, use)
