"""Bots over HTTP: set up, run, looked after and tried out, and no token ever comes out."""

from pathlib import Path

import pytest

from secretary_app.channels.telegram.models import BotState, OutState
from tests.support.admin_door import admin_door
from tests.support.telegram_bench import SECOND, TOKEN, telegram_bench
from tests.support.telegram_server import telegram_server

pytestmark = [pytest.mark.wire, pytest.mark.timeout(180)]

AT = "/telegram/instances"


async def test_a_program_does_with_bots_what_a_person_does(tmp_path: Path) -> None:
    async with (
        telegram_server() as fake,
        telegram_bench(tmp_path, fake) as bench,
        admin_door(bench.workspace) as door,
    ):
        fake.bot(TOKEN, "our_bot")
        new = {"token": TOKEN, "name": "Shop", "fields": {"voice": "never"}}
        assert await door.ask(f"POST {AT}", new, by="viewer") == (403, "not-allowed")
        made = await door.told(f"POST {AT}", new)
        assert (made["id"], made["name"], made["fields"]["voice"]) == ("bot1", "Shop", "never")
        assert await door.ask(f"POST {AT}", new) == (409, "bot-token-taken")
        bad = {"name": "Other", "fields": {"voice": "loudly"}}
        assert (await door.ask(f"PATCH {AT}/bot1", bad))[0] == 422
        assert (await door.told(f"GET {AT}/bot1"))["name"] == "Shop"
        bot = bench.workspace.bots.get("bot1")
        await bench.state(bot, BotState.RUNNING)
        health = await door.told(f"GET {AT}/bot1/health")
        assert (health["state"], health["username"]) == ("running", "our_bot")
        assert [each["state"] for each in health["notes"]] == ["starting", "running"]
        assert await door.told(f"POST {AT}/bot1/check") == {
            "id": 111111,
            "username": "our_bot",
            "reads_groups": False,
        }

        assert await door.ask(f"POST {AT}/bot1/test", {}) == (409, "bot-nobody-to-try")
        await door.told(f"PATCH {AT}/bot1", {"fields": {"admins": "100"}})
        assert await door.told(f"POST {AT}/bot1/test", {}) == {"people": 1}
        assert (await fake.until_text("test message")).chat == 100
        await fake.says(TOKEN, "/help")
        await fake.until_text("/forget")
        await bench.wrote(OutState.SENT)
        figures = await door.told(f"GET {AT}/bot1/statistics")
        assert (figures["people"], figures["sent"], figures["unsure"]) == (1, 1, 0)

        assert (await door.told(f"POST {AT}/bot1/stop"))["state"] == "stopped"
        await door.told(f"POST {AT}/bot1/restart")
        await bench.state(bot, BotState.RUNNING)
        await door.told(f"POST {AT}/bot1/token", {"token": SECOND})
        await door.told(f"POST {AT}/bot1/restart")
        await bench.state(bot, BotState.WRONG_KEY)
        fake.bot(SECOND, "second_bot")
        await door.told(f"POST {AT}/bot1/start")
        await bench.state(bot, BotState.RUNNING)
        # By the names of the old days, too.
        listed = [await door.told(f"GET {at}") for at in (AT, "/telegram/bots", "/bots")]
        assert listed[0]["total"] == 1
        assert listed[0] == listed[1] == listed[2]
        assert not any(token in str(listed) + str(health) for token in (TOKEN, SECOND))
        await door.told(f"DELETE {AT}/bot1")
        assert await door.ask(f"GET {AT}/bot1") == (404, "bot-missing")
        await door.told(f"POST {AT}/bot1/restore", {"token": SECOND})
        assert await door.ask(f"POST {AT}/bot1/restore", {}) == (404, "bot-missing")
        await bench.state(bot, BotState.RUNNING)
