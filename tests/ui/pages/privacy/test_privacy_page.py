"""The page of privacy: how long things are kept, and somebody who is forgotten by number."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from secretary_app.features.lines.settings import CONSENT
from secretary_app.features.people.models import Card
from tests.support.desk_window import desk, in_qt, until
from ui.pages.privacy.page import KEEPING, PrivacyPage
from ui.widgets.item import Item
from ui.widgets.sheet import Sheet
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire


def test_what_is_kept_is_changed_and_a_person_is_forgotten(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            workspace, sound = bench.workspace, KEEPING[0]
            anna = await workspace.people.write_down(Card(name="Анна", phones=("+79112047716",)))
            bench.window.open_page("privacy")
            await bench.idle()
            page = bench.window.page
            assert isinstance(page, PrivacyPage)
            usual = workspace.settings.get(sound)
            page.forms[1].changed.emit(sound.key, "семь")
            assert page.forms[1].rows[sound.key].wrong
            page.forms[1].changed.emit(sound.key, "7")
            await bench.idle()
            assert workspace.settings.get(sound) == 7
            toast = bench.window.findChildren(Toast)[-1]
            next(e for e in toast.findChildren(QPushButton) if e.text() == "Вернуть").click()
            await until(lambda: workspace.settings.get(sound) == usual)
            await bench.idle()
            line = workspace.lines.first()
            page._set_consent(line, "off")
            await bench.idle()
            assert workspace.lines.get(line.id).get(CONSENT).value == "off"

            page.forget.click()
            sheet = [each for each in bench.window.findChildren(Sheet) if each.isVisible()][-1]
            number = sheet.findChild(QLineEdit)
            assert number is not None
            sure = sheet.findChildren(QPushButton)[-1]
            number.setText("не номер")
            sure.click()
            assert sheet.isVisible(), "nobody is forgotten by a slip"
            number.setText("8 911 204-77-16")
            sure.click()
            await until(lambda: bool(page.main.findChildren(Item)))
            await bench.idle()
            assert anna.id not in {each.id for each in await workspace.people.everybody()}

    in_qt(qapp, use)
