"""The connection to the app over a real socket: order kept, slow and absent apps survived."""

import asyncio
import functools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from engines.wire import AudioChunk, Endpoint, Word, connect, serve
from hardware.line import orders
from hardware.line.app_link import MOST_CHUNKS, MOST_REPORTS, AppLink
from hardware.line.client import PIECE_BYTES, LineClient
from hardware.line.desk_link import DeskLink
from hardware.line.messages import VERSION
from hardware.line.orders import Order
from hardware.line.reports import Failed, Hello, LineState, Report

pytestmark = pytest.mark.wire

LIMIT_S = 10.0
HELLO = Hello(line_id="t", version=VERSION, realtime="no")
STATE = LineState(state="ready")


class Line:
    """What stands behind the link: it keeps the orders."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.changes: list[bool] = []
        self.link = AppLink(
            greet=lambda: (HELLO, STATE),
            changed=self.changes.append,
            desks=DeskLink(version=VERSION),
        )
        self.orders: asyncio.Queue[Order] = asyncio.Queue()

    async def order(self) -> Order:
        async with asyncio.timeout(LIMIT_S):
            return await self.orders.get()


@asynccontextmanager
async def line(folder: Path) -> AsyncIterator[Line]:
    made = Line(Endpoint.unix(folder / "s"))
    handler = functools.partial(made.link.serve, obey=made.orders.put_nowait)
    folder.chmod(0o700)
    async with serve(made.endpoint, handler):
        yield made


async def read(app: LineClient, count: int) -> list[Report]:
    told: list[Report] = []
    async with asyncio.timeout(LIMIT_S):
        async for report in app.messages():
            told.append(report)
            if len(told) == count:
                break
    return told


def sound(at_ms: int) -> AudioChunk:
    return AudioChunk(pcm=bytes(320), timestamp_ms=at_ms)


async def test_a_long_speech_goes_in_pieces_and_arrives_whole(tmp_path: Path) -> None:
    pcm = bytes(range(256)) * (PIECE_BYTES // 256 * 2 + 5)
    words = (Word(text="a", start_ms=0, end_ms=9),)
    async with line(tmp_path) as far, await LineClient.connect(far.endpoint) as app:
        await app.play(utterance_id="u", text="t", marks=words, interruptible=True, pcm=pcm)
        await app.play(utterance_id="v", text="", marks=(), interruptible=True, pcm=b"", last=False)
        pieces = [await far.order() for _ in range(4)]
        speech = [p for p in pieces if isinstance(p, orders.Play) and p.utterance_id == "u"]
        assert b"".join(p.pcm for p in speech) == pcm
        assert [p.last for p in speech] == [False, False, True]
        assert [p.marks for p in speech] == [words, (), ()]
        assert isinstance(pieces[3], orders.Play)
        assert not pieces[3].last


async def test_reports_wait_for_the_next_app_but_old_sound_does_not(tmp_path: Path) -> None:
    async with line(tmp_path) as far:
        lost = [Failed(code=str(number), text="") for number in range(3)]
        for report in lost:
            far.link.emit(report)
            far.link.emit(sound(0))
        assert far.link.alone_s >= 0
        async with await LineClient.connect(far.endpoint) as app:
            assert app.hello == HELLO
            assert await read(app, 4) == [*lost, STATE]
            assert far.link.alone_s == 0.0
            assert far.changes == [True]


@pytest.mark.expects_log("no app takes the reports")
async def test_an_app_that_never_comes_costs_no_memory(tmp_path: Path) -> None:
    async with line(tmp_path) as far:
        for number in range(MOST_REPORTS + 5):
            far.link.emit(Failed(code=str(number), text=""))
        async with await LineClient.connect(far.endpoint) as app:
            told = await read(app, MOST_REPORTS + 1)
            assert told[-1] == STATE


async def test_a_slow_app_loses_sound_and_nothing_else(tmp_path: Path) -> None:
    async with line(tmp_path) as far, await LineClient.connect(far.endpoint) as app:
        await read(app, 1)
        for number in range(MOST_CHUNKS + 100):
            far.link.emit(sound(number * 20))
        far.link.emit(Failed(code="last", text=""))
        assert far.link.chunks_lost == 100
        told = await read(app, MOST_CHUNKS + 1)
        assert told[-1] == Failed(code="last", text="")
        far.link.emit(sound(0))
        assert await read(app, 1) == [sound(0)]


async def test_a_wrong_order_is_told_and_the_next_one_is_taken(tmp_path: Path) -> None:
    async with line(tmp_path) as far, await connect(far.endpoint, timeout_s=LIMIT_S) as raw:
        await raw.write(orders.Attach().event())
        event = orders.SendDigits(digits="1").event()
        event.data["digits"] = 1
        await raw.write(event)
        await raw.write(orders.SendDigits(digits="2").event())
        assert await far.order() == orders.SendDigits(digits="2")
        types = [(await raw.read(timeout_s=LIMIT_S)) for _ in range(3)]
        assert [event.type for event in types if event] == ["hello", "line-state", "failed"]
