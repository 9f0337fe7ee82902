"""One call's connection: what came is told, sound goes out in whole messages, nothing ever waits.

It is the call's port (see AudioPort) as well: sound that comes before `start` is nobody's.
"""

import asyncio
import errno
import fcntl
import socket
import struct
import termios
import time
from collections.abc import Callable

from hardware.audio.frames import FrameAssembler
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

READ_BYTES = 65536
"""A second and more of sound: what waited while we could not look is read in one go."""

MESSAGE_BYTES = HEADER.size + FRAME_BYTES

SEND_BUFFER_BYTES = 4096
"""The smallest there is, or nearly (the kernel doubles it): what waits in it is late."""

MOST_UNSENT_BYTES = 3 * MESSAGE_BYTES
"""Where the network has not taken so much, nothing is added."""

STALL_S = 0.5
"""Sound flows every 20 ms; this is no jitter."""

GONE_S = 5.0
"""Sound that is not taken for so long is not waited for: the other side hangs, or is away."""

HUNG_UP = "01"
"""Of the definition's error codes: the calling party has hung up."""

SIOCOUTQNSD = 0x894B
"""Linux: bytes of a socket that were not sent yet; TIOCOUTQ counts those on their way as well."""

OURS_STALLED = "our-sound-stalled"


class Peer:
    """Takes the connection over."""

    def __init__(
        self,
        *,
        connection: socket.socket,
        identified: Callable[[Caller], None],
        key: Callable[[str], None],
        ended: Callable[[str, str], None],
    ) -> None:
        """`ended` gets `remote` or `port-lost` and a reason for the log, once; `close` is yours."""
        self.partial_writes = 0
        self._identified = identified
        self._key = key
        self._tell_ended = ended
        self._parser = MessageParser()
        self._frames = FrameAssembler()
        self._resampler: tuple[int, Resampler] | None = None
        self._kept = b""
        self._known = False
        self._over = False
        """Nothing more is read or written."""
        self._lost_bytes = 0
        """What was not confirmed when it was over."""
        self._closed = False
        self._heard: Callable[[bytes], None] | None = None
        self._trouble: Callable[[str, str], None] | None = None
        self._last_in = self._last_out = time.monotonic()
        self._stalled: set[str] = set()
        self._connection = connection
        connection.setblocking(False)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            limit_ms = round(GONE_S * 1000)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, limit_ms)
        asyncio.get_running_loop().add_reader(connection, self._read)

    @property
    def realigned(self) -> int:
        """See AudioPort: messages have whole samples."""
        return 0

    @property
    def stuck(self) -> int:
        """See AudioPort: what the other side's system has not confirmed."""
        waiting = self._lost_bytes if self._over else self._unconfirmed()
        return waiting * FRAME_BYTES // MESSAGE_BYTES // SAMPLE_BYTES

    def start(self, *, heard: Callable[[bytes], None], trouble: Callable[[str, str], None]) -> None:
        """See AudioPort."""
        self._last_in = self._last_out = time.monotonic()
        self._heard, self._trouble = heard, trouble

    def write(self, frame: bytes) -> None:
        """See AudioPort."""
        self._send(packed(SOUND, frame))

    def can_write(self, now: float) -> bool:
        """See AudioPort."""
        if self._over:
            return False
        if self._kept:
            self._push()
        unsent = len(self._kept) + self._queued(SIOCOUTQNSD)
        if unsent < MOST_UNSENT_BYTES:
            self._last_out = now
        self._watch(OURS_STALLED, now - self._last_out)
        self._watch("caller-sound-stalled", now - self._last_in)
        if now - self._last_out > GONE_S:
            self._end(PORT_LOST, f"our sound was not taken for {now - self._last_out:.1f} s")
            return False
        return not self._kept and unsent < MOST_UNSENT_BYTES

    def finish(self) -> None:
        """We end the call: the other side is told, and nothing of it is told to us any more."""
        if not self._over:
            self._stop()
            self._closed = True
            say_farewell(self._connection, unsent=self._kept)

    def close(self) -> None:
        """See AudioPort."""
        if not self._closed:
            self._closed = True
            self._stop()
            self._connection.close()

    def _read(self) -> None:
        try:
            data = self._connection.recv(READ_BYTES)
        except BlockingIOError:
            return
        except OSError as error:
            self._broken(error)
            return
        if not data:
            self._end(REMOTE, "end of file")
            return
        self._last_in = time.monotonic()
        try:
            for message in self._parser.push(data):
                self._take(message)
        except NotAudioSocket as error:
            self._end(PORT_LOST, str(error))

    def _take(self, message: Message) -> None:
        if self._over:
            return
        if self._known == isinstance(message, Identity):
            raise NotAudioSocket("a stream that does not begin with its one UUID")
        match message:
            case Identity(uuid=uuid):
                self._known = True
                self._identified(caller_of(uuid))
            case Sound(pcm=pcm, rate=rate):
                self._sound(pcm, rate)
            case Key(digit=digit) if digit in KEYS:
                self._key(digit)
            case Terminate():
                self._end(REMOTE, "told so")
            case PeerError(code=code):
                self._end(REMOTE if code == HUNG_UP else PORT_LOST, f"error {code}")
            case _:
                pass

    def _sound(self, pcm: bytes, rate: int) -> None:
        if self._heard is None:
            return
        if rate != RATE:
            if self._resampler is None or self._resampler[0] != rate:
                self._resampler = (rate, Resampler(source=rate, target=RATE))
            pcm = self._resampler[1].push(samples(pcm)).tobytes()
        frames = self._frames.push(pcm)
        if frames:
            self._heard(b"".join(frames))

    def _send(self, message: bytes) -> None:
        """In one piece: Asterisk reads a header that came in two pieces wrongly."""
        if not self._over:
            self._kept += message
            self._push()

    def _push(self) -> None:
        try:
            taken = self._connection.send(self._kept)
        except BlockingIOError:
            return
        except OSError as error:
            self._broken(error)
            return
        self.partial_writes += taken < len(self._kept)
        self._kept = self._kept[taken:]

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

    def _watch(self, code: str, seconds: float) -> None:
        """Tells a stall once, when it is found, and again only after sound has flowed."""
        if seconds < STALL_S:
            self._stalled.discard(code)
        elif code not in self._stalled and self._trouble is not None:
            self._stalled.add(code)
            self._trouble(code, f"nothing for {seconds:.1f} s")

    def _end(self, cause: str, reason: str) -> None:
        if self._over:
            return
        self._stop()
        if cause == PORT_LOST and self._trouble is not None:
            self._trouble(PORT_LOST, reason)
        self._tell_ended(cause, reason)

    def _stop(self) -> None:
        if not self._over:
            self._lost_bytes = self._unconfirmed()
            self._over = True
            asyncio.get_running_loop().remove_reader(self._connection)
