"""A server of notes on a loopback port, with a client: for tests of what holds for every route."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Annotated

import aiohttp
from aiohttp import web
from pydantic import Field

from secretary_app.foundation.auth.acting import Deed, needs
from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.permissions import Effect, Right, Scope
from secretary_app.foundation.i18n.language import Language
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.event_stream import EventStream
from secretary_app.foundation.web.route import WEB_SOCKET, Access, Answer, Rate, Route
from secretary_app.foundation.web.schemas import Incoming, Line, Outgoing, Page, Paging
from secretary_app.foundation.web.shapes import openai_shape
from secretary_app.foundation.web.web_socket import WebSocket
from secretary_app.kernel.errors import UserFacing
from secretary_app.web.application import application
from secretary_app.web.limits import Limits
from secretary_app.web.passage import Parts
from secretary_app.web.refusing import Refusals
from secretary_app.web.server import Server

LIMIT_S = 30.0

WRITE = Right("notes.write", Effect.CHANGE)

ANNA = Actor(id="u1", name="anna", role="operator", rights={WRITE.key: Scope.ANY})
OLEG = Actor(id="u2", name="oleg", role="viewer")
TOKENS = {"Bearer anna": ANNA, "Bearer oleg": OLEG}


class TokenWrong(UserFacing):
    def __init__(self) -> None:
        super().__init__("sign-in-failed")


class ByTable:
    async def actor_of(self, request: web.Request) -> Actor | None:
        given = request.headers.get("Authorization")
        if given is None:
            return None
        if given not in TOKENS:
            raise TokenWrong
        return TOKENS[given]


class NewNote(Incoming):
    text: Line
    stars: Annotated[int, Field(ge=0, le=5)] = 0


class Note(Outgoing):
    number: int
    text: str


class NoteMissing(UserFacing):
    def __init__(self) -> None:
        super().__init__("secret-missing", name="n")


class Notes:
    """A service, as slices have them."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.left = asyncio.Event()

    @needs(WRITE)
    async def add(self, text: str) -> int:
        self.kept.append(text)
        return len(self.kept)


@dataclass(slots=True)
class Eye:
    deeds: list[Deed] = field(default_factory=list)

    def note(self, deed: Deed) -> None:
        self.deeds.append(deed)


def routes(notes: Notes) -> Sequence[Route]:
    async def add(asked: Asked) -> Note:
        body = asked.body(NewNote)
        return Note(number=await notes.add(body.text), text=body.text)

    async def every(asked: Asked) -> Page[Note]:
        paging = asked.query(Paging)
        found = [Note(number=at, text=text) for at, text in enumerate(notes.kept, 1)]
        return Page[Note](items=found[paging.offset :][: paging.limit], total=len(found))

    async def one(asked: Asked) -> Note:
        if not asked.path["number"].isdecimal():
            raise NoteMissing
        return Note(number=int(asked.path["number"]), text="")

    async def large(_asked: Asked) -> Answer:
        return web.Response(body=b"x" * 8_000_000, content_type="application/octet-stream")

    async def broken(asked: Asked) -> Answer:
        raise ZeroDivisionError(asked.address)

    async def forget(_asked: Asked) -> None:
        notes.kept.clear()

    async def follow(asked: Asked) -> Answer:
        try:
            async with EventStream(asked.request) as stream:
                await stream.send(Note(number=1, text="a\u2028b"), event="note", event_id="7")
                await stream.send(f"again after {stream.last_id}\nand a line")
                await asyncio.Event().wait()
        finally:
            notes.left.set()
        return stream.response

    async def echo(asked: Asked) -> Answer:
        async with WebSocket(asked.request) as socket:
            async for said in socket:
                await socket.send(said)
        notes.left.set()
        return socket.response

    def route(method: str, path: str, handler: object, **more: object) -> Route:
        return Route(method=method, path=path, handler=handler, summary=path, tag="notes", **more)  # type: ignore[arg-type]

    return (
        route("POST", "/notes", add, body=NewNote, answer=Note, status=201, largest_body=10_000),
        route("GET", "/notes", every, query=Paging, answer=Page[Note], access=Access.PUBLIC),
        route("DELETE", "/notes", forget, access=Access.PUBLIC, rate=Rate.AUTH),
        route("GET", "/notes/{number}", one, answer=Note, access=Access.PUBLIC),
        route("GET", "/large", large, access=Access.PUBLIC),
        route("GET", "/broken", broken, access=Access.PUBLIC),
        route("GET", "/v1/notes", every, query=Paging, access=Access.PUBLIC),
        route("GET", "/follow", follow, access=Access.PUBLIC),
        route("GET", "/echo", echo, gives=WEB_SOCKET, access=Access.PUBLIC),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    notes: Notes
    eye: Eye
    reports: list[str]
    server: Server
    client: aiohttp.ClientSession


@asynccontextmanager
async def serving() -> AsyncIterator[Bench]:
    notes, eye, reports = Notes(), Eye(), []

    def report(error: BaseException, asked: str) -> str:
        reports.append(f"{asked}: {error!r}")
        return "r1"

    parts = Parts(
        authenticator=ByTable(),
        witness=eye,
        refusals=Refusals(report=report, language=Language.RU, shapes={"/v1/": openai_shape}),
        limits=Limits(per_minute=lambda rate: 3 if rate is Rate.AUTH else 0, now=time.monotonic),
        language=Language.RU,
        origins=lambda: ("https://shop.example",),
    )
    server = Server(application(routes(notes), parts), host="127.0.0.1", port=0)
    async with (
        server,
        aiohttp.ClientSession(
            f"http://127.0.0.1:{server.port}", timeout=aiohttp.ClientTimeout(total=LIMIT_S)
        ) as client,
    ):
        yield Bench(notes=notes, eye=eye, reports=reports, server=server, client=client)
