"""The processes of one line: one for each call at once; those of an exchange share one place.

Each line is a process of its own and takes the next caller from there while it is free, so no call
waits for another's clock. Only while none is free somebody is turned away, and that from here.
"""

from __future__ import annotations

import dataclasses
import logging
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from hardware.audiosocket.farewell import say_farewell
from hardware.errors import HardwareError
from hardware.exchange.farewell import close_softly
from hardware.exchange.listener import Listener
from hardware.line.client import LineClient
from hardware.line.config import LineConfig, LineKind
from hardware.line.reports import LineState, Report
from hardware.modem.state import ModemState
from secretary_app.features.lines.errors import ListenRefused
from secretary_app.features.lines.models import BY_CONNECTION, SEAT, PhoneLine
from secretary_app.features.lines.service import line_config
from secretary_app.features.lines.settings import CALLS_AT_ONCE

_LOG = logging.getLogger(__name__)


class Seat:
    """What one line is doing (``LineUser``)."""

    def __init__(self, *, board: Switchboard) -> None:
        self._board = board
        self.free = True
        """So is a line that is only starting: callers wait for it."""

    async def connected(self, line: LineClient) -> None:
        """A line process is there, new or again; it tells its state by itself."""

    async def receive(self, message: Report) -> None:
        """The next message of the line."""
        if isinstance(message, LineState):
            self._set(free=message.state == ModemState.READY)

    async def lost(self, reason: str) -> None:
        """The line process is gone."""
        _LOG.debug("a seat is empty: %s", reason)
        self._set(free=False)

    def _set(self, *, free: bool) -> None:
        self.free = free
        self._board.look()


class Switchboard:
    """The seats of one line, and who turns callers away when all of them are busy."""

    def __init__(
        self,
        *,
        configs: tuple[LineConfig, ...],
        listener: Listener | None,
        turn_away: Callable[[socket.socket], None] = say_farewell,
    ) -> None:
        """``listener`` is the place that the lines share, if they do."""
        self.configs = configs
        self._listener = listener
        self._turn_away = turn_away
        self._seats = tuple(Seat(board=self) for _ in configs)
        self.turned_away = 0

    def seat(self, number: int) -> Seat:
        """The line of ``configs[number]`` tells its news to this, too."""
        return self._seats[number]

    def has_room(self) -> bool:
        """Whether one of the lines would take the next caller."""
        return any(seat.free for seat in self._seats)

    def look(self) -> None:
        """A line became free, or busy."""
        if self._listener is None:
            return
        if self.has_room():
            self._listener.ignore()
        else:
            self._listener.watch(self._refuse)

    def _refuse(self) -> None:
        assert self._listener is not None, "watched only where there is one"
        connection = self._listener.take()
        if connection is not None:
            self._turn_away(connection)
            self.turned_away += 1
            _LOG.warning("a caller was turned away: all %d lines are busy", len(self._seats))


@asynccontextmanager
async def open_switchboard(line: PhoneLine, *, sockets: Path) -> AsyncIterator[Switchboard]:
    """The line as the owner set it up; a place that its seats share is open until leaving.

    Raises ListenRefused.
    """
    config = line_config(line, sockets=sockets)
    if config.kind not in BY_CONNECTION:
        yield Switchboard(configs=(config,), listener=None)
        return
    by_door = config.kind is LineKind.TWILIO
    try:
        listener = Listener.local(Path(config.listen)) if by_door else Listener.at(config.listen)
    except HardwareError as error:
        raise ListenRefused(reason=error.code, listen=config.listen) from error
    try:
        configs = tuple(
            dataclasses.replace(config, line_id=f"{line.id}{SEAT}{number}", listen_fd=listener.fd)
            for number in range(1, line.get(CALLS_AT_ONCE) + 1)
        )
        turn_away = partial(close_softly, last=b"") if by_door else say_farewell
        yield Switchboard(configs=configs, listener=listener, turn_away=turn_away)
    finally:
        listener.close()
