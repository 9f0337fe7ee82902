"""Which bots there are: a table, and beside it the tokens, which lie where secrets do.

Nothing here knows whether a bot runs.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Self

from sqlalchemy import select

from secretary_app.channels.telegram.errors import (
    BadBotToken,
    BotMissing,
    BotTokenMissing,
    BotTokenTaken,
)
from secretary_app.channels.telegram.events import BotsChanged
from secretary_app.channels.telegram.models import Bot
from secretary_app.channels.telegram.rights import CHANGE_BOTS
from secretary_app.channels.telegram.settings import ASSISTANT, FIELDS
from secretary_app.channels.telegram.tables import BotRow
from secretary_app.features.assistants.service import AssistantService
from secretary_app.foundation.auth.acting import by_own_authority, current_actor, needs, tell_change
from secretary_app.foundation.secrets.errors import SecretMissing
from secretary_app.foundation.secrets.service import Secrets
from secretary_app.foundation.settings.errors import BadSettingValue, UnknownSetting
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus

_LOG = logging.getLogger(__name__)

FIELD = "bot."
"""What the keys of the fields begin with."""

LONGEST_NAME = 64

_NUMBERED = re.compile(r"bot([1-9][0-9]*)")
_TOKEN = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{20,100}")
"""As BotFather writes it: the bot's own id, and a secret."""


class BotBook:
    """Keeps the bots. Read once at the opening; only one process owns a data folder."""

    def __init__(
        self,
        *,
        database: Database,
        secrets: Secrets,
        assistants: AssistantService,
        events: EventBus,
        clock: Clock,
        bots: dict[str, Bot],
        last_number: int,
    ) -> None:
        self._database = database
        self._secrets = secrets
        self._assistants = assistants
        self._events = events
        self._clock = clock
        self._bots = bots
        self._last_number = last_number

    @classmethod
    async def open(
        cls,
        *,
        database: Database,
        secrets: Secrets,
        assistants: AssistantService,
        events: EventBus,
        clock: Clock,
    ) -> Self:
        """Reads the table."""
        async with database.read() as session:
            rows = list(await session.scalars(select(BotRow).order_by(BotRow.added_at)))
        return cls(
            database=database,
            secrets=secrets,
            assistants=assistants,
            events=events,
            clock=clock,
            bots={
                row.id: Bot(id=row.id, name=row.name, chosen=_read(row))
                for row in rows
                if row.removed_at is None
            },
            last_number=max((_number(row.id) for row in rows), default=0),
        )

    def all(self) -> tuple[Bot, ...]:
        """In the order in which they were added."""
        return tuple(self._bots.values())

    def get(self, bot_id: str) -> Bot:
        """By its id, or by its name. Raises BotMissing."""
        for bot in self._bots.values():
            if bot_id in {bot.id, bot.name}:
                return bot
        raise BotMissing(bot_id=bot_id, known=", ".join(self._bots))

    @needs(CHANGE_BOTS)
    async def add(self, *, name: str, token: str, chosen: Mapping[str, str] | None = None) -> Bot:
        """Another bot; ``chosen`` are texts by the name of their field.

        Raises BadBotToken, BotTokenTaken, UnknownSetting, BadSettingValue, AssistantMissing and the
        errors of the place of secrets.
        """
        values = dict(self._parsed(field, text) for field, text in (chosen or {}).items())
        bot = Bot(id=f"bot{self._last_number + 1}", name=_tidy(name), chosen=values)
        token_hash = await self._keep_token(bot, token)
        now = self._clock.now()
        async with self._database.write() as session:
            session.add(
                BotRow(
                    id=bot.id,
                    name=bot.name,
                    chosen=_written(bot),
                    token_hash=token_hash,
                    added_at=now,
                    removed_at=None,
                )
            )
        self._last_number += 1
        self._bots[bot.id] = bot
        tell_change(after={"bot": bot.id, **_written(bot)})
        self._tell(bot.id)
        return bot

    @needs(CHANGE_BOTS, about="bot_id")
    async def set(self, bot_id: str, field: str, text: str) -> Bot:
        """Chooses another value of a field.

        Raises BotMissing, UnknownSetting, BadSettingValue or AssistantMissing.
        """
        bot = self.get(bot_id)
        key, value = self._parsed(field, text)
        chosen = {each: kept for each, kept in bot.chosen.items() if each != key}
        if value != FIELDS.find(key).default:
            chosen[key] = value
        return await self._change(bot, replace(bot, chosen=chosen))

    @needs(CHANGE_BOTS, about="bot_id")
    async def rename(self, bot_id: str, name: str) -> Bot:
        """Calls it so. Raises BotMissing."""
        bot = self.get(bot_id)
        return await self._change(bot, replace(bot, name=_tidy(name)))

    @needs(CHANGE_BOTS, about="bot_id")
    async def set_token(self, bot_id: str, token: str) -> None:
        """Another token. Raises BotMissing, BadBotToken, BotTokenTaken or what a secret raises."""
        bot = self.get(bot_id)
        token_hash = await self._keep_token(bot, token)
        async with self._database.write() as session:
            (await session.get_one(BotRow, bot.id)).token_hash = token_hash
        self._tell(bot.id)

    @needs(CHANGE_BOTS, about="bot_id")
    async def token(self, bot_id: str) -> str:
        """For whoever runs it. Raises BotMissing, BotTokenMissing or what a secret raises."""
        bot = self.get(bot_id)
        try:
            with by_own_authority():
                return await self._secrets.get(bot.secret)
        except SecretMissing as error:
            raise BotTokenMissing(bot_id=bot.title) from error

    @needs(CHANGE_BOTS, about="bot_id")
    async def remove(self, bot_id: str) -> None:
        """It is ours no more, and its token is gone; what was said stays. Raises BotMissing."""
        bot = self.get(bot_id)
        async with self._database.write() as session:
            row = await session.get_one(BotRow, bot.id)
            row.removed_at, row.token_hash = self._clock.now(), ""
        del self._bots[bot.id]
        try:
            with by_own_authority():
                await self._secrets.remove(bot.secret)
        except SecretMissing:
            _LOG.info("bot %s had no token", bot.id)
        tell_change(before={"bot": bot.id, **_written(bot)})
        self._tell(bot.id)

    @needs(CHANGE_BOTS, about="bot_id")
    async def restore(self, bot_id: str, token: str) -> Bot:
        """One that was removed is ours again, as it was; ``token`` is empty where it had none.

        Raises as `add`, and BotMissing.
        """
        async with self._database.read() as session:
            row = await session.get(BotRow, bot_id)
        if row is None:
            raise BotMissing(bot_id=bot_id, known=", ".join(self._bots))
        bot = Bot(id=row.id, name=row.name, chosen=_read(row))
        token_hash = await self._keep_token(bot, token) if token else ""
        async with self._database.write() as session:
            row = await session.get_one(BotRow, bot_id)
            row.removed_at, row.token_hash = None, token_hash
        self._bots[bot.id] = bot
        tell_change(after={"bot": bot.id, **_written(bot)})
        self._tell(bot.id)
        return bot

    async def _keep_token(self, bot: Bot, token: str) -> str:
        token = token.strip()
        if not _TOKEN.fullmatch(token):
            raise BadBotToken
        # The bot's own id stands before the colon: two tokens of one bot are one bot.
        token_hash = hashlib.sha256(token.partition(":")[0].encode()).hexdigest()
        async with self._database.read() as session:
            other = await session.scalar(
                select(BotRow.id).where(BotRow.token_hash == token_hash, BotRow.id != bot.id)
            )
        if other is not None:
            raise BotTokenTaken(bot_id=self.get(other).title)
        with by_own_authority():
            await self._secrets.set(bot.secret, token)
        return token_hash

    def _parsed(self, field: str, text: str) -> tuple[str, object]:
        setting = FIELDS.find(FIELD + field)
        value = setting.parse(text)
        if setting.key == ASSISTANT.key:
            self._assistants.profile(text)
        return setting.key, value

    async def _change(self, before: Bot, after: Bot) -> Bot:
        if after == before:
            return before
        async with self._database.write() as session:
            row = await session.get_one(BotRow, after.id)
            row.name, row.chosen = after.name, _written(after)
        self._bots[after.id] = after
        tell_change(before=_written(before), after=_written(after))
        self._tell(after.id)
        return after

    def _tell(self, bot_id: str) -> None:
        self._events.emit(
            BotsChanged(at=self._clock.now(), actor=current_actor().id, bot_id=bot_id)
        )


def _tidy(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME]


def _written(bot: Bot) -> dict[str, str]:
    return {
        key.removeprefix(FIELD): FIELDS.find(key).text_of(value)
        for key, value in bot.chosen.items()
    }


def _read(row: BotRow) -> dict[str, object]:
    """What no longer fits is passed over: nobody at the keyboard could mend it."""
    chosen = {}
    for field, text in row.chosen.items():
        try:
            setting = FIELDS.find(FIELD + field)
            chosen[setting.key] = setting.parse(text)
        except (UnknownSetting, BadSettingValue) as error:
            _LOG.warning("a stored value of bot %s is passed over: %s", row.id, error)
    return chosen


def _number(bot_id: str) -> int:
    numbered = _NUMBERED.fullmatch(bot_id)
    return int(numbered[1]) if numbered else 0
