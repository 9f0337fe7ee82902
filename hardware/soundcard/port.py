"""The sound of one talk at a desk, in the frames of a telephone: see AudioPort.

Microphone → 8000 Hz → without our echo → 20 ms frames; our frames → the loudspeaker. The canceller
is told what the loudspeaker took, when it took it: what waits here, is late or is left out makes no
difference to the room (docs/decisions/0075). A modem's sound card has no room and no canceller.
Devices that go away are told once, as `port-lost`.
"""

import asyncio
import time
from collections.abc import Callable

from hardware.audio.frames import FrameAssembler
from hardware.audio.measures import RATE
from hardware.audio.pcm import Samples, samples
from hardware.audio.resampler import Resampler
from hardware.soundcard.echo import EchoCanceller
from hardware.soundcard.streams import Streams

FULL_S = 0.100
"""A loudspeaker behind by so much is given nothing more until it has caught up."""

STALL_S = 0.5
"""Sound flows every 10 ms; this is no jitter."""

GONE_S = 3.0
"""A microphone that says nothing for so long, not even silence, is unplugged or its server dead."""

PRIMED_S = 0.050
"""So much is taken at once to fill the device; what it takes after that, it plays."""


class SoundCardPort:
    """Takes over the streams, which may be running already."""

    def __init__(
        self, *, streams: Streams, lost: Callable[[str], None], echo: EchoCanceller | None
    ) -> None:
        """`lost` is told why, once, when the devices went away in the talk."""
        self.partial_writes = 0
        self.closed: asyncio.Future[None] | None = None
        """Done when the devices are free again; None before `close`."""
        self._streams = streams
        self._tell_lost = lost
        self._echo = echo
        self._down = Resampler(source=streams.microphone_rate, target=RATE)
        self._up = Resampler(source=RATE, target=streams.loudspeaker_rate)
        self._back = Resampler(source=streams.loudspeaker_rate, target=RATE)
        """What the loudspeaker really got, for the canceller."""
        self._frames = FrameAssembler()
        self._heard: Callable[[bytes], None] | None = None
        self._trouble: Callable[[str, str], None] | None = None
        self._last_in = 0.0
        self._running = asyncio.Event()
        self._stalled = False
        self._lost = False

    @property
    def realigned(self) -> int:
        """See AudioPort: a sound card gives whole samples."""
        return 0

    @property
    def stuck(self) -> int:
        """See AudioPort."""
        return max(0, round((self._streams.playout.waiting_s - FULL_S) * RATE))

    async def begin(self) -> None:
        """Starts the devices and waits until sound runs both ways; it is dropped until `start`.

        A sound server may need a second to wake a device. Raises SoundDeviceRefused.
        """
        loop = asyncio.get_running_loop()

        def captured(pcm: Samples) -> None:
            _in_loop(loop, lambda: self._captured(pcm))

        def ended() -> None:
            _in_loop(loop, lambda: self._lose("the device ended its stream"))

        await asyncio.to_thread(self._streams.start, captured=captured, ended=ended)
        await self._running.wait()

    def start(self, *, heard: Callable[[bytes], None], trouble: Callable[[str, str], None]) -> None:
        """See AudioPort."""
        self._last_in = time.monotonic()
        self._heard, self._trouble = heard, trouble

    def write(self, frame: bytes) -> None:
        """See AudioPort."""
        self._streams.playout.put(self._up.push(samples(frame)))

    def can_write(self, now: float) -> bool:
        """See AudioPort."""
        silent_s = now - self._last_in
        if silent_s > GONE_S:
            self._lose(f"the microphone gave nothing for {silent_s:.1f} s")
        elif silent_s > STALL_S and not self._stalled and self._trouble is not None:
            self._stalled = True
            self._trouble("caller-sound-stalled", f"nothing for {silent_s:.1f} s")
        return not self._lost and self._streams.playout.waiting_s < FULL_S

    def close(self) -> None:
        """See AudioPort. The devices are let go on the side."""
        self._heard = self._trouble = None
        if self.closed is None:
            loop = asyncio.get_running_loop()
            self.closed = loop.run_in_executor(None, self._streams.close)

    def _captured(self, pcm: Samples) -> None:
        self._last_in = time.monotonic()
        self._stalled = False
        if self._heard is None:
            if self._streams.playout.taken > PRIMED_S * self._streams.loudspeaker_rate:
                self._running.set()
            self._streams.playout.given()
            return
        frames = self._frames.push(self._without_us(self._down.push(pcm).tobytes()))
        if frames:
            self._heard(b"".join(frames))

    def _without_us(self, told: bytes) -> bytes:
        given = self._streams.playout.given()
        if self._echo is None:
            return told
        for played in given:
            self._echo.played(self._back.push(played).tobytes())
        return self._echo.heard(told, delay_s=self._streams.latency_s)

    def _lose(self, text: str) -> None:
        if self._lost or self.closed is not None:
            return
        self._lost = True
        if self._trouble is not None:
            self._trouble("port-lost", text)
        self._tell_lost(text)


def _in_loop(loop: asyncio.AbstractEventLoop, work: Callable[[], None]) -> None:
    """The devices may outlive the loop by one block."""
    if not loop.is_closed():
        loop.call_soon_threadsafe(work)
