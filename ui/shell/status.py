"""What the status strip says: the line, the engines, today's calls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.events import (
    CallAnswered,
    CallDialled,
    CallEnded,
    CallEvent,
    CallRang,
    CallResumed,
)
from secretary_app.features.lines.events import LineDropped, LineStateChanged
from secretary_app.features.providers.engine_room import EngineRoom
from secretary_app.foundation.web.events import ServerClosed, ServerOpened, ServerRefused
from ui.shell.list_column import ListColumn
from ui.shell.status_strip import StatusStrip
from ui.shell.todays_calls import TodaysCalls

ENGINES_MS = 1000
"""How often the states of the engines are looked at."""

GOOD = frozenset({"ready", "ringing", "dialing", "in_call", "ending"})
COMING = frozenset({"starting", "registering", "resetting", "warming"})
"""On the way: no trouble yet, but worth a word."""

WORKS, FAILED = "ready", "failed"

WEAK_BARS = 1
"""Of five: callers break up, and the line may be lost."""


class Status(QObject):
    """Listens, and keeps strip and chip true."""

    calls_changed = Signal(int)
    """How many calls go on."""

    def __init__(self, *, workspace: Workspace, strip: StatusStrip, column: ListColumn) -> None:
        super().__init__(strip)
        self._workspace = workspace
        self._strip = strip
        self._column = column
        self._calls: set[str] = set()
        self._today = TodaysCalls(clock=workspace.clock)
        self._signal: int | None = None
        self._line = "warming"
        self._engines: EngineRoom | None = None
        self._engines_looked_at = QTimer(self)
        self._engines_looked_at.setInterval(ENGINES_MS)
        self._engines_looked_at.timeout.connect(self._look_at_engines)
        events = workspace.events
        unlisten: list[Callable[[], None]] = [
            events.subscribe(LineStateChanged, lambda event: self._line_is(event.state)),
            events.subscribe(LineDropped, lambda _event: self._line_is("lost")),
            *(
                events.subscribe(kind, self._call_begins)
                for kind in (CallRang, CallDialled, CallAnswered, CallResumed)
            ),
            events.subscribe(CallEnded, self._call_ends),
            *(
                events.subscribe(kind, lambda _event: self._say_server())
                for kind in (ServerOpened, ServerClosed, ServerRefused)
            ),
        ]
        self.destroyed.connect(lambda: [each() for each in unlisten])
        strip.words.changed.connect(self._say)
        self._say()

    @property
    def line(self) -> str:
        """The state of the line, as it last told."""
        return self._line

    @property
    def in_call(self) -> bool:
        """Whether somebody would be cut off."""
        return bool(self._calls)

    def serving(self, engines: EngineRoom | None) -> None:
        """The engines run from now on; None: not any more."""
        self._engines = engines
        if engines is None:
            self._engines_looked_at.stop()
            self._line = "stopped"
        else:
            self._engines_looked_at.start()
            self._line = self._workspace.line.state or self._line
        self._say()

    def stopped(self, reason: str) -> None:
        """Calls are not served, because of this."""
        self._line = "stopped"
        self._say()
        self._strip.tell("line", reason, tone="danger")

    def _line_is(self, state: str) -> None:
        self._line = state
        self._say()

    def _call_begins(self, event: CallEvent) -> None:
        if event.call_id not in self._calls:
            self._calls.add(event.call_id)
            self._today.add()
            self._say()
            self.calls_changed.emit(len(self._calls))

    def _call_ends(self, event: CallEvent) -> None:
        self._calls.discard(event.call_id)
        self.calls_changed.emit(len(self._calls))

    def _say(self) -> None:
        words = self._strip.words
        state = words.text("desk-line", state=self._line)
        good, coming = self._line in GOOD, self._line in COMING
        self._strip.tell("line", state, tone="text3" if good else "text2" if coming else "danger")
        self._column.line.show_state(
            words.text("desk-line-short", state=self._line),
            tone="success" if good else "neutral" if coming else "danger",
        )
        self._column.line.setVisible(True)
        today = self._today.count
        self._strip.tell("calls", words.text("desk-calls-today", count=today) if today else "")
        self._say_signal()
        self._say_server()
        self._look_at_engines()

    def know_signal(self, bars: int | None) -> None:
        """How strong the network is, 0 to 5; None where a line has no such thing."""
        self._signal = bars
        self._say_signal()

    def know_calls(self, count: int) -> None:
        """How many calls the day has had before this start."""
        self._today.begin_with(count)
        self._say()

    def _say_signal(self) -> None:
        words, bars = self._strip.words, self._signal
        if bars is None or self._line not in GOOD:
            self._strip.tell("signal", "")
            return
        weak = bars <= WEAK_BARS
        text = words.text("desk-signal", bars=bars, weak=str(weak).lower())
        self._strip.tell("signal", text, tone="warn" if weak else "text3")

    def _say_server(self) -> None:
        """Only what a person must mend: that it is open is told where it is switched on."""
        error = self._workspace.server.error
        text = "" if error is None else self._strip.words.error(error)
        self._strip.tell("server", text, tone="warn")

    def _look_at_engines(self) -> None:
        words = self._strip.words
        if self._engines is None:
            warming = self._line == "warming"
            self._strip.tell("engines", words.text("desk-engines-warming") if warming else "")
            return
        workers = self._engines.workers
        ready = sum(worker.state.value == WORKS for worker in workers)
        failed = [worker.name for worker in workers if worker.state.value == FAILED]
        if failed:
            text, tone = words.text("desk-engines-failed", names=", ".join(failed)), "danger"
        elif ready < len(workers):
            text, tone = words.text("desk-engines-starting", ready=ready, all=len(workers)), "text2"
        else:
            text, tone = words.text("desk-engines-ready"), "text3"
        self._strip.tell("engines", text, tone=tone)
