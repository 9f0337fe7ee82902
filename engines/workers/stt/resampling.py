"""Sound of another rate, made into the line's 8000 Hz (a stock Wyoming client sends 16000)."""

import numpy as np
import soxr

from engines.wire import WireError
from engines.wire.audio import LINE_RATE


class ToLineRate:
    """Resamples one utterance; sound that is 8000 Hz already passes untouched."""

    def __init__(self) -> None:
        self._rate: int | None = None
        self._stream: soxr.ResampleStream | None = None

    def convert(self, pcm: bytes, rate: int) -> bytes:
        """The next piece at 8000 Hz; WireError(bad_event) when the rate changes on the way."""
        if self._rate is None:
            self._rate = rate
            if rate != LINE_RATE:
                self._stream = soxr.ResampleStream(rate, LINE_RATE, 1, dtype="int16")
        if rate != self._rate:
            raise WireError(code="bad_event", text="the rate changed inside an utterance")
        if self._stream is None:
            return pcm
        return self._resample(self._stream, pcm, last=False)

    def flush(self) -> bytes:
        """What the filter still holds, at the end of the utterance."""
        return b"" if self._stream is None else self._resample(self._stream, b"", last=True)

    @staticmethod
    def _resample(stream: soxr.ResampleStream, pcm: bytes, *, last: bool) -> bytes:
        samples = np.frombuffer(pcm, dtype=np.int16)
        return bytes(stream.resample_chunk(samples, last=last).tobytes())
