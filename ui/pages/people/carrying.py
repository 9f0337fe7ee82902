"""Files of people at the desk: what a file holds is shown before it is taken in."""

from __future__ import annotations

import asyncio
from pathlib import Path

from secretary_app.features.people.carrying import TakenIn
from secretary_app.features.people.exchange.models import FileForm, FilePeople
from secretary_app.features.people.exchange.reading import read_people
from ui.pages.saving import ask_where, ask_which
from ui.shell.page import Desk
from ui.theme import Role
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind
from ui.widgets.sheet import Sheet
from ui.widgets.text import Label

ENDINGS = {FileForm.CSV: "csv", FileForm.VCARD_3: "vcf", FileForm.VCARD_4: "vcf"}
LARGEST = 50_000_000
"""Bytes: more than a hundred thousand people with notes."""
SHOWN_UNREAD = 5


class Carrying:
    """Belongs to the page."""

    def __init__(self, desk: Desk, banner: Banner) -> None:
        self._desk, self._banner = desk, banner

    def ask_which(self) -> None:
        """Asks for a file and looks into it."""
        words = self._desk.words
        ask_which(
            self._desk.window,
            title=words.text("people-import"),
            endings=f"{words.text('page-people')} (*.csv *.vcf *.txt)",
            chosen=self.look_into,
        )

    def look_into(self, file: Path) -> None:
        """Reads a file without taking anything in."""
        words = self._desk.words

        def read() -> FilePeople | None:
            return None if file.stat().st_size > LARGEST else read_people(file.read_bytes())

        self._desk.operations.run(
            lambda: asyncio.to_thread(read),
            name="people.read",
            title=words.text("people-import"),
            complain=self._banner,
            done=lambda found: self._show(found, file),
        )

    def _show(self, found: FilePeople | None, file: Path) -> None:
        words = self._desk.words
        if found is None or not found.cards:
            what = "people-file-large" if found is None else "people-file-empty"
            self._banner.tell(words.text(what, file=file.name), why=words.text(f"{what}.help"))
            return
        sheet = Sheet(self._desk.window, title=words.text("people-import"))
        sheet.closed.connect(sheet.deleteLater)
        count = words.text("people-file-holds", count=len(found.cards), file=file.name)
        sheet.add(Label(count, wrap=True))
        sheet.add(Label(words.text("people-file-adds"), role=Role.SMALL, tone="text2", wrap=True))
        if found.unread:
            some = ", ".join(each.text[:40] for each in found.unread[:SHOWN_UNREAD])
            bad = words.text("people-file-unread", count=len(found.unread), some=some)
            sheet.add(Label(bad, role=Role.SMALL, tone="warn", wrap=True))
        leave = Button(words.text("people-forget-leave"))
        leave.clicked.connect(lambda _checked: sheet.dismiss())
        take = Button(words.text("people-import-take"), kind=Kind.PRIMARY)

        def go() -> None:
            sheet.dismiss()
            self.take_in(found)

        take.clicked.connect(lambda _checked: go())
        sheet.add_button(leave)
        sheet.add_button(take)
        sheet.open()

    def take_in(self, found: FilePeople) -> None:
        """What is in it from now on stands in the cards; the toast takes it back."""
        words, files = self._desk.words, self._desk.workspace.people_files

        def done(taken: TakenIn) -> None:
            text = words.text("people-imported", added=len(taken.added), changed=len(taken.changed))

            def undo() -> None:
                self._desk.operations.run(
                    lambda: files.take_back(taken),
                    name="people.take_back",
                    title=words.text("desk-undo"),
                    complain=self._banner,
                )

            self._desk.toast(text, tone="success", action=(words.text("desk-undo"), undo))

        self._desk.operations.run(
            lambda: files.take_in(found.cards),
            name="people.take_in",
            title=words.text("people-import"),
            complain=self._banner,
            done=done,
        )

    def ask_where(self, form: FileForm) -> None:
        """Asks where everybody is to be written."""
        ask_where(
            self._desk.window,
            title=self._desk.words.text("people-export"),
            suggested=f"people-{self._desk.words.today}.{ENDINGS[form]}",
            chosen=lambda file: self.write(file, form),
        )

    def write(self, file: Path, form: FileForm) -> None:
        """Everybody into a file."""
        words = self._desk.words

        async def write() -> None:
            octets = await self._desk.workspace.people_files.written(form)
            await asyncio.to_thread(file.write_bytes, octets)

        self._desk.operations.run(
            write,
            name="people.write",
            title=words.text("people-export"),
            complain=self._banner,
            said=words.text("chat-exported", file=file.name),
        )
