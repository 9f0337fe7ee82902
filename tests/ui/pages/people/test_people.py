"""Clients as the person at the desk keeps them, over a real workspace."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from secretary_app.features.people.exchange.models import FileForm
from secretary_app.features.people.models import Card, ConsentAbout, Identity, IdentityKind
from secretary_app.kernel.phone import PhoneNumber
from tests.support.desk_window import DeskBench, desk, in_qt, until
from ui.pages.people.page import PeoplePage
from ui.shell.page import Page
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import Sheet
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire

ANNA = Card(name="Анна Котова", phones=("+79112047716",))
SAME = Card(name="Котова Анна", company="Нордвест", phones=("+78123345501",))


def page_of(bench: DeskBench) -> PeoplePage:
    page: Page | None = bench.window.page
    assert isinstance(page, PeoplePage)
    return page


def titles(page: PeoplePage) -> list[str]:
    return [row.title for row in page.rows]


def undo(bench: DeskBench) -> None:
    bench.window.findChildren(Toast)[-1].findChildren(QPushButton)[0].click()


def test_a_card_is_written_corrected_and_put_back(qapp: QApplication, tmp_path: Path) -> None:
    async def write() -> None:
        async with desk(tmp_path) as bench:
            people = bench.workspace.people
            bench.window.open_page("people")
            page = page_of(bench)
            await bench.idle()
            page.begin()
            page.editor.name.setText("Анна Котова")
            page.editor.numbers.setPlainText("8 911 204-77-16\nне номер")
            page.editor.save()
            assert "не номер" in page.editor._rows["numbers"].wrong
            page.editor.numbers.setPlainText("8 911 204-77-16")
            assert bench.window.actions_list.run("people.save")
            await until(lambda: titles(page) == ["Анна Котова"])
            await bench.idle()
            page.editor.notes.setPlainText("Просит Олега")
            window = bench.window
            window.activateWindow()
            await until(window.isActiveWindow)
            QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
            await bench.idle()
            (anna,) = await people.everybody()
            assert (anna.notes, anna.phones) == ("Просит Олега", ("+79112047716",))
            undo(bench)
            await until(lambda: page.editor.notes.toPlainText() == "")
            assert (await people.get(anna.id)).notes == ""
            consent = next(
                each
                for each in page.main.findChildren(Segmented)
                if each.accessibleName() == bench.window.words.text("people-consent-offers")
            )
            consent.chosen.emit("no")
            await bench.idle()
            (told,) = await people.consents(anna.id)
            assert (told.about, told.given) == (ConsentAbout.OFFERS, False)

    in_qt(qapp, write)


def test_who_came_by_another_door_is_called_as_that_door_does(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def look() -> None:
        async with desk(tmp_path) as bench:
            people = bench.workspace.people
            for kind, value, handle in (
                (IdentityKind.TELEGRAM, "4711", "@anna_k"),
                (IdentityKind.TELEGRAM, "4712", ""),
                (IdentityKind.WHATSAPP, "+79112047716", ""),
            ):
                await people.find_or_create(Identity(kind=kind, value=value, handle=handle))
            peter = Identity(kind=IdentityKind.TELEGRAM, value="4713", handle="@petya")
            await people.rename((await people.find_or_create(peter)).id, "Пётр", actor="telegram")
            bench.window.open_page("people")
            page = page_of(bench)
            await until(lambda: len(titles(page)) == 4)
            assert {row.title: row.second for row in page.rows} == {
                "Пётр": "Telegram · @petya",
                "@anna_k": "Telegram",
                "Telegram 4712": "Telegram",
                "+7 911 204-77-16": "WhatsApp",
            }

    in_qt(qapp, look)


def test_two_cards_are_merged_on_a_proposal_and_parted(qapp: QApplication, tmp_path: Path) -> None:
    async def merge() -> None:
        async with desk(tmp_path) as bench:
            people = bench.workspace.people
            anna, same = await people.write_down(ANNA), await people.write_down(SAME)
            bench.window.open_page("people", anna.id)
            page = page_of(bench)

            def proposed() -> list[QPushButton]:
                word = bench.window.words.text("people-merge")
                buttons = page.main.findChildren(QPushButton)
                return [each for each in buttons if each.text() == word and each.isVisible()]

            await until(lambda: len(proposed()) == 1)
            proposed()[0].click()
            await until(lambda: titles(page) == ["Анна Котова"])
            await bench.idle()
            assert page.editor.company.text() == "Нордвест"
            undo(bench)
            await until(lambda: titles(page) == ["Анна Котова", "Котова Анна"])
            assert await people.get(same.id) == same

    in_qt(qapp, merge)


def test_blocked_forgotten_and_carried_by_files(qapp: QApplication, tmp_path: Path) -> None:
    async def carry() -> None:
        async with desk(tmp_path / "data") as bench:
            workspace = bench.workspace
            anna = await workspace.people.write_down(ANNA)
            bench.window.open_page("people", anna.id)
            page = page_of(bench)
            await until(lambda: page.side.header.title.text() == "Анна Котова")
            page.acts.toggle_blocked(anna)
            await bench.idle()
            assert workspace.blocked.holds(PhoneNumber("+79112047716"))
            assert page.side.header.chip.isVisible()
            file = tmp_path / "people.vcf"
            page.carrying.write(file, FileForm.VCARD_3)
            await bench.idle()

            sheet = page.acts.ask_to_forget(anna)
            assert not sheet.sure.isEnabled()
            sheet.field.setText("анна котова")
            sheet.sure.click()
            await until(lambda: not page.rows)
            page.carrying.look_into(file)
            await bench.idle()
            shown = [each for each in bench.window.findChildren(Sheet) if each.isVisible()]
            shown[0].findChildren(QPushButton)[-1].click()
            await until(lambda: titles(page) == ["Анна Котова"])
            await bench.idle()
            undo(bench)
            await until(lambda: not page.rows)
            assert not bench.faults

    in_qt(qapp, carry)
