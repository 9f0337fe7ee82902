"""Pages of other origins: which may read our answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from aiohttp import web

ANY = "*"

READABLE = "X-Request-ID, Retry-After"
SENDABLE = "Authorization, Content-Type, Last-Event-ID, X-Request-ID, X-API-Key"
REMEMBERED_S = "600"
"""How long a browser need not ask again."""

OWN_RULE = web.RequestKey("own_cors", bool)
"""Of routes whose handler says by itself who may read its answers."""


class Cors:
    """By the owner's list. A page never gets our cookies: tokens are what signs in."""

    def __init__(self, origins: Callable[[], Sequence[str]]) -> None:
        self._origins = origins

    def preflight(self, request: web.Request) -> web.Response | None:
        """The answer to a browser that asks before it sends; None: it is something else."""
        if request.method != "OPTIONS" or "Access-Control-Request-Method" not in request.headers:
            return None
        refused = request.match_info.http_exception
        if not isinstance(refused, web.HTTPMethodNotAllowed):
            return None
        methods = ", ".join(sorted(refused.allowed_methods))
        return web.Response(
            status=204,
            headers={
                "Access-Control-Allow-Methods": methods,
                "Access-Control-Allow-Headers": SENDABLE,
                "Access-Control-Max-Age": REMEMBERED_S,
            },
        )

    def allow(self, request: web.Request, response: web.StreamResponse) -> None:
        """Says so in the headers, where the page's origin is listed."""
        origin = request.headers.get("Origin")
        if origin is None or request.get(OWN_RULE):
            return
        response.headers.add("Vary", "Origin")
        if self._is_listed(origin):
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = READABLE

    def _is_listed(self, origin: str) -> bool:
        wanted = origin.lower()
        return any(each == ANY or each.rstrip("/").lower() == wanted for each in self._origins())
