"""``/auth`` on a loopback port over real accounts, sessions, tokens, keys and the audit log."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from secretary_app.bootstrap.rights import RIGHTS
from secretary_app.foundation.audit.models import Entry, Filter
from secretary_app.foundation.audit.service import AuditLog
from secretary_app.foundation.auth import routes as auth
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.hashing import SlowHashing
from secretary_app.foundation.auth.keys.service import KeyService
from secretary_app.foundation.auth.passwords import Argon2Hashes
from secretary_app.foundation.auth.proofs import Proofs
from secretary_app.foundation.auth.roles import Role
from secretary_app.foundation.auth.seat import Seat
from secretary_app.foundation.auth.service import UserService
from secretary_app.foundation.auth.sessions import Sessions
from secretary_app.foundation.auth.tokens.service import TokenService
from secretary_app.foundation.i18n.language import Language
from secretary_app.foundation.secrets.service import MASTER_KEY, Secrets
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.event_stream import EventStream
from secretary_app.foundation.web.route import Answer, Route
from secretary_app.foundation.web.web_socket import WebSocket
from secretary_app.web.application import application
from secretary_app.web.limits import Limits
from secretary_app.web.passage import Parts
from secretary_app.web.refusing import Refusals
from secretary_app.web.server import Server
from tests.support.opened import HandClock, opened

LIMIT_S = 30.0

PASSWORDS = {"olga": "пять медных труб", "ivan": "seven quiet drums", "anna": "nine green hats"}
"""An owner, an operator, a viewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    users: UserService
    sessions: Sessions
    tokens: TokenService
    keys: KeyService
    seat: Seat
    audit: AuditLog
    clock: HandClock
    secret: str
    """Of which the key of all tokens is made."""
    client: aiohttp.ClientSession
    port: int

    async def ask(
        self, method: str, path: str, body: object = None, *, by: str = "", **headers: str
    ) -> tuple[int, Any]:  # Any: JSON
        """The status, and the answer or the code of the error; ``by`` is the bearer."""
        if by:
            headers["Authorization"] = f"Bearer {by}"
        async with self.client.request(method, path, json=body, headers=headers) as answer:
            if answer.status == 204:
                return 204, None
            told = await answer.json()
            return answer.status, told["error"]["code"] if answer.status >= 400 else told

    async def sign_in(self, name: str) -> dict[str, Any]:
        body = {"username": name, "password": PASSWORDS[name]}
        status, tokens = await self.ask("POST", "/auth/login", body)
        assert status == 200
        return tokens  # type: ignore[no-any-return]

    async def refresh(self, token: str) -> tuple[int, Any]:
        return await self.ask("POST", "/auth/refresh", {"refresh_token": token})

    async def noted(self, deed: str) -> list[Entry]:
        return list(reversed(await self.audit.find(Filter(deed=deed))))


def _report(error: BaseException, asked: str) -> str:
    raise AssertionError(asked) from error


@asynccontextmanager
async def known_door(root: Path) -> AsyncIterator[Door]:
    """A second one on the same ``root`` is the program started again."""
    hashing = SlowHashing(Argon2Hashes(time_cost=1, memory_kib=64, parallelism=1))
    async with opened(root) as parts:
        database, events, clock = parts.database, parts.events, parts.clock
        audit = AuditLog(database=database, events=events, clock=clock)
        secrets = Secrets(
            database=database,
            folder=parts.folder,
            clock=clock,
            environment={MASTER_KEY: "correct horse battery staple"},
        )
        sessions = Sessions(database=database, hashing=hashing, events=events, clock=clock)
        await sessions.end_left_open()
        users = UserService(
            database=database,
            sessions=sessions,
            hashing=hashing,
            catalogue=RIGHTS,
            events=events,
            clock=clock,
        )
        tokens = TokenService(
            database=database,
            sessions=sessions,
            secret=lambda: secrets.own("auth.tokens"),
            events=events,
            clock=clock,
        )
        keys = KeyService(database=database, catalogue=RIGHTS, events=events, clock=clock)
        if await users.is_first_start():
            await _people(users)
        routes = (
            *auth.routes(service=users, tokens=tokens, keys=keys, catalogue=RIGHTS),
            *streams(),
        )
        made = application(
            routes,
            Parts(
                authenticator=Proofs(tokens=tokens, keys=keys, events=events),
                witness=audit,
                refusals=Refusals(report=_report, language=Language.EN),
                limits=Limits(per_minute=lambda _rate: 0, now=time.monotonic),
                language=Language.EN,
            ),
        )
        server = Server(made, host="127.0.0.1", port=0)
        timeout = aiohttp.ClientTimeout(total=LIMIT_S)
        async with server:
            base = f"http://127.0.0.1:{server.port}"
            async with aiohttp.ClientSession(base, timeout=timeout) as client:
                yield Door(
                    users=users,
                    sessions=sessions,
                    tokens=tokens,
                    keys=keys,
                    seat=Seat(sessions=sessions, events=events),
                    audit=audit,
                    clock=clock,
                    secret=await secrets.own("auth.tokens"),
                    client=client,
                    port=server.port,
                )
        await audit.settle()


def streams() -> Sequence[Route]:
    """Answers that last until they are ended."""

    async def follow(asked: Asked) -> Answer:
        async with EventStream(asked.request) as stream:
            await stream.send(asked.actor.name)
            await asyncio.Event().wait()
        return stream.response

    async def talk(asked: Asked) -> Answer:
        async with WebSocket(asked.request) as socket:
            async for said in socket:
                await socket.send(said)
        return socket.response

    return tuple(
        Route(method="GET", path=path, handler=handler, summary=path, tag="test", largest_body=9)
        for path, handler in (("/follow", follow), ("/talk", talk))
    )


async def _people(users: UserService) -> None:
    await users.make_owner("olga", PASSWORDS["olga"])
    for name, role in (("ivan", Role.OPERATOR), ("anna", Role.VIEWER)):
        user = await users.create(name, "a first password", role=role)
        with acting_as(user.as_actor()):
            await users.change_own_password("a first password", PASSWORDS[name])
