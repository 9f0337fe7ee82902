"""One call's stream: what came is told, sound goes out by the clock, marks tell what was played.

It is the call's port (see AudioPort) as well: sound that comes before `start` is nobody's. The
websocket behind the local socket may hold seconds of sound without a word; only the marks that come
back say how much of ours waits somewhere, so they are what there is room by.
"""

import asyncio
import contextlib
import socket
import time
from collections.abc import Callable

from hardware.audio.frames import FrameAssembler
from hardware.audio.measures import FRAME_BYTES, FRAME_SAMPLES
from hardware.exchange.caller import Caller
from hardware.exchange.causes import PORT_LOST, REMOTE
from hardware.exchange.farewell import close_softly
from hardware.twilio import protocol
from hardware.twilio.errors import NotMediaStream
from hardware.twilio.framing import Unframer, framed
from hardware.twilio.protocol import (
    Connected,
    Key,
    MarkReached,
    Message,
    Sound,
    Started,
    Stopped,
)

READ_BYTES = 65536

MARK_EVERY = 5
"""Frames: what was played is known to a tenth of a second."""

MOST_UNPLAYED = 50
"""Frames. The way there and back takes a few tenths of a second; a whole one more is a network that
stalls, and what is added to it would be heard late for the rest of the call."""

LEAD = 2
"""Frames of silence after a `clear`: what Twilio had in hand against jitter was dropped, too."""

STALL_S = 0.5
"""Sound flows every 20 ms; this is no jitter."""

GONE_S = 5.0
"""Sound that is not played for so long is not waited for: the other side hangs, or is away."""

OURS_STALLED = "our-sound-stalled"


class Stream:
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
        self._unframer = Unframer()
        self._frames = FrameAssembler()
        self._connected = False
        self._stream = ""
        """How it is called, once it has begun."""
        self._kept = b""
        self._sent = self._played = 0
        """Frames of ours."""
        self._over = self._closed = False
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

    @property
    def stuck(self) -> int:
        """See AudioPort: what Twilio has not said to be played."""
        return (self._sent - self._played) * FRAME_SAMPLES

    def start(self, *, heard: Callable[[bytes], None], trouble: Callable[[str, str], None]) -> None:
        """See AudioPort."""
        self._last_in = self._last_out = time.monotonic()
        self._heard, self._trouble = heard, trouble

    def write(self, frame: bytes) -> None:
        """See AudioPort."""
        self._send(protocol.media(self._stream, frame))
        self._sent += 1
        if self._sent % MARK_EVERY == 0:
            self._send(protocol.mark(self._stream, str(self._sent)))

    def clear(self) -> None:
        """See ClearingPort."""
        if not self._over:
            self._send(protocol.clear(self._stream))
            for _ in range(LEAD):
                self.write(bytes(FRAME_BYTES))

    def can_write(self, now: float) -> bool:
        """See AudioPort."""
        if self._over:
            return False
        if self._kept:
            self._push()
        room = not self._kept and self._sent - self._played < MOST_UNPLAYED
        if room:
            self._last_out = now
        self._watch(OURS_STALLED, now - self._last_out)
        self._watch("caller-sound-stalled", now - self._last_in)
        if now - self._last_out > GONE_S:
            self._end(PORT_LOST, f"our sound was not played for {now - self._last_out:.1f} s")
            return False
        return room

    def finish(self) -> None:
        """We end the call: the websocket is closed, and Twilio goes on in its TwiML."""
        if not self._over:
            self._stop()
            self._closed = True
            close_softly(self._connection, last=self._kept)

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
            self._end(PORT_LOST, str(error))
            return
        if not data:
            self._end(PORT_LOST, "the websocket was cut")
            return
        self._feed(data)

    def _feed(self, data: bytes) -> None:
        self._last_in = time.monotonic()
        try:
            for text in self._unframer.push(data):
                self._take(protocol.read(text))
        except NotMediaStream as error:
            self._end(PORT_LOST, str(error))

    def _take(self, message: Message | None) -> None:
        if self._over or message is None:
            return
        if isinstance(message, Connected) == self._connected:
            raise NotMediaStream("a stream that does not begin with its one `connected`")
        if isinstance(message, Started) == bool(self._stream) and self._connected:
            raise NotMediaStream("a stream with more or less than one `start`")
        match message:
            case Connected():
                self._connected = True
            case Started(stream=stream, caller=caller):
                self._stream = stream
                self._identified(caller)
            case Sound(pcm=pcm):
                self._sound(pcm)
            case Key(digit=digit):
                self._key(digit)
            case MarkReached(name=name) if name.isdecimal() and len(name) < len(str(2**63)):
                self._played = max(self._played, min(int(name), self._sent))
            case Stopped():
                self._end(REMOTE, "told so")
            case _:
                pass

    def _sound(self, pcm: bytes) -> None:
        frames = self._frames.push(pcm) if self._heard is not None else []
        if frames and self._heard is not None:
            self._heard(b"".join(frames))

    def _send(self, text: str) -> None:
        if not self._over:
            self._kept += framed(text)
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
        """Nothing goes out any more; what came in before may say that the caller hung up."""
        with contextlib.suppress(OSError):
            while not self._over and (data := self._connection.recv(READ_BYTES)):
                self._feed(data)
        self._end(PORT_LOST, str(error))

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
