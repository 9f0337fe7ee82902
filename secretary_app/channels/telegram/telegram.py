"""What a bot needs of Telegram: `wire/api.py` is it, over aiogram."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol, cast

from secretary_app.channels.telegram.incoming import Incoming
from secretary_app.channels.telegram.models import Press
from secretary_app.foundation.settings import Settings

WIRE = "secretary_app.channels.telegram.wire.connecting"
"""aiogram costs 130 MB and two seconds: who has no bot does not pay for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """The bot, as Telegram knows it."""

    id: int
    username: str
    reads_groups: bool
    """Privacy mode is off: it is told everything that is said in a group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What came at once."""

    incoming: Sequence[Incoming]
    newest: int
    """Number of the newest update, also where nothing of it is for us; 0: there was none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """Where Telegram shall post what comes to a bot."""

    url: str
    ip_address: str = ""
    """Of the server, where the name in ``url`` leads elsewhere; empty: the name is looked up."""
    certificate: bytes = b""
    """By which Telegram shall know the server, in PEM; empty: by who vouches for it in public."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookNews:
    """How Telegram fares at posting to us."""

    url: str
    """Where it posts now; empty: nowhere."""
    knows_certificate: bool
    """Whether the server is known by a certificate of its own."""
    waiting: int
    """Updates that could not be posted yet."""
    error: str
    """What went wrong when it tried last; stays after it has gone well."""


class Telegram(Protocol):
    """One bot's connection. Each method raises TelegramTrouble."""

    async def me(self) -> Me:
        """Who the token belongs to."""

    async def prepare(self, commands: Sequence[tuple[str, str, str]]) -> None:
        """Tells the commands: language, word, what it does."""

    async def drop_webhook(self) -> None:
        """From now on what comes is asked for. What has come and waits is kept."""

    async def set_webhook(self, mailbox: Mailbox, secret: str) -> None:
        """From now on what comes is posted there, with ``secret`` in a header."""

    async def webhook_news(self) -> WebhookNews:
        """How posting goes, as Telegram sees it."""

    def posted(self, update: object) -> Batch:
        """What Telegram has posted to the webhook: JSON, in which nothing is believed."""

    async def updates(self, after: int, *, waits: bool) -> Batch:
        """What came after this number; ``waits`` until there is something, or half a minute."""

    async def write(
        self,
        chat_id: int,
        text: str,
        *,
        reply_to: int | None = None,
        presses: Sequence[Sequence[Press]] = (),
        asks_contact: str = "",
    ) -> int:
        """Sends it as it stands, nothing in it has a meaning. Telegram's number of it."""

    async def rewrite(
        self, chat_id: int, number: int, text: str, *, presses: Sequence[Sequence[Press]] = ()
    ) -> None:
        """Puts another text in place of one of ours."""

    async def take_back(self, chat_id: int, number: int) -> None:
        """Deletes one of ours."""

    async def types(self, chat_id: int) -> None:
        """Shows for five seconds that somebody is writing."""

    async def say(self, chat_id: int, ogg: bytes, *, seconds: int, reply_to: int | None) -> int:
        """Sends a voice message, Opus in Ogg."""

    async def fetch(self, file_id: str, *, most: int) -> bytes:
        """A file, unless it is larger."""

    async def pressed(self, press_id: str) -> None:
        """A pressed button stops waiting."""

    async def is_admin(self, chat_id: int, user_id: int) -> bool:
        """Whether somebody has a say in a group."""


Connect = Callable[[str], AbstractAsyncContextManager[Telegram]]
"""From a token. Raises TelegramTrouble on entry."""

Loads = Callable[[], Awaitable[Connect]]
"""What connects with Telegram as the settings say now; loads the library at the first time."""


async def load_connect(*, server: str, settings: Settings) -> Connect:
    """Loads the library aside: a call may be on."""
    wire = await asyncio.to_thread(importlib.import_module, WIRE)
    return cast("Connect", wire.connector(server=server, settings=settings))
