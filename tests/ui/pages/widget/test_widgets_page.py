"""Widgets as the owner sets them up: the picture follows, and what goes comes back."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from secretary_app.channels.widget.settings import COLOUR
from secretary_app.web.settings import ON
from tests.support.desk_window import DeskBench, desk, in_qt, until
from ui.pages.widget.inks import contrast, palette
from ui.pages.widget.page import WidgetsPage
from ui.pages.widget.preview import Preview
from ui.pages.widget.sheet import SetUpWidget
from ui.widgets.colour_field import ColourField
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire


async def take_back(bench: DeskBench) -> None:
    toast = bench.window.findChildren(Toast)[-1]
    buttons = {each.text(): each for each in toast.findChildren(QPushButton)}
    buttons["Вернуть"].click()
    await bench.idle()


def has_colour(preview: Preview, colour: str) -> bool:
    picture = preview.grab().toImage()
    wanted = QColor(colour).rgb()
    return any(
        picture.pixel(x, y) == wanted
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )


def test_a_widget_is_set_up_beside_its_picture(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            bench.window.open_page("widgets")
            await bench.idle()
            page = bench.window.page
            assert isinstance(page, WidgetsPage)
            page.add.click()
            await until(lambda: bool(bench.window.findChildren(SetUpWidget)))
            sheet = bench.window.findChildren(SetUpWidget)[-1]
            colour = sheet.form.rows[COLOUR.key].field
            assert isinstance(colour, ColourField)
            colour.put("#ffffaa")
            assert "почти не виден" in colour.warning.text()
            red = next(each for each in colour.swatches if each.accessibleName() == "Красный")
            assert not has_colour(sheet.preview, red.colour)
            red.click()
            await bench.idle()
            assert (colour.text(), red.isChecked()) == (red.colour, True)
            assert colour.warning.isHidden()
            assert has_colour(sheet.preview, red.colour)
            assert has_colour(sheet.preview, palette().light.surface.name())
            await take_back(bench)
            widgets = bench.workspace.widgets
            assert widgets.get("site1").get(COLOUR) == COLOUR.default
            sheet.dismiss()

            def copies() -> list[QPushButton]:
                found = page.main.findChildren(QPushButton)
                return [each for each in found if each.text() == "Скопировать строку"]

            await until(lambda: bool(copies()))
            copies()[-1].click()
            assert "widget.js?instance=site1" in QGuiApplication.clipboard().text()
            page._remove(widgets.get("site1"))
            await bench.idle()
            assert widgets.all() == ()
            await take_back(bench)
            assert [each.id for each in widgets.all()] == ["site1"]
            page._switch_on()
            await bench.idle()
            assert bench.workspace.settings.get(ON)
            assert not bench.faults

    in_qt(qapp, use)


@pytest.mark.parametrize("accent", ["#000000", "#ffffff", "#f4b400", "#0f766e", "#808080"])
def test_letters_on_any_colour_can_be_read(accent: str) -> None:
    assert contrast(QColor(accent), palette().on(QColor(accent))) >= 4.5
