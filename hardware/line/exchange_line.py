"""A line on an exchange: each call comes as a connection of its own.

The exchange has answered already when it connects: what the line tells as ringing is a caller who
hears nothing yet. One call at a time. Where several lines listen at one place, each takes a call
only while it is free (docs/decisions/0095); one that has the place for itself turns further callers
away. What is spoken on the connection is the wire's matter (``make_peer``).
"""

import asyncio
import logging
import socket
import time
from collections.abc import Callable
from typing import Protocol

from hardware.audio.dtmf import tones_of
from hardware.errors import HardwareError
from hardware.exchange.caller import Caller
from hardware.exchange.causes import REMOTE
from hardware.exchange.listener import Listener
from hardware.line.condition_reports import LineCheck
from hardware.line.errors import NoCall
from hardware.line.line import News, OpenSound
from hardware.line.port import AudioPort
from hardware.line.reports import CallEnded, Digit, LineState, MissedCall, Ringing
from hardware.modem.state import ModemState

AGAIN_S = 3.0
"""While the place to listen at cannot be had."""

IDENTIFIED_S = 2.0
"""An exchange names the call as soon as it is connected; who does not is none."""

RINGS_S = 60.0
"""Nobody answers for so long: the exchange may do something better with the caller."""

log = logging.getLogger(__name__)


class ExchangePeer(AudioPort, Protocol):
    """One call's connection, whose sound it is as well."""

    def finish(self) -> None:
        """We end the call: the other side is told, and nothing of it is told to us any more."""


class MakePeer(Protocol):
    """What takes a connection over."""

    def __call__(
        self,
        *,
        connection: socket.socket,
        identified: Callable[[Caller], None],
        key: Callable[[str], None],
        ended: Callable[[str, str], None],
    ) -> ExchangePeer:
        """`ended` gets `remote` or `port-lost` and a reason for the log, once."""


class ExchangeLine:
    """See Line."""

    def __init__(
        self,
        *,
        kind: str,
        model: str,
        opened: Callable[[], Listener],
        shared: bool,
        make_peer: MakePeer,
        turn_away: Callable[[socket.socket], None],
    ) -> None:
        """`opened` raises HardwareError; `shared`: several lines listen there."""
        self._kind, self._model = kind, model
        self._opened = opened
        self._shared = shared
        self._make_peer = make_peer
        self._turn_away = turn_away
        self._listener: Listener | None = None
        self._refused: HardwareError | None = None
        """Why it could not be opened."""
        self._state = LineState(state=ModemState.ABSENT.value)
        self._tell: Callable[[News], None] = _nobody
        self._peer: ExchangePeer | None = None
        self._caller: Caller | None = None
        """Of the call that rings or is on; None while the peer has not said who it is."""
        self._fresh = False
        """The call's sound is not handed over yet."""
        self._began = 0.0
        self._alarm: asyncio.TimerHandle | None = None

    @property
    def state(self) -> LineState:
        """See Line."""
        return self._state

    async def run(self, tell: Callable[[News], None]) -> None:
        """See Line."""
        self._tell = tell
        try:
            self._listener = await self._open()
            self._free()
            await asyncio.get_running_loop().create_future()
        finally:
            listener, self._listener = self._listener, None
            if listener is not None:
                listener.close()
            self._end("local")

    async def answer(self) -> None:
        """See Line."""
        if self._caller is None or self._state.state != ModemState.RINGING:
            raise NoCall("nobody rings")
        self._still()
        self._began, self._fresh = time.monotonic(), True
        self._changed(ModemState.IN_CALL)

    async def open_sound(self) -> OpenSound:
        """See Line."""
        if self._peer is None or not self._fresh:
            raise NoCall("no call has begun")
        self._fresh = False
        return OpenSound(port=self._peer, delay_ms=round((time.monotonic() - self._began) * 1000))

    async def close_sound(self) -> None:
        """See Line: the connection was the call's own; the next one may come."""
        if self._state.state == ModemState.ENDING:
            self._free()

    async def hang_up(self) -> None:
        """See Line."""
        if self._caller is not None:
            ringing = self._state.state == ModemState.RINGING
            self._end("rejected" if ringing else "local")

    async def send_digits(self, digits: str) -> bytes:
        """See Line: an exchange ends a call in which it is sent anything but sound."""
        return tones_of(digits)

    async def check(self, *, realtime: str) -> LineCheck:
        """See Line. Raises what keeps the place from being listened at."""
        if self._listener is None:
            raise self._refused or NoCall("the port is not open yet")
        return LineCheck(
            kind=self._kind,
            port=self._listener.address,
            model=self._model,
            realtime=realtime,
            problems=(),
        )

    async def _open(self) -> Listener:
        """Another program that listens there may give it back."""
        while True:
            try:
                return self._opened()
            except HardwareError as error:
                log.info("nobody can call: %s", error)
                self._refused = error
                self._changed(ModemState.ABSENT, error.code)
            await asyncio.sleep(AGAIN_S)

    def _came(self) -> None:
        assert self._listener is not None, "watched only while it is open"
        connection = self._listener.take()
        if connection is None:
            return
        if self._peer is not None or self._state.state != ModemState.READY:
            self._turn_away(connection)
            return
        if self._shared:
            self._listener.ignore()
        self._peer = self._make_peer(
            connection=connection, identified=self._identified, key=self._key, ended=self._over
        )
        self._alarm_in(IDENTIFIED_S, "nobody said whose call it is")

    def _identified(self, caller: Caller) -> None:
        self._caller = caller
        self._alarm_in(RINGS_S, "nobody answers")
        self._changed(ModemState.RINGING)
        self._tell(
            Ringing(
                number=self._caller.number,
                withheld=self._caller.withheld,
                at=time.monotonic(),
            )
        )

    def _key(self, digit: str) -> None:
        if self._state.state == ModemState.IN_CALL:
            self._tell(Digit(digit=digit, at_ms=0))

    def _over(self, cause: str, reason: str) -> None:
        log.info("the connection is over: %s (%s)", cause, reason)
        self._end(cause)

    def _alarm_in(self, seconds: float, reason: str) -> None:
        self._still()
        loop = asyncio.get_running_loop()
        self._alarm = loop.call_later(seconds, self._over, REMOTE, reason)

    def _still(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _end(self, cause: str) -> None:
        """Tells how a call ended; a port that was handed over is closed by who has it."""
        self._still()
        peer, self._peer = self._peer, None
        caller, self._caller = self._caller, None
        if peer is None:
            return
        answered = self._state.state == ModemState.IN_CALL
        peer.finish()
        if not answered or self._fresh:
            peer.close()
        self._fresh = False
        if answered:
            # Whoever calls now would be told of before the end of this call is.
            self._changed(ModemState.ENDING)
            seconds = round(time.monotonic() - self._began)
            self._tell(CallEnded(cause=cause, duration_s=seconds))
            return
        self._free()
        if cause == "rejected":
            self._tell(CallEnded(cause=cause, duration_s=None))
        elif caller is not None:
            self._tell(MissedCall(number=caller.number))

    def _free(self) -> None:
        if self._listener is not None:
            self._changed(ModemState.READY)
            self._listener.watch(self._came)

    def _changed(self, state: ModemState, detail: str | None = None) -> None:
        news = LineState(state=state.value, detail=detail)
        if news != self._state:
            self._state = news
            self._tell(news)


def _nobody(_news: News) -> None:
    """Before `run` nobody listens."""
