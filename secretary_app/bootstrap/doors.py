"""The doors of the server: every slice's routes in one list, and the server that opens them.

It brings pydantic and aiohttp's server; ``doorkeeper`` loads it where the server is on.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import partial

from aiohttp import web

from secretary_app.bootstrap import health
from secretary_app.bootstrap.admin import admin_routes
from secretary_app.bootstrap.old_paths import with_old_paths
from secretary_app.bootstrap.openai_door import openai_routes
from secretary_app.bootstrap.rights import RIGHTS
from secretary_app.bootstrap.twilio_door import twilio_door
from secretary_app.bootstrap.widget import OpenWidget
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.telegram import routes as telegram
from secretary_app.channels.twilio import routes as twilio
from secretary_app.channels.twilio.routes import TwilioDoor
from secretary_app.cli.report import write_report
from secretary_app.foundation.auth import routes as auth
from secretary_app.foundation.auth.proofs import Proofs
from secretary_app.foundation.i18n.language import Language
from secretary_app.foundation.settings import Setting
from secretary_app.foundation.web.authenticator import Authenticator
from secretary_app.foundation.web.route import Rate, Route
from secretary_app.foundation.web.shapes import Shape, openai_shape
from secretary_app.kernel.paths import typed_path
from secretary_app.web import routes as server
from secretary_app.web import settings as choices
from secretary_app.web.application import application
from secretary_app.web.certificate import self_made, shown, tls_of
from secretary_app.web.limits import Limits
from secretary_app.web.passage import Parts
from secretary_app.web.refusing import Refusals
from secretary_app.web.server import Server

SHAPES: Mapping[str, Shape] = {"/v1/": openai_shape}
"""By the beginning of the path: what clients of others expect there."""

PER_MINUTE: Mapping[Rate, Setting[int]] = {
    Rate.DEFAULT: choices.PER_MINUTE,
    Rate.AUTH: choices.AUTH_PER_MINUTE,
    Rate.CHAT: choices.CHAT_PER_MINUTE,
    Rate.SPEECH: choices.SPEECH_PER_MINUTE,
}


def routes_of(workspace: Workspace, *, widget: OpenWidget, cloud: TwilioDoor) -> tuple[Route, ...]:
    """Everything that is served, in the order of the API's document."""
    return (
        *server.routes(parts=partial(health.parts_of, workspace)),
        *auth.routes(
            service=workspace.users,
            tokens=workspace.tokens,
            keys=workspace.keys,
            catalogue=RIGHTS,
        ),
        *openai_routes(workspace),
        *admin_routes(workspace),
        *widget.routes,
        *twilio.routes(cloud),
        *telegram.routes(manager=workspace.bot_manager),
    )


def authenticator_of(workspace: Workspace) -> Authenticator:
    """Who reads tokens and keys."""
    return Proofs(tokens=workspace.tokens, keys=workspace.keys, events=workspace.events)


def application_of(
    workspace: Workspace, *, authenticator: Authenticator, language: Language
) -> web.Application:
    """Everything that is served."""
    settings = workspace.settings

    def report(error: BaseException, asked: str) -> str:
        return write_report(error, argv=("web", asked), folder=workspace.folder)[0]

    widget, cloud = OpenWidget(workspace), twilio_door(workspace)
    made = application(
        with_old_paths(
            server.described(
                routes_of(workspace, widget=widget, cloud=cloud), as_openai=tuple(SHAPES)
            )
        ),
        Parts(
            authenticator=authenticator,
            witness=workspace.audit,
            refusals=Refusals(report=report, language=language, shapes=SHAPES),
            limits=Limits(
                per_minute=lambda rate: settings.get(PER_MINUTE[rate]) if rate in PER_MINUTE else 0,
                now=time.monotonic,
            ),
            language=language,
            origins=lambda: settings.get(choices.ORIGINS),
        ),
    )

    async def open_(_application: web.Application) -> None:
        await cloud.out.open()

    async def close(_application: web.Application) -> None:
        await cloud.close()
        await widget.close()

    made.on_startup.append(open_)
    made.on_cleanup.append(close)
    return made


@asynccontextmanager
async def open_doors(workspace: Workspace, *, language: Language) -> AsyncIterator[Server]:
    """Serves until it is left. Raises PortTaken, PortUnusable or CertificateUnusable."""
    made = application_of(workspace, authenticator=authenticator_of(workspace), language=language)
    host, port = workspace.settings.get(choices.HOST), workspace.settings.get(choices.PORT)
    tls, certificate = await asyncio.to_thread(_tls, workspace)
    async with Server(made, host=host, port=port, tls=tls, certificate=certificate) as opened:
        yield opened


def _tls(workspace: Workspace) -> tuple[ssl.SSLContext | None, bytes]:
    """By what the server proves itself, and what others may have of it."""
    settings = workspace.settings
    if not settings.get(choices.TLS):
        return None, b""
    certificate = settings.get(choices.CERTIFICATE)
    key = settings.get(choices.PRIVATE_KEY)
    if certificate or key:
        files = typed_path(certificate), typed_path(key)
    else:
        files = self_made(
            workspace.folder.tls,
            host=settings.get(choices.HOST),
            public=settings.get(choices.PUBLIC_NAME),
            now=workspace.clock.now(),
        )
    return tls_of(*files), shown(files[0])
