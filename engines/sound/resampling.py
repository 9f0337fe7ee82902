"""Sound of one rate made into another, piece by piece or at once."""

import numpy as np
import numpy.typing as npt
import soxr

Samples = npt.NDArray[np.float32]
"""Full scale is 1.0."""


class Resampler:
    """16-bit mono sound of one stream from any one rate to another; equal rates pass untouched."""

    def __init__(self, *, from_rate: int, to_rate: int) -> None:
        self._stream = (
            None
            if from_rate == to_rate
            else soxr.ResampleStream(from_rate, to_rate, 1, dtype="int16")
        )

    def convert(self, pcm: bytes) -> bytes:
        """The next piece; the filter keeps some tens of ms until later."""
        return self._run(pcm, last=False)

    def flush(self) -> bytes:
        """What the filter still holds, at the end of the stream."""
        return self._run(b"", last=True)

    def _run(self, pcm: bytes, *, last: bool) -> bytes:
        if self._stream is None:
            return pcm
        samples = np.frombuffer(pcm, dtype="<i2")
        return bytes(self._stream.resample_chunk(samples, last=last).tobytes())


def resample(samples: Samples, *, from_rate: int, to_rate: int) -> Samples:
    """A whole sound at another rate: no filter delay, positions stay in proportion."""
    if from_rate == to_rate or not len(samples):
        return samples
    resampled: Samples = soxr.resample(samples, from_rate, to_rate)
    return resampled
