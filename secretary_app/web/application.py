"""Routes become an aiohttp application: what holds for every request stands here."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Sequence

from aiohttp import web
from aiohttp.hdrs import METH_HEAD
from aiohttp.typedefs import Handler

from secretary_app.foundation.web.errors import MethodRefused, PlaceMissing
from secretary_app.foundation.web.route import LARGEST_BODY, Route
from secretary_app.foundation.web.streams import STREAMS, LiveStreams
from secretary_app.kernel.log import log_said_of
from secretary_app.web.cors import Cors
from secretary_app.web.headers import dress
from secretary_app.web.letting_go import let_go
from secretary_app.web.passage import Parts, Passage
from secretary_app.web.refusing import REQUEST_ID, Refusals

GONE = 499
"""For our log only, as other servers write it: whoever asked is not there any more."""

_LOG = logging.getLogger(__name__)

_GIVEN_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
"""What a client may call its own request: it stands in our log."""


def application(routes: Sequence[Route], parts: Parts) -> web.Application:
    """Two routes with one method and path are a fault of ours."""
    cors = Cors(parts.origins)

    @web.middleware
    async def front(request: web.Request, handler: Handler) -> web.StreamResponse:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if _GIVEN_ID.fullmatch(given) else secrets.token_hex(8)
        request[REQUEST_ID] = request_id
        with log_said_of(request_id):
            response = await _answered(request, handler, parts.refusals, cors)
            await let_go(request, response)
            _log(request, response)
            return response

    async def prepared(request: web.Request, response: web.StreamResponse) -> None:
        # Of streams, too, which no middleware sees before their headers are gone.
        dress(request, response)
        cors.allow(request, response)

    made = web.Application(middlewares=(front,), client_max_size=LARGEST_BODY)
    made.on_response_prepare.append(prepared)
    streams = LiveStreams()
    made[STREAMS] = streams

    async def end_streams(_application: web.Application) -> None:
        await streams.end()

    made.on_shutdown.append(end_streams)
    for route in routes:
        serve = Passage(route, parts=parts).serve
        made.router.add_route(route.method, route.path, serve)
        if route.has_head:
            made.router.add_route(METH_HEAD, route.path, serve)
    for path, pages in {each.path: each.pages for each in routes if each.pages}.items():
        methods = [each.method for each in routes if each.path == path]
        made.router.add_route("OPTIONS", path, cors.asked_before(pages, methods))
    return made


async def _answered(
    request: web.Request, handler: Handler, refusals: Refusals, cors: Cors
) -> web.StreamResponse:
    try:
        asked_by_page = cors.preflight(request)
        return await handler(request) if asked_by_page is None else asked_by_page
    except web.HTTPNotFound:
        return refusals.refuse(request, PlaceMissing(path=request.path))
    except web.HTTPMethodNotAllowed as error:
        allowed = ", ".join(sorted(error.allowed_methods))
        refused = refusals.refuse(request, MethodRefused(method=request.method, allowed=allowed))
        refused.headers["Allow"] = allowed
        return refused
    except ConnectionError:
        return _broken_off(request)
    except Exception as error:  # noqa: BLE001 - of whatever kind, it becomes an answer
        refused = refusals.refuse(request, error)
        if request.writer.output_size:
            return _broken_off(request)
        return refused


def _broken_off(request: web.Request) -> web.StreamResponse:
    """In the middle of an answer there is no room for another, and whoever left hears none."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=GONE)


def _log(request: web.Request, response: web.StreamResponse) -> None:
    level = logging.INFO if response.status >= 400 else logging.DEBUG
    if _LOG.isEnabledFor(level):
        _LOG.log(
            level, "%s %s from %s: %d", request.method, request.path, request.remote,
            response.status,
        )  # fmt: skip
