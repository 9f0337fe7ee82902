"""What a page talks to. Nobody signs in here: the visitor's token opens the visitor's talk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass

from aiohttp import web
from pydantic import BaseModel

from secretary_app.channels.widget import limits
from secretary_app.channels.widget import schemas as wire
from secretary_app.channels.widget.book import WidgetBook
from secretary_app.channels.widget.errors import AnswerLost, VisitMissing
from secretary_app.channels.widget.happenings import (
    Failed,
    Followers,
    Happening,
    Heard,
    PersonAnswers,
    PersonTypes,
    Told,
)
from secretary_app.channels.widget.limits import Share, Shares
from secretary_app.channels.widget.models import Visit, Widget
from secretary_app.channels.widget.presence import PresenceTeller
from secretary_app.channels.widget.script import ScriptMaker
from secretary_app.channels.widget.settings import LANGUAGES
from secretary_app.channels.widget.talk import WidgetTalk
from secretary_app.channels.widget.uploads import LARGEST_MB, MB, Uploads
from secretary_app.channels.widget.visiting import CURRENT, Visiting, cookie, token_in_cookie
from secretary_app.channels.widget.visits import Visits
from secretary_app.channels.widget.wishes import LeftMessage, VisitorWishes
from secretary_app.features.conversations.models import Message
from secretary_app.features.correspondence.voice_file import LARGEST as LARGEST_VOICE
from secretary_app.features.dialogue.models import Sentence
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.errors import BodyTooSlow
from secretary_app.foundation.web.event_stream import MEDIA, EventStream
from secretary_app.foundation.web.route import JSON, Access, Answer, Handler, Rate, Route
from secretary_app.kernel.errors import UserFacing

TAG = "widget"

STATUSES: Mapping[str, int] = {
    "widget-visit-missing": 401,
    "widget-page-not-allowed": 403,
    "widget-not-here": 403,
    "widget-upload-kind": 415,
}

BODY_LIMIT_S = 60.0
"""Ten megabytes over a mobile network that is not slow."""

KEPT_S = 300
"""How long a browser need not ask whether the script has changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WidgetParts:
    """What the routes are made of."""

    book: WidgetBook
    visits: Visits
    talk: WidgetTalk
    wishes: VisitorWishes
    uploads: Uploads
    presence: PresenceTeller
    scripts: ScriptMaker
    followers: Followers
    shares: Shares
    by_address: Callable[[], bool]
    """Whether an address tells one visitor from another."""


class WidgetDoor:
    """The handlers."""

    def __init__(self, *, parts: WidgetParts) -> None:
        self._parts = parts
        self.visiting = Visiting(book=parts.book, visits=parts.visits)
        self._translators = {each: Translator(each) for each in Language}

    async def script(self, asked: Asked) -> Answer:
        """The widget itself: any page may load it, the domains decide whether it opens."""
        widget = self._parts.book.met(asked.query(wire.Place).instance)
        made = self._parts.scripts.make(widget)
        headers = {
            "ETag": made.etag,
            "Cache-Control": f"public, max-age={KEPT_S}",
            "Cross-Origin-Resource-Policy": "cross-origin",
        }
        if asked.request.headers.get("If-None-Match") == made.etag:
            return web.Response(status=304, headers=headers)
        answer = web.Response(text=made.text, content_type="text/javascript", headers=headers)
        answer.enable_compression()
        return answer

    async def history(self, asked: Asked) -> Answer:
        """What was said before, and how things stand."""
        place = asked.query(wire.HistoryPlace)
        widget = self.visiting.widget(asked.request, place.instance)
        try:
            visit = await self._visit(asked, widget)
        except VisitMissing:
            if asked.path["id"] != CURRENT:
                raise
            visit = None
        language = _language(place.language, widget)
        messages = [] if visit is None else await self._parts.talk.history(visit)
        found = wire.History(
            id=None if visit is None else visit.id,
            messages=await self._shown(messages, widget),
            presence=wire.presence_shown(self._parts.presence.now(widget, language)),
            person=visit is not None and await self._parts.talk.with_person(visit),
        )
        token = token_in_cookie(asked.request, widget)
        # Used, it lasts for thirty days again.
        return _json(found, cookie(widget, token) if visit is not None and token else "")

    async def begin(self, asked: Asked) -> Answer:
        """A browser that writes for the first time."""
        widget = self.visiting.widget(asked.request, asked.query(wire.Place).instance)
        self._take_at(asked, limits.BEGIN)
        body = asked.body(wire.BeginBody)
        made = await self._parts.visits.begin(
            widget.id, language=_language(body.language, widget), page=body.page
        )
        return _json(
            wire.Begun(id=made.visit.id, token=made.token), cookie(widget, made.token), status=201
        )

    async def check(self, asked: Asked) -> Answer:
        """Whether the token has come along: browsers may keep cookies back."""
        await self._met(asked)
        return wire.Switch(on=True)

    async def ask(self, asked: Asked) -> Answer:
        """A question; the answer comes sentence by sentence."""
        widget, visit = await self._met(asked, limits.WRITE, limits.WRITE_A_DAY)
        body = asked.body(wire.AskBody)
        return await self._stream(
            asked, widget, self._parts.talk.ask(visit, widget, body.text, key=body.key)
        )

    async def voice(self, asked: Asked) -> Answer:
        """The same, said: a WAV of at most a minute."""
        widget, visit = await self._met(asked, limits.VOICE, limits.WRITE_A_DAY)
        sound = await _body(asked)
        return await self._stream(asked, widget, self._parts.talk.say(visit, widget, sound))

    async def file(self, asked: Asked) -> Answer:
        """A file, which people here will see."""
        widget, visit = await self._met(asked, limits.FILE)
        self._take_at(asked, limits.FILE_ADDRESS)
        name = asked.query(wire.FilePlace).name
        data = await _body(asked)
        message = await self._parts.talk.send(visit, widget, name=name, data=data)
        async with EventStream(asked.request) as stream:
            await stream.send(wire.shown(message, widget, file=True), event="heard")
        return stream.response

    async def call(self, asked: Asked) -> Answer:
        """They want to be called."""
        widget, visit = await self._met(asked, limits.CALL)
        self._take_at(asked, limits.CALL_ADDRESS)
        self._parts.shares.take(limits.CALL_ALL, limits.EVERYBODY)
        phone = asked.body(wire.CallBody).phone
        messages = await self._parts.wishes.call_me(visit, widget, phone)
        return wire.Exchanged(messages=await self._shown(messages, widget))

    async def leave(self, asked: Asked) -> Answer:
        """They leave a message."""
        widget, visit = await self._met(asked, limits.LEAVE)
        body = asked.body(wire.LeaveBody)
        left = LeftMessage(text=body.text, contact=body.contact, name=body.name)
        messages = await self._parts.wishes.leave(visit, widget, left)
        return wire.Exchanged(messages=await self._shown(messages, widget))

    async def typing(self, asked: Asked) -> None:
        """They write just now."""
        _, visit = await self._met(asked, limits.TYPE)
        await self._parts.talk.types(visit)

    async def events(self, asked: Asked) -> Answer:
        """What people here write, as it comes."""
        widget, visit = await self._met(asked)
        after = asked.query(wire.EventsPlace).after
        with self._parts.followers.follow(visit.id) as news:
            # Read after the following has begun: what comes twice is shown once by the page.
            messages = await self._parts.talk.history(visit)
            async with EventStream(asked.request) as stream:
                for each in await self._shown(_later(messages, after), widget):
                    await stream.send(each, event="message")
                while (happening := await news.get()) is not None:
                    await self._tell(stream, asked, widget, happening)
        return stream.response

    async def _met(self, asked: Asked, *shares: Share) -> tuple[Widget, Visit]:
        """Raises WidgetMissing, PageNotAllowed, VisitMissing or TooMuchAtOnce."""
        query = asked.checked_query
        assert isinstance(query, wire.Place), "every route here names its widget"
        widget = self.visiting.widget(asked.request, query.instance)
        visit = await self._visit(asked, widget)
        for share in shares:
            self._parts.shares.take(share, visit.id)
        return widget, visit

    async def _visit(self, asked: Asked, widget: Widget) -> Visit:
        return await self.visiting.visit(asked.request, widget, asked.path["id"])

    def _take_at(self, asked: Asked, share: Share) -> None:
        if self._parts.by_address():
            self._parts.shares.take(share, asked.address)

    async def _stream(
        self, asked: Asked, widget: Widget, happenings: AsyncGenerator[Happening, None]
    ) -> Answer:
        async with aclosing(happenings):
            # What is refused is refused before anything is sent.
            first = await anext(happenings, None)
            async with EventStream(asked.request) as stream:
                if first is not None:
                    await self._tell(stream, asked, widget, first)
                async for happening in happenings:
                    await self._tell(stream, asked, widget, happening)
        return stream.response

    async def _tell(
        self, stream: EventStream, asked: Asked, widget: Widget, happening: Happening
    ) -> None:
        match happening:
            case Heard(message=message, answered=answered):
                await stream.send(wire.shown(message, widget, answered=answered), event="heard")
            case Sentence(text=text):
                await stream.send(wire.Piece(text=text), event="sentence")
            case Told(message=message):
                await stream.send(wire.shown(message, widget), event="message")
            case PersonAnswers(on=on):
                await stream.send(wire.Switch(on=on), event="person")
            case PersonTypes():
                await stream.send(wire.Switch(on=True), event="typing")
            case Failed(error=error):
                told = error if isinstance(error, UserFacing) else AnswerLost()
                text = self._translators[asked.language].error(told)
                await stream.send(wire.Trouble(code=told.code, message=text), event="trouble")

    async def _shown(self, messages: list[Message], widget: Widget) -> list[wire.Shown]:
        files = await self._parts.uploads.of_messages([each.id for each in messages])
        return [
            wire.shown(each, widget, file=each.id in files and each.engine is None)
            for each in messages
        ]


def routes(door: WidgetDoor) -> tuple[Route, ...]:
    """All of them are public, and the widget's domains may read the answers."""
    pages, at = door.visiting.pages, "/widget/chat/session"

    def route(
        method: str,
        path: str,
        handler: Handler,
        summary: str,
        *,
        body: type[BaseModel] | None = None,
        query: type[BaseModel] = wire.Place,
        answer: type[BaseModel] | None = None,
        status: int = 200,
        rate: Rate = Rate.DEFAULT,
        takes: str = "",
        gives: str = JSON,
        largest_body: int = 50_000,
    ) -> Route:
        return Route(
            method=method,
            path=path,
            handler=_as_the_program(handler),
            summary=summary,
            tag=TAG,
            body=body,
            query=query,
            answer=answer,
            status=status,
            access=Access.PUBLIC,
            rate=rate,
            pages=pages,
            takes=takes,
            gives=gives,
            largest_body=largest_body,
            statuses=STATUSES,
        )

    return (
        route(
            "GET", "/widget.js", door.script, "The widget for a page", gives="text/javascript"
        ),
        route(
            "POST", at, door.begin, "Begin a talk", body=wire.BeginBody, answer=wire.Begun,
            status=201,
        ),
        route(
            "GET", f"{at}/{{id}}", door.history, "What was said", query=wire.HistoryPlace,
            answer=wire.History,
        ),
        route(
            "GET", f"{at}/{{id}}/check", door.check, "Whether the token came along",
            answer=wire.Switch,
        ),
        route(
            "POST", f"{at}/{{id}}/ask", door.ask, "Ask; the answer is streamed",
            body=wire.AskBody, gives=MEDIA, rate=Rate.CHAT,
        ),
        route(
            "POST", f"{at}/{{id}}/voice", door.voice, "Ask by voice, with a WAV",
            takes="application/octet-stream", gives=MEDIA, rate=Rate.SPEECH,
            largest_body=LARGEST_VOICE,
        ),
        route(
            "POST", f"{at}/{{id}}/file", door.file, "Send a file", query=wire.FilePlace,
            takes="application/octet-stream", gives=MEDIA, largest_body=LARGEST_MB * MB,
        ),
        route(
            "POST", f"{at}/{{id}}/call", door.call, "Ask to be called", body=wire.CallBody,
            answer=wire.Exchanged,
        ),
        route(
            "POST", f"{at}/{{id}}/message", door.leave, "Leave a message", body=wire.LeaveBody,
            answer=wire.Exchanged,
        ),
        route("POST", f"{at}/{{id}}/typing", door.typing, "The visitor writes", status=204),
        route(
            "GET", f"{at}/{{id}}/events", door.events, "What people here write",
            query=wire.EventsPlace, gives=MEDIA,
        ),
    )  # fmt: skip


def _as_the_program(handler: Handler) -> Handler:
    """A visitor has no rights: the door works for them, as a line does for callers."""

    async def serve(asked: Asked) -> Answer:
        with acting_as(SYSTEM, origin=f"widget {asked.address}"):
            return await handler(asked)

    return serve


async def _body(asked: Asked) -> bytes:
    try:
        async with asyncio.timeout(BODY_LIMIT_S):
            return await asked.request.read()
    except TimeoutError:
        raise BodyTooSlow from None


def _json(model: BaseModel, cookies: str, *, status: int = 200) -> web.Response:
    headers = {"Set-Cookie": cookies} if cookies else {}
    return web.Response(
        status=status, body=model.model_dump_json().encode(), content_type=JSON, headers=headers
    )


def _language(asked: str, widget: Widget) -> str:
    languages = widget.get(LANGUAGES)
    return asked if asked in languages else languages[0]


def _later(messages: list[Message], after: str) -> list[Message]:
    """Those behind the one that the page has; all where it has none of them."""
    ids = [each.id for each in messages]
    return messages[ids.index(after) + 1 :] if after in ids else messages
