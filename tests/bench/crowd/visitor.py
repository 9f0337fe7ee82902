"""One visitor: the least that can talk to the widget's routes, as its script does.

It keeps one connection for its questions and one on which it is told what people write. Both come
from an address of its own.
"""

import asyncio
import json
import time
from collections.abc import Callable

ORIGIN = "https://shop.example"
END_OF_HEAD = b"\r\n\r\n"
END_OF_CHUNKS = b"0\r\n\r\n"
LENGTH = b"content-length:"
SENTENCE = b"event: sentence\n"
AT = "/widget/chat/session"


class Wire(asyncio.Protocol):
    """One connection: what came of the present answer, and when the first sentence came."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._whole: asyncio.Future[bytes] | None = None
        self._got = b""
        self.first_at = 0.0
        self.lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True
        if self._whole is not None and not self._whole.done():
            self._whole.set_exception(exc or ConnectionResetError("closed"))

    def data_received(self, data: bytes) -> None:
        self._got += data
        if not self.first_at and SENTENCE in self._got:
            self.first_at = time.perf_counter()
        if self._whole is not None and not self._whole.done() and _is_whole(self._got):
            self._whole.set_result(self._got)

    async def ask(self, request: bytes) -> bytes:
        """The whole answer. Raises OSError where the server hangs up."""
        assert self._transport is not None
        self._whole = asyncio.get_running_loop().create_future()
        self._got, self.first_at = b"", 0.0
        self._transport.write(request)
        return await self._whole

    def follow(self, request: bytes) -> None:
        """An answer that has no end; what it says is forgotten."""
        assert self._transport is not None
        self._transport.write(request)

    def close(self) -> None:
        """Hangs up."""
        if self._transport is not None:
            self._transport.close()


class Visitor:
    """Begins a talk, and asks."""

    def __init__(self, *, address: str, port: int, widget: str) -> None:
        self._address = address
        self._port = port
        self._widget = widget
        self._id = self._token = ""
        self._talk: Wire | None = None
        self._news: Wire | None = None

    async def begin(self) -> None:
        """Raises OSError, or AssertionError with what was answered instead."""
        self._talk, self._news = await self._connect(), await self._connect()
        body = {"language": "en", "page": f"{ORIGIN}/"}
        answer = await self._talk.ask(self._request("POST", "", body))
        assert b" 201 " in answer[:16], answer
        made = json.loads(answer.partition(END_OF_HEAD)[2])
        self._id, self._token = made["id"], made["token"]
        self._news.follow(self._request("GET", f"/{self._id}/events"))

    async def ask(self, text: str) -> tuple[float, bytes]:
        """Seconds to the first byte of the answer's first sentence, and all that was sent."""
        assert self._talk is not None
        asked_at = time.perf_counter()
        told = await self._talk.ask(self._request("POST", f"/{self._id}/ask", {"text": text}))
        return self._talk.first_at - asked_at, told

    @property
    def is_told(self) -> bool:
        """Whether both connections stand."""
        return not any(wire is None or wire.lost for wire in (self._talk, self._news))

    def leave(self) -> None:
        """Closes the page."""
        for wire in (self._talk, self._news):
            if wire is not None:
                wire.close()

    async def _connect(self) -> Wire:
        made: Callable[[], Wire] = Wire
        _, wire = await asyncio.get_running_loop().create_connection(
            made, "127.0.0.1", self._port, local_addr=(self._address, 0)
        )
        return wire

    def _request(self, method: str, path: str, body: object = None) -> bytes:
        sent = b"" if body is None else json.dumps(body).encode()
        lines = [
            f"{method} {AT}{path}?instance={self._widget} HTTP/1.1",
            f"Host: 127.0.0.1:{self._port}",
            f"Origin: {ORIGIN}",
            "Accept-Language: en",
            *([f"X-Visitor: {self._token}"] if self._token else []),
            *(["Content-Type: application/json", f"Content-Length: {len(sent)}"] if sent else []),
        ]
        return "\r\n".join(lines).encode() + END_OF_HEAD + sent


def _is_whole(got: bytes) -> bool:
    head, end, body = got.partition(END_OF_HEAD)
    if not end:
        return False
    place = head.lower().find(LENGTH)
    if place < 0:
        return body.endswith(END_OF_CHUNKS)
    return len(body) >= int(head[place + len(LENGTH) :].split(b"\r\n", 1)[0])
