"""What the tray knows: lines, calls, engines, and what came while nobody looked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.events import CallEnded, CallRang
from secretary_app.features.calls.models import CallOutcome
from secretary_app.features.calls.states import CallState
from secretary_app.features.lines.events import (
    LineAdded,
    LineBroken,
    LineChanged,
    LineDropped,
    LineLeft,
    LineRemoved,
    LineStateChanged,
)
from secretary_app.features.promises.events import PromiseMade
from secretary_app.features.promises.models import PromiseKind
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from ui.shell.status import Status
from ui.tray.state import Counts, TrayState, state_of

STOPPED = "stopped"
LOOK_MS = 1000
"""Engines tell no event when they come and go."""

OF_LINES = (
    LineStateChanged,
    LineChanged,
    LineAdded,
    LineRemoved,
    LineBroken,
    LineLeft,
    LineDropped,
)
MESSAGES = frozenset({PromiseKind.CALL_BACK, PromiseKind.FIND_OUT, PromiseKind.DELIVER})


class TrayWatch(QObject):
    """Emits ``changed``, and ``rang`` with the id of a call."""

    changed = Signal()
    rang = Signal(str)

    def __init__(self, *, workspace: Workspace, status: Status, parent: QObject) -> None:
        super().__init__(parent)
        self._status = status
        self._workspace = workspace
        self.state = TrayState.STARTING
        self.counts = Counts()
        bus = workspace.events
        unlisten = [
            *(bus.subscribe(kind, lambda _event: self.look()) for kind in OF_LINES),
            bus.subscribe(CallRang, self._rang),
            bus.subscribe(CallEnded, self._ended),
            bus.subscribe(PromiseMade, self._promised),
        ]
        self.destroyed.connect(lambda: [each() for each in unlisten])
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        self.look()

    @property
    def ringing(self) -> str | None:
        """The call that rings, if any."""
        views = self._workspace.desk.live()
        found = (view.call_id for view in views if view.state is CallState.RINGING)
        return next(found, None)

    @property
    def paused(self) -> bool:
        """Whether a person has paused the lines."""
        lines = self._workspace.lines.all()
        return bool(lines) and not any(line.enabled for line in lines)

    def seen(self) -> None:
        """Somebody has looked at what came."""
        self.counts = Counts()
        self.changed.emit()

    def look(self) -> None:
        """How things are now."""
        # What the sign in the tray shows is nobody's secret, whoever sits here.
        with acting_as(SYSTEM):
            lines = self._workspace.line.standings()
        found = state_of(
            lines,
            calls=len(self._workspace.desk.live()),
            stopped=self._status.line == STOPPED,
            languages_heard=self._workspace.engines.languages_heard,
        )
        if found is not self.state:
            self.state = found
            self.changed.emit()

    def _rang(self, event: CallRang) -> None:
        self.look()
        self.rang.emit(event.call_id)

    def _ended(self, event: CallEnded) -> None:
        if event.outcome is CallOutcome.MISSED:
            self.counts = replace(self.counts, missed=self.counts.missed + 1)
            self.changed.emit()
        self.look()

    def _promised(self, event: PromiseMade) -> None:
        if event.promise.kind in MESSAGES:
            self.counts = replace(self.counts, messages=self.counts.messages + 1)
            self.changed.emit()
