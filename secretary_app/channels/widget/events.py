"""What happens to widgets, and on them."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.features.conversations.models import Message
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class WidgetAdded(Event):
    """There is another widget."""

    widget_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WidgetChanged(Event):
    """It looks or behaves differently, or is on or off."""

    widget_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WidgetRemoved(Event):
    """It is ours no more."""

    widget_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorAnswered(Event):
    """One of us has written to a visitor; it stands in the thread."""

    visit_id: str
    message: Message
