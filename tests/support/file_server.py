"""A web server that keeps files as real ones do, and can be told to misbehave."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web


@dataclass
class Served:
    """One file and how it is served."""

    content: bytes
    etag: str = '"one"'
    breaks_at: list[int] = field(default_factory=list)
    """After so many bytes of the whole file the connection breaks; one number per request."""
    silent_at: int | None = None
    """From here on nothing more comes, but the connection stays."""
    said_length: int | None = None
    """What it claims to be."""
    status: int = 200
    leads_to: str = ""
    no_ranges: bool = False
    chunked: bool = False


@dataclass(frozen=True)
class Asked:
    """One request."""

    path: str
    range: str
    if_range: str


class FileServer:
    """Runs on the loopback. Made by `file_server`."""

    def __init__(self) -> None:
        self.files: dict[str, Served] = {}
        self.asked: list[Asked] = []
        self.base = ""
        self.silent = asyncio.Event()
        self.closing = asyncio.Event()

    def put(self, name: str, served: Served) -> str:
        """Its address."""
        self.files[name] = served
        return f"{self.base}/{name}"

    async def answer(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix("/")
        headers = request.headers
        self.asked.append(Asked(path, headers.get("Range", ""), headers.get("If-Range", "")))
        file = self.files.get(path)
        if file is None:
            return web.Response(status=404)
        if file.leads_to:
            return web.Response(status=302, headers={"Location": file.leads_to})
        if file.status != 200:
            return web.Response(status=file.status)
        start = 0
        if headers.get("Range") and not file.no_ranges:
            start = int(headers["Range"].removeprefix("bytes=").removesuffix("-"))
            if headers.get("If-Range", file.etag) != file.etag:
                start = 0
            elif start >= len(file.content):
                total = f"bytes */{len(file.content)}"
                return web.Response(status=416, headers={"Content-Range": total})
        return await self._send(request, file, start)

    async def _send(self, request: web.Request, file: Served, start: int) -> web.StreamResponse:
        total = len(file.content) if file.said_length is None else file.said_length
        answer = web.StreamResponse(status=206 if start else 200, headers=self._headers(file))
        if start:
            answer.headers["Content-Range"] = f"bytes {start}-{total - 1}/{total}"
        if not file.chunked:
            answer.content_length = total - start
        await answer.prepare(request)
        breaks_at = file.breaks_at.pop(0) if file.breaks_at else None
        end = min(len(file.content), breaks_at or total, file.silent_at or total)
        await answer.write(file.content[start:end])
        if file.silent_at is not None:
            self.silent.set()
            await self.closing.wait()
        if (breaks_at is not None or end < total) and request.transport is not None:
            await answer.write(b"")
            request.transport.close()
        return answer

    def _headers(self, file: Served) -> Mapping[str, str]:
        return {"ETag": file.etag} if file.etag else {}


@asynccontextmanager
async def file_server() -> AsyncIterator[FileServer]:
    server = FileServer()
    app = web.Application()
    app.router.add_get("/{name:.*}", server.answer)
    runner = web.AppRunner(app, shutdown_timeout=1.0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        server.base = f"http://{host}:{port}"
        yield server
    finally:
        server.closing.set()
        await runner.cleanup()
