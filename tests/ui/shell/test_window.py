"""The window as a person uses it: places, folding, palette, keys, operations, language."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from secretary_app.foundation.i18n import Language
from secretary_app.kernel.errors import UserFacing
from tests.support.desk_window import DeskBench, desk, in_qt, until
from ui.shell.actions import Action
from ui.shell.appearance import follow
from ui.shell.keys import KeysSheet
from ui.shell.page import Desk, Found, Page, PageSpec
from ui.widgets.sheet import Sheet
from ui.widgets.toast import Toast

pytestmark = [pytest.mark.wire, pytest.mark.expects_log("operation b failed")]

HERE = __name__
BORROWED = "shell.place-sales"
"""An action that has its word already, and is nobody's here."""


class Notes(Page):
    """A page with all three columns."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.main, self.listing, self.context = QWidget(), QLabel("list"), QLabel("context")
        self.shown: list[str] = []
        self.looked = 0
        self.own_actions = (Action(id=BORROWED, keys="Ctrl+F", run=self.look),)

    def look(self) -> None:
        self.looked += 1

    def opened(self, what: str) -> None:
        self.shown.append(what)


async def find(desk: Desk, text: str) -> list[Found]:
    await asyncio.sleep(0)
    return [
        Found(title=f"Анна {text}", second="", sign="users", open=lambda: desk.open("notes", text))
    ]


class Spec(PageSpec):
    @property
    def title_id(self) -> str:
        return f"place-{self.place}"


PAGES = (
    Spec(key="notes", place="inbox", sign="tray", page=f"{HERE}:Notes", finds=f"{HERE}:find"),
    Spec(key="lines", place="system", sign="sim-card", page=f"{HERE}:Notes"),
    Spec(key="secrets", place="system", sign="lock", page=f"{HERE}:Notes", permission="no"),
)


def notes(bench: DeskBench) -> Notes:
    page = bench.window.page
    assert isinstance(page, Notes)
    return page


def test_what_may_not_be_seen_is_not_there(qapp: QApplication, tmp_path: Path) -> None:
    async def look() -> None:
        async with desk(tmp_path, pages=PAGES, may=lambda right: right != "no") as bench:
            assert bench.window.page_keys == ["notes", "lines"]
            assert list(bench.window.rail.items) == ["inbox", "system"]
            bench.window.open_page("secrets")
            assert bench.window.page is None

    in_qt(qapp, look)


def test_columns_give_way_one_after_another(qapp: QApplication, tmp_path: Path) -> None:
    async def narrow() -> None:
        async with desk(tmp_path, pages=PAGES) as bench:
            window = bench.window
            window.open_page("notes")
            page = notes(bench)
            assert page.context is not None
            assert page.listing is not None
            seen = {}
            for width in (1440, 1200, 1024, 700):
                window.resize(width, 600)
                QApplication.processEvents()
                parts = (page.listing, page.main, page.context)
                seen[width] = [part.isVisible() for part in parts]
            assert seen == {
                1440: [True, True, True],
                1200: [True, True, False],
                1024: [True, True, False],
                700: [False, True, False],
            }
            window.actions_list.run("shell.context")
            assert page.context.isVisible()
            window.actions_list.run("shell.back")
            assert [page.listing.isVisible(), page.main.isVisible()] == [True, False]

    in_qt(qapp, narrow)


def test_a_page_behind_shows_nothing_over_the_one_in_front(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def look() -> None:
        async with desk(tmp_path, pages=PAGES) as bench:
            window = bench.window
            window.resize(1440, 900)
            window.open_page("notes")
            behind = notes(bench)
            window.open_page("lines")
            front = notes(bench)
            assert behind.context is not None
            assert front.context is not None
            behind.context.setVisible(False)
            behind.context.setVisible(True)
            assert [behind.context.isVisible(), front.context.isVisible()] == [False, True]

    in_qt(qapp, look)


def test_the_palette_opens_what_was_typed(qapp: QApplication, tmp_path: Path) -> None:
    async def look() -> None:
        async with desk(tmp_path, pages=PAGES) as bench:
            window = bench.window
            window.open_page("lines")
            QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
            palette = window.palette_sheet
            assert palette.isVisible()
            palette.field.setText("Анн")
            await until(lambda: [row.title for row in palette.rows.rows] == ["Анна Анн"])
            QTest.keyClick(palette.field, Qt.Key.Key_Return)
            await bench.idle()
            assert not palette.isVisible()
            assert notes(bench).shown == ["Анн"]

    in_qt(qapp, look)


def test_an_operation_is_not_begun_twice_and_says_what_failed(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        async with desk(tmp_path, pages=PAGES) as bench:
            window, begun = bench.window, []
            button = QPushButton("x", window)
            banner = window.desk.banner()
            banner.setParent(window)
            gate = asyncio.Event()

            async def save() -> None:
                begun.append(1)
                await gate.wait()
                raise UserFacing("folder-unwritable", folder="f", reason="r")

            def press() -> bool:
                return window.operations.run(
                    save, name="save", title="Сохраняем", blocks=button, complain=banner
                )

            assert [press(), press(), button.isEnabled()] == [True, False, False]
            await until(lambda: [each.title for each in window.operations.slow] == ["Сохраняем"])
            gate.set()
            await bench.idle()
            assert (begun, button.isEnabled(), banner.isHidden()) == ([1], True, False)
            assert "f" in banner.accessibleName()

    in_qt(qapp, work)


def test_done_is_said_with_a_way_back_and_a_fault_has_a_report(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        async with desk(tmp_path, pages=PAGES) as bench:
            operations, done = bench.window.operations, []

            async def do(what: str) -> None:
                done.append(what)

            async def fail() -> None:
                raise ValueError("a test breaks")

            operations.run(
                lambda: do("it"), name="a", title="", said="Сделано", undo=lambda: do("undone")
            )
            await bench.idle()
            toast = bench.window.findChild(Toast)
            assert isinstance(toast, Toast)
            undo = next(
                each for each in toast.findChildren(QPushButton) if each.text() == "Вернуть"
            )
            undo.click()
            operations.run(fail, name="b", title="")
            await bench.idle()
            assert done == ["it", "undone"]
            assert [str(fault) for fault in bench.faults] == ["a test breaks"]

    in_qt(qapp, work)


def test_keys_can_be_others_and_words_too(qapp: QApplication, tmp_path: Path) -> None:
    async def change() -> None:
        async with desk(tmp_path, pages=PAGES) as bench:
            window = bench.window
            window.open_page("notes")
            window.actions_list.remap({"shell.keys": "F7"})
            assert window.actions_list.tooltip("shell.keys") == "Все клавиши (F7)"
            QTest.keyClick(window, Qt.Key.Key_F7)
            assert [each.isVisible() for each in window.findChildren(Sheet)].count(True) == 1
            QTest.keyClick(window, Qt.Key.Key_Escape)
            assert not any(each.isVisible() for each in window.findChildren(Sheet))
            window.words.speak(Language.EN)
            assert window.rail.items["inbox"].text() == "Inbox"
            assert window.windowTitle() == "Secretary"

    in_qt(qapp, change)


def test_a_person_gives_an_action_other_keys(qapp: QApplication, tmp_path: Path) -> None:
    async def change() -> None:
        async with desk(tmp_path, pages=PAGES) as bench:
            window, settings = bench.window, bench.workspace.settings
            unfollow = follow(
                settings,
                bench.workspace.events,
                words=window.words,
                actions=window.actions_list,
                system=Language.RU,
            )
            QTest.keyClick(window, Qt.Key.Key_F1)
            sheet = next(each for each in window.findChildren(KeysSheet) if each.isVisible())
            at = [line.key for line in sheet.table.lines].index("shell.palette")
            sheet.table.selectRow(at)
            refused = []
            for keys in ("J", "F1", "Ctrl+,"):
                sheet.field.setKeySequence(QKeySequence(keys))
                refused.append((bool(sheet.row.wrong), sheet.save.isEnabled()))
            assert refused == [(True, False)] * 3
            sheet.field.setKeySequence(QKeySequence("Ctrl+J"))
            sheet.save.click()
            await bench.idle()
            assert window.actions_list.keys("shell.palette") == "Ctrl+J"
            assert sheet.table.lines[at].cells[1] == "Ctrl+J"
            sheet.back.click()
            await bench.idle()
            assert window.actions_list.keys("shell.palette") == "Ctrl+K"
            unfollow()

    in_qt(qapp, change)


def test_two_pages_have_the_same_keys(qapp: QApplication, tmp_path: Path) -> None:
    async def look() -> None:
        async with desk(tmp_path, pages=PAGES) as bench:
            pages = []
            for key in ("notes", "lines", "notes", "notes"):
                bench.window.open_page(key)
                pages.append(notes(bench))
                QTest.keyClick(bench.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
            assert [pages[0].looked, pages[1].looked] == [3, 1]

    in_qt(qapp, look)


def test_it_opens_where_it_was_left(qapp: QApplication, tmp_path: Path) -> None:
    async def leave_and_return() -> None:
        state = tmp_path / "desk.ini"
        async with desk(tmp_path, pages=PAGES, state=state) as bench:
            bench.window.open_page("lines")
            bench.window.resize(777, 555)
        async with desk(tmp_path, pages=PAGES, state=state) as bench:
            bench.window.open_first()
            assert bench.window.rail.items["system"].isChecked()
            assert (bench.window.width(), bench.window.height()) == (777, 555)

    in_qt(qapp, leave_and_return)
