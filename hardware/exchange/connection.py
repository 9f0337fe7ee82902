"""One call's connection, whatever is spoken on it: what came is told, and nothing ever waits.

It is the call's port (see AudioPort) as well: sound that comes before `start` is nobody's. What a
wire says, and how it knows that our sound flows, is added by its own class.
"""

import asyncio
import socket
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import ClassVar

from hardware.audio.frames import FrameAssembler
from hardware.exchange.caller import Caller
from hardware.exchange.causes import PORT_LOST

READ_BYTES = 65536
"""A second and more of sound: what waited while we could not look is read in one go."""

STALL_S = 0.5
"""Sound flows every 20 ms; this is no jitter."""

GONE_S = 5.0
"""Sound that goes nowhere for so long is not waited for: the other side hangs, or is away."""

OURS_STALLED = "our-sound-stalled"
THEIRS_STALLED = "caller-sound-stalled"


class CallConnection(ABC):
    """Takes the connection over."""

    eof: ClassVar[tuple[str, str]]
    """Cause and reason of an end that came without a word."""

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
        self._frames = FrameAssembler()
        self._kept = b""
        """What the system has not taken."""
        self._over = False
        """Nothing more is read or written."""
        self._closed = False
        self._heard: Callable[[bytes], None] | None = None
        self._trouble: Callable[[str, str], None] | None = None
        self._last_in = self._last_out = time.monotonic()
        self._stalled: set[str] = set()
        self._connection = connection
        connection.setblocking(False)
        asyncio.get_running_loop().add_reader(connection, self._read)

    @property
    def realigned(self) -> int:
        """See AudioPort: messages have whole samples."""
        return 0

    def start(self, *, heard: Callable[[bytes], None], trouble: Callable[[str, str], None]) -> None:
        """See AudioPort."""
        self._last_in = self._last_out = time.monotonic()
        self._heard, self._trouble = heard, trouble

    def can_write(self, now: float) -> bool:
        """See AudioPort."""
        if self._over:
            return False
        if self._kept:
            self._push()
        flows = self._flows()
        if flows:
            self._last_out = now
        self._watch(OURS_STALLED, now - self._last_out)
        self._watch(THEIRS_STALLED, now - self._last_in)
        if now - self._last_out > GONE_S:
            self._end(PORT_LOST, f"our sound went nowhere for {now - self._last_out:.1f} s")
            return False
        return flows and not self._kept

    def finish(self) -> None:
        """We end the call: the other side is told, and nothing of it is told to us any more."""
        if not self._over:
            self._stop()
            self._closed = True
            self._say_farewell(self._connection, self._kept)

    def close(self) -> None:
        """See AudioPort."""
        if not self._closed:
            self._closed = True
            self._stop()
            self._connection.close()

    @abstractmethod
    def _take(self, data: bytes) -> None:
        """What came; it may end the call."""

    @abstractmethod
    def _flows(self) -> bool:
        """Whether our sound is on its way, so that more of it may follow."""

    @abstractmethod
    def _broken(self, error: OSError) -> None:
        """The connection is of no use any more: ends the call."""

    @abstractmethod
    def _say_farewell(self, connection: socket.socket, unsent: bytes) -> None:
        """Takes the connection over: sends what is `unsent` and closes it in a while."""

    def _read(self) -> None:
        try:
            data = self._connection.recv(READ_BYTES)
        except BlockingIOError:
            return
        except OSError as error:
            self._broken(error)
            return
        if not data:
            self._end(*self.eof)
            return
        self._last_in = time.monotonic()
        self._take(data)

    def _tell_sound(self, pcm: bytes) -> None:
        frames = self._frames.push(pcm) if self._heard is not None else []
        if frames and self._heard is not None:
            self._heard(b"".join(frames))

    def _send(self, message: bytes) -> None:
        """In one piece, as far as the system takes it."""
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
            self._over = True
            asyncio.get_running_loop().remove_reader(self._connection)
