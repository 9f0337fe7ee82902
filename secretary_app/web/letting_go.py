"""Whoever still sends when they are answered already: a refusal of a body that nobody reads."""

from __future__ import annotations

import asyncio

from aiohttp import web

LINGER_S = 5.0
"""Hanging up on a sender loses the answer on its way: the system drops it with the connection. So
what comes is read for a while and thrown away."""


async def let_go(request: web.Request, response: web.StreamResponse) -> None:
    """Answers now, and lets the rest of the body come."""
    rest = request.content
    if rest.is_eof() or isinstance(response, web.WebSocketResponse):
        return
    response.force_close()
    await response.prepare(request)
    await response.write_eof()
    try:
        async with asyncio.timeout(LINGER_S):
            while not rest.at_eof():
                await rest.readany()
    except (TimeoutError, ConnectionError, web.RequestPayloadError):
        return
