"""The page of promises as a receptionist uses it: overdue first, done and undone, to the call."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.features.promises.models import NewPromise, PromiseKind, PromiseState
from secretary_app.foundation.i18n import Language
from tests.support.desk_window import DeskBench, desk, in_qt, until
from ui.pages.promises.answering import AnswerSheet
from ui.pages.promises.line_row import LineRow
from ui.pages.promises.page import PromisesPage
from ui.pages.promises.telling import BRIEFING
from ui.pages.table import PAGES
from ui.shell.page import Desk, Page, PageSpec
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire

HOUR = timedelta(hours=1)
NUMBER = "+79161112233"


class Calls(Page):
    """Where jumps land."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.main = QWidget()
        self.shown: list[str] = []

    def opened(self, what: str) -> None:
        self.shown.append(what)


SPECS = (
    PageSpec(key="calls", place="calls", sign="phone", page=f"{__name__}:Calls"),
    next(spec for spec in PAGES if spec.key == "promises"),
)


async def page_of(bench: DeskBench) -> PromisesPage:
    bench.window.open_page("promises")
    page = bench.window.page
    assert isinstance(page, PromisesPage)
    await bench.idle()
    return page


async def promise(
    bench: DeskBench, text: str, *, hours: float, person_id: str | None = None
) -> str:
    work = bench.workspace
    made = await work.promises.make(
        NewPromise(
            kind=PromiseKind.CALL_BACK,
            text=text,
            due_at=work.clock.now() + hours * HOUR,
            language="ru",
            call_id="call-1",
            number=NUMBER,
            person_id=person_id,
            audio_start_ms=7300,
        )
    )
    return made.id


def titles(page: PromisesPage) -> list[str]:
    return [row.title for row in page.list.rows.rows]


def test_overdue_ones_come_first_and_are_done_and_undone(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        async with desk(tmp_path, pages=SPECS) as bench:
            known = Identity(kind=IdentityKind.PHONE, value=NUMBER)
            boris = await bench.workspace.people.find_or_create(known)
            await bench.workspace.people.rename(boris.id, "Борис", actor="test")
            await promise(bench, "мастер", hours=200)
            late = await promise(bench, "ключи от гаража", hours=-3, person_id=boris.id)
            page = await page_of(bench)
            assert titles(page) == [
                "Сводка за ночь",
                "Просрочено",
                "Борис",
                "Позже",
                bench.window.words.phone(NUMBER),
            ]
            row = page.list.rows.rows[2]
            assert (row.second, row.when, row.when_tone) == (
                "Перезвонить: ключи от гаража",
                "3 ч назад",
                "danger",
            )
            page.list.opened.emit(late)
            assert (page.header.title.text(), page.header.chip.text()) == ("Борис", "Просрочено")
            page.promise.note.setPlainText("звонил дважды")
            page.promise.finish.click()
            await until(lambda: "Борис" not in titles(page))
            toast = bench.window.findChild(Toast)
            assert isinstance(toast, Toast)
            undo = (each for each in toast.findChildren(QPushButton) if each.text() == "Вернуть")
            next(undo).click()
            await until(lambda: "Борис" in titles(page))
            page.promise.keep()
            await bench.idle()
            kept = await bench.workspace.promises.get(late)
            assert (kept.state, kept.note) == (PromiseState.OPEN, "звонил дважды")

    in_qt(qapp, work)


def test_a_line_of_the_night_leads_to_its_second(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path, pages=SPECS) as bench:
            await promise(bench, "ключи от гаража", hours=1)
            page = await page_of(bench)
            assert page.list.rows.chosen == BRIEFING
            assert page.header.title.text() == "Сводка за ночь"
            row = page.briefing.findChild(LineRow)
            assert isinstance(row, LineRow)
            assert not {"Сегодня", "Вчера"} & set(row.text().replace(",", " ").split())
            row.click()
            calls = bench.window.page
            assert isinstance(calls, Calls)
            assert calls.shown == ["call-1@7300"]

    in_qt(qapp, work)


def test_what_may_not_be_done_is_not_there_and_nothing_is_said_in_two_languages(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        def may(right: str) -> bool:
            return right.endswith(".view")

        async with desk(tmp_path, pages=SPECS, may=may) as bench:
            page = await page_of(bench)
            assert page.header.title.text() == "Обещания"
            bench.window.words.speak(Language.EN)
            assert page.header.title.text() == "Promises"
            made = await promise(bench, "a key", hours=1)
            await until(lambda: "Today" in titles(page))
            page.list.opened.emit(made)
            view = page.promise
            hidden = (view.finish, view.cancel, view.reopen, view.call)
            assert not any(button.isVisible() for button in hidden)
            assert view.hear.isVisible()

    in_qt(qapp, work)


def test_what_was_to_be_found_out_is_answered(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path, pages=SPECS) as bench:
            work = bench.workspace
            made = await work.promises.make(
                NewPromise(
                    kind=PromiseKind.FIND_OUT,
                    text="есть ли у вас стоянка",
                    due_at=work.clock.now() + HOUR,
                    language="ru",
                    call_id="call-1",
                    number=NUMBER,
                    audio_start_ms=7300,
                )
            )
            page = await page_of(bench)
            page.list.opened.emit(made.id)
            assert page.promise.call.isHidden()
            page.promise.answer.click()
            sheet = bench.window.findChild(AnswerSheet)
            assert isinstance(sheet, AnswerSheet)
            assert not sheet.save.isEnabled()
            sheet.text.setPlainText("Стоянка за домом.")
            sheet.listen.click()
            calls = bench.window.page
            assert isinstance(calls, Calls)
            assert calls.shown == ["call-1@7300"]
            await until(lambda: bench.window.findChild(AnswerSheet) is None)
            bench.window.open_page("promises")
            await bench.idle()
            page.list.opened.emit(made.id)
            page.promise.answer.click()
            sheet = bench.window.findChild(AnswerSheet)
            assert isinstance(sheet, AnswerSheet)
            assert sheet.text.toPlainText() == "Стоянка за домом."
            sheet.to_faq.setChecked(True)
            sheet.save.click()
            await until(lambda: page.header.chip.text() == "Есть ответ")
            assert not page.promise.call.isHidden()
            kept = await work.promises.get(made.id)
            assert (kept.answer, kept.answered_by) == (
                "Стоянка за домом.",
                bench.window.desk.actor(),
            )
            (entry,) = await work.knowledge.entries()
            assert (entry.id, entry.question, entry.answer) == (
                kept.entry_id, made.text, kept.answer,
            )  # fmt: skip

    in_qt(qapp, work)
