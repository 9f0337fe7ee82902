"""An application on a port."""

from __future__ import annotations

import errno
import ssl
from types import TracebackType
from typing import Self

from aiohttp import web

from secretary_app.foundation.web.errors import PortTaken, PortUnusable

STOP_LIMIT_S = 2.0
"""Twice, at most: for handlers to end by themselves, and after they were cancelled. The program
promises to stop within 5 s."""

IDLE_S = 75.0
"""A connection on which nothing is asked; also how long the first line may take to come."""

WAITING = 1024
"""Connections that the kernel keeps until we come to them: a page's visitors come all at once."""


class Server:
    """Serves for as long as its ``async with`` lasts."""

    def __init__(
        self,
        application: web.Application,
        *,
        host: str,
        port: int,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """Port 0: any that is free."""
        self._tls = tls
        self._host = host
        self._port = port
        self._runner = web.AppRunner(
            application,
            access_log=None,
            keepalive_timeout=IDLE_S,
            lingering_time=0,
            shutdown_timeout=STOP_LIMIT_S,
        )

    @property
    def port(self) -> int:
        """The one that is open."""
        return int(self._runner.addresses[0][1])

    @property
    def address(self) -> str:
        """As it is typed into a browser on this machine, or on others where they may."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"{'http' if self._tls is None else 'https'}://{host}:{self.port}"

    async def __aenter__(self) -> Self:
        """Raises PortTaken or PortUnusable."""
        await self._runner.setup()
        site = web.TCPSite(
            self._runner, self._host, self._port, ssl_context=self._tls, backlog=WAITING
        )
        try:
            await site.start()
        except OSError as error:
            await self._runner.cleanup()
            if error.errno == errno.EADDRINUSE:
                raise PortTaken(host=self._host, port=self._port) from None
            raise PortUnusable(host=self._host, port=self._port, reason=str(error)) from None
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def stop(self) -> None:
        """No more is taken; what goes on is ended in order. May be called twice."""
        await self._runner.cleanup()
