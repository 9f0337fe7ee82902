"""Lists of any length."""

import statistics
import time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.rows import Row, RowList

pytestmark = pytest.mark.unit

MANY = 100_000
PAINT_LIMIT_MS = 60
"""Twelve on an idle machine; five times that where tests share it."""


def rows(count: int) -> list[Row]:
    return [
        Row(key="", title=f"День {at // 50}")
        if at % 50 == 0
        else Row(key=str(at), title=f"Анна {at}", second="Говорит Марина", when="10:02", letter="А")
        for at in range(count)
    ]


@pytest.fixture
def calls(qtbot: QtBot) -> RowList:
    made = RowList(name="Calls")
    qtbot.addWidget(made)
    made.resize(320, 800)
    made.show()
    return made


def test_a_hundred_thousand_rows_scroll(calls: RowList) -> None:
    calls.show_rows(rows(MANY))
    bar = calls.verticalScrollBar()
    took = []
    for step in range(40):
        bar.setValue(bar.maximum() * step // 40)
        begun = time.process_time()
        calls.viewport().grab()
        took.append((time.process_time() - begun) * 1000)
    assert statistics.median(took) < PAINT_LIMIT_MS


def test_the_arrow_keys_open_and_sections_are_passed(calls: RowList) -> None:
    calls.show_rows(rows(200))
    calls.choose("49")
    opened: list[str] = []
    calls.opened.connect(opened.append)
    QTest.keyClick(calls, Qt.Key.Key_Down)
    QTest.keyClick(calls, Qt.Key.Key_Down)
    assert opened[-1] == "51"


def test_new_rows_keep_what_was_chosen_and_tell_nobody(calls: RowList) -> None:
    calls.show_rows(rows(100))
    calls.choose("7")
    opened: list[str] = []
    calls.opened.connect(opened.append)
    calls.show_rows([Row(key="new", title="Пётр"), *rows(100)])
    assert (calls.chosen, opened) == ("7", [])


def test_a_screen_reader_hears_the_whole_row(calls: RowList) -> None:
    calls.show_rows(rows(3))
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    interface = QAccessible.queryAccessibleInterface(calls)
    heard = [
        interface.child(at).text(QAccessible.Text.Name) for at in range(interface.childCount())
    ]
    assert "Анна 1, Говорит Марина, 10:02" in heard


def test_a_name_of_ten_thousand_letters_is_drawn(calls: RowList) -> None:
    calls.show_rows([Row(key="1", title="я" * 10_000, second="ש" * 10_000, letter="Я")])
    assert not calls.viewport().grab().isNull()
