"""Calls that are on and calls of ours: how they stand, and what a program may do to them.

Taking a call over, and listening in, need a microphone and headphones: they stay with the desk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web

from secretary_app.features.calls import schemas as wire
from secretary_app.features.calls.calling import Outgoing as Call
from secretary_app.features.calls.calling import PresentLines
from secretary_app.features.calls.desk import CallDesk
from secretary_app.features.calls.routes import CALLS
from secretary_app.features.calls.watching import LiveCalls, News
from secretary_app.features.lines.book import LineBook
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.event_stream import MEDIA, EventStream
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Answer, Route
from secretary_app.foundation.web.schemas import Outgoing, Page
from secretary_app.foundation.web.web_socket import WebSocket
from secretary_app.kernel.phone import PhoneNumber

Tell = Callable[[Outgoing, str], Awaitable[None]]


class LiveAdmin:
    """The handlers; ``CallDesk``, ``LiveCalls`` and ``PresentLines`` ask for rights."""

    def __init__(
        self, *, desk: CallDesk, live: LiveCalls, lines: LineBook, dialling: PresentLines
    ) -> None:
        self._desk = desk
        self._live = live
        self._lines = lines
        self._dialling = dialling

    async def call(self, asked: Asked) -> wire.CallBegun:
        """Somebody is called; the assistant does the talking."""
        given = asked.body(wire.NewCall)
        outgoing = Call(
            number=PhoneNumber.parse(given.number),
            about=given.about,
            line_id=self._lines.get(asked.path["id"]).id,
        )
        return wire.CallBegun(call_id=(await self._dialling.begin(outgoing)).call_id)

    async def every(self, _asked: Asked) -> Page[wire.LiveShown]:
        """The one that rang first first."""
        found = [wire.live(each) for each in self._live.all()]
        return Page[wire.LiveShown](items=found, total=len(found))

    async def one(self, asked: Asked) -> wire.LiveShown:
        """How it stands."""
        return wire.live(await self._live.get(asked.path["id"]))

    async def follow(self, asked: Asked) -> Answer:
        """As events; who asks for a websocket gets the same as its messages."""
        wanted = asked.query(wire.Followed)
        with self._live.follow(call_id=wanted.call, levels=wanted.levels) as news:
            if web.WebSocketResponse().can_prepare(asked.request).ok:
                return await self._by_socket(asked, news)
            async with EventStream(asked.request) as stream:
                await self._tell(lambda what, kind: stream.send(what, event=kind), news, wanted)
            return stream.response

    async def _by_socket(self, asked: Asked, news: News) -> Answer:
        wanted = asked.query(wire.Followed)
        async with WebSocket(asked.request) as socket:
            telling = asyncio.create_task(
                self._tell(lambda what, _kind: socket.send(what), news, wanted),
                name="calls told by a socket",
            )
            try:
                async for _ in socket:
                    # Nothing is asked here: reading is how their end is noticed.
                    continue
            finally:
                telling.cancel()
                await asyncio.gather(telling, return_exceptions=True)
        return socket.response

    async def _tell(self, tell: Tell, news: News, wanted: wire.Followed) -> None:
        now = [wire.live(e) for e in self._live.all() if wanted.call in {None, e.call_id}]
        await tell(wire.LiveNow(calls=now), "live")
        while True:
            told = wire.happened(await news.get())
            await tell(told, told.type)

    async def hint(self, asked: Asked) -> wire.Said:
        """She says it in her own voice."""
        call_id, actor = await self._whom(asked)
        said = await self._desk.hint(call_id, asked.body(wire.Hint).text, actor=actor)
        return wire.Said(said=said)

    async def hang_up(self, asked: Asked) -> None:
        """It ends."""
        call_id, actor = await self._whom(asked)
        goodbye = asked.body(wire.HangUp).goodbye
        await self._desk.hang_up(call_id, actor=actor, goodbye=goodbye)

    async def decline(self, asked: Asked) -> None:
        """A ringing call is refused."""
        call_id, actor = await self._whom(asked)
        await self._desk.decline(call_id, actor=actor)

    async def answer(self, asked: Asked) -> None:
        """The assistant takes a ringing call at once."""
        call_id, actor = await self._whom(asked)
        self._desk.let_assistant(call_id, actor=actor)

    async def hold(self, asked: Asked) -> None:
        """The caller hears the hold sound."""
        call_id, actor = await self._whom(asked)
        await self._desk.hold(call_id, actor=actor)

    async def resume(self, asked: Asked) -> None:
        """Whoever had the call has it again."""
        call_id, actor = await self._whom(asked)
        await self._desk.resume(call_id, actor=actor)

    async def give_back(self, asked: Asked) -> None:
        """The assistant has the call again."""
        call_id, actor = await self._whom(asked)
        await self._desk.give_back(call_id, actor=actor)

    async def quiet(self, asked: Asked) -> None:
        """She listens only, or speaks again."""
        call_id, actor = await self._whom(asked)
        await self._desk.quiet(call_id, actor=actor, on=asked.body(wire.Quiet).on)

    async def transfer(self, asked: Asked) -> None:
        """Colleagues' desks ring."""
        call_id, actor = await self._whom(asked)
        await self._desk.transfer(call_id, actor=actor, to=asked.body(wire.TransferTo).user_id)

    async def tones(self, asked: Asked) -> None:
        """Keys into the call."""
        call_id, actor = await self._whom(asked)
        await self._desk.send_tones(call_id, asked.body(wire.Tones).tones, actor=actor)

    async def note(self, asked: Asked) -> None:
        """Written into the thread, said to nobody."""
        call_id, actor = await self._whom(asked)
        self._desk.note(call_id, asked.body(wire.Note).text, actor=actor)

    async def _whom(self, asked: Asked) -> tuple[str, str]:
        """The call, by its whole id, and who does it. Raises CallMissing or NotNow."""
        return (await self._live.get(asked.path["id"])).call_id, asked.actor.id


def routes(admin: LiveAdmin) -> tuple[Route, ...]:
    """Of calls that are on, and of those that are to be made."""
    route = CALLS.route
    by_line = Resource(at="/admin/lines", tag="calls", statuses={"cannot-dial": 409}).route
    return (
        by_line(
            "POST /{id}/calls", admin.call, "Call somebody from a line", body=wire.NewCall,
            answer=wire.CallBegun, status=202,
        ),
        route("GET /live", admin.every, "Calls of now", answer=Page[wire.LiveShown]),
        route(
            "GET /stream", admin.follow, "What happens in calls, as events or by a websocket",
            query=wire.Followed, gives=MEDIA,
        ),
        route("GET /{id}/live", admin.one, "How a call of now stands", answer=wire.LiveShown),
        route(
            "POST /{id}/hint", admin.hint, "Tell the assistant what to say", body=wire.Hint,
            answer=wire.Said,
        ),
        route("POST /{id}/hang-up", admin.hang_up, "End a call", body=wire.HangUp),
        route("POST /{id}/decline", admin.decline, "Refuse a ringing call"),
        route("POST /{id}/answer", admin.answer, "The assistant takes a ringing call at once"),
        route("POST /{id}/hold", admin.hold, "Put the caller on hold"),
        route("POST /{id}/resume", admin.resume, "Take the caller off hold"),
        route("POST /{id}/give-back", admin.give_back, "The assistant has the call again"),
        route("POST /{id}/quiet", admin.quiet, "The assistant listens only", body=wire.Quiet),
        route(
            "POST /{id}/transfer", admin.transfer, "Ring colleagues' desks", body=wire.TransferTo
        ),
        route("POST /{id}/tones", admin.tones, "Send keys into a call", body=wire.Tones),
        route("POST /{id}/note", admin.note, "Write a note into a call", body=wire.Note),
    )  # fmt: skip
