"""What a page talks to. Nobody signs in here: the visitor's token opens the visitor's talk."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from secretary_app.channels.widget import schemas as wire
from secretary_app.channels.widget.door import WidgetDoor
from secretary_app.channels.widget.entrance import Entrance
from secretary_app.channels.widget.parts import WidgetParts
from secretary_app.channels.widget.uploads import LARGEST_MB
from secretary_app.features.conversations.attachments import MB
from secretary_app.features.correspondence.voice_file import LARGEST as LARGEST_VOICE
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.event_stream import MEDIA
from secretary_app.foundation.web.route import JSON, Access, Answer, Handler, Rate, Route

TAG = "widget"

STATUSES: Mapping[str, int] = {
    "widget-visit-missing": 401,
    "widget-page-not-allowed": 403,
    "widget-not-here": 403,
    "widget-upload-kind": 415,
}


def routes(parts: WidgetParts) -> tuple[Route, ...]:
    """All of them are public, and the widget's domains may read the answers."""
    entrance, door = Entrance(parts=parts), WidgetDoor(parts=parts)
    pages, at = parts.reception.visiting.pages, "/widget/chat/session"

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
            "GET", "/widget.js", entrance.script, "The widget for a page", gives="text/javascript"
        ),
        route(
            "POST", at, entrance.begin, "Begin a talk", body=wire.BeginBody, answer=wire.Begun,
            status=201,
        ),
        route(
            "GET", f"{at}/{{id}}", entrance.history, "What was said", query=wire.HistoryPlace,
            answer=wire.History,
        ),
        route(
            "GET", f"{at}/{{id}}/check", entrance.check, "Whether the token came along",
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
