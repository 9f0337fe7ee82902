"""A field for sentences is as high as what is written in it, and is left by the usual keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.long_field import LongField

pytestmark = pytest.mark.unit

SENTENCE = "Мы ответим завтра до десяти утра. "


def test_it_grows_with_its_lines_and_scrolls_from_the_last(qtbot: QtBot) -> None:
    field = LongField(lines=2, most=9)
    qtbot.addWidget(field)
    field.setFixedWidth(300)
    field.show()
    empty = field.height()
    field.put(SENTENCE * 4)
    broken = field.height()
    assert broken > empty, "one paragraph of several lines"
    field.put(SENTENCE * 100)
    full = field.height()
    assert full > broken
    field.put(SENTENCE * 200)
    assert field.height() == full
    field.put(SENTENCE * 4)
    high = field.height()
    field.setFixedWidth(900)
    qtbot.waitUntil(lambda: field.height() < high)


def test_tab_leaves_it_and_control_enter_finishes_it(qtbot: QtBot) -> None:
    form, field, message, after = QWidget(), LongField(), LongField(by_enter=True), QLineEdit()
    column = QVBoxLayout(form)
    for each in (field, message, after):
        column.addWidget(each)
    qtbot.addWidget(form)
    finished, left, changed = list[str](), list[str](), list[str]()
    for each in (field, message):
        each.submitted.connect(lambda each=each: finished.append(each.text()))
        each.left.connect(lambda each=each: left.append(each.text()))
        each.textChanged.connect(lambda each=each: changed.append(each.text()))
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    field.put("Да")
    assert changed == []
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), finished) == ("Да\n", [])
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert finished == ["Да\n"]
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert (message.hasFocus(), left) == (True, ["Да\n"])
    QTest.keyClick(message, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(message, Qt.Key.Key_Return)
    assert finished == ["Да\n", "\n"]
