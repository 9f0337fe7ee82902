"""`python -m tests.bench.web.ours PORT`: our server, with all that it does for each request.

Request ids, limits, rights, headers, CORS; the answers are those of the peer (`__main__.py`).
"""

import asyncio
import sys
import time

from aiohttp import web

from secretary_app.foundation.auth.acting import Deed
from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.i18n.language import Language
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.route import Access, Route
from secretary_app.foundation.web.schemas import Incoming, Line, Outgoing, Page, Paging
from secretary_app.web.application import application
from secretary_app.web.limits import Limits
from secretary_app.web.passage import Parts
from secretary_app.web.refusing import Refusals
from secretary_app.web.server import Server
from tests.bench.web.answers import ANSWERS, UNKNOWN

NEVER_REACHED = 100_000_000


class Question(Incoming):
    """What is asked."""

    text: Line


class Answered(Outgoing):
    """What is known, and from where."""

    text: str
    source: str


class Nobody:
    """Sees nothing, and lets nobody sign in."""

    async def actor_of(self, request: web.Request) -> Actor | None:
        """Nothing is a proof."""

    def note(self, deed: Deed) -> None:
        """Nobody acts here."""


async def ask(asked: Asked) -> Answered:
    """By the table."""
    text, source = ANSWERS.get(asked.body(Question).text, UNKNOWN)
    return Answered(text=text, source=source)


async def some(asked: Asked) -> Page[Answered]:
    """Some of the table."""
    number, paging = asked.path["number"], asked.query(Paging)
    found = [Answered(text=text, source=f"{source} {number}") for text, source in ANSWERS.values()]
    return Page[Answered](items=found[: paging.limit])


ROUTES = (
    Route(
        method="POST",
        path="/ask",
        handler=ask,
        summary="A question",
        tag="bench",
        body=Question,
        answer=Answered,
        access=Access.PUBLIC,
    ),
    Route(
        method="GET",
        path="/asked/{number}",
        handler=some,
        summary="A list",
        tag="bench",
        query=Paging,
        answer=Page[Answered],
        access=Access.PUBLIC,
    ),
)


async def serve(port: int) -> None:
    """Until it is killed."""
    nobody = Nobody()
    made = application(
        ROUTES,
        Parts(
            authenticator=nobody,
            witness=nobody,
            refusals=Refusals(report=lambda error, _asked: repr(error), language=Language.RU),
            limits=Limits(per_minute=lambda _rate: NEVER_REACHED, now=time.monotonic),
            language=Language.RU,
            origins=lambda: ("https://shop.example",),
        ),
    )
    async with Server(made, host="127.0.0.1", port=port):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
