"""Listeners by class of event: plain functions, called in the order of the wire."""

import logging
from collections.abc import Callable
from typing import Any, Generic, TypeVar

log = logging.getLogger(__name__)

Event = TypeVar("Event")
Fact = TypeVar("Fact")


class Listeners(Generic[Event]):
    """Hands each event to whoever asked for its class or for one of its base classes."""

    def __init__(self) -> None:
        # Any: the class in each row is that of its own handler's argument.
        self._rows: list[tuple[type[Any], Callable[[Any], None]]] = []

    def subscribe(self, cls: type[Fact], handler: Callable[[Fact], None]) -> Callable[[], None]:
        """Call `handler` with each event of this class, at once; returns how to stop that."""
        row = (cls, handler)
        self._rows.append(row)

        def unsubscribe() -> None:
            if row in self._rows:
                self._rows.remove(row)

        return unsubscribe

    def emit(self, event: Event) -> bool:
        """Tell everybody; False when nobody listens to this class."""
        rows = [row for row in self._rows if isinstance(event, row[0])]
        for _, handler in rows:
            try:
                handler(event)
            except Exception:
                # A listener's bug must not take the telephone line down with it.
                log.exception("a listener failed at %s", type(event).__name__)
        return bool(rows)
