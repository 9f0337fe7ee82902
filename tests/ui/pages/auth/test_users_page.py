"""The page of users: a new account, another role taken back, an account switched off."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from secretary_app.foundation.auth.roles import Role
from tests.support.desk_window import desk, in_qt, until
from ui.pages.auth.page import UsersPage
from ui.pages.auth.sheets import NewUser
from ui.widgets.item import Item
from ui.widgets.sheet import Sheet
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire


def test_an_account_is_made_and_switched_off(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            users = bench.workspace.users
            bench.window.open_page("users")
            await bench.idle()
            page = bench.window.page
            assert isinstance(page, UsersPage)
            assert not page.add.isEnabled()
            await users.make_owner("olga", "Three-green-cats-7", full_name="Ольга")
            await until(page.add.isEnabled)
            page.add.click()
            sheet = bench.window.findChildren(NewUser)[-1]
            sheet.name.setText("два слова")
            sheet.save.click()
            await bench.idle()
            assert sheet.banner.isVisible()
            sheet.name.setText("ivan")
            sheet.full_name.setText("Иван")
            sheet.save.click()
            await bench.idle()
            assert (await users.find("ivan")).role is Role.OPERATOR
            password = [each for each in bench.window.findChildren(Sheet) if each.isVisible()][-1]
            assert "Иван" in password.accessibleName()
            password.dismiss()

            def ivan() -> Item:
                found = [each for each in page.main.findChildren(Item) if each.isVisible()]
                return next(e for e in found if e.accessibleName().startswith("Иван"))

            await until(lambda: any(e.text() == "Выключить" for e in ivan().menu.actions()))
            next(e for e in ivan().menu.actions() if e.text() == "Выключить").trigger()
            await bench.idle()
            assert not (await users.find("ivan")).is_active
            toast = bench.window.findChildren(Toast)[-1]
            next(e for e in toast.findChildren(QPushButton) if e.text() == "Вернуть").click()
            await bench.idle()
            assert (await users.find("ivan")).is_active

    in_qt(qapp, use)
