"""Lists of any length."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets import rows as module
from ui.widgets.rows import Row, RowList

pytestmark = pytest.mark.unit

MANY = 100_000


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


def test_of_a_hundred_thousand_rows_only_those_in_view_are_painted(
    calls: RowList, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []

    def paint(painter: Any, where: Any, row: Row, vertical: Any) -> None:
        painted.append(row.key)
        really_paint(painter, where, row, vertical)

    really_paint = module._first_line
    monkeypatch.setattr(module, "_first_line", paint)
    calls.show_rows(rows(MANY))
    bar = calls.verticalScrollBar()
    for step in range(5):
        bar.setValue(bar.maximum() * step // 4)
        painted.clear()
        calls.viewport().grab()
        first, last = calls.rowAt(0), calls.rowAt(calls.viewport().height() - 1)
        seen = [calls.rows[at].key for at in range(first, last + 1)]
        assert painted == [key for key in seen if key]
        assert 10 < len(painted) < 20


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
