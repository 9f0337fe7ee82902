"""How a page comes in: the script, what was said before, and the first word of a new browser."""

from __future__ import annotations

from aiohttp import web
from pydantic import BaseModel

from secretary_app.channels.widget import limits
from secretary_app.channels.widget import schemas as wire
from secretary_app.channels.widget.errors import VisitMissing
from secretary_app.channels.widget.models import Widget
from secretary_app.channels.widget.parts import WidgetParts
from secretary_app.channels.widget.settings import LANGUAGES
from secretary_app.channels.widget.visiting import CURRENT, cookie, token_in_cookie
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.route import JSON, Answer

KEPT_S = 300
"""How long a browser need not ask whether the script has changed."""


class Entrance:
    """The handlers that need no visit, or begin one."""

    def __init__(self, *, parts: WidgetParts) -> None:
        self._parts = parts

    async def script(self, asked: Asked) -> Answer:
        """The widget itself: any page may load it, the domains decide whether it opens."""
        widget = self._parts.reception.visiting.named(asked.query(wire.Place).instance)
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
        parts, place = self._parts, asked.query(wire.HistoryPlace)
        widget = parts.reception.widget(asked)
        try:
            visit = await parts.reception.visit(asked, widget)
        except VisitMissing:
            if asked.path["id"] != CURRENT:
                raise
            visit = None
        language = _language(place.language, widget)
        messages = [] if visit is None else await parts.talk.history(visit)
        found = wire.History(
            id=None if visit is None else visit.id,
            messages=await parts.teller.shown(messages, widget),
            presence=wire.presence_shown(parts.presence.now(widget, language)),
            person=visit is not None and await parts.talk.with_person(visit),
        )
        token = token_in_cookie(asked.request, widget)
        # Used, it lasts for thirty days again.
        return _json(found, cookie(widget, token) if visit is not None and token else "")

    async def begin(self, asked: Asked) -> Answer:
        """A browser that writes for the first time."""
        widget = self._parts.reception.widget(asked)
        self._parts.reception.take_at(asked, limits.BEGIN)
        body = asked.body(wire.BeginBody)
        made = await self._parts.visits.begin(
            widget.id, language=_language(body.language, widget), page=body.page
        )
        return _json(
            wire.Begun(id=made.visit.id, token=made.token), cookie(widget, made.token), status=201
        )

    async def check(self, asked: Asked) -> Answer:
        """Whether the token has come along: browsers may keep cookies back."""
        await self._parts.reception.met(asked)
        return wire.Switch(on=True)


def _json(model: BaseModel, cookies: str, *, status: int = 200) -> web.Response:
    headers = {"Set-Cookie": cookies} if cookies else {}
    return web.Response(
        status=status, body=model.model_dump_json().encode(), content_type=JSON, headers=headers
    )


def _language(asked: str, widget: Widget) -> str:
    languages = widget.get(LANGUAGES)
    return asked if asked in languages else languages[0]
