"""An application on a port."""

from __future__ import annotations

import asyncio
import errno
import logging
import ssl
from types import TracebackType
from typing import Self

from aiohttp import web

from secretary_app.foundation.web.errors import PortTaken, PortUnusable
from secretary_app.web.open_files import most_connections
from secretary_app.web.protocol_log import PROTOCOL_LOG

_LOG = logging.getLogger(__name__)

STOP_LIMIT_S = 2.0
"""Twice, at most: for handlers to end by themselves, and after they were cancelled. The program
promises to stop within 5 s."""

IDLE_S = 60.0
"""A connection on which nothing is asked; also how long the head of a request may take to come."""

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
        certificate: bytes = b"",
        most: int | None = None,
    ) -> None:
        """Port 0: any that is free. ``most``: connections at once; as many as calls leave us.

        ``certificate`` is the one of ``tls``, for whoever has to be told.
        """
        self.certificate = certificate
        self._host = host
        self._port = port
        self._tls = tls
        self._runner = web.AppRunner(
            application,
            access_log=None,
            logger=PROTOCOL_LOG,
            keepalive_timeout=IDLE_S,
            lingering_time=0,
            shutdown_timeout=STOP_LIMIT_S,
        )
        self._listening: asyncio.Server | None = None
        self._most = most_connections() if most is None else most

    @property
    def port(self) -> int:
        """The one that is open."""
        assert self._listening is not None, "the server is not open"
        return int(self._listening.sockets[0].getsockname()[1])

    @property
    def visitors(self) -> int:
        """Open connections."""
        return 0 if self._runner.server is None else len(self._runner.server.connections)

    @property
    def address(self) -> str:
        """As it is typed into a browser on this machine, or on others where they may."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"{'http' if self._tls is None else 'https'}://{host}:{self.port}"

    async def __aenter__(self) -> Self:
        """Raises PortTaken or PortUnusable."""
        await self._runner.setup()
        try:
            self._listening = await asyncio.get_running_loop().create_server(
                self._protocol, self._host, self._port, ssl=self._tls, backlog=WAITING
            )
        except (OSError, OverflowError) as error:
            await self._runner.cleanup()
            if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
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
        if self._listening is not None:
            self._listening.close()
        await self._runner.cleanup()

    def _protocol(self) -> asyncio.Protocol:
        server = self._runner.server
        if server is None or self.visitors >= self._most:
            return _Full()
        return server()


class _Full(asyncio.Protocol):
    """Hangs up at once: the files that calls need are not for visitors."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Without a word: whoever takes all places does not listen."""
        _LOG.info("a connection is refused: all places are taken")
        transport.close()
