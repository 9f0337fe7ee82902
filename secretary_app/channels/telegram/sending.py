"""Sends what waits in the outbox of one bot, one message after another."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Iterator, Sequence
from datetime import timedelta

from secretary_app.channels.telegram.errors import TelegramTrouble, Trouble
from secretary_app.channels.telegram.groups import Groups
from secretary_app.channels.telegram.models import Outgoing, Press
from secretary_app.channels.telegram.queue import SendingQueue
from secretary_app.channels.telegram.splitting import split
from secretary_app.channels.telegram.telegram import Telegram
from secretary_app.kernel.backoff import Backoff
from secretary_app.kernel.clock import Clock

_LOG = logging.getLogger(__name__)

LOOK_EVERY_S = 30.0
"""In case the clock was set."""

LONGEST_PAUSE_S = 3600.0
"""Telegram has been seen to ask for hours; who waits longer than one may as well ask."""

MOST_ATTEMPTS = 50
"""With growing pauses: some five hours."""

GRACE_S = 3.0
"""For a message in hand, of the five within which the program ends."""

GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
"""What they were answered with is not there any more: the new answer is a message of its own."""


class Sending:
    """The only one who sends texts for a bot."""

    def __init__(
        self,
        *,
        bot_id: str,
        telegram: Telegram,
        queue: SendingQueue,
        groups: Groups,
        clock: Clock,
        backoff: Backoff,
    ) -> None:
        self._bot_id = bot_id
        self._telegram = telegram
        self._queue = queue
        self._groups = groups
        self._clock = clock
        self._backoff = backoff
        self._wake = asyncio.Event()
        self._in_doubt = False
        """The last that was asked of Telegram had no answer."""

    def wake(self) -> None:
        """There is something new."""
        self._wake.set()

    async def run(self) -> None:
        """Work until cancelled. Raises TelegramTrouble where no message can be sent any more."""
        if left := await self._queue.left_in_hand(self._bot_id):
            _LOG.info("bot %s does not know what became of messages: %d", self._bot_id, left)
        while True:
            self._wake.clear()
            outgoing = await self._queue.next_due(self._bot_id)
            if outgoing is None:
                await self._rest()
                continue
            try:
                await self._settle_doubt()
                await self._send_to_its_end(outgoing)
            except TelegramTrouble as trouble:
                await self._cope(outgoing, trouble)
            else:
                self._backoff.reset()

    async def _settle_doubt(self) -> None:
        """After a silence something harmless is asked first: one message in doubt is enough."""
        if self._in_doubt:
            with _may_be_repeated():
                await self._telegram.me()
            self._in_doubt = False

    async def _send_to_its_end(self, outgoing: Outgoing) -> None:
        """A bot that ends lets what is in hand arrive: cut off, nobody would know of it."""
        sending = asyncio.create_task(self._send(outgoing), name=f"{self._bot_id}.in-hand")
        try:
            await asyncio.shield(sending)
        except asyncio.CancelledError:
            await asyncio.wait((sending,), timeout=GRACE_S)
            trouble = sending.exception() if sending.done() else None
            if isinstance(trouble, TelegramTrouble) and trouble.kind is not Trouble.UNANSWERED:
                await self._queue.put_off(outgoing.id, error=trouble.code, counts=False)
            raise
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)

    async def _send(self, outgoing: Outgoing) -> None:
        if not await self._queue.begin(outgoing.id):
            return
        parts = split(outgoing.text) or ["…"]
        replaced = list(outgoing.replaces)
        for index in range(len(outgoing.sent_as), len(parts)):
            last = index == len(parts) - 1
            presses = outgoing.presses if last else ()
            number = None
            if index < len(replaced):
                number = await self._rewrite(
                    outgoing.chat_id, replaced[index], parts[index], presses
                )
            if number is None:
                number = await self._telegram.write(
                    outgoing.chat_id,
                    parts[index],
                    reply_to=outgoing.reply_to if index == 0 else None,
                    presses=presses,
                    asks_contact=outgoing.asks_contact if last else "",
                )
            if last:
                for left_over in replaced[len(parts) :]:
                    # After two days a bot may not delete what it wrote; then it stays.
                    with contextlib.suppress(TelegramTrouble):
                        await self._telegram.take_back(outgoing.chat_id, left_over)
            if not await self._queue.part_sent(outgoing.id, number, whole=last):
                return

    async def _rewrite(
        self, chat_id: int, number: int, text: str, presses: Sequence[Sequence[Press]]
    ) -> int | None:
        """None where there is nothing to put it in place of."""
        try:
            with _may_be_repeated():
                await self._telegram.rewrite(chat_id, number, text, presses=presses)
        except TelegramTrouble as trouble:
            if trouble.kind is Trouble.REFUSED and any(
                each in trouble.detail.casefold() for each in GONE
            ):
                return None
            raise
        return number

    async def _cope(self, outgoing: Outgoing, trouble: TelegramTrouble) -> None:
        match trouble.kind:
            case Trouble.FLOOD:
                # Nobody tells whether the chat or the bot was too fast: nothing is sent meanwhile.
                pause_s = min(trouble.retry_after_s, LONGEST_PAUSE_S)
                _LOG.info("bot %s has to wait for %.0f s", self._bot_id, pause_s)
                await self._queue.put_off(
                    outgoing.id, error=trouble.code, by=timedelta(seconds=pause_s), counts=False
                )
                await asyncio.sleep(pause_s)
            case Trouble.MOVED:
                await self._groups.move(self._bot_id, outgoing.chat_id, trouble.moved_to)
                await self._queue.put_off(outgoing.id, error=trouble.code, counts=False)
            case Trouble.REFUSED:
                _LOG.info("a message of bot %s was refused: %s", self._bot_id, trouble.detail)
                await self._queue.give_up(outgoing.id, error=trouble.detail)
            case Trouble.UNREACHABLE if outgoing.attempts < MOST_ATTEMPTS:
                pause_s = self._backoff.next_delay()
                await self._queue.put_off(
                    outgoing.id, error=trouble.detail, by=timedelta(seconds=pause_s)
                )
                await asyncio.sleep(pause_s)
            case Trouble.UNREACHABLE:
                await self._queue.give_up(outgoing.id, error=trouble.detail)
            case Trouble.UNANSWERED:
                self._in_doubt = True
                _LOG.info("bot %s does not know whether a message arrived", self._bot_id)
                await self._queue.doubt(outgoing.id, error=trouble.detail)
            case _:
                await self._queue.put_off(outgoing.id, error=trouble.code, counts=False)
                raise trouble

    async def _rest(self) -> None:
        due, pause_s = await self._queue.next_time(self._bot_id), LOOK_EVERY_S
        if due is not None:
            later_s = (due - self._clock.now()).total_seconds()
            pause_s = min(pause_s, max(later_s, 0.05))
        try:
            async with asyncio.timeout(pause_s):
                await self._wake.wait()
        except TimeoutError:
            return


@contextlib.contextmanager
def _may_be_repeated() -> Iterator[None]:
    """What changes nothing a second time: who gives no answer to it is out of reach, no more."""
    try:
        yield
    except TelegramTrouble as trouble:
        if trouble.kind is not Trouble.UNANSWERED:
            raise
        raise TelegramTrouble(Trouble.UNREACHABLE, detail=trouble.detail) from trouble
