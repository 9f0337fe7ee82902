"""Lets one sound after another be heard, on a thread of its own."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from hardware.audio.pcm import Samples
from hardware.audio.resampler import Resampler
from hardware.soundcard.devices import portaudio
from hardware.soundcard.errors import SoundDeviceRefused

Blocks = Iterator[tuple[int, Samples]]
"""Sound, each piece with the place that it comes from."""

RATES = (48_000, 44_100, 16_000, 8_000)
"""In the order of what cards do by themselves; the first that is taken."""

TELL_EVERY = 3
"""Blocks of 20 ms: sixteen times in a second."""


class Loudspeaker:
    """The system's own choice of a device. ``play`` and ``stop`` are called on one thread."""

    def __init__(
        self,
        *,
        at: Callable[[int], None],
        ended: Callable[[], None],
        failed: Callable[[str], None],
    ) -> None:
        """All three are called on the sound's own thread."""
        self._at, self._ended, self._failed = at, ended, failed
        self._playing: threading.Thread | None = None
        self._stop = threading.Event()

    def play(self, blocks: Blocks, *, rate: int) -> None:
        """In place of what sounds."""
        self.stop()
        self._stop = stop = threading.Event()
        self._playing = threading.Thread(
            target=self._run, args=(blocks, rate, stop), name="loudspeaker", daemon=True
        )
        self._playing.start()

    def stop(self) -> None:
        """Returns when nothing sounds any more."""
        self._stop.set()
        if self._playing is not None:
            self._playing.join()
            self._playing = None

    def _run(self, blocks: Blocks, rate: int, stop: threading.Event) -> None:
        try:
            stream, target = _open()
        except SoundDeviceRefused as error:
            self._failed(str(error))
            return
        library = portaudio()
        try:
            resampler = Resampler(source=rate, target=target)
            late = int(stream.latency * rate)
            for number, (place, sound) in enumerate(blocks):
                if stop.is_set():
                    stream.abort()
                    return
                made = resampler.push(sound)
                stream.write(np.repeat(made[:, np.newaxis], stream.channels, axis=1))
                if number % TELL_EVERY == 0:
                    self._at(max(0, place - late))
            stream.stop()
        except library.PortAudioError as error:
            self._failed(str(error))
        else:
            self._ended()
        finally:
            with contextlib.suppress(library.PortAudioError):
                stream.close()


# Any: PortAudio's stream has no types.
def _open() -> tuple[Any, int]:
    """A running stream and its rate. Raises SoundDeviceRefused."""
    try:
        library = portaudio()
    except Exception as error:
        raise SoundDeviceRefused(str(error), reason=str(error)) from error
    reason = ""
    for rate in RATES:
        for channels in (2, 1):
            try:
                stream = library.OutputStream(
                    samplerate=rate, channels=channels, dtype="int16", latency="high"
                )
                stream.start()
            except library.PortAudioError as error:
                reason = reason or str(error)
            else:
                return stream, rate
    raise SoundDeviceRefused(reason, reason=reason)
