"""Sound that comes unevenly from another process, and goes on 20 ms at a time.

Paced by whoever takes it, not by where it comes from: a clock that is too fast is caught up with
where nobody notices, one that is too slow leaves a gap of 20 ms once in many minutes.
"""

from collections import deque

from hardware.audio.frames import FrameAssembler
from hardware.audio.pcm import dbfs

IN_HAND = 3
"""Frames that wait before the sound begins, and after it ran dry: 60 ms against jitter."""

MOST = 8
"""More is a delay that both sides hear in their talk: silence is left out of it first."""

FAR_TOO_MANY = 16
QUIET_DBFS = -50.0


class JitterBuffer:
    """Pure: no clock, no port."""

    def __init__(self) -> None:
        self._frames: deque[bytes] = deque()
        self._assembler = FrameAssembler()
        self._filling = True
        self.starved = 0
        """Times it ran dry."""

    def push(self, pcm: bytes) -> None:
        """What came, of any length."""
        self._frames.extend(self._assembler.push(pcm))
        while len(self._frames) > FAR_TOO_MANY:
            self._frames.popleft()

    def frame(self) -> bytes:
        """The next 20 ms; nothing where there is none."""
        if self._filling and len(self._frames) < IN_HAND:
            return b""
        self._filling = False
        if len(self._frames) > MOST and dbfs(self._frames[0]) < QUIET_DBFS:
            self._frames.popleft()
        if not self._frames:
            self._filling = True
            self.starved += 1
            return b""
        return self._frames.popleft()

    def clear(self) -> None:
        """Nothing of it is wanted any more."""
        self._frames.clear()
        self._assembler = FrameAssembler()
        self._filling = True
