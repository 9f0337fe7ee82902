"""What strangers may send or not send; each ends, and the others are not disturbed."""

import asyncio
import gzip
import logging
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from secretary_app.kernel.log import MaskingFormatter
from secretary_app.web import letting_go
from secretary_app.web.server import Server
from tests.support.web_notes import Bench, serving

pytestmark = pytest.mark.wire

LIMIT_S = 30.0
ANNA = b"Authorization: Bearer anna\r\n"


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with serving() as opened:
        yield opened
        async with opened.client.get("/notes") as answer:
            assert answer.status == 200, "the others are served"


async def said_to(bench: Bench, sent: bytes) -> bytes:
    """Everything that is answered until the server hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", bench.server.port)
    writer.write(sent)
    async with asyncio.timeout(LIMIT_S):
        answer = await reader.read()
    writer.close()
    return answer


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b" 400 "),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + b"x" * 20_000 + b"\r\n\r\n", b" 400 "),
        (b"GET /notes%00/../../etc HTTP/1.0\r\n\r\n", b" 404 "),
        (b"GET //evil.example/%2e%2e HTTP/1.0\r\n\r\n", b" 404 "),
        (
            b"POST /notes HTTP/1.0\r\n" + ANNA + b"Content-Encoding: gzip\r\n"
            b"Content-Length: 9\r\n\r\nnot gzip!",
            b" 400 ",
        ),
        (
            b"POST /notes HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + ANNA
            + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nno size\r\n0\r\n\r\n",
            b" 400 ",
        ),
        (b"GET /echo HTTP/1.0\r\n\r\n", b" 400 "),
    ],
)
async def test_what_is_no_request_is_refused(bench: Bench, sent: bytes, status: bytes) -> None:
    answer = await said_to(bench, sent)
    assert status in answer.partition(b"\r\n")[0], answer
    assert bench.reports == []


async def test_a_bomb_is_unpacked_as_far_as_a_body_may_be(bench: Bench) -> None:
    headers = {"Authorization": "Bearer anna", "Content-Encoding": "gzip"}
    bomb = gzip.compress(b'"' + b"x" * 5_000_000)
    async with bench.client.post("/notes", data=bomb, headers=headers) as answer:
        assert answer.status == 413


async def test_who_does_not_read_is_hung_up_on(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letting_go, "PATIENCE_S", 0.2)
    monkeypatch.setattr(letting_go, "SLOWEST", 1e9)
    hung_up = asyncio.get_running_loop().create_future()
    lost = web.Server.connection_lost

    def told(self: web.Server, handler: web.RequestHandler, error: BaseException | None) -> None:
        hung_up.set_result(handler._task_handler)
        lost(self, handler, error)

    monkeypatch.setattr(web.Server, "connection_lost", told)
    reader, writer = await asyncio.open_connection("127.0.0.1", bench.server.port, limit=1024)
    writer.write(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
    async with asyncio.timeout(LIMIT_S):
        await reader.readuntil(b"\r\n")
        await asyncio.wait([await hung_up])
    assert bench.server.visitors == 0
    writer.close()


async def test_who_leaves_in_the_middle_of_a_body_harms_nobody(bench: Bench) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", bench.server.port)
    writer.write(b"POST /notes HTTP/1.1\r\nHost: a\r\n" + ANNA + b"Content-Length: 900\r\n\r\n{")
    await writer.drain()
    writer.transport.abort()
    async with bench.client.post(
        "/notes", json={"text": "after"}, headers={"Authorization": "Bearer anna"}
    ) as answer:
        assert answer.status == 201
    assert bench.notes.kept == ["after"]


async def test_what_is_logged_bears_the_id_of_the_request(bench: Bench) -> None:
    lines: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    keeper = Keeper()
    keeper.setFormatter(MaskingFormatter("{message}", style="{"))
    log = logging.getLogger("secretary_app.web")
    log.addHandler(keeper)
    log.setLevel(logging.INFO)
    try:
        async with bench.client.get("/nothing", headers={"X-Request-ID": "seen-7"}) as answer:
            assert answer.status == 404
        async with bench.client.get("/nothing", headers={"X-Request-ID": "a b\tc"}) as answer:
            assert answer.headers["X-Request-ID"] != "a b\tc"
    finally:
        log.removeHandler(keeper)
        log.setLevel(logging.NOTSET)
    assert lines[0] == "[seen-7] GET /nothing from 127.0.0.1: 404"


async def test_a_message_that_is_too_large_ends_only_its_socket(bench: Bench) -> None:
    async with bench.client.ws_connect("/echo") as socket:
        await socket.send_bytes(b"x" * 300_000)
        assert (await socket.receive()).data == aiohttp.WSCloseCode.MESSAGE_TOO_BIG


async def test_more_than_there_are_places_for_are_hung_up_on() -> None:
    async with Server(web.Application(), host="127.0.0.1", port=0, most=1) as server:
        inside = await asyncio.open_connection("127.0.0.1", server.port)
        inside[1].write(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        async with asyncio.timeout(LIMIT_S):
            await inside[0].readuntil(b"\r\n\r\n")
            outside = await asyncio.open_connection("127.0.0.1", server.port)
            assert await outside[0].read() == b""
        for _, writer in (inside, outside):
            writer.close()
