"""The page of past calls as a person uses it, over calls that the services of real calls wrote."""

import json
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from hardware.audio.measures import RATE
from hardware.line.wav_file import GrowingWav
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.models import CallOutcome, CallRecord
from secretary_app.features.calls.reviews import CallReview, Result
from secretary_app.features.recordings.models import ConsentReason
from secretary_app.foundation.i18n import Language
from tests.support.desk_window import DeskBench, desk, in_qt, until
from tests.support.opened import NOON
from tests.support.stored_calls import Asked, Past, store_call
from ui.pages.calls.page import CallsPage
from ui.widgets.bubble import Bubble
from ui.widgets.placeholder import Placeholder
from ui.widgets.sheet import Sheet

pytestmark = pytest.mark.wire

NOT_HEARD = "250 рублей и готова через час"
KEY = Asked(
    text="сколько стоит копия ключа",
    answer=f"Копия ключа стоит {NOT_HEARD}",
    title="Цена ключа",
    heard="Копия ключа стоит",
)


async def recorded(workspace: Workspace, call: CallRecord) -> None:
    """Ten seconds of a tone, kept as the line keeps a call."""
    recording = await workspace.recordings.begin(
        call_id=call.id, number=call.number, consent=ConsentReason.ANNOUNCED
    )
    times = np.arange(RATE * 10) / RATE
    tone = (9000 * np.sin(2 * np.pi * 300 * times)).astype("<i2").tobytes()
    file = GrowingWav(path=recording.wav)
    file.append(caller=tone, ours=tone)
    await workspace.recordings.finish(recording.id, duration_ms=10_000, sha256=file.finish())


def page_of(bench: DeskBench) -> CallsPage:
    page = bench.window.page
    assert isinstance(page, CallsPage)
    return page


def bubbles(page: CallsPage) -> list[Bubble]:
    return [each for each in page.talk.findChildren(Bubble) if not each.isHidden()]


def test_what_was_written_about_a_call_is_read_and_gone_on_with(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            workspace = bench.workspace
            first = await store_call(workspace, Past(rang_at=NOON, name="Ольга", asked=[KEY]))
            other = await store_call(workspace, Past(rang_at=NOON - timedelta(hours=1)))
            await workspace.reviews.write(
                CallReview(
                    call_id=first.id, note="Просит мастера", result=Result.MESSAGE, good=True
                )
            )
            bench.window.open_page("calls", first.id)
            card = page_of(bench).reviewed.card
            await until(lambda: card.note.toPlainText() == "Просит мастера")
            assert card.result.currentText() == "Сообщение"
            assert card.good.isChecked()
            card.step.setText("Позвонить Олегу")
            card.step.editingFinished.emit()
            await until(lambda: card.saved.text() == "Сохранено")
            review = await workspace.reviews.get(first.id)
            assert (review.note, review.result) == ("Просит мастера", Result.MESSAGE)
            assert review.next_step == "Позвонить Олегу"
            # Another call has nothing of it.
            bench.window.open_page("calls", other.id)
            await until(lambda: card.note.toPlainText() == "")
            assert card.step.text() == ""
            assert card.result.currentText() == "Итог не отмечен"
            await bench.idle()

    in_qt(qapp, use)


def test_a_call_is_found_shown_and_heard_from_a_word(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            workspace = bench.workspace
            call = await store_call(workspace, Past(rang_at=NOON, name="Ольга", asked=[KEY]))
            await recorded(workspace, call)
            for number in range(110):
                at = NOON - timedelta(days=1, minutes=number)
                await store_call(
                    workspace, Past(rang_at=at, number=None, outcome=CallOutcome.MISSED)
                )
            bench.window.resize(1440, 900)
            bench.window.open_page("calls")
            page = page_of(bench)
            await until(lambda: page.player.there)
            assert page.header.title.text() == "Ольга"
            assert page.header.chip.text() == "Отвечен"
            assert [each.speech.cut for each in bubbles(page)] == [
                "",
                "250 рублей и готова через час",
            ]
            assert "«Цена ключа» 0,91" in bubbles(page)[1].speech.source

            rows = page.calls.rows
            assert rows.model().rowCount() == 111 + 2
            rows.scrollToBottom()
            await until(lambda: not page.calls.model.at(112).pending)
            assert page.calls.model.at(112).second == "Пропущен"

            # The last word of the caller's line sounds 900 ms after its first.
            bubble, heard = bubbles(page)[0], []
            page.player.play.connect(lambda ms, _speed: heard.append(ms))
            page.player.play.disconnect(page.hearing._play)
            word = KEY.text.index("ключа")
            where = next(
                QPointF(x, bubble.height() - 16)
                for x in range(bubble.width())
                if bubble.letter_at(QPointF(x, bubble.height() - 16)) == word
            )
            QTest.mouseClick(bubble, Qt.MouseButton.LeftButton, pos=where.toPoint())
            QTest.keyClick(bubble, Qt.Key.Key_Space)
            assert heard == [2900, 2000]
            page.talk.show_moment(2950, follow=True)
            page.player.toggle()

            page.calls.field.setText("ольга")
            await until(lambda: rows.model().rowCount() == 2)
            page.calls.field.setText("нет такого")
            await until(lambda: not rows.isVisible())
            reset = next(
                each for each in page.calls.findChildren(QPushButton)
                if each.text() == "Показать все" and each.isVisible()
            )  # fmt: skip
            reset.click()
            await until(lambda: rows.isVisible() and rows.model().rowCount() == 113)

    in_qt(qapp, use)


def test_another_page_opens_it_at_its_second(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            calls = [
                await store_call(
                    bench.workspace, Past(rang_at=NOON - timedelta(hours=n), asked=[KEY])
                )
                for n in range(3)
            ]
            await recorded(bench.workspace, calls[2])
            bench.window.resize(1440, 900)
            bench.window.open_page("calls", f"{calls[2].id}@6500")
            page = page_of(bench)
            await until(lambda: page.player.playing or page.player.wave.value() == 6500)
            assert page.calls.rows.chosen == calls[2].id
            bench.window.words.speak(Language.EN)
            assert page.header.chip.text() == "Answered"

    in_qt(qapp, use)


def test_it_is_exported_and_deleted(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path / "data") as bench:
            call = await store_call(bench.workspace, Past(rang_at=NOON, asked=[KEY]))
            await recorded(bench.workspace, call)
            bench.window.resize(1440, 900)
            bench.window.open_page("calls")
            page = page_of(bench)
            await until(lambda: page.player.there)
            shown = page._call
            assert shown is not None
            for kind in ("wav", "txt", "json", "pdf"):
                page.acts.save(shown, tmp_path / f"call.{kind}")
                await bench.idle()
            assert (tmp_path / "call.wav").stat().st_size > RATE * 10 * 4
            assert "Копия ключа стоит […]" in (tmp_path / "call.txt").read_text("utf-8")
            assert json.loads((tmp_path / "call.json").read_text("utf-8"))["call"]["id"] == call.id
            assert (tmp_path / "call.pdf").read_bytes().startswith(b"%PDF")

            bench.window.actions_list.run("calls.erase")
            sheet = next(each for each in bench.window.findChildren(Sheet) if each.isVisible())
            buttons = {each.text(): each for each in sheet.findChildren(QPushButton)}
            buttons["Удалить звук"].click()
            await until(page.player.mute.isVisible)
            assert len(bubbles(page)) == 2
            bench.window.actions_list.run("calls.erase")
            sheet = next(each for each in bench.window.findChildren(Sheet) if each.isVisible())
            buttons = {each.text(): each for each in sheet.findChildren(QPushButton)}
            assert "Удалить звук" not in buttons
            buttons["Удалить всё"].click()
            await until(lambda: not bubbles(page))
            assert page.header.title.text() == "номер скрыт"
            assert bench.faults == []

    in_qt(qapp, use)


def test_no_calls_yet_is_said(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            bench.window.resize(1440, 900)
            bench.window.open_page("calls")
            await until(lambda: len(shown(page_of(bench))) == 2)

    def shown(page: CallsPage) -> list[Placeholder]:
        found = [*page.main.findChildren(Placeholder), *page.calls.findChildren(Placeholder)]
        return [
            each for each in found if each.isVisible() and each.title.text() == "Звонков пока нет"
        ]

    in_qt(qapp, use)
