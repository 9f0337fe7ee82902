"""The overview as a person uses it, over calls that the services of real calls wrote."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from secretary_app.features.calls.models import CallOutcome
from secretary_app.foundation.i18n import Language
from tests.support.desk_window import DeskBench, desk, in_qt, until
from tests.support.opened import NOON
from tests.support.stored_calls import Asked, Past, store_call
from ui.pages.reports.exporting import as_csv
from ui.pages.reports.figures import Sheet
from ui.pages.reports.page import ReportsPage
from ui.widgets.placeholder import Placeholder
from ui.widgets.table import Table
from ui.widgets.text import Label

pytestmark = pytest.mark.wire

KEY = Asked(text="сколько стоит ключ", answer="250 рублей", title="Цена ключа")


def page_of(bench: DeskBench) -> ReportsPage:
    page = bench.window.page
    assert isinstance(page, ReportsPage)
    return page


def told(page: ReportsPage) -> list[str]:
    return [each.accessibleName() for each in page.main.findChildren(Label) if each.isVisible()]


def test_figures_of_a_span_and_their_files(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path / "data") as bench:
            for past in (
                Past(rang_at=NOON - timedelta(minutes=1), asked=[KEY]),
                Past(rang_at=NOON - timedelta(days=2), outcome=CallOutcome.MISSED),
                Past(rang_at=NOON - timedelta(days=20), asked=[KEY]),
            ):
                await store_call(bench.workspace, past)
            bench.window.resize(1440, 900)
            bench.window.open_page("reports")
            page = page_of(bench)
            await until(lambda: "Нам звонили: 3" in told(page))
            assert {"Отвечено: 2", "Пропущено: 1"} <= set(told(page))
            page.span.choose("week")
            page.span.chosen.emit("week")
            await until(lambda: "Нам звонили: 2" in told(page))
            tables = {each.accessibleName(): each for each in page.main.findChildren(Table)}
            assert [line.cells[1] for line in tables["Звонки по дням"].lines] == list("1010000")
            bench.window.words.speak(Language.EN)
            await until(lambda: "Missed: 1" in told(page))
            bench.window.words.speak(Language.RU)

            report = page._report
            assert report is not None
            for kind in ("csv", "pdf"):
                page.save(report, tmp_path / f"r.{kind}")
                await bench.idle()
            text = (tmp_path / "r.csv").read_text("utf-8-sig")
            rows = list(csv.reader(text.splitlines(), delimiter=";"))
            assert ["Нам звонили", "2"] in rows
            assert ["Цена ключа", "1"] in rows
            assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
            assert bench.faults == []

    in_qt(qapp, use)


def test_days_without_calls_say_so(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            bench.window.open_page("reports")
            page = page_of(bench)
            await until(
                lambda: any(each.isVisible() for each in page.main.findChildren(Placeholder))
            )

    in_qt(qapp, use)


def test_what_a_caller_said_is_no_formula() -> None:
    sheet = Sheet(title="=1+1", headings=("a", "b"), rows=(("@SUM(A1)", "1"),))
    assert as_csv([sheet], Language.EN).splitlines() == ["'=1+1", "a,b", "'@SUM(A1),1", ""]
