"""The whole API over an open workspace; who asks is told by the name in the header."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp import web

from secretary_app.bootstrap.doors import application_of
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM, Actor
from secretary_app.foundation.auth.roles import ROLES, Role
from secretary_app.foundation.i18n.language import Language
from secretary_app.web import settings
from secretary_app.web.server import Server

LIMIT_S = 40.0

ACTORS = {
    role.value: Actor(
        id=f"id-{role.value}",
        name=role.value,
        role=role.value,
        rights=ROLES[role].rights(),
        everything=ROLES[role].everything,
    )
    for role in Role
}


class ByRole:
    """One of each role has a token, which is the role's name."""

    async def actor_of(self, request: web.Request) -> Actor | None:
        return ACTORS.get(request.headers.get("Authorization", "").removeprefix("Bearer "))


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminDoor:
    workspace: Workspace
    http: aiohttp.ClientSession
    address: str

    async def ask(
        self, asked: str, body: object = None, *, by: str = "owner", data: bytes | None = None
    ) -> tuple[int, Any]:
        """``GET /people?text=x`` under ``/admin``: the status, and the answer or the error's code.

        Any: JSON, or bytes of another media type.
        """
        method, _, path = asked.partition(" ")
        async with self.http.request(
            method,
            f"/admin{path}",
            json=body,
            data=data,
            headers={"Authorization": f"Bearer {by}"},
        ) as answer:
            if answer.status == 204:
                return 204, None
            if answer.content_type != "application/json":
                return answer.status, await answer.read()
            told = await answer.json()
            return answer.status, told["error"]["code"] if answer.status >= 400 else told

    async def told(self, asked: str, body: object = None, **more: Any) -> Any:
        """The answer of what must succeed."""
        status, told = await self.ask(asked, body, **more)
        assert status < 300, (asked, status, told)
        return told


@asynccontextmanager
async def admin_door(workspace: Workspace) -> AsyncIterator[AdminDoor]:
    with acting_as(SYSTEM):
        for limit in settings.LIMITS:
            await workspace.settings.set(limit, "0")
    made = application_of(workspace, authenticator=ByRole(), language=Language.EN)
    timeout = aiohttp.ClientTimeout(total=LIMIT_S)
    async with (
        Server(made, host="127.0.0.1", port=0) as server,
        aiohttp.ClientSession(server.address, timeout=timeout) as http,
    ):
        yield AdminDoor(workspace=workspace, http=http, address=server.address)


async def events(answer: aiohttp.ClientResponse) -> AsyncIterator[tuple[str, Any]]:
    """Of an event stream: the kind and the data of each. Any: JSON."""
    kind = ""
    async for line in answer.content:
        name, _, value = line.decode().rstrip("\n").partition(": ")
        if name == "event":
            kind = value
        elif name == "data":
            yield kind, json.loads(value)
