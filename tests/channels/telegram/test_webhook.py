"""Telegram posts what comes to a bot, by an address of the world that leads to our real server."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from secretary_app.bootstrap.doorkeeper import keep_doors
from secretary_app.channels.telegram.errors import BadIpAddress, BadPublicAddress
from secretary_app.channels.telegram.models import BotState
from secretary_app.channels.telegram.routes import HEADER
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.web.events import ServerClosed, ServerOpened
from secretary_app.kernel.tasks import TaskOwner
from secretary_app.web import settings as web
from tests.support.admin_door import AdminDoor, admin_door
from tests.support.telegram_bench import LIMIT_S, TOKEN, TelegramBench, telegram_bench
from tests.support.telegram_server import FakeTelegram, person, telegram_server
from tests.support.widget_bench import free_port

pytestmark = [pytest.mark.wire, pytest.mark.timeout(180)]

HOST = "bots.example"
ADDRESS = f"https://{HOST}"
PATH = "/telegram/webhook/bot1"
NOBODY = "http://127.0.0.1:1"
QUESTION = "Есть ли у вас парковка?"
ANSWER = "Парковка за домом."


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with telegram_server() as server:
        server.bot(TOKEN, "our_bot")
        yield server


@asynccontextmanager
async def reached(root: Path, fake: FakeTelegram) -> AsyncIterator[tuple[TelegramBench, AdminDoor]]:
    """The server is open, and `ADDRESS` leads to it."""
    async with telegram_bench(root, fake) as bench, admin_door(bench.workspace) as door:
        fake.leads_to[HOST] = door.address
        bench.workspace.server.opened(door.address)
        yield bench, door


@pytest.mark.expects_log("cannot be read and is passed over")
async def test_what_is_posted_is_answered_once_and_strangers_are_sent_away(
    tmp_path: Path, fake: FakeTelegram
) -> None:
    async with reached(tmp_path, fake) as (bench, door):
        workspace, chosen = bench.workspace, {"public_url": f"{ADDRESS}/"}
        bot = await workspace.bots.add(name="", token=TOKEN, chosen=chosen)
        assert (await bench.state(bot, BotState.RUNNING)).posted_to == ADDRESS + PATH
        # An update of a kind that nobody knows yet stands before the others.
        await fake.update(TOKEN, "message", {"message_id": "no number"})
        await fake.says(TOKEN, QUESTION)
        await fake.until_text(ANSWER)
        secret, again = fake.bots[TOKEN].secret, fake.bots[TOKEN].next_update - 1
        message = {"message_id": 5, "date": 1, "chat": {"id": 100, "type": "private"}}
        message |= {"from": person(), "text": QUESTION}
        update = {"update_id": again, "message": message}
        for given in ("", "x", secret[:-1], "секрет"):
            async with door.http.post(PATH, json=update, headers={HEADER: given}) as answer:
                assert answer.status == 403
        async with door.http.post(PATH[:-1] + "2", json=update, headers={HEADER: secret}) as answer:
            assert answer.status == 403
        for body, status in ((b"{", 400), (b'{"update_id": "x"}', 422)):
            async with door.http.post(PATH, data=body, headers={HEADER: secret}) as answer:
                assert answer.status == status
        # Telegram did not hear that it was taken: the same once more.
        async with door.http.post(PATH, json=update, headers={HEADER: secret}) as answer:
            assert answer.status == 204
        await fake.until_text("поделитесь номером")
        workspace.server.closed()
        workspace.events.emit(ServerClosed(at=workspace.clock.now()))
        await fake.until_asked(TOKEN)
        await fake.says(TOKEN, "/new")
        await fake.until_text("Начнём заново")
        assert [each.text for each in fake.of()].count(ANSWER) == 1
        workspace.server.opened(door.address)
        workspace.events.emit(ServerOpened(at=workspace.clock.now(), address=door.address))
        await fake.says(TOKEN, "/help")
        await fake.until_text("/forget")
        await bench.manager.stop(bot.id)
        assert fake.bots[TOKEN].webhook == ""


async def test_an_address_that_leads_nowhere_is_told_and_mends_itself(
    tmp_path: Path, fake: FakeTelegram
) -> None:
    async with reached(tmp_path, fake) as (bench, door):
        bots = bench.workspace.bots
        bot = await bots.add(name="", token=TOKEN, chosen={"public_url": "https://lost.example"})
        assert "resolve host" in (await bench.state(bot, BotState.NO_WAY_IN)).detail
        fake.leads_to["lost.example"] = NOBODY
        await bench.state(bot, BotState.RUNNING)
        await fake.says(TOKEN, QUESTION)
        assert "refused" in (await bench.state(bot, BotState.NO_WAY_IN)).detail
        fake.leads_to["lost.example"] = door.address
        await fake.until_text(ANSWER)
        await bench.state(bot, BotState.RUNNING)
        for bad in ("http://a.example", f"{ADDRESS}:8002", "https://", "https://me@a.example", "a"):
            with pytest.raises(BadPublicAddress):
                await bots.change(bot.id, {"public_url": bad})
        assert bots.get(bot.id).chosen == {"bot.public_url": "https://lost.example"}


async def test_telegram_believes_a_certificate_of_our_own_once_it_was_shown_it(
    tmp_path: Path, fake: FakeTelegram
) -> None:
    async with telegram_bench(tmp_path, fake) as bench, TaskOwner(name="doors") as tasks:
        workspace, port = bench.workspace, free_port()
        fake.leads_to |= {HOST: NOBODY, "203.0.113.7": f"https://127.0.0.1:{port}"}
        for choice, value in (
            (web.PORT, str(port)),
            (web.TLS, "yes"),
            (web.PUBLIC_NAME, HOST),
            (web.ON, "yes"),
        ):
            await workspace.settings.set(choice, value)
        opened = asyncio.Event()
        workspace.events.subscribe(ServerOpened, lambda _event: opened.set())
        tasks.start(keep_doors(workspace, language=Language.EN), name="doors")
        async with asyncio.timeout(LIMIT_S):
            await opened.wait()
        bots, fields = workspace.bots, {"public_url": ADDRESS, "ip_address": "203.0.113.7"}
        bot = await bots.add(name="", token=TOKEN, chosen=fields)
        await fake.says(TOKEN, QUESTION)
        assert "verify failed" in (await bench.state(bot, BotState.NO_WAY_IN)).detail
        await bots.change(bot.id, {"sends_certificate": "yes"})
        await fake.until_text(ANSWER)
        shown = fake.bots[TOKEN].certificate
        assert shown == (workspace.folder.tls / "certificate.pem").read_text()
        # The server comes back by another name, with another certificate.
        fake.leads_to["shop.example"] = fake.leads_to["203.0.113.7"]
        await bots.change(bot.id, {"public_url": "https://shop.example", "ip_address": ""})
        await workspace.settings.set(web.PUBLIC_NAME, "shop.example")
        await fake.until_posted(
            TOKEN, lambda at: "shop.example" in at.webhook and at.certificate not in {"", shown}
        )
        await fake.says(TOKEN, "/help")
        await fake.until_text("/forget")
        for bad in ("b.example", "::1", "1.2.3"):
            with pytest.raises(BadIpAddress):
                await bots.change(bot.id, {"ip_address": bad})
