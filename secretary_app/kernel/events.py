"""What has happened, told by a lower slice to whoever listens higher up."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The usual base of a fact; subclasses are named in the past tense: ``MessageAdded``."""

    at: datetime
    """UTC."""
    actor: str = "system"
    """Who caused it: ``caller``, ``assistant``, ``system``, ``cli`` or a signed-in user's id."""


EventT = TypeVar("EventT")
Unsubscribe = Callable[[], None]


class EventBus:
    """Delivers events in the emitting task, in the order of subscription.

    Handlers are plain functions and return quickly; one with asynchronous work gives that work to a
    ``TaskOwner`` of its own. A handler that raises is logged, and the rest are still called.
    """

    def __init__(self) -> None:
        """Starts with no listeners."""
        # Any: handlers of different event classes; `subscribe` ties each to its own.
        self._handlers: defaultdict[type, list[Callable[[Any], None]]] = defaultdict(list)

    def subscribe(self, kind: type[EventT], handler: Callable[[EventT], None]) -> Unsubscribe:
        """Calls ``handler`` for each event of ``kind`` or of a subclass; the result ends that."""
        handlers = self._handlers[kind]
        handlers.append(handler)

        def unsubscribe() -> None:
            if handler in handlers:
                handlers.remove(handler)

        return unsubscribe

    def emit(self, event: object) -> None:
        """Tells every listener of the event's class and of its base classes."""
        for kind in type(event).__mro__:
            for handler in tuple(self._handlers.get(kind, ())):
                try:
                    handler(event)
                except Exception:  # noqa: BLE001 - rejected: one listener must not deafen the rest
                    _LOG.exception("a listener of %s failed", type(event).__name__)
