"""A body that is no JSON: a file, a sound."""

from __future__ import annotations

import asyncio

from aiohttp import web

from secretary_app.foundation.web.errors import BodyTooSlow

LIMIT_S = 60.0
"""Ten megabytes over a mobile network that is not slow."""


async def raw_body(request: web.Request) -> bytes:
    """As it came. Raises BodyTooSlow; of its size, aiohttp's."""
    try:
        async with asyncio.timeout(LIMIT_S):
            return await request.read()
    except TimeoutError:
        raise BodyTooSlow from None
