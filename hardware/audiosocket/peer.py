"""AudioSocket on a call's connection: whole messages go out, by what the system still holds."""

import errno
import fcntl
import socket
import struct
import termios
from collections.abc import Callable
from typing import ClassVar

from hardware.audio.measures import FRAME_BYTES, RATE, SAMPLE_BYTES
from hardware.audio.pcm import samples
from hardware.audio.resampler import Resampler
from hardware.audiosocket.caller import caller_of
from hardware.audiosocket.errors import NotAudioSocket
from hardware.audiosocket.farewell import say_farewell
from hardware.audiosocket.protocol import (
    HEADER,
    KEYS,
    SOUND,
    Identity,
    Key,
    Message,
    MessageParser,
    PeerError,
    Sound,
    Terminate,
    packed,
)
from hardware.exchange.caller import Caller
from hardware.exchange.causes import PORT_LOST, REMOTE
from hardware.exchange.connection import GONE_S, CallConnection

MESSAGE_BYTES = HEADER.size + FRAME_BYTES

SEND_BUFFER_BYTES = 4096
"""The smallest there is, or nearly (the kernel doubles it): what waits in it is late."""

MOST_UNSENT_BYTES = 3 * MESSAGE_BYTES
"""Where the network has not taken so much, nothing is added."""

HUNG_UP = "01"
"""Of the definition's error codes: the calling party has hung up."""

SIOCOUTQNSD = 0x894B
"""Linux: bytes of a socket that were not sent yet; TIOCOUTQ counts those on their way as well."""


class Peer(CallConnection):
    """Takes the connection over."""

    eof: ClassVar[tuple[str, str]] = (REMOTE, "end of file")

    def __init__(
        self,
        *,
        connection: socket.socket,
        identified: Callable[[Caller], None],
        key: Callable[[str], None],
        ended: Callable[[str, str], None],
    ) -> None:
        """See CallConnection."""
        self._parser = MessageParser()
        self._resampler: tuple[int, Resampler] | None = None
        self._known = False
        self._lost_bytes = 0
        """What was not confirmed when it was over."""
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            limit_ms = round(GONE_S * 1000)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, limit_ms)
        super().__init__(connection=connection, identified=identified, key=key, ended=ended)

    @property
    def stuck(self) -> int:
        """See AudioPort: what the other side's system has not confirmed."""
        waiting = self._lost_bytes if self._over else self._unconfirmed()
        return waiting * FRAME_BYTES // MESSAGE_BYTES // SAMPLE_BYTES

    def write(self, frame: bytes) -> None:
        """See AudioPort. In one piece: Asterisk reads a header that came in two pieces wrongly."""
        self._send(packed(SOUND, frame))

    def _flows(self) -> bool:
        return len(self._kept) + self._queued(SIOCOUTQNSD) < MOST_UNSENT_BYTES

    def _say_farewell(self, connection: socket.socket, unsent: bytes) -> None:
        say_farewell(connection, unsent=unsent)

    def _take(self, data: bytes) -> None:
        try:
            for message in self._parser.push(data):
                self._obey(message)
        except NotAudioSocket as error:
            self._end(PORT_LOST, str(error))

    def _obey(self, message: Message) -> None:
        if self._over:
            return
        if self._known == isinstance(message, Identity):
            raise NotAudioSocket("a stream that does not begin with its one UUID")
        match message:
            case Identity(uuid=uuid):
                self._known = True
                self._identified(caller_of(uuid))
            case Sound(pcm=pcm, rate=rate):
                self._tell_sound(self._at_our_rate(pcm, rate))
            case Key(digit=digit) if digit in KEYS:
                self._key(digit)
            case Terminate():
                self._end(REMOTE, "told so")
            case PeerError(code=code):
                self._end(REMOTE if code == HUNG_UP else PORT_LOST, f"error {code}")
            case _:
                pass

    def _at_our_rate(self, pcm: bytes, rate: int) -> bytes:
        if rate == RATE or self._heard is None:
            return pcm
        if self._resampler is None or self._resampler[0] != rate:
            self._resampler = (rate, Resampler(source=rate, target=RATE))
        return self._resampler[1].push(samples(pcm)).tobytes()

    def _broken(self, error: OSError) -> None:
        """An exchange that closes with sound of ours unread resets the connection: it hung up."""
        hung_up = error.errno in (errno.ECONNRESET, errno.EPIPE)
        self._end(REMOTE if hung_up else PORT_LOST, str(error))

    def _unconfirmed(self) -> int:
        return len(self._kept) + self._queued(termios.TIOCOUTQ)

    def _queued(self, which: int) -> int:
        """Bytes the kernel holds, of one kind."""
        try:
            answer = fcntl.ioctl(self._connection, which, bytes(4))
        except OSError:
            return 0
        return int(struct.unpack("i", answer)[0])

    def _stop(self) -> None:
        if not self._over:
            self._lost_bytes = self._unconfirmed()
        super()._stop()
