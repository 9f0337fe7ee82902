"""Pages of other origins: which may read our answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from aiohttp import web
from aiohttp.typedefs import Handler

from secretary_app.foundation.web.route import Pages

ANY = "*"

READABLE = "X-Request-ID, Retry-After"
SENDABLE = "Authorization, Content-Type, Last-Event-ID, X-Request-ID, X-API-Key, X-Visitor"
REMEMBERED_S = "600"
"""How long a browser need not ask again."""

PAGES: web.RequestKey[Pages] = web.RequestKey("pages")
"""Of routes that say by themselves who may read their answers."""


class Cors:
    """By the route's own rule, else the owner's list. A page of that never sends our cookies."""

    def __init__(self, origins: Callable[[], Sequence[str]]) -> None:
        self._origins = origins

    def preflight(self, request: web.Request) -> web.Response | None:
        """The answer to a browser that asks before it sends; None: it is something else."""
        if request.method != "OPTIONS" or "Access-Control-Request-Method" not in request.headers:
            return None
        refused = request.match_info.http_exception
        if not isinstance(refused, web.HTTPMethodNotAllowed):
            return None
        return _may_send(refused.allowed_methods)

    @staticmethod
    def asked_before(pages: Pages, methods: Collection[str]) -> Handler:
        """The same for a path that has a rule of its own."""

        async def preflight(request: web.Request) -> web.StreamResponse:
            request[PAGES] = pages
            return _may_send(methods)

        return preflight

    def allow(self, request: web.Request, response: web.StreamResponse) -> None:
        """Says so in the headers, where the page's origin is listed."""
        origin = request.headers.get("Origin")
        if origin is None:
            return
        response.headers.add("Vary", "Origin")
        own_rule = request.get(PAGES)
        if own_rule is not None:
            if own_rule(request):
                response.headers["Access-Control-Allow-Origin"] = origin
                response.headers["Access-Control-Allow-Credentials"] = "true"
                response.headers["Access-Control-Expose-Headers"] = READABLE
        elif self._is_listed(origin):
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = READABLE

    def _is_listed(self, origin: str) -> bool:
        wanted = origin.lower()
        return any(each == ANY or each.rstrip("/").lower() == wanted for each in self._origins())


def _may_send(methods: Collection[str]) -> web.Response:
    return web.Response(
        status=204,
        headers={
            "Access-Control-Allow-Methods": ", ".join(sorted(methods)),
            "Access-Control-Allow-Headers": SENDABLE,
            "Access-Control-Max-Age": REMEMBERED_S,
        },
    )
