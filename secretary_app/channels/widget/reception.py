"""Who asks, and whether they may ask so much: the beginning of every handler of the widget."""

from __future__ import annotations

from collections.abc import Callable

from secretary_app.channels.widget import schemas as wire
from secretary_app.channels.widget.limits import Share, Shares
from secretary_app.channels.widget.models import Visit, Widget
from secretary_app.channels.widget.visiting import Visiting
from secretary_app.foundation.web.asked import Asked


class Reception:
    """Takes shares; what is done with them is the handler's affair."""

    def __init__(
        self, *, visiting: Visiting, shares: Shares, by_address: Callable[[], bool]
    ) -> None:
        """``by_address``: whether an address tells one visitor from another."""
        self.visiting = visiting
        self._shares = shares
        self._by_address = by_address

    def widget(self, asked: Asked) -> Widget:
        """On which widget. Raises WidgetMissing or PageNotAllowed."""
        query = asked.checked_query
        assert isinstance(query, wire.Place), "every route here names its widget"
        return self.visiting.widget(asked.request, query.instance)

    async def visit(self, asked: Asked, widget: Widget) -> Visit:
        """By whom. Raises VisitMissing."""
        return await self.visiting.visit(asked.request, widget, asked.path["id"])

    async def met(self, asked: Asked, *shares: Share) -> tuple[Widget, Visit]:
        """Both. Raises WidgetMissing, PageNotAllowed, VisitMissing or TooMuchAtOnce."""
        widget = self.widget(asked)
        visit = await self.visit(asked, widget)
        for share in shares:
            self._shares.take(share, visit.id)
        return widget, visit

    def take(self, share: Share, who: str) -> None:
        """Of a share that is not one visitor's alone. Raises TooMuchAtOnce."""
        self._shares.take(share, who)

    def take_at(self, asked: Asked, share: Share) -> None:
        """Of the share of an address. Raises TooMuchAtOnce."""
        if self._by_address():
            self._shares.take(share, asked.address)
