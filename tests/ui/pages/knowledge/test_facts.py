"""Facts at the desk: found, written, checked, said, taken back."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from secretary_app.features.knowledge.models import Fact, Question
from secretary_app.features.knowledge.values import FactKind, parse_value
from secretary_app.foundation.i18n import Language
from tests.support.desk_window import DeskBench, desk, in_qt, type_in, until
from ui.pages.knowledge.facts_page import FactsPage
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire

KEY = Fact(
    key="price.key",
    kind=FactKind.PRICE,
    value=parse_value(FactKind.PRICE, "350 ₽"),
    owner="Пётр",
    titles={"ru": "Копия ключа"},
    questions={"ru": (Question(text="Сколько стоит ключ?"),)},
)
HOURS = Fact(
    key="hours",
    kind=FactKind.HOURS,
    value=parse_value(FactKind.HOURS, "mon-fri 09:00-18:00 lunch 13:00-14:00; 2026-12-31 closed"),
)


async def opened(bench: DeskBench, what: str = "") -> FactsPage:
    bench.window.open_page("facts", what)
    await bench.idle()
    page = bench.window.page
    assert isinstance(page, FactsPage)
    return page


def toasts(bench: DeskBench) -> list[Toast]:
    return [each for each in bench.window.findChildren(Toast) if each.isVisible()]


def press(widget: Toast, text: str) -> None:
    next(each for each in widget.findChildren(QPushButton) if each.text() == text).click()


def test_a_fact_is_written_checked_and_taken_back(qapp: QApplication, tmp_path: Path) -> None:
    async def write() -> None:
        async with desk(tmp_path) as bench:
            knowledge = bench.workspace.knowledge
            page = await opened(bench)
            control = Qt.KeyboardModifier.ControlModifier
            QTest.keyClick(bench.window, Qt.Key.Key_N, control)
            editor = page.editor
            assert editor.isVisible()
            type_in(editor.title_field, "Копия ключа")
            type_in(editor.line, "триста")
            await until(lambda: "триста" in editor.rows["value"].wrong)
            QTest.keyClick(bench.window, Qt.Key.Key_S, control)
            assert len(knowledge.known.facts) == 0
            editor.line.clear()
            type_in(editor.line, "350 руб")
            QTest.keyClick(bench.window, Qt.Key.Key_S, control)
            assert editor.rows["questions"].wrong
            type_in(editor.questions, "Сколько стоит ключ?")
            await until(lambda: "триста пятьдесят рублей" in editor.preview.spoken.text())
            QTest.keyClick(bench.window, Qt.Key.Key_S, control)
            await bench.idle()
            (kept,) = await knowledge.facts()
            assert (kept.key, kept.value, kept.title("ru")) == (
                "price.kopiya_klyucha",
                KEY.value,
                "Копия ключа",
            )
            assert [line.cells[0] for line in page.table.lines] == ["Копия ключа"]
            assert not editor.dirty
            press(toasts(bench)[-1], "Вернуть")
            await bench.idle()
            assert knowledge.known.facts == ()
            assert not page.table.isVisible()

    in_qt(qapp, write)


def test_hours_are_typed_a_day_a_field(qapp: QApplication, tmp_path: Path) -> None:
    async def write() -> None:
        async with desk(tmp_path) as bench:
            knowledge = bench.workspace.knowledge
            await knowledge.add_fact(HOURS)
            page = await opened(bench, "hours")
            hours = page.editor.hours
            assert [day.text() for day in hours.days[3:6]] == [
                "09:00–13:00, 14:00–18:00",
                "09:00–13:00, 14:00–18:00",
                "",
            ]
            assert hours.special.toPlainText() == "31.12.2026 закрыто"
            type_in(hours.days[5], "с утра")
            page.editor.try_save()
            assert "с утра" in page.editor.rows["hours"].wrong
            hours.days[5].clear()
            type_in(hours.days[5], "10-15")
            hours.special.appendPlainText("01.01.2027–08.01.2027 закрыто")
            page.editor.try_save()
            await bench.idle()
            (kept,) = knowledge.known.facts
            week = "mon-fri 09:00-18:00 lunch 13:00-14:00; sat 10:00-15:00"
            days = "2026-12-31 closed; 2027-01-01..2027-01-08 closed"
            assert kept.value == parse_value(FactKind.HOURS, f"{week}; {days}")

    in_qt(qapp, write)


def test_what_expires_is_warned_of_found_and_removed_with_a_way_back(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def look() -> None:
        async with desk(tmp_path) as bench:
            knowledge, now = bench.workspace.knowledge, bench.workspace.clock.now()
            for key, days in (("one", -1), ("two", 2), ("three", 200)):
                await knowledge.add_fact(
                    Fact(
                        key=key,
                        kind=FactKind.STOCK,
                        value=parse_value(FactKind.STOCK, "7"),
                        units={"ru": "шт."},
                        valid_until=now + timedelta(days=days),
                        titles={"ru": f"Замки {key}"},
                        questions={"ru": (Question(text=f"Сколько замков {key}?"),)},
                    )
                )
            page = await opened(bench)
            assert page.attention.isVisible()
            tones = {line.key: line.tones[3] for line in page.table.lines}
            assert tones == {"one": "danger", "two": "warn", "three": "text2"}
            assert {line.cells[1:3] for line in page.table.lines} == {("7 шт.", "")}
            next(b for b in page.attention.findChildren(QPushButton) if b.text()).click()
            assert [line.key for line in page.table.lines] == ["one"]
            bench.window.words.speak(Language.EN)
            assert "expired" in page.table.lines[0].cells[3]
            bench.window.words.speak(Language.RU)
            page.editing.open("one")
            page.editor.writing.remove.click()
            await bench.idle()
            assert [fact.key for fact in knowledge.known.facts] == ["three", "two"]
            assert page.header.second.text() == "2 факта"
            press(toasts(bench)[-1], "Вернуть")
            await bench.idle()
            assert len(knowledge.known.facts) == 3

    in_qt(qapp, look)


def test_what_was_typed_is_not_lost(qapp: QApplication, tmp_path: Path) -> None:
    async def leave() -> None:
        async with desk(tmp_path) as bench:
            await bench.workspace.knowledge.add_fact(KEY)
            page = await opened(bench, "price.key")
            page.editor.line.setFocus()
            page.editor.line.selectAll()
            type_in(page.editor.line, "400 ₽")
            QTest.keyClick(page.editor.line, Qt.Key.Key_Escape)
            assert not page.editor.isVisible()
            press(toasts(bench)[-1], "Вернуться")
            assert (page.editor.line.text(), page.editor.dirty) == ("400 ₽", True)
            assert bench.workspace.knowledge.known.facts == (KEY,)

    in_qt(qapp, leave)


def test_files_go_in_whole_or_not_at_all_and_out(qapp: QApplication, tmp_path: Path) -> None:
    async def exchange() -> None:
        async with desk(tmp_path / "data") as bench:
            knowledge = bench.workspace.knowledge
            page = await opened(bench)
            file = tmp_path / "facts.csv"
            good = (
                "key,kind,value,title_ru,questions_ru\nprice.key,price,350 RUB,Ключ,Почём ключ?\n"
            )
            file.write_text(good + "price.x,price,дорого,Замок,Почём замок?\n", "utf-8")
            page.files.import_file(file)
            await bench.idle()
            assert await knowledge.facts() == []
            assert page.banner.isVisible()
            file.write_text(good, "utf-8")
            page.files.import_file(file)
            await bench.idle()
            assert [fact.key for fact in await knowledge.facts()] == ["price.key"]
            out = tmp_path / "out.csv"
            page.files.export_file(out)
            await bench.idle()
            (row,) = csv.DictReader(out.read_text("utf-8-sig").splitlines())
            assert (row["key"], row["title_ru"]) == ("price.key", "Ключ")
            press(toasts(bench)[0], "Вернуть")
            await bench.idle()
            assert knowledge.known.facts == ()

    in_qt(qapp, exchange)


def test_who_may_only_look_only_looks(qapp: QApplication, tmp_path: Path) -> None:
    async def look() -> None:
        rights = {"knowledge.view"}
        async with desk(tmp_path, may=lambda right: right in rights) as bench:
            await bench.workspace.knowledge.add_fact(KEY)
            page = await opened(bench, KEY.key)
            assert page.editor.isVisible()
            assert not page.editor.writing.save.isVisible()
            assert not page.add.isVisible()

    in_qt(qapp, look)
