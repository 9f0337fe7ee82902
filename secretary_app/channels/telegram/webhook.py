"""The other way to hear from Telegram: it posts to an address that the world can reach.

Who knows the address is not believed: what is posted has to bring a word that was made for this
run of the bot, and that only Telegram was told.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import secrets
from collections.abc import Callable

from secretary_app.channels.telegram.errors import TelegramTrouble, Trouble
from secretary_app.channels.telegram.intake import Intake
from secretary_app.channels.telegram.models import Bot
from secretary_app.channels.telegram.settings import IP_ADDRESS, PUBLIC_URL, SENDS_CERTIFICATE
from secretary_app.channels.telegram.telegram import Mailbox, Telegram
from secretary_app.foundation.web.present import PresentServer

PATH = "/telegram/webhook/"
"""Under the public address; the bot's id follows."""

LOOK_EVERY_S = 60.0
"""Telegram tries for hours before it gives an update up."""

LEAVE_LIMIT_S = 3.0
"""A program that ends does not wait longer for a network that is gone."""

SECRET_BYTES = 32


def mailbox_of(bot: Bot, server: PresentServer) -> Mailbox | None:
    """Where Telegram shall post; None where it shall be asked.

    While our server is closed nobody would take what is posted.
    """
    public = bot.get(PUBLIC_URL)
    if not public or server.address is None:
        return None
    return Mailbox(
        url=f"{public}{PATH}{bot.id}",
        ip_address=bot.get(IP_ADDRESS),
        certificate=server.certificate if bot.get(SENDS_CERTIFICATE) else b"",
    )


class Webhook:
    """Of one bot at work."""

    def __init__(
        self,
        *,
        mailbox: Mailbox,
        telegram: Telegram,
        intake: Intake,
        works: Callable[[], None],
        fails: Callable[[str], None],
        look_every_s: float = LOOK_EVERY_S,
    ) -> None:
        """``works`` and ``fails`` are told how posting goes; ``look_every_s`` is another in tests.

        ``mailbox`` is this bot's alone.
        """
        self._mailbox = mailbox
        self._telegram = telegram
        self._intake = intake
        self._works = works
        self._fails = fails
        self._look_every_s = look_every_s
        self._secret = secrets.token_urlsafe(SECRET_BYTES)

    def knows(self, secret: str) -> bool:
        """Whether Telegram has sent it; the time that takes tells nothing of how near it was."""
        # What is no text at all comes in surrogates.
        given = secret.encode("utf-8", "surrogateescape")
        return hmac.compare_digest(self._secret.encode(), given)

    @property
    def open(self) -> bool:
        """Whether what is posted is still taken."""
        return not self._intake.ended

    async def take(self, update: object) -> None:
        """What was posted is on the disk when this returns, and once only."""
        await self._intake.take(self._telegram.posted(update))
        self._works()

    async def run(self) -> None:
        """Until cancelled; then nothing is posted any more, and Telegram keeps what comes.

        Raises TelegramTrouble.
        """
        try:
            await self._telegram.set_webhook(self._mailbox, self._secret)
        except TelegramTrouble as trouble:
            if trouble.kind is Trouble.REFUSED:
                raise TelegramTrouble(Trouble.NO_WAY_IN, detail=trouble.detail) from None
            raise
        self._works()
        try:
            while True:
                await asyncio.sleep(self._look_every_s)
                await self._look()
        finally:
            with contextlib.suppress(TelegramTrouble, TimeoutError):
                async with asyncio.timeout(LEAVE_LIMIT_S):
                    await self._telegram.drop_webhook()

    async def _look(self) -> None:
        news = await self._telegram.webhook_news()
        known = news.knows_certificate or not self._mailbox.certificate
        if news.url != self._mailbox.url or not known:
            raise TelegramTrouble(Trouble.CONFLICT, detail="another webhook is set")
        # The last error stays in the news for good; while something waits, it still holds.
        if news.waiting and news.error:
            self._fails(news.error)
        else:
            self._works()
