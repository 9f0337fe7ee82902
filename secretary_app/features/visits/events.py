"""What happens at the counter that people of ours must know."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorRang(Event):
    """Somebody at the counter wants a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorAnswered(Event):
    """One of us is on the way to them; ``actor`` says who."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorWaitedInVain(Event):
    """Nobody came; it is among the promises now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorGone(Event):
    """Whoever rang does not wait any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorAlarm(Event):
    """Emergency words were written at the counter."""

    text: str
