"""What happens to promises."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.features.promises.models import Promise, PromiseState
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseMade(Event):
    """The promise is on the disk: now it may be said aloud."""

    promise: Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseMoved(Event):
    """Fulfilled, cancelled, open again; or noted or answered, and ``before`` is what it was."""

    promise: Promise
    before: PromiseState
