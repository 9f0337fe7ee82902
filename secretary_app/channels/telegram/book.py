"""Which bots there are, and how each is set up. Nothing here knows whether a bot runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Self

from sqlalchemy import select

from secretary_app.channels.telegram.addresses import ip_address, public_address
from secretary_app.channels.telegram.errors import BotMissing, BotTokenMissing, BotTokenTaken
from secretary_app.channels.telegram.events import BotsChanged
from secretary_app.channels.telegram.models import Bot
from secretary_app.channels.telegram.rights import CHANGE_BOTS
from secretary_app.channels.telegram.settings import ASSISTANT, FIELDS, IP_ADDRESS, PUBLIC_URL
from secretary_app.channels.telegram.tables import BotRow
from secretary_app.channels.telegram.tokens import NONE, BotTokens
from secretary_app.features.assistants.service import AssistantService
from secretary_app.foundation.auth.acting import current_actor, needs, tell_change
from secretary_app.foundation.secrets.errors import SecretMissing
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.ids import last_number

NAME = "name"
"""May be set like a field."""

LONGEST_NAME = 64

NUMBERED = "bot"
"""What the ids begin with."""


class BotBook:
    """Keeps the bots. Read once at the opening; only one process owns a data folder."""

    def __init__(
        self,
        *,
        database: Database,
        tokens: BotTokens,
        assistants: AssistantService,
        events: EventBus,
        clock: Clock,
        bots: dict[str, Bot],
        last: int,
    ) -> None:
        self._database = database
        self._tokens = tokens
        self._assistants = assistants
        self._events = events
        self._clock = clock
        self._bots = bots
        self._last = last

    @classmethod
    async def open(
        cls,
        *,
        database: Database,
        tokens: BotTokens,
        assistants: AssistantService,
        events: EventBus,
        clock: Clock,
    ) -> Self:
        """Reads the table."""
        async with database.read() as session:
            rows = list(await session.scalars(select(BotRow).order_by(BotRow.added_at)))
        return cls(
            database=database,
            tokens=tokens,
            assistants=assistants,
            events=events,
            clock=clock,
            bots={row.id: _bot(row) for row in rows if row.removed_at is None},
            last=last_number(NUMBERED, (row.id for row in rows)),
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

        Raises what `change` does but BotMissing, BadBotToken, BotTokenTaken and the errors of the
        place of secrets.
        """
        bot = self._with(Bot(id=f"{NUMBERED}{self._last + 1}"), {**(chosen or {}), NAME: name})
        mark = await self._keep_token(bot, token)
        self._last += 1
        await self._keep(bot, mark)
        tell_change(after={"bot": bot.id, **FIELDS.texts(bot.chosen)})
        return bot

    @needs(CHANGE_BOTS, about="bot_id")
    async def change(self, bot_id: str, texts: Mapping[str, str]) -> Bot:
        """Chooses other values of fields, or another name: all or nothing.

        Raises BotMissing, UnknownSetting, BadSettingValue, UnknownPersona,
        BadPublicAddress or BadIpAddress.
        """
        before = self.get(bot_id)
        after = self._with(before, texts)
        if after != before:
            await self._keep(after)
            tell_change(before=FIELDS.texts(before.chosen), after=FIELDS.texts(after.chosen))
        return after

    @needs(CHANGE_BOTS, about="bot_id")
    async def set_token(self, bot_id: str, token: str) -> None:
        """Another token. Raises BotMissing, BadBotToken, BotTokenTaken or what a secret raises."""
        bot = self.get(bot_id)
        await self._keep(bot, await self._keep_token(bot, token))

    @needs(CHANGE_BOTS, about="bot_id")
    async def token(self, bot_id: str) -> str:
        """For whoever runs it. Raises BotMissing, BotTokenMissing or what a secret raises."""
        bot = self.get(bot_id)
        try:
            return await self._tokens.get(bot)
        except SecretMissing as error:
            raise BotTokenMissing(bot_id=bot.title) from error

    @needs(CHANGE_BOTS, about="bot_id")
    async def remove(self, bot_id: str) -> None:
        """It is ours no more, and its token is gone; what was said stays. Raises BotMissing."""
        bot = self.get(bot_id)
        async with self._database.write() as session:
            row = await session.get_one(BotRow, bot.id)
            row.removed_at, row.token_hash = self._clock.now(), NONE
        del self._bots[bot.id]
        await self._tokens.drop(bot)
        tell_change(before={"bot": bot.id, **FIELDS.texts(bot.chosen)})
        self._tell(bot.id)

    @needs(CHANGE_BOTS, about="bot_id")
    async def restore(self, bot_id: str, token: str) -> Bot:
        """One that was removed is ours again, as it was; ``token`` is empty where it had none.

        Raises as `add`, and BotMissing where none was removed.
        """
        async with self._database.read() as session:
            row = await session.get(BotRow, bot_id)
        if row is None or row.removed_at is None:
            raise BotMissing(bot_id=bot_id, known=", ".join(self._bots))
        bot = _bot(row)
        await self._keep(bot, await self._keep_token(bot, token) if token else NONE)
        tell_change(after={"bot": bot.id, **FIELDS.texts(bot.chosen)})
        return bot

    def _with(self, bot: Bot, texts: Mapping[str, str]) -> Bot:
        name, chosen = bot.name, bot.chosen
        for field, text in texts.items():
            if field == NAME:
                name = " ".join(text.split())[:LONGEST_NAME]
                continue
            setting = FIELDS.named(field)
            value = setting.parse(text)
            if setting is ASSISTANT:
                self._assistants.profile(text)
            elif setting is PUBLIC_URL:
                value = public_address(text)
            elif setting is IP_ADDRESS:
                value = ip_address(text)
            chosen = FIELDS.changed(chosen, setting, value)
        return replace(bot, name=name, chosen=chosen)

    async def _keep_token(self, bot: Bot, token: str) -> str:
        mark = self._tokens.mark(token)
        other = await self._tokens.owner_of(mark)
        if other not in {None, bot.id}:
            raise BotTokenTaken(bot_id=self.get(str(other)).title)
        await self._tokens.keep(bot, token)
        return mark

    async def _keep(self, bot: Bot, mark: str | None = None) -> None:
        """``mark`` of its token; None: it has the one that it had."""
        async with self._database.write() as session:
            row = await session.get(BotRow, bot.id)
            if row is None:
                row = BotRow(id=bot.id, added_at=self._clock.now(), token_hash=NONE)
                session.add(row)
            row.name, row.chosen, row.removed_at = bot.name, FIELDS.texts(bot.chosen), None
            if mark is not None:
                row.token_hash = mark
        self._bots[bot.id] = bot
        self._tell(bot.id)

    def _tell(self, bot_id: str) -> None:
        self._events.emit(
            BotsChanged(at=self._clock.now(), actor=current_actor().id, bot_id=bot_id)
        )


def _bot(row: BotRow) -> Bot:
    return Bot(id=row.id, name=row.name, chosen=FIELDS.read(row.chosen, whose=f"bot {row.id}"))
