"""Runs the bots: each in a task of its own, which the troubles of another do not touch."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress

from secretary_app.channels.telegram.book import BotBook
from secretary_app.channels.telegram.errors import (
    BotMissing,
    BotsNotServed,
    NobodyToTry,
    NotTried,
    TelegramTrouble,
)
from secretary_app.channels.telegram.events import BotsChanged, BotWrites
from secretary_app.channels.telegram.models import Bot, BotNote, BotState, Standing
from secretary_app.channels.telegram.outbox import TelegramOutbox
from secretary_app.channels.telegram.parts import BotParts
from secretary_app.channels.telegram.rights import CARRY_BOTS, CHANGE_BOTS, RUN_BOTS, VIEW_BOTS
from secretary_app.channels.telegram.running import KEPT_NOTES, RETRY_FIRST_S, RunningBot
from secretary_app.channels.telegram.settings import ADMINS, AUTO_START
from secretary_app.channels.telegram.telegram import Connect, Me
from secretary_app.features.conversations.events import Typing
from secretary_app.features.conversations.models import Role
from secretary_app.foundation.auth.acting import acting_as, needs
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

Loads = Callable[[], Awaitable[Connect]]
"""What connects with Telegram as the settings say now; loads the library at the first time."""

ChatOf = Callable[[str], Awaitable[tuple[str, int] | None]]
"""The bot and the chat of a thread."""


class BotManager:
    """Empty-handed until `use`: a command on a closed data folder runs no bots."""

    def __init__(
        self,
        *,
        book: BotBook,
        outbox: TelegramOutbox,
        connect: Loads,
        events: EventBus,
        chat_of: ChatOf,
        retry_first_s: float = RETRY_FIRST_S,
    ) -> None:
        """``retry_first_s`` is another in tests."""
        self._book = book
        self._outbox = outbox
        self._connect = connect
        self._events = events
        self._chat_of = chat_of
        self._retry_first_s = retry_first_s
        self._parts: BotParts | None = None
        self._tasks: TaskOwner | None = None
        self._running: dict[str, tuple[RunningBot, asyncio.Task[None]]] = {}
        self._notes: dict[str, deque[BotNote]] = {}
        self._unsubscribe: list[Callable[[], None]] = []

    # ---- of the program

    @needs(CARRY_BOTS)
    async def use(self, parts: BotParts, tasks: TaskOwner) -> None:
        """From now on bots run, those at once that start by themselves."""
        self._parts, self._tasks = parts, tasks
        self._unsubscribe = [
            self._events.subscribe(BotWrites, self._written),
            self._events.subscribe(BotsChanged, self._changed),
            self._events.subscribe(Typing, self._typed),
        ]
        for bot in self._book.all():
            if bot.get(AUTO_START):
                self._start(bot)

    @needs(CARRY_BOTS)
    async def leave(self) -> None:
        """No bot runs any more."""
        for each in self._unsubscribe:
            each()
        self._unsubscribe = []
        for bot_id in list(self._running):
            await self._end(bot_id)
        self._parts = self._tasks = None

    # ---- of people

    @needs(VIEW_BOTS)
    async def standings(self) -> list[Standing]:
        """How each of them is."""
        return [await self.standing(bot.id) for bot in self._book.all()]

    @needs(VIEW_BOTS, about="bot_id")
    async def standing(self, bot_id: str) -> Standing:
        """Raises BotMissing."""
        bot = self._book.get(bot_id)
        running, task = self._running.get(bot.id, (None, None))
        counts = await self._outbox.counts(bot.id)
        if running is None or task is None:
            return Standing(
                bot=bot,
                state=BotState.STOPPED,
                since=None,
                username="",
                detail="",
                retry_at=None,
                counts=counts,
                notes=tuple(self._notes.get(bot.id, ())),
            )
        ended = task.done() and running.state in {BotState.RUNNING, BotState.STARTING}
        return Standing(
            bot=bot,
            state=BotState.STOPPED if ended else running.state,
            since=running.since,
            username=running.username,
            detail=running.detail,
            retry_at=running.retry_at,
            counts=counts,
            notes=tuple(running.notes),
        )

    @needs(RUN_BOTS, about="bot_id")
    async def start(self, bot_id: str) -> Bot:
        """Raises BotMissing or BotsNotServed."""
        bot = self._served(bot_id)
        running = self._running.get(bot.id)
        if running is None or running[1].done():
            self._start(bot)
        return bot

    @needs(RUN_BOTS, about="bot_id")
    async def stop(self, bot_id: str) -> Bot:
        """What waits stays, and is dealt with at the next start. Raises as `start`."""
        bot = self._served(bot_id)
        await self._end(bot.id)
        return bot

    @needs(RUN_BOTS, about="bot_id")
    async def restart(self, bot_id: str) -> Bot:
        """Raises as `start`."""
        bot = self._served(bot_id)
        await self._end(bot.id)
        self._start(bot)
        return bot

    @needs(CHANGE_BOTS, about="bot_id")
    async def check(self, bot_id: str) -> Me:
        """Asks Telegram whose token it is; also of a bot that does not run.

        Raises BotMissing, BotTokenMissing or TelegramTrouble.
        """
        bot = self._book.get(bot_id)
        connect = await self._connect()
        async with connect(await self._book.token(bot.id)) as telegram:
            return await telegram.me()

    @needs(RUN_BOTS, about="bot_id")
    async def try_out(self, bot_id: str, text: str) -> int:
        """Writes to the bot's own people, past the queue; how many had it.

        Raises BotMissing, BotTokenMissing, NobodyToTry or NotTried.
        """
        bot = self._book.get(bot_id)
        numbers = [int(each) for each in bot.get(ADMINS) if each.strip().isdecimal()]
        if not numbers:
            raise NobodyToTry
        try:
            connect = await self._connect()
            async with connect(await self._book.token(bot.id)) as telegram:
                for number in numbers:
                    # The chat with a person has the person's own number.
                    await telegram.write(number, text)
        except TelegramTrouble as trouble:
            raise NotTried(kind=trouble.kind.value, detail=trouble.detail) from trouble
        return len(numbers)

    # ----

    def _served(self, bot_id: str) -> Bot:
        bot = self._book.get(bot_id)
        if self._tasks is None:
            raise BotsNotServed
        return bot

    def _start(self, bot: Bot) -> None:
        assert self._tasks is not None
        assert self._parts is not None
        running = RunningBot(
            bot=lambda: self._as_it_is(bot),
            token=lambda: self._book.token(bot.id),
            connect=self._connect,
            parts=self._parts,
            notes=self._notes.setdefault(bot.id, deque(maxlen=KEPT_NOTES)),
            retry_first_s=self._retry_first_s,
        )
        # Whoever pressed the button: a bot does the program's work.
        with acting_as(SYSTEM):
            task = self._tasks.start(running.run(), name=bot.id)
        self._running[bot.id] = running, task

    def _as_it_is(self, bot: Bot) -> Bot:
        try:
            return self._book.get(bot.id)
        except BotMissing:
            return bot

    async def _end(self, bot_id: str) -> None:
        running = self._running.pop(bot_id, None)
        if running is None:
            return
        running[1].cancel()
        await asyncio.gather(running[1], return_exceptions=True)
        running[0].stopped()

    def _written(self, event: BotWrites) -> None:
        running = self._running.get(event.outgoing.bot_id)
        if running is not None:
            running[0].wake()

    def _changed(self, event: BotsChanged) -> None:
        """A bot that waited for its owner is tried again; one that is no more ends."""
        if self._tasks is not None and not self._tasks.stopped:
            with acting_as(SYSTEM):
                self._tasks.start(self._follow(event.bot_id), name=f"{event.bot_id}.changed")

    async def _follow(self, bot_id: str) -> None:
        known = {each.id: each for each in self._book.all()}
        if bot_id not in known:
            await self._end(bot_id)
            return
        running = self._running.get(bot_id)
        ended = running is not None and running[1].done()
        if ended or (running is None and known[bot_id].get(AUTO_START)):
            self._start(known[bot_id])

    def _typed(self, event: Typing) -> None:
        if event.role is Role.OPERATOR and self._tasks is not None and not self._tasks.stopped:
            with acting_as(SYSTEM):
                self._tasks.start(self._types(event.thread_id), name="typing")

    async def _types(self, thread_id: str) -> None:
        where = await self._chat_of(thread_id)
        running = None if where is None else self._running.get(where[0])
        if running is not None and where is not None:
            with suppress(TelegramTrouble):
                await running[0].types(where[1])
