"""Answers to whoever does not listen: they still send, or they read slowly or not at all."""

from __future__ import annotations

import asyncio

from aiohttp import web

LINGER_S = 5.0
"""Hanging up on a sender loses the answer on its way: the system drops it with the connection. So
what comes is read for a while and thrown away."""

FITS = 32 * 1024
"""Less than aiohttp and asyncio keep for a reader without waiting."""

PATIENCE_S = 20.0
SLOWEST = 8_000
"""Bytes a second, after ``PATIENCE_S``: the slowest mobile network. Recordings are listened to at
twice that."""


async def let_go(request: web.Request, response: web.StreamResponse) -> None:
    """Waits for them, but not for ever."""
    if isinstance(response, web.WebSocketResponse):
        return
    if isinstance(response, web.Response) and _must_be_waited_for(request, response):
        await _send(
            request, response, limit_s=PATIENCE_S + (response.content_length or 0) / SLOWEST
        )
    rest = request.content
    if rest.is_eof():
        return
    response.force_close()
    await _send(request, response, limit_s=PATIENCE_S)
    try:
        async with asyncio.timeout(LINGER_S):
            while not rest.at_eof():
                await rest.readany()
    except (TimeoutError, ConnectionError, web.RequestPayloadError):
        return


def _must_be_waited_for(request: web.Request, response: web.Response) -> bool:
    """What is small goes into the empty buffer of a connection whose reader keeps up."""
    transport = request.transport
    if transport is None or (response.content_length or 0) > FITS:
        return True
    return transport.get_write_buffer_size() > 0


async def _send(request: web.Request, response: web.StreamResponse, *, limit_s: float) -> None:
    try:
        async with asyncio.timeout(limit_s):
            await response.prepare(request)
            await response.write_eof()
    except ConnectionError:
        return
    except TimeoutError:
        if request.transport is not None:
            request.transport.abort()
