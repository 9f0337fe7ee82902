"""The way to Telegram over aiogram, loaded by name with the first bot that starts.

aiogram's own session would go its own way to the network; ours goes by the one door that the owner
can shut.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import cast

import aiohttp
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import LinkPreviewOptions
from aiogram.utils.token import TokenValidationError

from secretary_app.channels.telegram.errors import TelegramTrouble, Trouble
from secretary_app.channels.telegram.telegram import Connect, Telegram
from secretary_app.channels.telegram.wire.api import BotApi
from secretary_app.foundation.net.outgoing import NetworkForbidden, Outgoing, Purpose
from secretary_app.foundation.settings import Settings

ANSWER_LIMIT_S = 30
"""Telegram answers within a second; a bad mobile network takes ten."""

CONNECT_LIMIT_S = 12
"""Sooner than that: who was not connected by then has asked for nothing, which is good to know."""


class _Session(AiohttpSession):
    """aiogram's, over a connection that somebody else opened and closes."""

    def __init__(self, *, api: TelegramAPIServer, session: aiohttp.ClientSession) -> None:
        super().__init__(api=api, timeout=ANSWER_LIMIT_S)
        self._given = session

    async def create_session(self) -> aiohttp.ClientSession:
        return self._given

    async def close(self) -> None:
        pass

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        limits = aiohttp.ClientTimeout(total=timeout or ANSWER_LIMIT_S, connect=CONNECT_LIMIT_S)
        # aiogram hands on what it was given, and aiohttp knows either form.
        return await super().make_request(bot, method, cast("int", limits))


def connector(*, server: str, settings: Settings) -> Connect:
    """What connects bots with a server."""
    outgoing = Outgoing(settings=settings)

    @asynccontextmanager
    async def connect(token: str) -> AsyncIterator[Telegram]:
        async with AsyncExitStack() as stack:
            try:
                session = await stack.enter_async_context(outgoing.session(Purpose.TELEGRAM))
                api = TelegramAPIServer.from_base(server.rstrip("/"))
                bot = Bot(
                    token=token,
                    session=_Session(api=api, session=session),
                    default=DefaultBotProperties(link_preview=LinkPreviewOptions(is_disabled=True)),
                )
            except NetworkForbidden:
                raise TelegramTrouble(Trouble.FORBIDDEN) from None
            except TokenValidationError:
                raise TelegramTrouble(Trouble.WRONG_KEY) from None
            yield BotApi(bot)

    return connect
