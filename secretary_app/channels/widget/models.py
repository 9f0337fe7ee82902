"""A widget as the owner set it up, and a visitor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar, cast

from secretary_app.foundation.settings import Setting

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """One place on a website where the secretary is met."""

    id: str
    """Public: it stands in the page."""
    name: str = ""
    """For the people here; empty: it is called by its id."""
    enabled: bool = True
    chosen: Mapping[str, object] = field(default_factory=dict)
    """Values by the key of their field; the others are at their defaults."""

    def get(self, of: Setting[ValueT]) -> ValueT:
        """What holds for this one."""
        return cast("ValueT", self.chosen.get(of.key, of.default))

    @property
    def title(self) -> str:
        """As people here call it."""
        return self.name or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A browser that has written on a widget; whoever has its token."""

    id: str
    widget_id: str
    language: str
    page: str
    """Where it began, without what follows the path."""
    begun_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVisit:
    """The only moment at which the token is known here."""

    visit: Visit
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WidgetFigures:
    """Who was on a widget."""

    today: int = 0
    """Browsers that were there since midnight."""
    visits: int = 0
    """Those that have ever written."""
    messages: int = 0
    """Written by them and to them."""
    last_at: datetime | None = None
    lately: tuple[Visit, ...] = ()
    """The newest first."""
