"""A person at the desk with a real call on a simulated line: what they see, and what they press."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from secretary_app.features.calls import desk_events, events
from secretary_app.features.calls.reviews import Result
from secretary_app.features.calls.states import CallState
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.phone import PhoneNumber
from secretary_app.kernel.tasks import TaskOwner
from tests.support.call_bench import NUMBER, CallBench, call_bench
from tests.support.desk_window import in_qt, take_away, until
from ui.call_panel.page import LivePage
from ui.pages.table import PAGES
from ui.runtime.words import Words
from ui.shell.window import Window
from ui.theme import theme
from ui.widgets.bubble import Bubble

pytestmark = pytest.mark.wire

OWNER = "owner"
KEY = "Сколько стоит копия ключа?"
BY_WIRE = {"calls.desk_sound": "false", "desk.bell_percent": "0"}
"""Nobody speaks or listens here, so no device is opened."""
WAITS = BY_WIRE | {"calls.desk_seconds": "30"}


@asynccontextmanager
async def window_of(bench: CallBench) -> AsyncIterator[tuple[Window, LivePage]]:
    faults: list[Exception] = []

    def report(error: Exception, _name: str) -> str:
        faults.append(error)
        return "0000"

    async with TaskOwner(name="desk") as tasks:
        window = Window(
            workspace=bench.workspace,
            words=Words(Language.RU, clock=bench.workspace.clock),
            tasks=tasks,
            pages=[spec for spec in PAGES if spec.key in {"live", "lines"}],
            may=lambda _right: True,
            actor=lambda: OWNER,
            report=report,
        )
        bench.workspace.desk.sign_in(OWNER)
        window.open_first()
        window.show()
        window.activateWindow()
        await until(window.isActiveWindow)
        page = window._pages["live"]
        assert isinstance(page, LivePage)
        yield window, page
        await until(lambda: window.operations.idle)
        take_away(window)
        assert faults == []


async def press(window: Window, key: Qt.Key, *more: Qt.KeyboardModifier) -> None:
    """A key of the window. A screen that is only in memory may forget which window is in front."""
    window.activateWindow()
    await until(window.isActiveWindow)
    modifiers = Qt.KeyboardModifier.NoModifier
    for each in more:
        modifiers |= each
    QTest.keyClick(window, key, modifiers)


def bubbles(page: LivePage) -> list[str]:
    return [bubble.speech.text for bubble in page.panel.transcript.findChildren(Bubble)]


def test_a_call_is_read_taken_hinted_given_back_and_written_about(
    qapp: QApplication, data: Path
) -> None:
    async def work() -> None:
        async with call_bench(data, settings=BY_WIRE) as bench, window_of(bench) as (window, page):
            sizes = theme().sizes
            window.resize(sizes.window_width, sizes.window_height)
            window.open_page("live")
            await bench.call()
            since = await bench.asks(KEY)
            await until(lambda: any("250" in text for text in bubbles(page)))
            answer = next(
                each.speech
                for each in page.panel.transcript.findChildren(Bubble)
                if "250" in each.speech.text
            )
            assert "Факт" in answer.source
            assert page.panel.levels.strip.value() >= 0
            assert bench.all_of(events.LevelsMeasured, since=since)
            # The times of the answer have come, and the list beside them is as wide as it was.
            await until(lambda: any(chip.isVisible() for chip in page.panel.levels.chips))
            assert window.columns.list_width == sizes.list_column

            await press(window, Qt.Key.Key_F3)
            await bench.told_of(desk_events.TakenOver, since=since)
            await until(lambda: page.panel.bar.main.text() == "Вернуть Анне")
            await until(lambda: not page.panel.can("hint"))
            await press(window, Qt.Key.Key_F3)
            await bench.told_of(desk_events.GivenBack, since=since)
            await until(lambda: page.panel.bar.main.text() == "Взять разговор")

            await press(window, Qt.Key.Key_F9)
            box = page.panel.hint_box
            await until(box.field.hasFocus)
            since = bench.now()
            box.field.insert("скажи, что завтра после трёх")
            QTest.keyClick(box.field, Qt.Key.Key_Return)
            await bench.heard("Завтра", since=since)
            await until(lambda: box.field.text() == "")

            page.side.note.setPlainText("Просит мастера Олега.")
            control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
            await press(window, Qt.Key.Key_H, control, shift)
            record = await bench.ended(since=since)
            await until(page.panel.after.isVisible)
            assert not page.panel.bar.isVisible()
            kept: list[str] = []
            page.written.reviewing.kept.connect(kept.append)
            page.panel.after.good.click()
            page.side.save_now()
            await until(lambda: record.id in kept)
            review = await bench.workspace.reviews.get(record.id)
            assert (review.note, review.good) == ("Просит мастера Олега.", True)
            assert review.result is Result.SOLVED

    in_qt(qapp, work)


def test_who_rings_is_shown_at_once_and_answered_by_a_person(
    qapp: QApplication, data: Path
) -> None:
    async def work() -> None:
        async with call_bench(data, settings=WAITS) as bench, window_of(bench) as (window, page):
            person = await bench.workspace.people.find_or_create_by_phone(PhoneNumber.parse(NUMBER))
            await bench.workspace.people.rename(person.id, "Анна Котова", actor=OWNER)
            rang: list[float] = []
            bench.workspace.events.subscribe(
                events.CallRang, lambda _event: rang.append(time.monotonic())
            )
            sheet = page.reception.sheet
            window.open_page("lines")
            await bench.ring()
            await until(sheet.isVisible)
            await until(lambda: page.telling.title(page.calls.live[0]) == "Анна Котова")
            assert rang
            # It comes over another page, and takes nobody's keyboard.
            assert window.page is not page
            assert not sheet.answer.hasFocus()
            since = bench.now()
            await press(window, Qt.Key.Key_F2)
            await bench.told_of(desk_events.TakenOver, since=since)
            await until(lambda: not sheet.isVisible())
            await until(lambda: window.page is page)
            # The press that answered must not end the call.
            page.panel.bar.guard()
            assert not page.panel.bar.hang_up.isEnabled()
            page.panel.want("hang-up")
            assert bench.workspace.desk.find().state is CallState.OPERATOR
            await until(page.panel.bar.hang_up.isEnabled)
            page.panel.bar.hang_up.click()
            record = await bench.ended(since=since)
            assert record.outcome == "answered"

    in_qt(qapp, work)


def test_a_call_that_is_answered_at_once_shows_its_card_and_is_taken_from_it(
    qapp: QApplication, data: Path
) -> None:
    async def work() -> None:
        async with call_bench(data, settings=BY_WIRE) as bench, window_of(bench) as (window, page):
            person = await bench.workspace.people.find_or_create_by_phone(PhoneNumber.parse(NUMBER))
            await bench.workspace.people.rename(person.id, "Анна Котова", actor=OWNER)
            sheet = page.reception.sheet
            window.open_page("lines")
            since = await bench.ring()
            await until(sheet.isVisible)
            await until(lambda: page.telling.title(page.calls.live[0]) == "Анна Котова")
            await bench.told_of(events.CallAnswered, since=since)
            # She has answered, and it can still be had with the key that answers.
            assert page.calls.live[0].view.operator is None
            assert sheet.answer.text() == "Взять разговор"
            await press(window, Qt.Key.Key_F2)
            await bench.told_of(desk_events.TakenOver, since=since)
            await until(lambda: not sheet.isVisible())
            assert window.page is page

            # A colleague is called by name, in the panel and where a call may be handed to them.
            users = bench.workspace.users
            vera = await users.make_owner("vera", "семь-синих-лодок", full_name="Вера")
            bench.workspace.desk.sign_in(vera.id)
            await until(lambda: page.telling.colleague(vera.id) == "Вера")
            await bench.workspace.desk.take_over(None, actor=vera.id)
            await until(lambda: page.panel.header.chip.text() == "Говорит Вера")

            await bench.workspace.desk.hang_up(None, actor=OWNER)
            await bench.ended(since=since)
            bench.workspace.desk.sign_out(OWNER)
            window.open_page("lines")
            since = await bench.ring()
            await bench.told_of(events.CallAnswered, since=since)
            await until(lambda: len(page.calls.live) == 1)
            # Whoever does not want to be disturbed is not.
            assert not sheet.isVisible()
            await bench.workspace.desk.hang_up(None, actor=OWNER)
            await bench.ended(since=since)

    in_qt(qapp, work)


def test_a_ringing_call_is_declined(qapp: QApplication, data: Path) -> None:
    async def work() -> None:
        async with call_bench(data, settings=WAITS) as bench, window_of(bench) as (_, page):
            since = await bench.ring(None)
            await until(page.reception.sheet.isVisible)
            # A click that was meant for what was there before must not end the call.
            page.reception.sheet.decline.click()
            await until(page.reception.sheet.decline.isEnabled)
            page.reception.sheet.decline.click()
            record = await bench.ended(since=since)
            assert (record.outcome, record.end_cause) == ("missed", "declined")
            await until(lambda: not page.reception.sheet.isVisible())

    in_qt(qapp, work)
