"""Takes out of the microphone what the loudspeaker has put into the room.

WebRTC's canceller (AEC3) with its noise suppression and high-pass filter, at the line's 8000 Hz. It
gets what the loudspeaker takes when it takes it, finds by itself how much later the room gives it
back, and learns the room from our own voice (docs/decisions/0075).
"""

from typing import Any

from hardware.audio.frames import FrameAssembler
from hardware.audio.measures import RATE, SAMPLE_BYTES
from hardware.soundcard.devices import CANCELLER, needed
from hardware.soundcard.echo_guard import EchoGuard

PIECE_SAMPLES = RATE // 100
PIECE_BYTES = PIECE_SAMPLES * SAMPLE_BYTES
"""It takes 10 ms, no more and no less."""

LONGEST_DELAY_MS = 500
"""Beyond this its own search for the delay does not reach."""


class EchoCanceller:
    """One talk's echo. It remembers the room, so the next talk begins with a new one."""

    def __init__(self) -> None:
        """Raises SoundSystemMissing."""
        library = needed(CANCELLER)
        self._frame_of = library.AudioFrame
        self._module = library.AudioProcessingModule(
            echo_cancellation=True, noise_suppression=True, high_pass_filter=True
        )
        self._guard = EchoGuard()
        self._ours = FrameAssembler(size=PIECE_BYTES)
        self._caller = FrameAssembler(size=PIECE_BYTES)

    def played(self, pcm: bytes) -> None:
        """What is on its way to the loudspeaker."""
        for piece in self._ours.push(pcm):
            self._guard.played(piece)
            self._module.process_reverse_stream(self._frame(piece))

    def heard(self, pcm: bytes, *, delay_s: float) -> bytes:
        """What came from the microphone, without us, in whole pieces of 10 ms.

        `delay_s` is about how long from `played` to the same sound here.
        """
        self._module.set_stream_delay_ms(min(LONGEST_DELAY_MS, round(delay_s * 1000)))
        return b"".join(self._cleaned(piece) for piece in self._caller.push(pcm))

    def _cleaned(self, piece: bytes) -> bytes:
        frame = self._frame(piece)
        self._module.process_stream(frame)
        return self._guard.pass_on(piece, bytes(frame.data.cast("B")))

    def _frame(self, piece: bytes) -> Any:  # noqa: ANN401 - rejected: the library's own, untyped
        return self._frame_of(
            data=bytearray(piece),
            sample_rate=RATE,
            num_channels=1,
            samples_per_channel=PIECE_SAMPLES,
        )
