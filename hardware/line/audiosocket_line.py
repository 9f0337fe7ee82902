"""A line on a telephone exchange of one's own: Asterisk hands a call over by AudioSocket.

The exchange has answered already when it connects: what the line tells as ringing is a caller who
hears nothing yet. One call at a time. Where several lines listen at one port, each takes a call
only while it is free (docs/decisions/0095); one that has the port for itself turns further callers
away.
"""

import asyncio
import logging
import time
from collections.abc import Callable

from hardware.audio.dtmf import tones_of
from hardware.audiosocket.caller import Caller, caller_of
from hardware.audiosocket.farewell import say_farewell
from hardware.audiosocket.listener import Listener
from hardware.audiosocket.peer import REMOTE, Peer
from hardware.audiosocket.protocol import Identity
from hardware.errors import HardwareError
from hardware.line.config import LineConfig
from hardware.line.errors import NoCall
from hardware.line.line import News, OpenSound
from hardware.line.reports import CallEnded, Digit, LineCheck, LineState, MissedCall, Ringing
from hardware.modem.state import ModemState

AGAIN_S = 3.0
"""While the port cannot be had."""

IDENTIFIED_S = 2.0
"""Asterisk names the call as soon as it is connected; who does not is no exchange."""

RINGS_S = 60.0
"""Nobody answers for so long: the dialplan may do something better with the caller."""

log = logging.getLogger(__name__)


class AudioSocketLine:
    """See Line."""

    def __init__(self, *, listen: str, listen_fd: int | None) -> None:
        """`listen` is `host:port`; `listen_fd` the port that several lines share, already open."""
        self._listen = listen
        self._shared_fd = listen_fd
        self._listener: Listener | None = None
        self._refused: HardwareError | None = None
        """Why the port could not be opened."""
        self._state = LineState(state=ModemState.ABSENT.value)
        self._tell: Callable[[News], None] = _nobody
        self._peer: Peer | None = None
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
        """See Line. Raises what keeps the port from being opened."""
        if self._listener is None:
            raise self._refused or NoCall("the port is not open yet")
        return LineCheck(
            kind="audiosocket",
            port=self._listener.address,
            model="AudioSocket",
            realtime=realtime,
            problems=(),
        )

    async def _open(self) -> Listener:
        """Another program that has the port may give it back."""
        while True:
            try:
                if self._shared_fd is not None:
                    return Listener.inherited(self._shared_fd)
                return Listener.at(self._listen)
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
            say_farewell(connection)
            return
        if self._shared_fd is not None:
            self._listener.ignore()
        self._peer = Peer(
            connection=connection, identified=self._identified, key=self._key, ended=self._over
        )
        self._alarm_in(IDENTIFIED_S, "nobody said whose call it is")

    def _identified(self, identity: Identity) -> None:
        self._caller = caller_of(identity.uuid)
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


def make_line(config: LineConfig) -> AudioSocketLine:
    """The line of a configuration."""
    fd = config.listen_fd
    return AudioSocketLine(listen=config.listen, listen_fd=None if fd < 0 else fd)
