"""What the server tells of itself: how it is, and what it serves."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum
from typing import Any

from aiohttp import web

from secretary_app.foundation.auth.actor import NOBODY
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.route import JSON, Access, Answer, Route
from secretary_app.foundation.web.schemas import Outgoing
from secretary_app.kernel.version import VERSION
from secretary_app.web.docs_page import page
from secretary_app.web.openapi import document


class State(StrEnum):
    """How the whole, or a part, is."""

    OK = "ok"
    DEGRADED = "degraded"
    """It works, but something that was wanted does not."""


class PartHealth(Outgoing):
    """One part of the program."""

    name: str
    """``database``, ``disk``, ``line gsm``, ``engine tts``."""
    state: State
    detail: str = ""


class Health(Outgoing):
    """How the program is; the parts and the version are told to who is signed in."""

    state: State
    version: str | None = None
    parts: list[PartHealth] | None = None


class ApiDocument(Outgoing):
    """OpenAPI 3.1."""

    openapi: str
    info: dict[str, Any]
    paths: dict[str, Any]
    components: dict[str, Any]


LookAtParts = Callable[[], Awaitable[list[PartHealth]]]


def routes(*, parts: LookAtParts) -> tuple[Route, ...]:
    """``/health``."""

    async def health(asked: Asked) -> Health:
        found = await parts()
        well = all(each.state is State.OK for each in found)
        state = State.OK if well else State.DEGRADED
        if asked.actor is NOBODY:
            return Health(state=state)
        return Health(state=state, version=VERSION, parts=found)

    return (
        Route(
            method="GET",
            path="/health",
            handler=health,
            summary="How the program is",
            tag="server",
            answer=Health,
            access=Access.EITHER,
        ),
    )


def described(routes: Sequence[Route], *, as_openai: Sequence[str]) -> tuple[Route, ...]:
    """All of ``routes``, and the document about them."""
    made = document(routes, as_openai=as_openai)
    text = json.dumps(made, ensure_ascii=False).encode()

    async def for_programs(_asked: Asked) -> Answer:
        return web.Response(body=text, content_type=JSON)

    async def for_eyes(_asked: Asked) -> Answer:
        return page(made)

    return (
        *routes,
        Route(
            method="GET",
            path="/openapi.json",
            handler=for_programs,
            summary="What is served, for programs",
            tag="server",
            answer=ApiDocument,
            access=Access.PUBLIC,
        ),
        Route(
            method="GET",
            path="/docs",
            handler=for_eyes,
            summary="What is served, for the eyes",
            tag="server",
            gives="text/html",
            access=Access.PUBLIC,
        ),
    )
