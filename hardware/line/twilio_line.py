"""A line at Twilio: the app's websocket hands a call over on a local socket, message by message.

Calls of ours are made by the app, too: the line connects to it and says whom (`placing.py`).
"""

import asyncio
import functools
import socket
import time
from pathlib import Path

from hardware.exchange.caller import Caller
from hardware.exchange.farewell import close_softly
from hardware.exchange.listener import Listener
from hardware.line.config import LineConfig
from hardware.line.dial_reports import Dialling
from hardware.line.dialling import NO_OUTGOING
from hardware.line.exchange_line import ExchangeLine
from hardware.line.reports import CallEnded
from hardware.modem.errors import CallGone
from hardware.modem.state import WITH_CALL, ModemState
from hardware.twilio.errors import NotPlaced
from hardware.twilio.placing import Wanted, place
from hardware.twilio.stream import Stream


class TwilioLine(ExchangeLine):
    """See DiallingLine, too."""

    def __init__(self, *, config: LineConfig) -> None:
        fd = config.listen_fd
        super().__init__(
            kind=config.kind,
            model="Twilio Media Streams",
            opened=lambda: (
                Listener.local(Path(config.listen)) if fd < 0 else Listener.inherited(fd)
            ),
            shared=fd >= 0,
            make_peer=Stream,
            turn_away=functools.partial(close_softly, last=b""),
        )
        self._line_id = config.line_id
        self._dial_at = config.dial_at

    def hindrance(self) -> str | None:
        """See DiallingLine."""
        if not self._dial_at:
            return NO_OUTGOING
        if self._state.state in WITH_CALL:
            return "taken"
        return None if self._state.state == ModemState.READY else "not-ready"

    async def dial(self, number: str) -> None:
        """See DiallingLine. Callers come to other seats meanwhile, or wait."""
        assert self._listener is not None, "a line that is ready listens"
        self._listener.ignore()
        self._changed(ModemState.DIALING)
        wanted = Wanted(line=self._line_id, number=number)
        try:
            connection = await place(wanted, at=Path(self._dial_at), rings=self._rings_there)
            await self._carried(connection)
        except NotPlaced as error:
            self._tell(CallEnded(cause=error.cause, duration_s=None))
            self._free()
            raise CallGone(str(error)) from error
        except BaseException:
            self._free()
            raise

    def _rings_there(self) -> None:
        self._tell(Dialling(ringing=True))

    async def _carried(self, connection: socket.socket) -> None:
        """Returns when the stream has begun. Raises NotPlaced, or CallGone where it ended there."""
        begun: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def started(caller: Caller) -> None:
            self._caller = caller
            self._began, self._fresh = time.monotonic(), True
            self._changed(ModemState.IN_CALL)
            begun.set_result(None)

        def ended(cause: str, reason: str) -> None:
            if begun.done():
                self._over(cause, reason)
            else:
                begun.set_exception(NotPlaced(reason, cause=cause))

        peer = self._peer = self._make_peer(
            connection=connection, identified=started, key=self._key, ended=ended
        )
        try:
            await begun
        except BaseException:
            self._peer = None
            peer.finish()
            peer.close()
            raise
        if self._state.state != ModemState.IN_CALL:
            raise CallGone("the call ended as it began")


def make_line(config: LineConfig) -> TwilioLine:
    """The line of a configuration."""
    return TwilioLine(config=config)
