"""What becomes of sound on its way through one opening of the PCM port (PROTOCOLS 1.5).

Plain arrays, no numpy: it runs in the clock's thread.
"""

from array import array
from collections import deque

from hardware.simulator.config import Faults, Sound
from hardware.simulator.track import FRAME_BYTES, FRAME_MS

CHOP_FRAMES = 3
"""Of six frames three are silent."""

SILENCE = bytes(FRAME_BYTES)
LARGEST, SMALLEST = 32767, -32768


class Passage:
    """Frame by frame, both ways.

    Args:
        faults: The switches as they stood when the port was opened.
        decayed: Whether the calls that a power-up carries clearly are used up.
        wide: Whether the program asked for 16 kHz itself.
    """

    def __init__(self, *, faults: Faults, decayed: bool, wide: bool) -> None:
        clear = Faults()
        self._ours = (faults if decayed else clear).our_sound
        self._callers = (faults if decayed else clear).caller_sound
        self._ours_until = _frames((faults if decayed else clear).our_sound_stalls_ms)
        self._callers_until = _frames((faults if decayed else clear).caller_sound_stalls_ms)
        self._wide = wide or faults.wide_caller
        self._odd = faults.odd_byte
        self._bunch = max(1, faults.bunch_frames)
        self._bunched: list[bytes] = []
        self._echo: deque[bytes] | None = None
        if faults.echo_ms:
            self._echo = deque([SILENCE] * (faults.echo_ms // FRAME_MS))
        self._echo_gain = 10 ** (-faults.echo_loss_db / 20)
        self.taken_bytes = faults.taken_bytes
        """As the switch of that name."""
        self.vanish_frames = _frames(faults.vanish_after_ms or None)
        """After so many frames the module leaves USB; None: never."""
        self.frames = 0

    @property
    def stalled(self) -> bool:
        """The port takes nothing of ours any more."""
        return self._ours_until is not None and self.frames >= self._ours_until

    def to_caller(self, frame: bytes) -> bytes:
        """What the caller hears of a frame of ours; the frame's time begins here."""
        self.frames += 1
        return self._chopped(frame, self._ours)

    def from_caller(self, spoken: bytes, heard: bytes) -> bytes:
        """What the port gives after a frame of the caller, who heard `heard` meanwhile."""
        if self._callers_until is not None and self.frames > self._callers_until:
            return b""
        if self._echo is not None:
            self._echo.append(heard)
            spoken = _mixed(spoken, self._echo.popleft(), self._echo_gain)
        frame = self._chopped(spoken, self._callers)
        self._bunched.append(_widened(frame) if self._wide else frame)
        if len(self._bunched) < self._bunch:
            return b""
        out, self._bunched = b"".join(self._bunched), []
        if self._odd:
            out, self._odd = out[1:], False
        return out

    def _chopped(self, frame: bytes, sound: Sound) -> bytes:
        silent = sound is Sound.MUTE or (
            sound is Sound.CHOPPED and self.frames // CHOP_FRAMES % 2 == 1
        )
        return bytes(len(frame)) if silent else frame


def _frames(ms: int | None) -> int | None:
    return None if ms is None else ms // FRAME_MS


def _mixed(frame: bytes, other: bytes, gain: float) -> bytes:
    """Both at once, the second fainter."""
    sums = (a + int(b * gain) for a, b in zip(array("h", frame), array("h", other), strict=True))
    return array("h", (max(SMALLEST, min(LARGEST, value)) for value in sums)).tobytes()


def _widened(frame: bytes) -> bytes:
    """8 kHz to 16 kHz by doubling samples: the rate is what a program must cope with."""
    narrow = array("h", frame)
    wide = array("h", bytes(2 * len(frame)))
    wide[::2] = narrow
    wide[1::2] = narrow
    return wide.tobytes()
