"""The far end of the sample company's bot: a server that speaks as Telegram's does.

It knows one bot whatever its token, what people write to it, and how many answers came.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from secretary_app.kernel.clock import Clock

LIMIT_S = 60.0
"""For an answer of a machine that has just begun to serve."""

USERNAME = "klyuchi_i_zamki_bot"

Fields = Mapping[str, Any]
"""Any: as they come in a form."""


class TelegramEnd:
    """Made by ``telegram_end``."""

    def __init__(self, *, clock: Clock) -> None:
        self.url = ""
        self._me = {"id": 1, "is_bot": True, "first_name": USERNAME, "username": USERNAME}
        self._clock = clock
        self._updates: list[dict[str, object]] = []
        self._messages = 0
        self._answers = Counter[int]()
        """By chat."""
        self._news = asyncio.Condition()

    async def says(self, user_id: int, name: str, text: str) -> None:
        """Somebody writes, and waits until the bot has answered."""
        async with self._news:
            answers = self._answers[user_id]
            who = {"id": user_id, "is_bot": False, "first_name": name, "language_code": "ru"}
            chat = {"id": user_id, "type": "private", "first_name": name}
            message = self._message(chat) | {"from": who, "text": text}
            self._updates.append({"update_id": self._messages, "message": message})
            self._news.notify_all()
            async with asyncio.timeout(LIMIT_S):
                await self._news.wait_for(lambda: self._answers[user_id] > answers)

    async def handle(self, request: web.Request) -> web.Response:
        """One question of the bot's."""
        fields = await request.post()
        match request.match_info["method"]:
            case "getMe":
                found: object = self._me
            case "getUpdates":
                found = await self._newer(fields)
            case "sendMessage":
                found = await self._take(fields)
            case _:
                found = True
        return web.json_response({"ok": True, "result": found})

    async def _newer(self, fields: Fields) -> list[dict[str, object]]:
        """What came since, or what comes while the bot waits."""
        newest = int(fields.get("offset", "0")) - 1

        def found() -> list[dict[str, object]]:
            return [each for each in self._updates if int(str(each["update_id"])) > newest]

        async with self._news:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(float(fields.get("timeout", "0"))):
                    await self._news.wait_for(lambda: bool(found()))
        return found()

    async def _take(self, fields: Fields) -> dict[str, object]:
        async with self._news:
            chat_id = int(fields["chat_id"])
            self._answers[chat_id] += 1
            self._news.notify_all()
            return self._message({"id": chat_id, "type": "private"}) | {
                "from": self._me,
                "text": fields["text"],
            }

    def _message(self, chat: Mapping[str, object]) -> dict[str, object]:
        self._messages += 1
        at = int(self._clock.now().timestamp())
        return {"message_id": self._messages, "date": at, "chat": chat}


@asynccontextmanager
async def telegram_end(*, clock: Clock) -> AsyncIterator[TelegramEnd]:
    """On a port of this machine that nobody else has."""
    end = TelegramEnd(clock=clock)
    application = web.Application()
    application.router.add_post("/bot{token}/{method}", end.handle)
    runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        end.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield end
    finally:
        await runner.cleanup()
