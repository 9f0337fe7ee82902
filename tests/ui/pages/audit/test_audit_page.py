"""The page of the audit log: what was done is found, checked, and written to a file."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from secretary_app.bootstrap.rights import RIGHTS
from secretary_app.features.people.models import Card
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import MACHINE_OWNER, Actor
from secretary_app.foundation.auth.errors import NotAllowed
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.storage import Database
from tests.support.desk_window import desk, in_qt, until
from tests.support.opened import SetClock
from ui.pages.audit.page import OF_SESSIONS, AuditPage
from ui.pages.audit.telling import Telling
from ui.runtime.words import Words

pytestmark = pytest.mark.wire

OPERATOR = Actor(id="ivan", name="ivan", role="viewer")


@pytest.mark.parametrize("language", list(Language))
def test_every_deed_has_its_words(language: Language) -> None:
    telling = Telling(Words(language, clock=SetClock()))
    for key in (*(right.key for right in RIGHTS), *OF_SESSIONS):
        assert telling.deed(key) != key


def test_a_deed_is_found_checked_and_exported(qapp: QApplication, tmp_path: Path) -> None:
    async def use() -> None:
        async with desk(tmp_path) as bench:
            workspace = bench.workspace
            with acting_as(MACHINE_OWNER, witness=workspace.audit, origin="desk"):
                for name in ("Пётр", "Мария"):
                    await workspace.people.write_down(Card(name=name))
            with (
                acting_as(OPERATOR, witness=workspace.audit, origin="10.0.0.7"),
                pytest.raises(NotAllowed),
            ):
                await workspace.promises.list_open()
            await workspace.audit.settle()
            bench.window.open_page("audit")
            await bench.idle()
            page = bench.window.page
            assert isinstance(page, AuditPage)
            who = {line.cells[1] for line in page.table.lines}
            assert who == {"Командная строка", "ivan"}
            outcomes = [line.cells[5] for line in page.table.lines]
            assert outcomes.count("Отказано") == 1

            page.filters.search.setText("10.0.0.7")
            await until(lambda: len(page.table.lines) == 1)
            assert page.table.lines[0].cells[2] == "Смотрит обещания"
            await bench.idle()
            page.acts.write_to(tmp_path / "журнал.jsonl")
            await bench.idle()
            (row,) = (tmp_path / "журнал.jsonl").read_text("utf-8").splitlines()
            assert json.loads(row)["outcome"] == "refused"
            page.filters.search.setText("такого нет")
            await until(lambda: not page.table.isVisible())
            page.filters.search.clear()

            page.acts.verify.click()
            await bench.idle()
            assert page.banner.property("tone") == "success"
            await spoil(workspace.database)
            page.acts.verify.click()
            await bench.idle()
            assert page.banner.property("tone") == "danger"

    in_qt(qapp, use)


async def spoil(database: Database) -> None:
    async with database.write() as session:
        await session.execute(text("UPDATE audit_log SET actor_name = 'другой' WHERE number = 1"))
