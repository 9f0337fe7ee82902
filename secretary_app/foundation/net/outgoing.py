"""HTTP sessions for connections to other machines, by purpose."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import StrEnum
from types import SimpleNamespace

import aiohttp

from secretary_app.foundation.net.settings import ALLOWED, PROXY
from secretary_app.foundation.settings import Settings
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.version import VERSION

_LOG = logging.getLogger(__name__)

CONNECT_LIMIT_S = 30.0
"""A far server behind a slow proxy answers within 10 s; then it is not there."""

SILENCE_LIMIT_S = 60.0
"""Without one byte. A mobile network that changes cells is quiet for up to 30 s."""


class Purpose(StrEnum):
    """Everything that this program may want from other machines."""

    MODELS = "models"
    """``models pull``: the servers that the catalogue names."""
    TELEGRAM = "telegram"
    """Bots: the server of ``telegram.api_server``."""
    TWILIO = "twilio"
    """Texts and calls of ours: the server of ``twilio.api_server``."""


class NetworkForbidden(UserFacing):
    """The owner has forbidden connections to other machines."""

    def __init__(self, *, purpose: Purpose) -> None:
        super().__init__("network-forbidden", purpose=purpose.value)


class Outgoing:
    """The door."""

    def __init__(self, *, settings: Settings, silence_limit_s: float = SILENCE_LIMIT_S) -> None:
        self._settings = settings
        self._silence_limit_s = silence_limit_s

    @asynccontextmanager
    async def session(self, purpose: Purpose) -> AsyncIterator[aiohttp.ClientSession]:
        """Raises NetworkForbidden. A transfer may last for hours, but not in silence."""
        if not self._settings.get(ALLOWED):
            raise NetworkForbidden(purpose=purpose)
        proxy = self._settings.get(PROXY)
        async with aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(
                total=None, connect=CONNECT_LIMIT_S, sock_read=self._silence_limit_s
            ),
            headers={"User-Agent": f"secretary/{VERSION}"},
            proxy=proxy or None,
            trust_env=not proxy,
            trace_configs=[_told(purpose)],
        ) as session:
            yield session


def _told(purpose: Purpose) -> aiohttp.TraceConfig:
    """Each request stands in the log, redirected ones, too."""

    async def begun(
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        asked: aiohttp.TraceRequestStartParams,
    ) -> None:
        _LOG.info("connection for %s: %s %s", purpose, asked.method, asked.url.host)

    async def led_on(
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        asked: aiohttp.TraceRequestRedirectParams,
    ) -> None:
        _LOG.info("connection for %s: led on by %s", purpose, asked.url.host)

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(begun)
    trace.on_request_redirect.append(led_on)
    return trace
