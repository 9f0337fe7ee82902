"""Runs the bots: each in a task of its own, which the troubles of another do not touch."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import Any

from secretary_app.channels.telegram.book import BotBook
from secretary_app.channels.telegram.errors import (
    BotMissing,
    BotsNotServed,
    NotFromTelegram,
    TelegramTrouble,
)
from secretary_app.channels.telegram.events import BotsChanged, BotWrites
from secretary_app.channels.telegram.figures import BotFigures
from secretary_app.channels.telegram.finding_out.asking import AskingOurs
from secretary_app.channels.telegram.models import Bot, BotNote, Standing
from secretary_app.channels.telegram.parts import BotParts
from secretary_app.channels.telegram.rights import CARRY_BOTS, RUN_BOTS, VIEW_BOTS
from secretary_app.channels.telegram.running import KEPT_NOTES, RETRY_FIRST_S, RunningBot
from secretary_app.channels.telegram.settings import AUTO_START
from secretary_app.channels.telegram.telegram import Loads
from secretary_app.channels.telegram.webhook import LOOK_EVERY_S, Webhook, mailbox_of
from secretary_app.features.conversations.events import Typing
from secretary_app.features.conversations.models import Role
from secretary_app.features.promises.events import PromiseMade
from secretary_app.foundation.auth.acting import acting_as, needs
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.web.events import ServerClosed, ServerOpened
from secretary_app.foundation.web.present import PresentServer
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

ChatOf = Callable[[str], Awaitable[tuple[str, int] | None]]
"""The bot and the chat of a thread."""


class BotManager:
    """Empty-handed until `use`: a command on a closed data folder runs no bots."""

    def __init__(
        self,
        *,
        book: BotBook,
        figures: BotFigures,
        connect: Loads,
        server: PresentServer,
        events: EventBus,
        chat_of: ChatOf,
        retry_first_s: float = RETRY_FIRST_S,
        look_every_s: float = LOOK_EVERY_S,
    ) -> None:
        """The times are others in tests."""
        self._book = book
        self._figures = figures
        self._connect = connect
        self._server = server
        self._events = events
        self._chat_of = chat_of
        self._retry_first_s = retry_first_s
        self._look_every_s = look_every_s
        self._turn = asyncio.Lock()
        """Of whoever starts and ends bots."""
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
        asking = AskingOurs(book=self._book, parts=parts)
        self._unsubscribe = [
            self._events.subscribe(BotWrites, self._written),
            self._events.subscribe(BotsChanged, lambda event: self._look_after(event.bot_id)),
            self._events.subscribe(ServerOpened, lambda _event: self._look_after_all()),
            self._events.subscribe(ServerClosed, lambda _event: self._look_after_all()),
            self._events.subscribe(Typing, self._typed),
            self._events.subscribe(
                PromiseMade,
                lambda event: self._aside(partial(asking.ask, event.promise), name="asking"),
            ),
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
        async with self._turn:
            await asyncio.gather(*(self._end(bot_id) for bot_id in list(self._running)))
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
        counts = await self._figures.of(bot.id)
        running, task = self._running.get(bot.id, (None, None))
        if running is None or task is None:
            return Standing(bot=bot, counts=counts, notes=tuple(self._notes.get(bot.id, ())))
        return running.standing(bot, counts, ended=task.done())

    @needs(RUN_BOTS, about="bot_id")
    async def start(self, bot_id: str) -> Bot:
        """Raises BotMissing or BotsNotServed."""
        async with self._turn:
            bot = self._served(bot_id)
            running = self._running.get(bot.id)
            if running is None or running[1].done():
                self._start(bot)
        return bot

    @needs(RUN_BOTS, about="bot_id")
    async def stop(self, bot_id: str) -> Bot:
        """What waits stays, and is dealt with at the next start. Raises as `start`."""
        async with self._turn:
            bot = self._served(bot_id)
            await self._end(bot.id)
        return bot

    @needs(RUN_BOTS, about="bot_id")
    async def restart(self, bot_id: str) -> Bot:
        """Raises as `start`."""
        async with self._turn:
            bot = self._served(bot_id)
            await self._end(bot.id)
            self._start(bot)
        return bot

    @needs(CARRY_BOTS, about="bot_id")
    def webhook(self, bot_id: str, secret: str) -> Webhook:
        """Takes what Telegram posts. Raises NotFromTelegram, whatever of it is wrong."""
        running = self._running.get(bot_id)
        webhook = None if running is None else running[0].webhook
        if webhook is None or not webhook.open or not webhook.knows(secret):
            raise NotFromTelegram
        return webhook

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
            mailbox=mailbox_of(bot, self._server),
            retry_first_s=self._retry_first_s,
            look_every_s=self._look_every_s,
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

    def _look_after_all(self) -> None:
        for bot_id in self._running:
            self._look_after(bot_id)

    def _look_after(self, bot_id: str) -> None:
        self._aside(partial(self._follow, bot_id), name=f"{bot_id}.changed")

    def _aside(self, work: Callable[[], Coroutine[Any, Any, None]], *, name: str) -> None:
        """Whoever caused it, it is the program's own work."""
        if self._tasks is not None and not self._tasks.stopped:
            with acting_as(SYSTEM):
                self._tasks.start(work(), name=name)

    async def _follow(self, bot_id: str) -> None:
        """Tries again, ends, or lets hear from Telegram the other way, as it is set up now."""
        async with self._turn:
            if self._tasks is None:
                return
            bot = next((each for each in self._book.all() if each.id == bot_id), None)
            running, task = self._running.get(bot_id, (None, None))
            if bot is None:
                await self._end(bot_id)
            elif running is None or task is None:
                if bot.get(AUTO_START):
                    self._start(bot)
            elif task.done():
                self._start(bot)
            elif running.mailbox != mailbox_of(bot, self._server):
                await self._end(bot_id)
                self._start(bot)

    def _typed(self, event: Typing) -> None:
        if event.role is Role.OPERATOR:
            self._aside(partial(self._types, event.thread_id), name="typing")

    async def _types(self, thread_id: str) -> None:
        where = await self._chat_of(thread_id)
        running = None if where is None else self._running.get(where[0])
        if running is not None and where is not None:
            with suppress(TelegramTrouble):
                await running[0].types(where[1])
