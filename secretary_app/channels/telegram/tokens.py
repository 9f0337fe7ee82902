"""Tokens of bots: they lie where secrets do; the database has only what tells two bots apart."""

from __future__ import annotations

import hashlib
import logging
import re

from sqlalchemy import select

from secretary_app.channels.telegram.errors import BadBotToken
from secretary_app.channels.telegram.models import Bot
from secretary_app.channels.telegram.tables import BotRow
from secretary_app.foundation.auth.acting import by_own_authority
from secretary_app.foundation.secrets.errors import SecretMissing
from secretary_app.foundation.secrets.service import Secrets
from secretary_app.foundation.storage import Database

_LOG = logging.getLogger(__name__)

_TOKEN = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{20,100}")
"""As BotFather writes it: the bot's own id, and a secret."""

NONE = ""
"""The mark of a bot that has no token."""


class BotTokens:
    """Asks nobody for rights: the book does."""

    def __init__(self, *, database: Database, secrets: Secrets) -> None:
        self._database = database
        self._secrets = secrets

    def mark(self, token: str) -> str:
        """What is stored of a token. Raises BadBotToken."""
        token = token.strip()
        if not _TOKEN.fullmatch(token):
            raise BadBotToken
        # The bot's own id stands before the colon: two tokens of one bot are one bot.
        return hashlib.sha256(token.partition(":")[0].encode()).hexdigest()

    async def owner_of(self, mark: str) -> str | None:
        """The id of the bot of ours that has it."""
        async with self._database.read() as session:
            return await session.scalar(select(BotRow.id).where(BotRow.token_hash == mark))

    async def keep(self, bot: Bot, token: str) -> None:
        """In place of what it had. Raises what a secret raises."""
        with by_own_authority():
            await self._secrets.set(bot.secret, token.strip())

    async def get(self, bot: Bot) -> str:
        """Raises SecretMissing or what else a secret raises."""
        with by_own_authority():
            return await self._secrets.get(bot.secret)

    async def drop(self, bot: Bot) -> None:
        """It is gone for good."""
        try:
            with by_own_authority():
                await self._secrets.remove(bot.secret)
        except SecretMissing:
            _LOG.info("bot %s had no token", bot.id)
