"""What the headphones give next: the call as it is now, or as it was some seconds ago."""

from collections import deque

from hardware.audio.frames import FrameAssembler
from hardware.audio.jitter import JitterBuffer


class Headphones:
    """Sound of a call on its way to an ear. Pure."""

    def __init__(self) -> None:
        self._live = JitterBuffer()
        self._past: deque[bytes] = deque()
        self._assembler = FrameAssembler()
        self._behind = False

    def now(self) -> None:
        """Back to the call as it is."""
        self._behind = False
        self._past.clear()
        self._live.clear()

    def push(self, pcm: bytes, *, again: bool) -> None:
        """The next sound of the call; `again`: from a rewind, which begins with its first piece."""
        if again and not self._behind:
            self.now()
            self._assembler = FrameAssembler()
            self._behind = True
        if self._behind:
            self._past.extend(self._assembler.push(pcm))
        else:
            self._live.push(pcm)

    def frame(self) -> bytes:
        """The next 20 ms; nothing where there is none."""
        if not self._behind:
            return self._live.frame()
        return self._past.popleft() if self._past else b""
