"""One of two ways to hear from Telegram: to ask for news, again and again."""

from __future__ import annotations

import logging
from collections.abc import Callable

from secretary_app.channels.telegram.errors import TelegramTrouble, Trouble
from secretary_app.channels.telegram.intake import Intake
from secretary_app.channels.telegram.telegram import Telegram

_LOG = logging.getLogger(__name__)

WEBHOOK = "webhook"
"""Stands in what Telegram says where one is set: another program's, or ours of a worse day."""


class Polling:
    """Needs no address that the world can reach."""

    def __init__(
        self, *, bot_id: str, telegram: Telegram, intake: Intake, works: Callable[[], None]
    ) -> None:
        """``works`` is told of each answer."""
        self._bot_id = bot_id
        self._telegram = telegram
        self._intake = intake
        self._works = works

    async def run(self) -> None:
        """Until cancelled. Raises TelegramTrouble."""
        waits = False
        while True:
            after = await self._intake.newest()
            try:
                # The first question tells at once whether all is well.
                batch = await self._telegram.updates(after, waits=waits)
            except TelegramTrouble as trouble:
                if trouble.kind is not Trouble.CONFLICT or WEBHOOK not in trouble.detail:
                    raise
                _LOG.warning("bot %s had a webhook, which is taken away", self._bot_id)
                await self._telegram.drop_webhook()
                continue
            waits = True
            self._works()
            await self._intake.take(batch)
