"""The page about the program: what is shipped is found, the report is carried away."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.support.desk_window import desk, in_qt, until
from ui.pages.about.page import AboutPage
from ui.widgets.search_field import SearchField

pytestmark = pytest.mark.wire


def test_a_part_is_found_and_the_report_copied(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            bench.window.open_page("about")
            page = bench.window.page
            assert isinstance(page, AboutPage)

            def parts() -> list[str]:
                return [each.cells[0] for each in page.parts.lines]

            await until(lambda: len(parts()) > 20)
            search = page.main.findChild(SearchField)
            assert search is not None
            search.setText("sqlalchemy")
            await until(lambda: 0 < len(parts()) < 3)
            assert "SQLAlchemy" in parts()[0] or "sqlalchemy" in parts()[0].casefold()
            page.copy.click()
            report = QGuiApplication.clipboard().text()
            assert "Python" in report
            assert str(Path.home()) not in report or str(Path.home()) == "/"

    in_qt(qapp, use)
