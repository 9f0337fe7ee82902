"""The page of lines as a person uses it: pause, remove and take back, block, add."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import isValid

from tests.support.desk_window import DeskBench, desk, in_qt, until
from ui.pages.lines.adding import AddLine
from ui.pages.lines.page import LinesPage
from ui.pages.lines.setting_up import SetUpLine
from ui.widgets.item import Item
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire


async def opened(bench: DeskBench) -> LinesPage:
    bench.window.open_page("lines")
    await bench.idle()
    page = bench.window.page
    assert isinstance(page, LinesPage)
    return page


async def item(page: LinesPage, title: str) -> Item:
    """Cards made anew are shown with the next turn of the loop."""

    def found() -> list[Item]:
        items = [each for each in page.main.findChildren(Item) if each.isVisible()]
        return [each for each in items if each.accessibleName().startswith(title)]

    await until(lambda: bool(found()))
    return found()[-1]


async def choose(page: LinesPage, title: str, word: str) -> None:
    entries = {each.text(): each for each in (await item(page, title)).menu.actions()}
    entries[word].trigger()


async def take_back(bench: DeskBench) -> None:
    toast = bench.window.findChildren(Toast)[-1]
    next(each for each in toast.findChildren(QPushButton) if each.text() == "Вернуть").click()
    await bench.idle()


def test_a_line_is_paused_and_removed_and_both_are_taken_back(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            lines = bench.workspace.lines
            made = await lines.add({"kind": "soundcard"}, name="За столом")
            page = await opened(bench)
            await choose(page, "За столом", "Приостановить")
            await bench.idle()
            assert not lines.get(made.id).enabled
            await item(page, "За столом, приостановлена")
            await take_back(bench)
            assert lines.get(made.id).enabled
            await choose(page, "За столом", "Убрать линию")
            await bench.idle()
            assert made.id not in {each.id for each in lines.all()}
            await take_back(bench)
            assert lines.get(made.id).name == "За столом"

    in_qt(qapp, use)


def test_a_line_that_changes_costs_nothing_while_nobody_looks(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            lines, page = bench.workspace.lines, await opened(bench)
            cards = page.main.findChildren(Item)
            bench.window.open_page("live")
            await lines.add({"kind": "soundcard"}, name="За столом")
            await bench.idle()
            assert page.main.findChildren(Item) == cards
            await opened(bench)
            await item(page, "За столом")

    in_qt(qapp, use)


def test_a_number_is_blocked_and_let_in_again(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            page = await opened(bench)
            page.blocked.number.setText("не номер")
            page.blocked.block.click()
            assert page.blocked.banner.isVisible()
            page.blocked.number.setText("8 916 123-45-67")
            page.blocked.reason.setText("Спам")
            page.blocked.block.click()
            await bench.idle()
            assert [each.reason for each in bench.workspace.blocked.all()] == ["Спам"]
            row = await item(page, "+7 916 123-45-67")
            row.buttons["Разблокировать"].click()
            await bench.idle()
            assert bench.workspace.blocked.all() == ()

    in_qt(qapp, use)


def test_a_line_is_added_and_set_up(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            page = await opened(bench)
            before = {each.id for each in bench.workspace.lines.all()}
            page.add.click()
            sheet = bench.window.findChildren(AddLine)[-1]
            await bench.idle()
            sheet.others["soundcard"].buttons["Добавить"].click()
            await bench.idle()
            made = next(e for e in bench.workspace.lines.all() if e.id not in before)
            assert not isValid(sheet)
            await choose(page, f"Линия {made.id.removeprefix('line')}", "Настроить…")
            setting_up = bench.window.findChildren(SetUpLine)[-1]
            setting_up.name.setText("Приёмная")
            setting_up.name.editingFinished.emit()
            setting_up.form.changed.emit("line.rings_before_answer", "99")
            await bench.idle()
            assert setting_up.form.rows["line.rings_before_answer"].wrong
            setting_up.form.changed.emit("line.assistant", "marina")
            await bench.idle()
            line = bench.workspace.lines.get(made.id)
            assert (line.name, line.chosen["line.assistant"]) == ("Приёмная", "marina")

    in_qt(qapp, use)
