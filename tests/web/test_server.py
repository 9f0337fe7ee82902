"""A real server on a loopback port, asked by a client over the wire."""

import asyncio
import json
import time
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from secretary_app.foundation.web.errors import PortTaken
from secretary_app.web.server import Server
from tests.support.web_notes import ANNA, Bench, serving

pytestmark = pytest.mark.wire

LIMIT_S = 30.0


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


async def test_a_head_is_that_of_the_whole_answer(bench: Bench) -> None:
    for path in ("/notes", "/large", "/nothing", "/notes?limit=0"):
        async with bench.client.get(path) as whole, bench.client.head(path) as head:
            assert head.status == whole.status
            for name in ("Content-Type", "Content-Length", "X-Content-Type-Options"):
                assert head.headers[name] == whole.headers[name], f"{name} of {path}"
            assert await head.read() == b""
    async with bench.client.head("/follow") as begun:
        assert begun.headers["Content-Type"].startswith("text/event-stream")
        assert await begun.read() == b""
    assert bench.notes.left.is_set(), "nothing follows"
    async with bench.client.head("/echo") as socket:
        assert (socket.status, socket.headers["Allow"]) == (405, "GET")


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
