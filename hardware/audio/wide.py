"""Finds out that sound comes at twice its rate, and halves it.

Firmware was seen to send a call's sound at 16 kHz while it took ours at 8 (PROTOCOLS 1.5), whatever
AT+CPCMFRM says: a voice at half its speed. Only the rate of arrival tells.
"""

import numpy as np

from hardware.audio.measures import RATE, SAMPLE_BYTES
from hardware.audio.pcm import samples

JUDGED_S = 0.24
"""Firmware that bunches 100 ms has sent twice by then, and the caller has hardly begun to speak."""

TOO_FAST = 1.5 * RATE * SAMPLE_BYTES
"""Bytes per second in the middle between the two rates."""

PAIR_BYTES = 2 * SAMPLE_BYTES


class WideSound:
    """Passes a stream of whole samples on at 8 kHz; judged once, in the first 240 ms."""

    def __init__(self) -> None:
        self._first: float | None = None
        self._came = 0
        self._rest = b""
        self.is_wide: bool | None = None
        """None before it is known."""

    def push(self, data: bytes, now: float) -> bytes:
        """What came at `now`, at 8 kHz once the rate is known."""
        if self.is_wide is None:
            self._judge(len(data), now)
        return self._halved(data) if self.is_wide else data

    def _judge(self, size: int, now: float) -> None:
        if self._first is None:
            self._first = now  # what came first may have waited for us, and says nothing of a rate
            return
        self._came += size
        seconds = now - self._first
        if seconds >= JUDGED_S:
            self.is_wide = self._came / seconds > TOO_FAST

    def _halved(self, data: bytes) -> bytes:
        data = self._rest + data
        whole = len(data) - len(data) % PAIR_BYTES
        self._rest = data[whole:]
        pairs = samples(data[:whole]).astype(np.int32).reshape(-1, 2)
        halved: bytes = (pairs.sum(axis=1) // 2).astype("<i2").tobytes()
        return halved
