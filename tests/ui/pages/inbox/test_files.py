"""Files that people sent, at the desk: opened by what is in them, or saved."""

from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from secretary_app.channels.telegram.incoming import FileKind, Incoming, IncomingFile
from secretary_app.features.conversations.models import Channel, NewMessage, Role
from secretary_app.features.people.models import Identity, IdentityKind
from tests.support.desk_window import DeskBench, desk, in_qt, until
from ui.pages.inbox.files import FileRow
from ui.pages.inbox.page import InboxPage

pytestmark = pytest.mark.wire

PNG = b"\x89PNG\r\n\x1a\n" + bytes(1500)
PROGRAM = b"MZ\x90\x00" + bytes(90)


class Opener(QObject):
    """In place of the programs of this computer."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


async def sent_on_a_site(bench: DeskBench) -> str:
    workspace = bench.workspace
    widget = await workspace.widgets.add({})
    visit = (await workspace.visitors.begin(widget.id, language="ru", page="")).visit
    identity = Identity(kind=IdentityKind.VISITOR, value=visit.id)
    person = await workspace.people.find_or_create(identity)
    thread = await workspace.conversations.thread_of_person(person.id)
    message = NewMessage(role=Role.CALLER, channel=Channel.WIDGET, text="ключ.png", language="ru")
    await workspace.uploads.keep(visit, thread.id, message, name="ключ.png", data=PNG)
    return person.id


async def sent_by_telegram(bench: DeskBench) -> str:
    workspace = bench.workspace
    identity = Identity(kind=IdentityKind.TELEGRAM, value="77")
    person = await workspace.people.find_or_create(identity)
    thread = await workspace.conversations.thread_of_person(person.id)
    wrote = Incoming(update_id=1, chat_id=77, user_id=77, number=5)
    talk, _ = await workspace.telegram.talks.of("bot1", wrote)
    message = NewMessage(role=Role.CALLER, channel=Channel.TELEGRAM, text="📎", language="ru")
    # It claims to be a picture, and is a program.
    file = IncomingFile(
        kind=FileKind.FILE, file_id="x", size=len(PROGRAM), name="фото.jpg", mime="image/jpeg"
    )
    await workspace.bot_files.keep(talk, 5, thread.id, message, file=file, data=PROGRAM)
    return person.id


def test_a_file_is_opened_by_what_is_in_it_and_may_always_be_saved(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def look() -> None:
        async with desk(tmp_path / "data") as bench:
            visitor, stranger = await sent_on_a_site(bench), await sent_by_telegram(bench)
            opener = Opener()
            # Any: the stub asks for bytes where the function takes words.
            cast("Any", QDesktopServices).setUrlHandler("file", opener, "take")

            async def row_of(person_id: str) -> FileRow:
                bench.window.open_page("inbox", person_id)
                page = bench.window.page
                assert isinstance(page, InboxPage)
                await until(lambda: page.talk.side.isVisible() and page.talk.key == person_id)
                await bench.idle()
                await until(lambda: bool(page.seen))
                (row,) = (each for seen in page.seen for each in seen.findChildren(FileRow))
                return row

            row = await row_of(visitor)
            assert row.accessibleName() == "ключ.png, 2 КБ"
            row.open.click()
            await until(lambda: bool(opener.opened))
            (copy,) = opener.opened
            assert (copy.suffix, copy.read_bytes()) == (".png", PNG)

            row = await row_of(stranger)
            page = bench.window.page
            assert isinstance(page, InboxPage)
            row.open.click()
            await until(page.talk.side.banner.isVisible)
            assert "не видно, что это за файл" in page.talk.side.banner.accessibleName()
            assert len(opener.opened) == 1
            row.save.click()
            asked = bench.window.findChild(QFileDialog)
            assert asked is not None
            asked.fileSelected.emit(str(tmp_path / "saved"))
            asked.reject()
            await bench.idle()
            assert (tmp_path / "saved").read_bytes() == PROGRAM
            QDesktopServices.unsetUrlHandler("file")

    in_qt(qapp, look)
