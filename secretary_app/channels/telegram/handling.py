"""Decides what becomes of each thing that comes to a bot, one after another in each talk."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Callable
from weakref import WeakValueDictionary

from secretary_app.channels.telegram.answering import CHOICE, Answering
from secretary_app.channels.telegram.errors import TelegramTrouble
from secretary_app.channels.telegram.finding_out.answers import AnswersOfOurs
from secretary_app.channels.telegram.incoming import Incoming
from secretary_app.channels.telegram.knowing import Knowing, Known, is_allowed
from secretary_app.channels.telegram.models import Bot
from secretary_app.channels.telegram.parts import BotParts
from secretary_app.channels.telegram.receiving import Received, Receiving
from secretary_app.channels.telegram.settings import ERROR_TEXT, GROUPS
from secretary_app.channels.telegram.slash import Slash
from secretary_app.channels.telegram.telegram import Telegram
from secretary_app.kernel.errors import SecretaryError

_LOG = logging.getLogger(__name__)

AT_ONCE = 8
"""Talks of one bot that are answered at the same time."""

MOST_WAITING = 10
"""Messages in one talk: who writes faster than anybody is answered is not answered for each."""


class Handling:
    """For one bot."""

    def __init__(self, *, bot: Callable[[], Bot], parts: BotParts, telegram: Telegram) -> None:
        """``bot`` as it is set up now."""
        self._bot = bot
        self._parts = parts
        self._telegram = telegram
        self._knowing = Knowing(parts=parts)
        self._answering = Answering(parts=parts, telegram=telegram)
        self._receiving = Receiving(parts=parts, telegram=telegram)
        self._slash = Slash(parts=parts, telegram=telegram)
        self._ours = AnswersOfOurs(parts=parts, telegram=telegram)
        self._turns: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()
        self._waiting: Counter[tuple[int, int]] = Counter()
        self._room = asyncio.Semaphore(AT_ONCE)

    async def handle(self, incoming: Incoming) -> None:
        """Does what is to be done, and marks it as done; what fails for us is told to them."""
        key = (incoming.chat_id, incoming.user_id)
        turn = self._turns.setdefault(key, asyncio.Lock())
        self._waiting[key] += 1
        try:
            async with turn, self._room:
                await self._safely(incoming, flooded=self._waiting[key] > MOST_WAITING)
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key]
        await self._parts.inbox.done(self._bot().id, incoming.update_id)

    async def _safely(self, incoming: Incoming, *, flooded: bool) -> None:
        bot = self._bot()
        try:
            if incoming.moved_to:
                await self._parts.groups.move(bot.id, incoming.chat_id, incoming.moved_to)
                return
            if not incoming.private and not (bot.get(GROUPS) and incoming.addressed):
                return
            if flooded:
                _LOG.info("somebody writes to bot %s faster than it answers", bot.id)
                return
            if incoming.press_id:
                with contextlib.suppress(TelegramTrouble):
                    await self._telegram.pressed(incoming.press_id)
            known = await self._knowing.who(bot, incoming)
        except SecretaryError:
            _LOG.exception("what came to bot %s cannot be dealt with", bot.id)
            return
        try:
            await self._deal(known, incoming)
        except Exception:  # noqa: BLE001 - rejected: somebody waits for an answer
            # Whatever is wrong here, the next message of somebody else is answered.
            _LOG.exception("bot %s has no answer for a reason of ours", bot.id)
            with contextlib.suppress(SecretaryError):
                text = bot.get(ERROR_TEXT) or known.text("telegram-failed")
                await self._parts.outbox.write(known.talk, text)

    async def _deal(self, known: Known, incoming: Incoming) -> None:
        if not is_allowed(known.bot, incoming):
            if known.new or incoming.command:
                await self._parts.outbox.write(known.talk, known.text("telegram-not-allowed"))
            return
        if incoming.joined:
            await self._parts.outbox.write(known.talk, known.text("telegram-group-hello"))
            return
        if incoming.command and await self._slash.command(known, incoming):
            return
        if await self._ours.take(known, incoming):
            return
        received = await self._received(known, incoming)
        if received is None or not received.text:
            return
        if await self._answering.answer(known, incoming, received):
            await self._slash.forget(known)
        elif known.new:
            await self._slash.ask_contact(known)

    async def _received(self, known: Known, incoming: Incoming) -> Received | None:
        """What is to be answered; None where something else was done."""
        if incoming.press_id:
            return Received(text=await self._pressed(known, incoming))
        if incoming.contact:
            return Received(text=await self._contact(known, incoming))
        if incoming.file is not None:
            return await self._receiving.take(known, incoming, incoming.file)
        if incoming.text.strip():
            return Received(text=incoming.text.strip())
        await self._parts.outbox.write(known.talk, known.text("telegram-strange"))
        return None

    async def _pressed(self, known: Known, incoming: Incoming) -> str:
        if incoming.press_data.startswith(CHOICE):
            index = incoming.press_data.removeprefix(CHOICE)
            choices = await self._parts.correspondence.choices(known.key)
            if index.isdecimal() and int(index) < len(choices):
                return choices[int(index)]
            return ""
        return await self._slash.press(known, incoming)

    async def _contact(self, known: Known, incoming: Incoming) -> str:
        """A number of somebody else's is an answer like any other: it may have been asked for."""
        if known.person is None or not incoming.contact_is_own:
            return incoming.contact
        taken = await self._knowing.take_number(known, incoming.contact)
        what = "telegram-contact-thanks" if taken else "telegram-contact-strange"
        await self._parts.outbox.write(known.talk, known.text(what))
        return ""
