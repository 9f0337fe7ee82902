"""One bot at work: connects, hears what comes, sends what goes, and copes with Telegram."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from secretary_app.channels.telegram.errors import BotTokenMissing, TelegramTrouble, Trouble
from secretary_app.channels.telegram.events import BotMoved
from secretary_app.channels.telegram.handling import Handling
from secretary_app.channels.telegram.intake import TAKING, Intake
from secretary_app.channels.telegram.models import (
    WAITS_FOR_A_PERSON,
    Bot,
    BotCounts,
    BotNote,
    BotState,
    Standing,
)
from secretary_app.channels.telegram.parts import BotParts
from secretary_app.channels.telegram.polling import Polling
from secretary_app.channels.telegram.sending import Sending
from secretary_app.channels.telegram.slash import command_list
from secretary_app.channels.telegram.telegram import Connect, Mailbox, Telegram
from secretary_app.channels.telegram.webhook import LOOK_EVERY_S, Webhook
from secretary_app.kernel.backoff import Backoff
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

RETRY_FIRST_S = 1.0
RETRY_LIMIT_S = 60.0

CONFLICT_PATIENCE = 5
"""Of a bot that was restarted Telegram keeps the old question for some seconds."""

LONGEST_WAIT_S = 3600.0

KEPT_NOTES = 200

RECEIVING, SENDING = "receiving", "sending"
"""Tasks of a bot without which it is none."""

STATES = {
    Trouble.WRONG_KEY: BotState.WRONG_KEY,
    Trouble.CONFLICT: BotState.CONFLICT,
    Trouble.FORBIDDEN: BotState.FORBIDDEN,
    Trouble.NO_WAY_IN: BotState.NO_WAY_IN,
}
"""Every other trouble is one of the way to Telegram."""


class RunningBot:
    """Lives as long as its owner wants it to run."""

    def __init__(
        self,
        *,
        bot: Callable[[], Bot],
        token: Callable[[], Awaitable[str]],
        connect: Callable[[], Awaitable[Connect]],
        parts: BotParts,
        notes: deque[BotNote],
        mailbox: Mailbox | None = None,
        retry_first_s: float = RETRY_FIRST_S,
        look_every_s: float = LOOK_EVERY_S,
    ) -> None:
        """``bot`` is as it is set up now; the times are others in tests.

        ``notes`` are those of its earlier runs: a log goes on where a bot is started anew.
        ``mailbox`` is where Telegram posts what comes; None: it is asked for.
        """
        self._bot = bot
        self._token = token
        self._connect = connect
        self._parts = parts
        self._retry_first_s = retry_first_s
        self._look_every_s = look_every_s
        self._backoff = Backoff(first_s=retry_first_s, limit_s=RETRY_LIMIT_S)
        self._sending: Sending | None = None
        self._telegram: Telegram | None = None
        self.webhook: Webhook | None = None
        """While Telegram posts."""
        self.mailbox = mailbox
        self.state = BotState.STARTING
        self.since: datetime = parts.clock.now()
        self.username = ""
        self.detail = ""
        self.retry_at: datetime | None = None
        self.notes = notes

    def wake(self) -> None:
        """Something is to be sent."""
        if self._sending is not None:
            self._sending.wake()

    async def types(self, chat_id: int) -> None:
        """One of us is writing in a chat."""
        if self._telegram is not None:
            await self._telegram.types(chat_id)

    def stopped(self) -> None:
        """A person, or the end of the program, has ended it."""
        self._become(BotState.STOPPED, "")

    def standing(self, bot: Bot, counts: BotCounts, *, ended: bool) -> Standing:
        """How it is; ``ended``: its task has, for whatever reason."""
        at_work = self.state in {BotState.RUNNING, BotState.STARTING}
        return Standing(
            bot=bot,
            state=BotState.STOPPED if ended and at_work else self.state,
            since=self.since,
            username=self.username,
            detail=self.detail,
            posted_to="" if self.mailbox is None else self.mailbox.url,
            retry_at=self.retry_at,
            counts=counts,
            notes=tuple(self.notes),
        )

    async def run(self) -> None:
        """Until cancelled, or until only a person can help."""
        while True:
            self._become(BotState.STARTING, self.detail)
            pause_s = 0.0
            try:
                await self._serve()
            except TelegramTrouble as trouble:
                pause_s = self._pause(trouble)
                self._become(
                    STATES.get(trouble.kind, BotState.UNREACHABLE), trouble.detail or trouble.code
                )
            except BotTokenMissing:
                self._become(BotState.NO_KEY, "")
            except Exception as error:  # noqa: BLE001 - rejected: a bot must not end for good
                # The others go on, and so does this one once the fault has passed.
                _LOG.exception("bot %s has failed", self._bot().id)
                pause_s = self._backoff.next_delay()
                code = error.code if isinstance(error, SecretaryError) else type(error).__name__
                self._become(BotState.BROKEN, code)
            if self.state in WAITS_FOR_A_PERSON:
                return
            self.retry_at = self._parts.clock.now() + timedelta(seconds=pause_s)
            await asyncio.sleep(pause_s)

    def _pause(self, trouble: TelegramTrouble) -> float:
        if trouble.kind is Trouble.FLOOD:
            return min(trouble.retry_after_s, LONGEST_WAIT_S)
        pause_s = self._backoff.next_delay()
        if trouble.kind is Trouble.CONFLICT:
            return min(pause_s * CONFLICT_PATIENCE, RETRY_LIMIT_S)
        return pause_s

    async def _serve(self) -> None:
        """Raises what ends it."""
        bot_id, parts = self._bot().id, self._parts
        connect = await self._connect()
        async with connect(await self._token()) as telegram:
            me = await telegram.me()
            self.username = me.username
            await telegram.prepare(
                [
                    each
                    for language, texts in parts.texts.items()
                    for each in command_list(texts, language)
                ]
            )
            sending = Sending(
                bot_id=bot_id,
                telegram=telegram,
                queue=parts.queue,
                groups=parts.groups,
                clock=parts.clock,
                backoff=Backoff(first_s=self._retry_first_s, limit_s=RETRY_LIMIT_S),
            )
            self._sending, self._telegram = sending, telegram
            try:
                async with TaskOwner(name=f"telegram.{bot_id}", on_crash=_log_fault) as tasks:
                    intake = Intake(
                        bot_id=bot_id,
                        inbox=parts.inbox,
                        handling=Handling(bot=self._bot, parts=parts, telegram=telegram),
                        tasks=tasks,
                    )
                    await intake.resume()
                    hearing = self._hearing(bot_id, telegram, intake)
                    receiving = tasks.start(hearing.run(), name=RECEIVING)
                    writing = tasks.start(sending.run(), name=SENDING)
                    # Either ends only with what ends the other, too.
                    ended, _ = await asyncio.wait(
                        (receiving, writing), return_when=asyncio.FIRST_COMPLETED
                    )
                    for each in ended:
                        each.result()
            finally:
                self._sending = self._telegram = self.webhook = None

    def _hearing(self, bot_id: str, telegram: Telegram, intake: Intake) -> Polling | Webhook:
        if self.mailbox is None:
            return Polling(bot_id=bot_id, telegram=telegram, intake=intake, works=self._works)
        self.webhook = Webhook(
            mailbox=self.mailbox,
            telegram=telegram,
            intake=intake,
            works=self._works,
            fails=lambda detail: self._become(BotState.NO_WAY_IN, detail),
            look_every_s=self._look_every_s,
        )
        return self.webhook

    def _works(self) -> None:
        self._backoff.reset()
        if self.state is not BotState.RUNNING:
            self._become(BotState.RUNNING, "")

    def _become(self, state: BotState, detail: str) -> None:
        known = self.notes[-1].state if self.notes else BotState.STOPPED
        moved = (state, detail) != (self.state, self.detail) or known is not state
        self.state, self.detail, self.retry_at = state, detail, None
        if not moved:
            return
        now = self._parts.clock.now()
        self.since = now
        self.notes.append(BotNote(at=now, state=state, detail=detail))
        _LOG.info("bot %s: %s %s", self._bot().id, state, detail)
        self._parts.events.emit(BotMoved(at=now, bot_id=self._bot().id, state=state, detail=detail))


def _log_fault(name: str, error: BaseException) -> None:
    """What somebody awaits is told by them."""
    if not name.endswith((RECEIVING, SENDING, TAKING)):
        _LOG.error("task %s crashed", name, exc_info=error)
