"""Who asks: which widget, from which page, and by which token, as a request tells it."""

from __future__ import annotations

from aiohttp import web

from secretary_app.channels.widget.book import WidgetBook
from secretary_app.channels.widget.errors import PageNotAllowed, VisitMissing, WidgetMissing
from secretary_app.channels.widget.models import Visit, Widget
from secretary_app.channels.widget.origins import is_allowed
from secretary_app.channels.widget.settings import DOMAINS
from secretary_app.channels.widget.visits import LASTS, Visits

HEADER = "X-Visitor"
CURRENT = "current"
"""In place of an id: whoever's token it is."""


class Visiting:
    """Reads requests; what visitors say is not its matter."""

    def __init__(self, *, book: WidgetBook, visits: Visits) -> None:
        self._book = book
        self._visits = visits

    def pages(self, request: web.Request) -> bool:
        """Whether the page may read the answer: it is on one of the widget's domains."""
        try:
            widget = self._book.met(request.query.get("instance", ""))
        except WidgetMissing:
            return False
        return _is_on(widget, request)

    def named(self, widget_id: str) -> Widget:
        """Whatever page asks for it. Raises WidgetMissing."""
        return self._book.met(widget_id)

    def widget(self, request: web.Request, widget_id: str) -> Widget:
        """Raises WidgetMissing or PageNotAllowed."""
        widget = self.named(widget_id)
        if not _is_on(widget, request):
            raise PageNotAllowed(origin=request.headers.get("Origin", "–")[:200])
        return widget

    async def visit(self, request: web.Request, widget: Widget, visit_id: str) -> Visit:
        """Whose token came along, in the header or in the cookie. Raises VisitMissing."""
        given = (request.headers.get(HEADER, ""), request.cookies.get(_name(widget), ""))
        for token in filter(None, given):
            try:
                visit = await self._visits.resume(widget.id, token)
            except VisitMissing:
                continue
            if visit_id in {visit.id, CURRENT}:
                return visit
        raise VisitMissing


def cookie(widget: Widget, token: str) -> str:
    """For thirty days, for this widget on this site only, and for no script.

    ``Partitioned``: browsers that block cookies of other sites keep this one for each site apart.
    """
    return (
        f"{_name(widget)}={token}; Path=/widget/; Max-Age={int(LASTS.total_seconds())}; "
        "Secure; HttpOnly; SameSite=None; Partitioned"
    )


def token_in_cookie(request: web.Request, widget: Widget) -> str:
    """Empty where none came."""
    return request.cookies.get(_name(widget), "")


def _name(widget: Widget) -> str:
    return f"secretary_{widget.id}"


def _is_on(widget: Widget, request: web.Request) -> bool:
    origin = request.headers.get("Origin")
    if origin is None:
        # A page of our own reads without naming itself; other pages always do, and so does whoever
        # sends something.
        return request.headers.get("Sec-Fetch-Site") == "same-origin"
    own, domains = f"{request.scheme}://{request.host}", widget.get(DOMAINS)
    return origin == own or is_allowed(origin, domains)
