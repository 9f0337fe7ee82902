"""Media Streams on a call's connection: marks tell what was played of our sound.

The websocket behind the local socket may hold seconds of sound without a word; only the marks that
come back say how much of ours waits somewhere, so they are what there is room by.
"""

import contextlib
import socket
from collections.abc import Callable
from typing import ClassVar

from hardware.audio.measures import FRAME_BYTES, FRAME_SAMPLES
from hardware.exchange.caller import Caller
from hardware.exchange.causes import PORT_LOST, REMOTE
from hardware.exchange.connection import READ_BYTES, CallConnection
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

MARK_EVERY = 5
"""Frames: what was played is known to a tenth of a second."""

MOST_UNPLAYED = 50
"""Frames. The way there and back takes a few tenths of a second; a whole one more is a network that
stalls, and what is added to it would be heard late for the rest of the call."""

LEAD = 2
"""Frames of silence after a `clear`: what Twilio had in hand against jitter was dropped, too."""


class Stream(CallConnection):
    """Takes the connection over."""

    eof: ClassVar[tuple[str, str]] = (PORT_LOST, "the websocket was cut")

    def __init__(
        self,
        *,
        connection: socket.socket,
        identified: Callable[[Caller], None],
        key: Callable[[str], None],
        ended: Callable[[str, str], None],
    ) -> None:
        """See CallConnection."""
        self._unframer = Unframer()
        self._connected = False
        self._stream = ""
        """How it is called, once it has begun."""
        self._sent = self._played = 0
        """Frames of ours."""
        super().__init__(connection=connection, identified=identified, key=key, ended=ended)

    @property
    def stuck(self) -> int:
        """See AudioPort: what Twilio has not said to be played."""
        return (self._sent - self._played) * FRAME_SAMPLES

    def write(self, frame: bytes) -> None:
        """See AudioPort."""
        self._say(protocol.media(self._stream, frame))
        self._sent += 1
        if self._sent % MARK_EVERY == 0:
            self._say(protocol.mark(self._stream, str(self._sent)))

    def clear(self) -> None:
        """See ClearingPort."""
        if not self._over:
            self._say(protocol.clear(self._stream))
            for _ in range(LEAD):
                self.write(bytes(FRAME_BYTES))

    def _say(self, text: str) -> None:
        self._send(framed(text))

    def _flows(self) -> bool:
        return not self._kept and self._sent - self._played < MOST_UNPLAYED

    def _say_farewell(self, connection: socket.socket, unsent: bytes) -> None:
        """The websocket is closed, and Twilio goes on in its TwiML."""
        close_softly(connection, last=unsent)

    def _take(self, data: bytes) -> None:
        try:
            for text in self._unframer.push(data):
                self._obey(protocol.read(text))
        except NotMediaStream as error:
            self._end(PORT_LOST, str(error))

    def _obey(self, message: Message | None) -> None:
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
                self._tell_sound(pcm)
            case Key(digit=digit):
                self._key(digit)
            case MarkReached(name=name) if name.isdecimal() and len(name) < len(str(2**63)):
                self._played = max(self._played, min(int(name), self._sent))
            case Stopped():
                self._end(REMOTE, "told so")
            case _:
                pass

    def _broken(self, error: OSError) -> None:
        """Nothing goes out any more; what came in before may say that the caller hung up."""
        with contextlib.suppress(OSError):
            while not self._over and (data := self._connection.recv(READ_BYTES)):
                self._take(data)
        self._end(PORT_LOST, str(error))
