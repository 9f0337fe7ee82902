"""Both ends of the wire over real sockets, with strangers at either end."""

import asyncio
import os
import socket
import stat
from pathlib import Path

import pytest
from wyoming.client import AsyncClient
from wyoming.event import Event as StockEvent
from wyoming.ping import Ping as StockPing
from wyoming.ping import Pong as StockPong
from wyoming.server import AsyncEventHandler, AsyncServer

from engines.wire import Connection, Endpoint, Event, Server, WireError, connect, serve
from engines.wire.control import Error, Ping, Pong

pytestmark = pytest.mark.wire

LIMIT_S = 5.0


@pytest.fixture
def endpoint(tmp_path: Path) -> Endpoint:
    return Endpoint.unix(tmp_path / "s" / "w")


async def echo(connection: Connection) -> None:
    while (event := await connection.read()) is not None:
        if event.type == Ping.TYPE:
            await connection.write(Pong(text=Ping.from_event(event).text).event())


async def ask(connection: Connection) -> str | None:
    await connection.write(Ping(text="привет").event())
    answer = await connection.read(timeout_s=LIMIT_S)
    assert answer is not None
    if answer.type == Error.TYPE:
        raise Error.from_event(answer).as_wire_error()
    return Pong.from_event(answer).text


async def test_ours_with_ours(endpoint: Endpoint) -> None:
    async with serve(endpoint, echo), await connect(endpoint, timeout_s=LIMIT_S) as connection:
        assert await ask(connection) == "привет"


async def test_stock_client_with_our_server(endpoint: Endpoint) -> None:
    async with serve(endpoint, echo), AsyncClient.from_uri(str(endpoint)) as client:
        await client.write_event(StockPing(text="a").event())
        async with asyncio.timeout(LIMIT_S):
            answer = await client.read_event()
        assert answer is not None
        assert StockPong.from_event(answer).text == "a"


async def test_our_client_with_a_stock_server(endpoint: Endpoint) -> None:
    class Stock(AsyncEventHandler):
        async def handle_event(self, event: StockEvent) -> bool:
            await self.write_event(StockPong(text=StockPing.from_event(event).text).event())
            return False

    assert endpoint.path is not None
    endpoint.path.parent.mkdir(mode=0o700)
    server = AsyncServer.from_uri(str(endpoint))
    await server.start(Stock)
    try:
        async with await connect(endpoint, timeout_s=LIMIT_S) as connection:
            assert await ask(connection) == "привет"
            assert await connection.read(timeout_s=LIMIT_S) is None
    finally:
        await server.stop()


async def test_closing_cancels_a_handler_that_reads_nothing(endpoint: Endpoint) -> None:
    loop = asyncio.get_running_loop()
    working = asyncio.Event()
    cancelled: asyncio.Future[float] = loop.create_future()

    async def slow(connection: Connection) -> None:
        await connection.read()
        working.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.set_result(loop.time())
            raise

    async with serve(endpoint, slow):
        connection = await connect(endpoint, timeout_s=LIMIT_S)
        await connection.write(Ping().event())
        await working.wait()
        closed_at = loop.time()
        await connection.close()
        async with asyncio.timeout(LIMIT_S):
            assert await cancelled - closed_at < 0.05


async def test_a_killed_peer_cancels_too(endpoint: Endpoint) -> None:
    ended = asyncio.Event()

    async def flood(connection: Connection) -> None:
        try:
            while True:
                await connection.write(Event(type="noise", payload=b"\0" * 100_000))
        finally:
            ended.set()

    assert endpoint.path is not None
    async with serve(endpoint, flood):
        with socket.socket(socket.AF_UNIX) as peer:
            peer.connect(str(endpoint.path))
            await asyncio.to_thread(peer.recv, 1000)
        async with asyncio.timeout(LIMIT_S):
            await ended.wait()


async def test_leaving_the_server_cancels_and_cleans(endpoint: Endpoint) -> None:
    assert endpoint.path is not None
    async with serve(endpoint, echo):
        connection = await connect(endpoint, timeout_s=LIMIT_S)
        assert await ask(connection) == "привет"
        assert stat.S_IMODE(endpoint.path.parent.stat().st_mode) == 0o700
    assert await connection.read(timeout_s=LIMIT_S) is None
    await connection.close()
    assert not endpoint.path.exists()


async def test_no_event_in_time_and_then_one(endpoint: Endpoint) -> None:
    async with serve(endpoint, echo), await connect(endpoint, timeout_s=LIMIT_S) as connection:
        with pytest.raises(WireError, match="timeout"):
            await connection.read(timeout_s=0.01)
        assert await ask(connection) == "привет"


@pytest.mark.expects_log("bad_event")
async def test_a_bad_event_is_answered_by_an_error(endpoint: Endpoint) -> None:
    assert endpoint.path is not None
    async with serve(endpoint, echo):
        reader, writer = await asyncio.open_unix_connection(endpoint.path)
        writer.write(b"rubbish\n")
        peer = Connection(reader=reader, writer=writer)
        answer = await peer.read(timeout_s=LIMIT_S)
        assert answer is not None
        assert Error.from_event(answer).code == "bad_event"
        assert await peer.read(timeout_s=LIMIT_S) is None
        await peer.close()


@pytest.mark.expects_log("the handler failed")
async def test_a_broken_handler_is_an_internal_error(endpoint: Endpoint) -> None:
    async def broken(connection: Connection) -> None:
        await connection.read()
        raise KeyError("bug")

    async with serve(endpoint, broken), await connect(endpoint, timeout_s=LIMIT_S) as connection:
        with pytest.raises(WireError, match="internal"):
            await ask(connection)


@pytest.mark.expects_log("unauthorized")
async def test_tcp_asks_for_the_token() -> None:
    server: Server
    async with serve(Endpoint.tcp("127.0.0.1", 0), echo, token="right") as server:
        good = await connect(server.endpoint, token="right", timeout_s=LIMIT_S)
        async with good:
            assert await ask(good) == "привет"
        for token in ("wrong", None):
            async with await connect(server.endpoint, token=token, timeout_s=LIMIT_S) as bad:
                with pytest.raises(WireError, match="unauthorized"):
                    await ask(bad)


async def test_a_refusal_reaches_a_peer_that_is_still_sending(endpoint: Endpoint) -> None:
    async def refuse(connection: Connection) -> None:
        await connection.read()
        raise WireError(code="unknown_phrases", text="no")

    async with serve(endpoint, refuse):
        for _ in range(20):
            async with await connect(endpoint, timeout_s=LIMIT_S) as connection:
                for _ in range(20):
                    await connection.write(Event(type="audio-chunk", payload=b"\0" * 60_000))
                answer = await connection.read(timeout_s=LIMIT_S)
                assert answer is not None
                assert Error.from_event(answer).code == "unknown_phrases"


async def test_a_living_socket_is_not_taken_and_a_dead_one_is(endpoint: Endpoint) -> None:
    assert endpoint.path is not None
    endpoint.path.parent.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(endpoint.path))
    async with serve(endpoint, echo):
        with pytest.raises(WireError, match="in_use"):
            await serve(endpoint, echo).start()
        async with await connect(endpoint, timeout_s=LIMIT_S) as connection:
            assert await ask(connection) == "привет"


@pytest.mark.skipif(os.name != "posix", reason="folder modes are a POSIX thing")
async def test_a_folder_others_may_enter_is_refused(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    (tmp_path / "open").chmod(0o755)
    with pytest.raises(WireError, match="unsafe_folder"):
        await serve(Endpoint.unix(tmp_path / "open" / "s"), echo).start()


async def test_nobody_there(endpoint: Endpoint) -> None:
    with pytest.raises(WireError, match="unreachable"):
        await connect(endpoint, timeout_s=LIMIT_S)


async def test_a_connection_that_comes_and_goes_at_once(endpoint: Endpoint) -> None:
    assert endpoint.path is not None
    async with serve(endpoint, echo):
        for _ in range(50):
            with socket.socket(socket.AF_UNIX) as peer:
                peer.connect(str(endpoint.path))
        async with await connect(endpoint, timeout_s=LIMIT_S) as connection:
            assert await ask(connection) == "привет"
