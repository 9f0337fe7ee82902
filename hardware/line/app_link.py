"""The line's side of its connection to the app: one app at a time, and a call outlives it."""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable

from engines.wire import AudioChunk, Connection, Event, WireError
from engines.wire.control import PROTOCOL_VERSION, Describe, Error, Ping, Pong, WorkerInfo
from hardware.line.desk_link import DeskLink
from hardware.line.desk_messages import AttachDesk
from hardware.line.messages import read_order
from hardware.line.operator_reports import OperatorSound
from hardware.line.orders import Attach, Order
from hardware.line.reports import Failed, Levels, Report

MOST_CHUNKS = 500
"""10 s of caller sound. An app so far behind would not answer in time anyway; it gets the rest."""

MOST_REPORTS = 2000
"""For an app that is away: all of several calls, and still small."""

DRAIN_TIMEOUT_S = 1.0
"""An app that reads has the last reports in milliseconds."""

WRITE_TIMEOUT_S = 10.0
"""An app that takes nothing for so long is stuck; the next one may attach."""

SOUND = (AudioChunk, OperatorSound, Levels)
"""Of no use to an app that comes later."""

INFO = WorkerInfo(kind="line", backend="line", languages=(), protocol=PROTOCOL_VERSION)

logger = logging.getLogger(__name__)


class AppLink:
    """Hands orders in and reports out; a connection of a desk is passed on to `desks`.

    Without an app reports wait for the next one, except the caller's sound. `greet` makes the
    first reports of each connection: what the line is and how it stands. `changed` is told when an
    app has come (True) and when the last one has left (False).
    """

    def __init__(
        self,
        *,
        greet: Callable[[], tuple[Report, ...]],
        changed: Callable[[bool], None],
        desks: DeskLink,
    ) -> None:
        self._desks = desks
        self._greet = greet
        self._changed = changed
        self._app: Connection | None = None
        self._waiting: deque[Report] = deque()
        self._chunks = 0
        self._more = asyncio.Event()
        self._empty = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._alone_since = self._loop.time()
        self.chunks_lost = 0

    @property
    def has_app(self) -> bool:
        """Whether one is connected."""
        return self._app is not None

    @property
    def alone_s(self) -> float:
        """Seconds since the last app left, 0 while there is one."""
        return 0.0 if self._app is not None else self._loop.time() - self._alone_since

    def emit(self, report: Report) -> None:
        """Sends a report as soon as the app takes it; never waits."""
        if isinstance(report, SOUND):
            if self._app is None:
                return
            if self._chunks >= MOST_CHUNKS:
                self.chunks_lost += 1
                return
            self._chunks += 1
        elif len(self._waiting) - self._chunks >= MOST_REPORTS:
            logger.warning("no app takes the reports; %s is forgotten", report.TYPE)
            return
        self._waiting.append(report)
        self._empty.clear()
        self._more.set()

    async def drain(self) -> None:
        """Before the end: until the app has everything, or takes nothing any more."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_TIMEOUT_S):
                while self._app is not None and self._waiting:
                    await self._empty.wait()

    async def serve(self, connection: Connection, *, obey: Callable[[Order], None]) -> None:
        """One connection from its first event to its end; the app's orders go to `obey`."""
        while (event := await connection.read()) is not None:
            if event.type == Attach.TYPE:
                await self._serve_app(connection, obey)
                return
            if event.type == AttachDesk.TYPE:
                await self._desks.serve(connection)
                return
            if not await _answer_common(connection, event):
                text = f"{event.type} before attach"
                await connection.write(Error(text=text, code="unsupported").event())
                return

    async def _serve_app(self, connection: Connection, obey: Callable[[Order], None]) -> None:
        before, self._app = self._app, connection
        if before is not None:
            logger.warning("another app took the line over")
            await before.close()
        first, *others = self._greet()
        self._drop_chunks()
        self._waiting.appendleft(first)
        self._waiting.extend(others)
        self._empty.clear()
        # One event for each pump: the one before must not clear it.
        self._more = more = asyncio.Event()
        more.set()
        self._changed(True)
        pump = asyncio.create_task(self._pump(connection, more), name="line reports")
        try:
            while (event := await connection.read()) is not None:
                if not await _answer_common(connection, event):
                    self._take(event, obey)
        finally:
            if self._app is connection:
                self._app = None
                self._alone_since = self._loop.time()
                self._drop_chunks()
                self._empty.set()
                self._changed(False)
            pump.cancel()
            await asyncio.gather(pump, return_exceptions=True)

    def _take(self, event: Event, obey: Callable[[Order], None]) -> None:
        try:
            order = read_order(event)
        except WireError as error:
            self.emit(Failed(code=error.code, text=error.text))
            return
        obey(order)

    async def _pump(self, connection: Connection, more: asyncio.Event) -> None:
        try:
            while True:
                await more.wait()
                while self._waiting and self._app is connection:
                    report = self._waiting[0]
                    await connection.write(report.event(), timeout_s=WRITE_TIMEOUT_S)
                    if self._waiting and self._waiting[0] is report:
                        self._waiting.popleft()
                        self._chunks -= isinstance(report, SOUND)
                more.clear()
                self._empty.set()
        except WireError as error:
            level = logging.WARNING if error.code == "timeout" else logging.INFO
            logger.log(level, "the app does not take its reports: %s", error)
            await connection.close()

    def _drop_chunks(self) -> None:
        kept = [report for report in self._waiting if not isinstance(report, SOUND)]
        self._waiting = deque(kept)
        self._chunks = 0


async def _answer_common(connection: Connection, event: Event) -> bool:
    """What every server of ours answers, on any connection."""
    if event.type == Describe.TYPE:
        await connection.write(INFO.event())
    elif event.type == Ping.TYPE:
        await connection.write(Pong(text=Ping.from_event(event).text).event())
    else:
        return False
    return True
