"""Asks Telegram about a bot because a person wants to know, whether the bot runs or not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from secretary_app.channels.telegram.book import BotBook
from secretary_app.channels.telegram.errors import NobodyToTry, NotTried, TelegramTrouble
from secretary_app.channels.telegram.models import Bot
from secretary_app.channels.telegram.rights import CHANGE_BOTS, RUN_BOTS
from secretary_app.channels.telegram.telegram import Loads, Me, Telegram
from secretary_app.foundation.auth.acting import needs


class BotTrials:
    """Each by a connection of its own, past the queue."""

    def __init__(self, *, book: BotBook, connect: Loads) -> None:
        self._book = book
        self._connect = connect

    @needs(CHANGE_BOTS, about="bot_id")
    async def check(self, bot_id: str) -> Me:
        """Whose token it is. Raises BotMissing, BotTokenMissing or NotTried."""
        async with self._connected(self._book.get(bot_id)) as telegram:
            return await telegram.me()

    @needs(RUN_BOTS, about="bot_id")
    async def try_out(self, bot_id: str, text: str) -> int:
        """Writes to the bot's own people; how many had it.

        Raises BotMissing, BotTokenMissing, NobodyToTry or NotTried.
        """
        bot = self._book.get(bot_id)
        people = bot.people_by_number()
        if not people:
            raise NobodyToTry
        async with self._connected(bot) as telegram:
            for number in people:
                # The chat with a person has the person's own number.
                await telegram.write(number, text)
        return len(people)

    @asynccontextmanager
    async def _connected(self, bot: Bot) -> AsyncIterator[Telegram]:
        token = await self._book.token(bot.id)
        try:
            connect = await self._connect()
            async with connect(token) as telegram:
                yield telegram
        except TelegramTrouble as trouble:
            raise NotTried(kind=trouble.kind.value, detail=trouble.detail) from trouble
