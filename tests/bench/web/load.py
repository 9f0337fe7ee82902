"""Many clients on kept connections, each asking again as soon as it has its answer."""

import asyncio
import json
import socket
import time
from dataclasses import dataclass

from tests.bench.web.answers import ANSWERS

CLIENTS = 16

END_OF_HEAD = b"\r\n\r\n"
LENGTH = b"content-length:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of it."""

    requests: int
    seconds: float
    refused: int

    @property
    def per_second(self) -> float:
        """Requests."""
        return self.requests / self.seconds


class _Client(asyncio.Protocol):
    """The least that can ask: the load must not be what is measured."""

    def __init__(self, questions: list[bytes]) -> None:
        self._questions = questions
        self._next = 0
        self._got = b""
        self._transport: asyncio.Transport | None = None
        self.done = 0
        self.refused = 0
        self.asks = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._ask()

    def data_received(self, data: bytes) -> None:
        self._got += data
        head, end, body = self._got.partition(END_OF_HEAD)
        if not end:
            return
        place = head.lower().index(LENGTH) + len(LENGTH)
        if len(body) < int(head[place:].split(b"\r\n", 1)[0]):
            return
        self._got = b""
        self.done += 1
        self.refused += b" 200 " not in head[:16]
        if self.asks:
            self._ask()

    def _ask(self) -> None:
        assert self._transport is not None
        self._transport.write(self._questions[self._next % len(self._questions)])
        self._next += 1

    def close(self) -> None:
        assert self._transport is not None
        self._transport.close()


def questions() -> list[bytes]:
    """Two of three ask something, the third wants a list."""
    found = []
    for number, text in enumerate(ANSWERS):
        body = json.dumps({"text": text}).encode()
        asked = b"POST /ask HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
        found += [asked + b"Content-Length: %d\r\n\r\n%s" % (len(body), body)] * 2
        found.append(b"GET /asked/%d?limit=3 HTTP/1.1\r\nHost: bench\r\n\r\n" % number)
    return found


def port_that_is_free() -> int:
    """Until somebody else takes it."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def load(port: int, *, seconds: float) -> Done:
    """Raises OSError where nobody serves."""
    loop, asked = asyncio.get_running_loop(), questions()
    clients = [
        (await loop.create_connection(lambda: _Client(asked), "127.0.0.1", port))[1]
        for _ in range(CLIENTS)
    ]
    begun, before = time.perf_counter(), sum(each.done for each in clients)
    await asyncio.sleep(seconds)  # the span that is measured
    took, after = time.perf_counter() - begun, sum(each.done for each in clients)
    for each in clients:
        each.asks = False
        each.close()
    return Done(
        requests=after - before, seconds=took, refused=sum(each.refused for each in clients)
    )
