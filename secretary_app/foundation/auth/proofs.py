"""What a request brings to show who asks: a token or an API key. Loaded with the server."""

from __future__ import annotations

from aiohttp import web

from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.keys.models import PREFIX
from secretary_app.foundation.auth.keys.service import KeyService
from secretary_app.foundation.auth.tokens.service import TokenService

KEY_HEADER = "X-API-Key"
SCHEME = "bearer"


class Proofs:
    """The server's ``Authenticator``: ``Authorization: Bearer`` with either, ``X-API-Key``.

    Never from the address of a page: addresses stand in logs and in histories.
    """

    def __init__(self, *, tokens: TokenService, keys: KeyService) -> None:
        self._tokens = tokens
        self._keys = keys

    async def actor_of(self, request: web.Request) -> Actor | None:
        """Raises KeyInvalid, KeyExpired, TokenInvalid, TokenExpired or TokenRevoked."""
        key, bearer = request.headers.get(KEY_HEADER), bearer_of(request)
        if key is None and bearer is not None and bearer.startswith(PREFIX):
            key = bearer
        if key is not None:
            return await self._keys.who(key, address=request.remote or "")
        if bearer is not None:
            return (await self._tokens.who(bearer)).user.as_actor()
        return None


def bearer_of(request: web.Request) -> str | None:
    """None where another scheme, or nothing, stands there: a proxy may ask for its own."""
    scheme, _, given = request.headers.get("Authorization", "").strip().partition(" ")
    return given.strip() if scheme.casefold() == SCHEME else None
