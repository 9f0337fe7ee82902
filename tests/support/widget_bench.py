"""A secretary with its server on a loopback port, and a client that is a page of another origin."""

import io
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from secretary_app.bootstrap.doors import open_doors
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.widget.models import Widget
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.paths import DataFolder
from secretary_app.web import settings as web
from tests.support.opened import newest_database

LIMIT_S = 30.0

KNOWN = (
    ("en", "Do you have parking?", "Parking is behind the house. It is free."),
    ("ru", "Есть ли у вас парковка?", "Парковка за домом. Она бесплатная."),
)

ORIGIN = "https://shop.example"


@dataclass(slots=True, kw_only=True)
class WidgetBench:
    """What a test works with."""

    workspace: Workspace
    widget: Widget
    base: str
    http: aiohttp.ClientSession

    def page(self, *, origin: str | None = ORIGIN, language: str = "en") -> "Page":
        return Page(bench=self, origin=origin, language=language)


@dataclass(slots=True, kw_only=True)
class Page:
    """What the script does, without a browser: it keeps the token and sends it in the header."""

    bench: WidgetBench
    origin: str | None
    language: str
    id: str = "current"
    token: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    def request(
        self,
        method: str,
        path: str,
        *,
        json: object = None,
        data: bytes | None = None,
        **query: str,
    ) -> Any:
        headers = {"Accept-Language": self.language, **self.extra}
        if self.origin is not None:
            headers["Origin"] = self.origin
        if self.token:
            headers["X-Visitor"] = self.token
        return self.bench.http.request(
            method,
            f"{self.bench.base}/widget/chat/{path}",
            params={"instance": self.bench.widget.id, **query},
            headers=headers,
            json=json,
            data=None if data is None else io.BytesIO(data),
        )

    async def begin(self) -> "Page":
        body = {"language": self.language, "page": f"{self.origin}/about?utm=1"}
        async with self.request("POST", "session", json=body) as answer:
            assert answer.status == 201, await answer.text()
            made = await answer.json()
        self.id, self.token = made["id"], made["token"]
        return self

    def inside(self, method: str, what: str = "", **more: Any) -> Any:
        return self.request(method, f"session/{self.id}{what and '/'}{what}", **more)

    async def ask(self, text: str, **more: str) -> list[dict[str, Any]]:
        return await self.streamed("ask", json={"text": text, **more})

    async def streamed(self, what: str, **more: Any) -> list[dict[str, Any]]:
        async with self.inside("POST", what, **more) as answer:
            assert answer.status == 200, await answer.text()
            return [each async for each in happenings(answer)]

    async def history(self) -> dict[str, Any]:
        async with self.inside("GET", language=self.language) as answer:
            assert answer.status == 200, await answer.text()
            found: dict[str, Any] = await answer.json()
            return found

    async def refused(self, method: str, what: str = "", **more: Any) -> tuple[int, str]:
        async with self.inside(method, what, **more) as answer:
            return answer.status, (await answer.json())["error"]["code"]


async def happenings(answer: aiohttp.ClientResponse) -> AsyncIterator[dict[str, Any]]:
    """The events of a stream, each with its name."""
    name = ""
    async for raw in answer.content:
        line = raw.decode().rstrip("\n")
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield {"event": name, **json.loads(line.removeprefix("data: "))}


def free_port() -> int:
    """The server's setting names one; nobody else here takes it so soon."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def widget_bench(root: Path, *, clock: Clock | None = None) -> AsyncIterator[WidgetBench]:
    """Without limits by address of the server itself: all visitors of a test share one."""
    folder = DataFolder(root)
    folder.prepare()
    if not folder.database.exists():
        folder.database.write_bytes(newest_database())
    async with open_workspace(folder, clock=clock or Clock()) as workspace:
        for language, question, answer in KNOWN if not await workspace.knowledge.entries() else ():
            entry = FaqEntry(id=new_id(), language=language, question=question, answer=answer)
            await workspace.knowledge.add_entry(entry)
        for each in (web.PER_MINUTE, web.CHAT_PER_MINUTE, web.SPEECH_PER_MINUTE):
            await workspace.settings.set(each, "0")
        await workspace.settings.set(web.PORT, str(free_port()))
        widgets = workspace.widgets.all()
        widget = widgets[0] if widgets else await workspace.widgets.add({"domains": "shop.example"})
        async with (
            open_doors(workspace, language=Language.EN) as server,
            aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http,
        ):
            yield WidgetBench(
                workspace=workspace,
                widget=widget,
                base=f"http://127.0.0.1:{server.port}",
                http=http,
            )
