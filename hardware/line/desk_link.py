"""The line's side of its connections to desks: several may listen, one speaks."""

import asyncio
import logging
from collections import deque

from engines.wire import Connection, Event, WireError
from engines.wire.control import Error
from hardware.line.desk_messages import (
    DeskListen,
    DeskRewind,
    DeskSound,
    DeskVoice,
    DeskWelcome,
)
from hardware.line.desk_side import DeskSide, laid_over

MOST_PIECES = 100
"""2 s of live sound. A desk that is further behind had better hear what is now."""

WRITE_TIMEOUT_S = 5.0
"""A desk that takes nothing for so long is stuck."""

logger = logging.getLogger(__name__)


class _Desk:
    """One connection."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.hears_caller = self.hears_us = False
        self.more = asyncio.Event()
        self._waiting: deque[DeskSound] = deque()
        self._past: deque[DeskSound] = deque()

    def hear(self, at_ms: int, caller: bytes, ours: bytes) -> None:
        if self.hears_caller and self.hears_us:
            pcm = laid_over(caller, ours)
        elif self.hears_caller or self.hears_us:
            pcm = caller if self.hears_caller else ours
        else:
            return
        if len(self._waiting) >= MOST_PIECES:
            self._waiting.popleft()
        self._waiting.append(DeskSound(at_ms=at_ms, again=False, pcm=pcm))
        self.more.set()

    def hear_again(self, recent: list[tuple[int, bytes, bytes]]) -> None:
        """What waits is part of it."""
        self._waiting.clear()
        self._past = deque(
            DeskSound(at_ms=at_ms, again=True, pcm=laid_over(caller, ours))
            for at_ms, caller, ours in recent
        )
        self.more.set()

    async def pump(self) -> None:
        try:
            while True:
                await self.more.wait()
                self.more.clear()
                while self._past or self._waiting:
                    piece = (self._past or self._waiting).popleft()
                    await self.connection.write(piece.event(), timeout_s=WRITE_TIMEOUT_S)
        except WireError as error:
            logger.info("a desk does not take its sound: %s", error)
            await self.connection.close()


class DeskLink:
    """All desks of a line, whatever call is on."""

    def __init__(self, *, version: int) -> None:
        self._version = version
        self._desks: list[_Desk] = []
        self._call: DeskSide | None = None

    def call_is(self, call: DeskSide | None) -> None:
        """The call of now, or none."""
        self._call = call

    def hear(self, at_ms: int, caller: bytes, ours: bytes) -> None:
        """The next piece of the call, for whoever listens."""
        for desk in self._desks:
            desk.hear(at_ms, caller, ours)

    async def serve(self, connection: Connection) -> None:
        """One connection from its second event to its end."""
        desk = _Desk(connection)
        await connection.write(DeskWelcome(version=self._version).event())
        self._desks.append(desk)
        pump = asyncio.create_task(desk.pump(), name="desk sound")
        try:
            while (event := await connection.read()) is not None:
                if not self._obey(desk, event):
                    text = f"a desk does not say {event.type}"
                    await connection.write(Error(text=text, code="unsupported").event())
                    return
        finally:
            self._desks.remove(desk)
            if self._call is not None:
                self._call.left(desk)
            pump.cancel()
            await asyncio.gather(pump, return_exceptions=True)

    def _obey(self, desk: _Desk, event: Event) -> bool:
        if event.type == DeskVoice.TYPE:
            if self._call is not None:
                self._call.says(DeskVoice.from_event(event).pcm, desk=desk)
        elif event.type == DeskListen.TYPE:
            order = DeskListen.from_event(event)
            desk.hears_caller, desk.hears_us = order.caller, order.ours
        elif event.type == DeskRewind.TYPE:
            seconds = DeskRewind.from_event(event).seconds
            desk.hear_again([] if self._call is None else self._call.recent(seconds))
        else:
            return False
        return True
