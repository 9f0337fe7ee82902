"""What a request brings to show who asks: a token or an API key. Loaded with the server."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from aiohttp import web

from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.events import SessionEnded, UserChanged
from secretary_app.foundation.auth.keys.events import KeyChanged
from secretary_app.foundation.auth.keys.models import PREFIX
from secretary_app.foundation.auth.keys.service import KeyService
from secretary_app.foundation.auth.tokens.service import TokenService
from secretary_app.foundation.web.proof import PROOF, Proof
from secretary_app.kernel.events import EventBus

KEY_HEADER = "X-API-Key"
SCHEME = "bearer"


class Proofs:
    """The server's ``Authenticator``: ``Authorization: Bearer`` with either, ``X-API-Key``.

    Never from the address of a page: addresses stand in logs and in histories. What is taken back
    while a request lasts stands no more, so that streams end with the session they came by.
    """

    def __init__(self, *, tokens: TokenService, keys: KeyService, events: EventBus) -> None:
        self._tokens = tokens
        self._keys = keys
        self._lasting: WeakKeyDictionary[Proof, str] = WeakKeyDictionary()
        """Of requests that are being served: the id of the session, or of the key's user."""
        events.subscribe(SessionEnded, lambda event: self._take_back(event.session_id))
        events.subscribe(KeyChanged, self._key_changed)
        events.subscribe(UserChanged, lambda event: self._take_back(event.user.id))

    async def actor_of(self, request: web.Request) -> Actor | None:
        """Raises KeyInvalid, KeyExpired, TokenInvalid, TokenExpired or TokenRevoked."""
        key, bearer = request.headers.get(KEY_HEADER), bearer_of(request)
        if key is None and bearer is not None and bearer.startswith(PREFIX):
            key = bearer
        if key is not None:
            actor = await self._keys.who(key, address=request.remote or "")
            self._accept(request, actor.id)
            return actor
        if bearer is not None:
            known = await self._tokens.who(bearer)
            self._accept(request, known.session_id)
            return known.user.as_actor()
        return None

    def _accept(self, request: web.Request, by: str) -> None:
        request[PROOF] = proof = Proof()
        self._lasting[proof] = by

    def _key_changed(self, event: KeyChanged) -> None:
        if event.key.revoked_at is not None:
            self._take_back(event.key.user_id)

    def _take_back(self, by: str) -> None:
        for proof, accepted_by in list(self._lasting.items()):
            if accepted_by == by:
                proof.stands = False


def bearer_of(request: web.Request) -> str | None:
    """None where another scheme, or nothing, stands there: a proxy may ask for its own."""
    scheme, _, given = request.headers.get("Authorization", "").strip().partition(" ")
    return given.strip() if scheme.casefold() == SCHEME else None
