"""Everybody sees their own keys and sign-ins, and nobody else's."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QToolButton

from secretary_app.foundation.auth.acting import act_from_now_on, acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.auth.errors import SessionMissing
from secretary_app.foundation.auth.roles import Role
from secretary_app.foundation.auth.seat import Seat
from tests.support.desk_window import desk, in_qt, until
from ui.pages.auth.account_page import AccountPage
from ui.widgets.item import Item

pytestmark = pytest.mark.wire

PASSWORD, OWN_PASSWORD = "Three-green-cats-7", "Seven-blue-doors-3"


def test_an_operator_has_a_page_of_their_own(qapp: QApplication, tmp_path: Path) -> None:
    at_the_desk = list[Seat]()

    async def use() -> None:
        async with desk(tmp_path) as bench:
            workspace = bench.workspace
            sessions, keys, seat = workspace.sessions, workspace.keys, workspace.seat
            await workspace.users.make_owner("olga", PASSWORD)
            await workspace.users.create("ivan", PASSWORD, role=Role.OPERATOR)
            await keys.create("Сайт", scopes=["knowledge.ask"], days=30, user="olga")
            _, olgas = await sessions.sign_in("olga", PASSWORD, door="api")
            await seat.sign_in("ivan", PASSWORD)
            at_the_desk.append(seat)
            await workspace.users.change_own_password(PASSWORD, OWN_PASSWORD)
            await sessions.sign_in("ivan", OWN_PASSWORD, door="api", address="192.0.2.7")
            await keys.create("Касса", scopes=["knowledge.ask"], days=30)
            bench.window.open_page("account")
            page = bench.window.page
            assert isinstance(page, AccountPage)

            def items(word: str) -> list[Item]:
                found = page.main.findChildren(Item)
                return [each for each in found if word in each.accessibleName()]

            def ways_out(item: Item) -> list[QToolButton]:
                return [each for each in item.findChildren(QToolButton) if each.isEnabled()]

            await until(lambda: len(items("Касса")) == 1)
            assert not items("Сайт")
            assert not items("olga")
            (leave,) = ways_out(items("192.0.2.7")[0])
            leave.click()
            await until(lambda: not items("192.0.2.7") and len(items("ivan,")) == 1)
            assert not ways_out(items("ivan,")[0])
            with pytest.raises(SessionMissing):
                await sessions.end_mine(olgas.id)
            with acting_as(SYSTEM):
                assert olgas.id in {each.id for each in await sessions.open()}

    act_from_now_on(lambda: at_the_desk[0].actor() if at_the_desk else SYSTEM)
    try:
        in_qt(qapp, use)
    finally:
        act_from_now_on(SYSTEM)
