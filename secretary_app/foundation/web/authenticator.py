"""How the server learns who asks; ``foundation/auth`` knows tokens and keys."""

from __future__ import annotations

from typing import Protocol

from aiohttp import web

from secretary_app.foundation.auth.actor import Actor


class Authenticator(Protocol):
    """Reads what a request brought as its proof."""

    async def actor_of(self, request: web.Request) -> Actor | None:
        """Who it is; None where nothing was brought.

        Raises a UserFacing refusal for a proof that is wrong, used up or expired.
        """
