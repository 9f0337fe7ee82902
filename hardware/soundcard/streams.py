"""A microphone and a loudspeaker running: PortAudio's two streams and their threads.

Each stream has a thread of PortAudio's own, which stops at nothing: it copies and goes. Streams are
opened and closed on a thread of ours, because a sound server that hangs would hang the line.
"""

import contextlib
import threading
from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np

from hardware.audio.pcm import Samples
from hardware.soundcard.devices import Desk, Device, portaudio
from hardware.soundcard.errors import SoundDeviceRefused
from hardware.soundcard.playout import Playout

RATES = (48_000, 44_100, 16_000, 8_000, 32_000, 96_000)
"""In the order of what cards do by themselves; the first that is taken."""

BLOCK_S = 0.010
"""The canceller works in tens of milliseconds."""

LATENCY_S = 0.030
"""Asked for. A sound server wakes up so often; less costs it gaps on a busy machine."""

LAST_WORDS_S = 0.3
"""More never waits for a loudspeaker that works."""


class Streams:
    """Both directions of one talk."""

    def __init__(self, *, desk: Desk, rates: tuple[int, ...] = RATES) -> None:
        """Opens both, so that they can be started. Blocks. Raises SoundDeviceRefused."""
        self._library = portaudio()
        self._captured: Callable[[Samples], None] | None = None
        self._ended: Callable[[], None] | None = None
        self._one_at_a_time = threading.Lock()
        """PortAudio ends the process when a stream is closed while it is being started."""
        self._microphone, self.microphone_rate = open_stream(
            "InputStream",
            desk.microphone,
            rates,
            callback=self._hear,
            finished_callback=self._finished,
        )
        try:
            self._loudspeaker, self.loudspeaker_rate = open_stream(
                "OutputStream",
                desk.loudspeaker,
                rates,
                callback=self._speak,
                finished_callback=self._finished,
            )
        except BaseException:
            self._microphone.close()
            raise
        self.playout = Playout(rate=self.loudspeaker_rate)

    @property
    def latency_s(self) -> float:
        """From handing a sample to the loudspeaker to hearing it from the microphone, at least."""
        return float(self._microphone.latency + self._loudspeaker.latency)

    def start(self, *, captured: Callable[[Samples], None], ended: Callable[[], None]) -> None:
        """Sound runs. Both are called on PortAudio's threads. Blocks. Raises SoundDeviceRefused."""
        self._captured, self._ended = captured, ended
        with self._one_at_a_time:
            try:
                self._loudspeaker.start()
                self._microphone.start()
            except self._library.PortAudioError as error:
                reason = str(error)
                raise SoundDeviceRefused(f"it does not start: {reason}", reason=reason) from error

    def close(self) -> None:
        """Ends both, the loudspeaker after its last sample. Blocks, and may hang."""
        self._ended = None
        with self._one_at_a_time:
            with contextlib.suppress(self._library.PortAudioError):
                self._microphone.abort()
            self.playout.wait_until_taken(limit_s=LAST_WORDS_S)
            with contextlib.suppress(self._library.PortAudioError):
                self._loudspeaker.stop()
            for stream in (self._microphone, self._loudspeaker):
                with contextlib.suppress(self._library.PortAudioError):
                    stream.close()

    def _hear(self, sound: Samples, _frames: int, _time: object, _flags: object) -> None:
        if self._captured is not None:
            self._captured(np.array(sound[:, 0], dtype=np.int16))

    def _speak(self, sound: Samples, frames: int, _time: object, _flags: object) -> None:
        sound[:] = self.playout.take(frames)[:, np.newaxis]

    def _finished(self) -> None:
        ended = self._ended
        if ended is not None:
            ended()


def open_stream(
    kind: str, device: Device, rates: tuple[int, ...] = RATES, **callbacks: Callable[..., None]
) -> tuple[Any, int]:
    """A stream of PortAudio's and its rate. Blocks. Raises SoundDeviceRefused."""
    library = portaudio()
    reason = ""
    for channels, rate in product(range(1, min(2, device.channels) + 1), rates):
        try:
            stream = getattr(library, kind)(
                device=device.index,
                channels=channels,
                samplerate=rate,
                blocksize=round(rate * BLOCK_S),
                dtype="int16",
                latency=LATENCY_S,
                **callbacks,
            )
        except library.PortAudioError as error:
            reason = reason or str(error)
        else:
            return stream, rate
    raise SoundDeviceRefused(f"{device.name}: {reason}", name=device.name, reason=reason)
