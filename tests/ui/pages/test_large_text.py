"""The largest letters in the smallest window: nothing runs past an edge; what is long scrolls."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from secretary_app.channels.widget.script import ScriptMaker
from secretary_app.foundation.net.settings import ALLOWED
from tests.support.desk_window import DeskBench, desk, in_qt
from ui.pages.auth.new_key import NewKeySheet
from ui.pages.auth.sheets import NewUser
from ui.pages.lines.adding import AddLine
from ui.pages.lines.setting_up import SetUpLine
from ui.pages.telegram.sheets import AddBot
from ui.pages.widget.sheet import SetUpWidget
from ui.shell.keys import KeysSheet
from ui.shell.palette import Palette
from ui.theme import theme
from ui.theme.current import TEXT_HIGH, Choice
from ui.widgets.buttons import Button
from ui.widgets.form import FormRow
from ui.widgets.item import Item
from ui.widgets.sheet import Sheet
from ui.widgets.tick_box import TickBox

pytestmark = pytest.mark.wire

SMALLEST = (1024, 600)
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def past_the_edge(root: QWidget) -> Iterator[str]:
    """What can be seen in part only, and not be scrolled to."""
    for widget in root.findChildren(QWidget):
        area = widget.parentWidget()
        while area is not None and not _clips(area):
            area = area.parentWidget()
        if area is None or not widget.isVisible() or not widget.width():
            continue
        right = widget.mapTo(area, QPoint(widget.width(), 0)).x()
        if right > area.width():
            yield f"{_told(widget)}: {right} of {area.width()}"


def _clips(area: QWidget) -> bool:
    """A window; or a view that scrolls downwards only."""
    if area.isWindow():
        return True
    scrolls = area.parentWidget()
    return (
        isinstance(scrolls, QScrollArea)
        and scrolls.viewport() is area
        and scrolls.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    )


def _told(widget: QWidget) -> str:
    return f"{type(widget).__name__} «{widget.accessibleName() or widget.property('text')}»"


async def settled(bench: DeskBench) -> None:
    await bench.idle()
    QApplication.processEvents()


@pytest.mark.timeout(180)
def test_no_page_runs_past_its_right_edge(qapp: QApplication, tmp_path: Path) -> None:
    async def open_all() -> None:
        past: list[str] = []
        lower = ["the page of settings was not opened"]
        async with desk(tmp_path) as bench:
            theme().choose(Choice(text_percent=TEXT_HIGH, reduced_motion=True))
            bench.window.resize(*SMALLEST)
            # What was changed may be put back: one thing more beside its words.
            await bench.workspace.settings.set(ALLOWED, "false", actor="test")
            for key in bench.window.page_keys:
                bench.window.open_page(key)
                await settled(bench)
                past += [f"{key}: {each}" for each in past_the_edge(bench.window)]
                if key == "settings":
                    lower = [*lower_than_needed(bench.window, TickBox)]
        assert past[:9] == []
        assert lower == [], "the second line of a box's words is cut"

    in_qt(qapp, open_all)


def parts_of(sheet: Sheet) -> list[QWidget]:
    """Fields with their words, and things with their acts."""
    return [*sheet.findChildren(FormRow), *sheet.findChildren(Item)]


def squeezed(sheet: Sheet) -> Iterator[str]:
    """What is lower than its words and fields need."""
    for kind in (FormRow, Item):
        yield from lower_than_needed(sheet, kind)


def lower_than_needed(root: QWidget, kind: type[QWidget]) -> Iterator[str]:
    """Of those that wrap."""
    for each in root.findChildren(kind):
        needs = each.heightForWidth(each.width()) if each.hasHeightForWidth() else 0
        if each.isVisible() and each.height() < needs:
            yield f"{_told(each)}: {each.height()} of {needs}"


def out_of_reach(sheet: Sheet) -> Iterator[str]:
    """What stands outside the window, or below what can be scrolled to."""
    frame, room = sheet.frame.geometry(), sheet.rect()
    if not room.contains(frame):
        yield f"{_told(sheet)}: {frame.getRect()} of {room.getRect()}"
    for button in sheet.frame.findChildren(Button, options=DIRECT):
        if not sheet.frame.rect().contains(button.geometry()):
            yield f"{_told(button)} is cut"
    inside, bar = sheet.body.widget(), sheet.body.verticalScrollBar()
    assert inside is not None
    if inside.height() > sheet.body.viewport().height() + bar.maximum():
        yield f"{_told(sheet)}: its end cannot be scrolled to"


def test_a_sheet_scrolls_and_its_buttons_stay_in_reach(qapp: QApplication, tmp_path: Path) -> None:
    async def open_each() -> None:
        wrong: list[str] = []
        async with desk(tmp_path) as bench:
            theme().choose(Choice(text_percent=TEXT_HIGH, reduced_motion=True))
            window, workspace = bench.window, bench.workspace
            window.resize(*SMALLEST)
            line, scripts = workspace.lines.first(), ScriptMaker(assistants=workspace.assistants)
            widget = await workspace.widgets.add({}, name="Сайт")
            made: list[Callable[[], Sheet]] = [
                lambda: AddLine(window.desk, added=print),
                lambda: SetUpLine(window.desk, line.id),
                lambda: AddBot(window.desk, added=print),
                lambda: SetUpWidget(window.desk, widget, scripts),
                lambda: NewUser(window.desk, made=print),
                lambda: NewKeySheet(window.desk, users=["anna"], made=print),
                lambda: KeysSheet(window, desk=window.desk),
                lambda: window.palette_sheet,
            ]
            for make in made:
                sheet = make()
                sheet.open()
                await settled(bench)
                wrong += [*squeezed(sheet), *out_of_reach(sheet), *past_the_edge(sheet.frame)]
                if isinstance(sheet, Palette):
                    assert not sheet.body.verticalScrollBar().isVisible(), "its rows scroll"
                else:
                    assert parts_of(sheet)
                sheet.dismiss()
        assert wrong[:9] == []

    in_qt(qapp, open_each)
