"""A real server on a loopback port, asked by a client over the wire."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Annotated

import aiohttp
import pytest
from aiohttp import web
from pydantic import Field

from secretary_app.foundation.auth.acting import Deed, needs
from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.permissions import Effect, Right, Scope
from secretary_app.foundation.i18n.language import Language
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.errors import PortTaken
from secretary_app.foundation.web.event_stream import EventStream
from secretary_app.foundation.web.route import Access, Answer, Rate, Route
from secretary_app.foundation.web.schemas import Incoming, Line, Outgoing, Page, Paging
from secretary_app.foundation.web.shapes import openai_shape
from secretary_app.foundation.web.web_socket import WebSocket
from secretary_app.kernel.errors import UserFacing
from secretary_app.web.application import application
from secretary_app.web.limits import Limits
from secretary_app.web.passage import Parts
from secretary_app.web.refusing import Refusals
from secretary_app.web.server import Server

pytestmark = pytest.mark.wire

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
        route("GET", "/broken", broken, access=Access.PUBLIC),
        route("GET", "/v1/notes", every, query=Paging, access=Access.PUBLIC),
        route("GET", "/follow", follow, access=Access.PUBLIC),
        route("GET", "/echo", echo, access=Access.PUBLIC),
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


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with serving() as opened:
        yield opened


async def test_a_checked_body_reaches_the_service_as_whoever_signed_in(bench: Bench) -> None:
    as_anna = {"Authorization": "Bearer anna", "X-Request-ID": "mine-1"}
    async with bench.client.post("/notes", json={"text": "молоко"}, headers=as_anna) as answer:
        assert (answer.status, await answer.json()) == (201, {"number": 1, "text": "молоко"})
        assert answer.headers["X-Request-ID"] == "mine-1"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert bench.notes.kept == ["молоко"]
    (deed,) = bench.eye.deeds
    assert (deed.actor, deed.origin) == (ANNA, "api 127.0.0.1")
    async with bench.client.get("/notes", params={"limit": 1}) as answer:
        assert (await answer.json())["total"] == 1
    async with bench.client.delete("/notes") as answer:
        assert (answer.status, await answer.read()) == (204, b"")


@pytest.mark.expects_log("report r1: GET /broken")
async def test_every_refusal_has_one_shape(bench: Bench) -> None:
    anna = {"Authorization": "Bearer anna"}

    async def refused(method: str, path: str, **more: object) -> tuple[int, str, dict[str, object]]:
        async with bench.client.request(method, path, **more) as answer:  # type: ignore[arg-type]
            error = (await answer.json())["error"]
            assert error["message"].split("-")[0] not in {"", "error"}
            assert error["request_id"] == answer.headers["X-Request-ID"]
            return answer.status, error["code"], error["details"]

    def raw(data: bytes) -> dict[str, object]:
        return {"data": data, "headers": anna | {"Content-Type": "application/json"}}

    assert (await refused("GET", "/nothing"))[:2] == (404, "not-found")
    assert (await refused("GET", "/%2e%2e/%2e%2e/etc/passwd"))[:2] == (404, "not-found")
    assert (await refused("GET", "/notes/..%2f..%2fetc"))[:2] == (404, "secret-missing")
    assert (await refused("PUT", "/notes"))[:2] == (405, "method-not-allowed")
    assert (await refused("POST", "/notes", json={"text": "x"}))[:2] == (401, "sign-in-needed")
    wrong = {"Authorization": "Bearer nobody"}
    assert (await refused("POST", "/notes", headers=wrong))[:2] == (401, "sign-in-failed")
    oleg = {"Authorization": "Bearer oleg"}
    assert (await refused("POST", "/notes", json={"text": "x"}, headers=oleg))[:2] == (
        403,
        "not-allowed",
    )
    assert (await refused("POST", "/notes", **raw(b"{")))[:2] == (400, "body-not-json")
    assert (await refused("POST", "/notes", **raw(b'{"text":"\xff"}')))[:2] == (
        400,
        "body-not-utf8",
    )
    assert (await refused("POST", "/notes", **raw(b"x" * 20_000)))[:2] == (413, "body-too-large")
    status, code, details = await refused("POST", "/notes", **raw(b'{"text":"x","stars":9,"a":1}'))
    assert (status, code) == (422, "request-invalid")
    assert [each["where"] for each in details["problems"]] == ["body.a", "body.stars"]  # type: ignore[attr-defined]
    assert (await refused("GET", "/notes?limit=много"))[:2] == (422, "request-invalid")
    assert (await refused("GET", "/broken"))[:2] == (500, "internal")
    assert bench.reports == ["GET /broken: ZeroDivisionError('127.0.0.1')"]
    async with bench.client.get("/v1/notes?limit=0") as answer:
        error = (await answer.json())["error"]
        assert (answer.status, error["type"], error["param"]) == (
            400,
            "invalid_request_error",
            "query.limit",
        )
    english = {"Accept-Language": "en;q=0.9, fr"}
    async with bench.client.get("/nothing", headers=english) as answer:
        assert "Nothing is served" in (await answer.json())["error"]["message"]
    assert bench.notes.kept == []


async def test_a_body_that_hides_its_size_is_stopped_too(bench: Bench) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(50):
            yield b"x" * 1_000_000

    anna = {"Authorization": "Bearer anna"}
    try:
        async with bench.client.post("/notes", data=endless(), headers=anna) as answer:
            assert answer.status == 413
    except aiohttp.ClientConnectionError:
        pass  # Stopped so early that the answer could not be read.
    async with bench.client.get("/notes") as answer:
        assert answer.status == 200


async def test_too_much_in_a_minute_is_told_when_to_come_back(bench: Bench) -> None:
    for _ in range(3):
        async with bench.client.delete("/notes") as answer:
            assert answer.status == 204
    async with bench.client.delete("/notes") as answer:
        assert answer.status == 429
        assert 1 <= int(answer.headers["Retry-After"]) <= 20
    async with bench.client.get("/notes") as answer:
        assert answer.status == 200


async def test_only_listed_pages_may_read(bench: Bench) -> None:
    listed, other = {"Origin": "https://shop.example"}, {"Origin": "https://evil.example"}
    async with bench.client.get("/notes", headers=listed) as answer:
        assert answer.headers["Access-Control-Allow-Origin"] == "https://shop.example"
    async with bench.client.get("/notes", headers=other) as answer:
        assert "Access-Control-Allow-Origin" not in answer.headers
    ask = listed | {"Access-Control-Request-Method": "POST"}
    async with bench.client.options("/notes", headers=ask) as answer:
        assert answer.status == 204
        assert "POST" in answer.headers["Access-Control-Allow-Methods"]
        assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]


async def test_events_come_as_they_are_sent_and_who_leaves_is_noticed(bench: Bench) -> None:
    async with bench.client.get("/follow", headers={"Last-Event-ID": "6"}) as answer:
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        assert await answer.content.readuntil(b"\n\n") == b"retry: 3000\n\n"
        event = (await answer.content.readuntil(b"\n\n")).decode().split("\n")
        assert event[:2] == ["id: 7", "event: note"]
        assert json.loads(event[2].removeprefix("data: ")) == {"number": 1, "text": "a\u2028b"}
        plain = await answer.content.readuntil(b"\n\n")
        assert plain == b"data: again after 6\ndata: and a line\n\n"
        assert not bench.notes.left.is_set()
        answer.close()
    async with asyncio.timeout(LIMIT_S):
        await bench.notes.left.wait()


async def test_streams_end_in_order_when_the_server_stops() -> None:
    async with serving() as bench:
        answer = await bench.client.get("/follow")
        socket = await bench.client.ws_connect("/echo")
        await socket.send_str("раз")
        assert await socket.receive_str() == "раз"
        begun = time.monotonic()
        await bench.server.stop()
        took = time.monotonic() - begun
        said = await answer.content.read()
        assert said.endswith(b"and a line\n\n"), "the stream ended as a stream ends"
        assert (await socket.receive()).data == aiohttp.WSCloseCode.GOING_AWAY
        await socket.close()
        assert took < 5


async def test_a_taken_port_is_said_plainly(bench: Bench) -> None:
    second = Server(web.Application(), host="127.0.0.1", port=bench.server.port)
    with pytest.raises(PortTaken):
        async with second:
            raise AssertionError("two servers on one port")
