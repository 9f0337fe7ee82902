"""What a request of one route goes through: limits, who asks, reading, the handler, the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiohttp import web
from pydantic import BaseModel

from secretary_app.foundation.auth.acting import Witness, acting_as
from secretary_app.foundation.auth.actor import NOBODY, Actor
from secretary_app.foundation.i18n.language import Language
from secretary_app.foundation.web.answer_stream import OnlyHeadAsked
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.authenticator import Authenticator
from secretary_app.foundation.web.errors import SignInNeeded
from secretary_app.foundation.web.route import Access, Route
from secretary_app.web.cors import PAGES
from secretary_app.web.language import language_asked
from secretary_app.web.limits import Limits
from secretary_app.web.reading import QueryReader, read_body, refuse_large
from secretary_app.web.refusing import STATUSES, Refusals


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the way of every request is made of."""

    authenticator: Authenticator
    witness: Witness
    refusals: Refusals
    limits: Limits
    language: Language
    """Of answers to requests that name none of ours."""
    origins: Callable[[], Sequence[str]] = tuple
    """Pages that may read the answers, as the owner has listed them now."""


class Passage:
    """Of one route."""

    def __init__(self, route: Route, *, parts: Parts) -> None:
        self._route = route
        self._parts = parts
        self._query = None if route.query is None else QueryReader(route.query)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Raises what ``Refusals`` turns into an answer."""
        route, limits = self._route, self._parts.limits
        request[STATUSES] = route.statuses
        if route.pages is not None:
            request[PAGES] = route.pages
        address = request.remote or ""
        # Before anybody is asked who they are: guessing of tokens counts, too.
        limits.count(route.rate, address)
        actor = await self._actor(request)
        if actor is not NOBODY:
            limits.count(route.rate, actor.id)
        refuse_large(request, largest=route.largest_body)
        if route.largest_body != request.client_max_size:
            request = request.clone(client_max_size=route.largest_body)
        asked = Asked(
            request=request,
            actor=actor,
            address=address,
            language=language_asked(request, otherwise=self._parts.language),
            path=request.match_info,
            checked_query=None if self._query is None else self._query.read(request),
            checked_body=None if route.body is None else await read_body(request, route.body),
        )
        with acting_as(actor, witness=self._parts.witness, origin=f"api {address}"):
            try:
                answer = await route.handler(asked)
            except OnlyHeadAsked as told:
                return told.response
        return self._response(answer)

    async def _actor(self, request: web.Request) -> Actor:
        access = self._route.access
        if access is Access.PUBLIC:
            return NOBODY
        actor = await self._parts.authenticator.actor_of(request)
        if actor is not None:
            return actor
        if access is Access.SIGNED_IN:
            raise SignInNeeded
        return NOBODY

    def _response(self, answer: BaseModel | web.StreamResponse | None) -> web.StreamResponse:
        if isinstance(answer, web.StreamResponse):
            return answer
        if answer is None:
            return web.Response(status=204)
        return web.Response(
            status=self._route.status,
            body=answer.model_dump_json(by_alias=True).encode(),
            content_type=self._route.gives,
        )
