"""A list that is told its sections first and its rows by pages."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.paged_rows import PAGE, PagedRows
from ui.widgets.rows import Row, RowList

pytestmark = pytest.mark.unit

SECTIONS = [("Сегодня", 3), ("Вчера", 150), ("19 ноября", 99_847)]
COUNT = sum(count for _, count in SECTIONS)


def test_offsets_and_places_agree(qapp: QApplication) -> None:
    assert qapp is not None
    model = PagedRows()
    model.begin(SECTIONS)
    assert (model.count, model.rowCount(), list(model.headings())) == (
        COUNT,
        COUNT + 3,
        [0, 4, 155],
    )
    assert [model.place_at(offset) for offset in (0, 2, 3, 152, 153)] == [1, 3, 5, 154, 156]
    model.fill(PAGE, [Row(key=str(PAGE + at), title="") for at in range(PAGE)])
    assert [model.at(model.place_at(offset)).key for offset in (100, 152, 153, 199)] == [
        "100",
        "152",
        "153",
        "199",
    ]
    assert model.place_of("153") == 156
    assert model.at(4).title == "Вчера"
    assert model.at(1).pending


def test_only_what_is_seen_is_asked_for(qtbot: QtBot) -> None:
    model = PagedRows()
    rows = RowList(name="Calls", model=model)
    qtbot.addWidget(rows)
    rows.resize(320, 600)
    asked: list[int] = []
    model.wanted.connect(asked.append)
    model.begin(SECTIONS)
    rows.show()
    qtbot.waitUntil(lambda: asked == [0])
    bar = rows.verticalScrollBar()
    for step in range(50):
        bar.setValue(bar.maximum() * step // 50)
    rows.scrollToBottom()
    qtbot.waitUntil(lambda: COUNT // PAGE * PAGE - PAGE in asked)
    assert len(asked) < 20


def test_a_row_is_opened_once_it_is_known(qtbot: QtBot) -> None:
    model = PagedRows()
    rows = RowList(name="Calls", model=model)
    qtbot.addWidget(rows)
    opened: list[str] = []
    rows.opened.connect(opened.append)
    model.begin(SECTIONS)
    rows.setCurrentIndex(model.index(2, 0))
    QTest.qWait(0)
    assert opened == []
    model.fill(0, [Row(key=str(at), title="") for at in range(PAGE)])
    assert opened == ["1"]
