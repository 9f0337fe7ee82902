"""The page of settings: changed, taken back, put back, found, and worn at once."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from secretary_app.features.recordings.settings import KEEP_DAYS
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.settings.service import Source
from tests.support.desk_window import DeskBench, desk, in_qt, until
from ui.pages.settings.finding import find
from ui.pages.settings.page import SettingsPage
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire


async def opened(bench: DeskBench) -> SettingsPage:
    bench.window.open_page("settings")
    await bench.idle()
    page = bench.window.page
    assert isinstance(page, SettingsPage)
    return page


def test_a_setting_is_changed_taken_back_and_put_back(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            page, settings = await opened(bench), bench.workspace.settings
            row = page.forms["recordings"].rows[KEEP_DAYS.key]
            page.forms["recordings"].changed.emit(KEEP_DAYS.key, "30")
            await bench.idle()
            assert settings.get(KEEP_DAYS) == 30
            toast = bench.window.findChildren(Toast)[-1]
            undo = next(e for e in toast.findChildren(QPushButton) if e.text() == "Вернуть")
            undo.click()
            await bench.idle()
            assert settings.source(KEEP_DAYS) is Source.DEFAULT
            await settings.set(KEEP_DAYS, "30")
            back = next(e for e in row.findChildren(QPushButton) if "обычное" in e.text())
            assert back.isVisibleTo(page.main)
            back.click()
            await bench.idle()
            assert settings.source(KEEP_DAYS) is Source.DEFAULT
            assert not back.isVisibleTo(page.main)
            page.forms["recordings"].changed.emit(KEEP_DAYS.key, "-1")
            assert row.wrong

    in_qt(qapp, use)


def test_what_is_looked_for_is_found_in_either_language(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            page = await opened(bench)
            words = bench.window.words
            for language in (Language.EN, Language.RU):
                words.speak(language)
                titles = {group: words.text("settings-group", group=group) for group in page.forms}
                assert [group for group, title in titles.items() if title == group] == []
            everything = sum(len(form.rows) for form in page.forms.values())
            page.search.setText("плотность")
            await until(lambda: len(shown(page)) < everything)
            assert shown(page) == ["desk.density"]
            bench.window.words.speak(Language.EN)
            page.search.setText("density")
            await until(lambda: shown(page) == ["desk.density"])
            page.search.setText("xyzzy")
            await until(lambda: shown(page) == [])
            assert page.nothing is not None
            assert page.nothing.isVisible()

    in_qt(qapp, use)


def shown(page: SettingsPage) -> list[str]:
    return [
        key
        for form in page.forms.values()
        for key, row in form.rows.items()
        if row.isVisibleTo(page.main)
    ]


def test_the_palette_finds_a_setting_and_opens_it(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            found = await find(bench.window.desk, "тема")
            titles = [each.title for each in found]
            assert "Тема окна" in titles
            found[titles.index("Тема окна")].open()
            await bench.idle()
            page = bench.window.page
            assert isinstance(page, SettingsPage)
            assert page.search.text() == "Тема окна"
            assert await find(bench.window.desk, "нетакогослова") == []

    in_qt(qapp, use)
