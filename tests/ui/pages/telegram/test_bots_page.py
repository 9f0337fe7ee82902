"""Bots as the person at the desk sees them, against a server that speaks as Telegram does."""

import importlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from secretary_app.bootstrap.bots import bot_parts
from secretary_app.channels.telegram.settings import API_SERVER
from secretary_app.channels.telegram.telegram import WIRE
from secretary_app.features.conversations.models import Role
from secretary_app.foundation.secrets.service import MASTER_KEY
from secretary_app.kernel.tasks import TaskOwner
from tests.support.desk_window import DeskBench, desk, in_qt, until
from tests.support.telegram_bench import SECOND, TOKEN
from tests.support.telegram_server import person, telegram_server
from ui.pages.inbox.page import InboxPage
from ui.pages.telegram.page import BotsPage
from ui.pages.telegram.sheets import AddBot
from ui.widgets.item import Item
from ui.widgets.repair_card import RepairCard
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire


def bots_page(bench: DeskBench) -> BotsPage:
    page = bench.window.page
    assert isinstance(page, BotsPage)
    return page


def item(page: BotsPage, title: str) -> Item | None:
    items = [each for each in page.main.findChildren(Item) if each.isVisible()]
    return next((each for each in items if each.accessibleName().startswith(title)), None)


async def add(bench: DeskBench, name: str, token: str) -> None:
    bots_page(bench).add.click()
    sheet = bench.window.findChildren(AddBot)[-1]
    sheet.name.setText(name)
    sheet.token.setText(token)
    assert sheet.token.echoMode() is QLineEdit.EchoMode.Password
    sheet.save.click()
    await bench.idle()


def test_a_bot_is_added_tried_and_removed_and_the_inbox_writes_by_it(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MASTER_KEY, "a master key for tests")
    # Seconds of work, which on a starved machine would outlast what a window is waited for.
    importlib.import_module(WIRE)

    async def use() -> None:
        async with (
            telegram_server() as fake,
            desk(tmp_path) as bench,
            TaskOwner(name="bots") as tasks,
        ):
            fake.bot(TOKEN, "first_bot")
            workspace = bench.workspace
            await workspace.settings.set(API_SERVER, fake.url, actor="test")
            await workspace.bot_manager.use(bot_parts(workspace), tasks)
            bench.window.open_page("bots")
            await bench.idle()
            page = bots_page(bench)
            await add(bench, "Первый", TOKEN)
            await add(bench, "Второй", SECOND)
            await until(lambda: item(page, "Первый, Работает") is not None)
            await until(lambda: item(page, "Второй, Неверный токен") is not None)
            cards = page.main.findChildren(RepairCard)
            assert any("не знает этого токена" in each.accessibleName() for each in cards)

            # Nobody of ours is known by number: no stranger gets a trial.
            await workspace.bots.change("bot1", {"admins": "@anna"})
            # What is read anew takes a complaint of before off the page.
            await until(lambda: not page._fresh._settled.isActive())
            await bench.idle()
            page._try_out("bot1")
            await bench.idle()
            assert page.column.banner.isVisible()
            await workspace.bots.change("bot1", {"admins": "100"})
            page._try_out("bot1")
            assert (await fake.until_text("Пробное сообщение")).chat == 100

            await fake.says(TOKEN, "Есть кто живой?", who=person(100, "Пётр"))
            await fake.until_sent(2)
            bench.window.open_page("inbox")
            await bench.idle()
            inbox = bench.window.page
            assert isinstance(inbox, InboxPage)
            await until(inbox.composer.send.isVisible)
            inbox.composer.text.setPlainText("Пишет Ольга, я здесь.")
            inbox.composer.send.click()
            assert (await fake.until_text("Пишет Ольга")).chat == 100
            thread = await workspace.conversations.thread_of_person(inbox.talk.key)
            messages = await workspace.conversations.messages(thread.id)
            assert messages[-1].role is Role.OPERATOR

            bench.window.open_page("bots")
            await bench.idle()
            page._remove("bot1")
            await bench.idle()
            assert [each.id for each in workspace.bots.all()] == ["bot2"]
            toast = bench.window.findChildren(Toast)[-1]
            next(
                each for each in toast.findChildren(QPushButton) if each.text() == "Вернуть"
            ).click()
            await bench.idle()
            assert await workspace.bots.token("bot1") == TOKEN
            await workspace.bot_manager.leave()
            assert not bench.faults

    in_qt(qapp, use)
