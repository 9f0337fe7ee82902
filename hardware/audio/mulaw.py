"""G.711 µ-law: a telephone's sample in eight bits, and back."""

import numpy as np

from hardware.audio.pcm import samples

BIAS = 0x84
CLIP = 8158
"""Of the 14 bits that the code is made of."""
SILENCE = b"\xff"
"""A sample of nothing."""


def _decoded() -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    code = ~np.arange(256, dtype=np.uint8)
    exponent, mantissa = (code >> 4) & 7, code & 15
    magnitude = ((mantissa.astype(np.int32) << 3) + BIAS << exponent) - BIAS
    return np.where(code & 0x80, -magnitude, magnitude).astype("<i2")


def _encoded() -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    values = np.arange(-32768, 32768, dtype=np.int32)
    magnitude = np.minimum(np.abs(values >> 2), CLIP) + (BIAS >> 2)
    exponent = np.floor(np.log2(magnitude)).astype(np.int32) - 5
    mantissa = (magnitude >> (exponent + 1)) & 15
    code = np.where(values < 0, 0x80, 0) | exponent << 4 | mantissa
    inverted: np.ndarray[tuple[int], np.dtype[np.uint8]] = (~code & 0xFF).astype(np.uint8)
    return inverted


DECODED = _decoded()
ENCODED = _encoded()


def encoded(pcm: bytes) -> bytes:
    """16-bit PCM as µ-law, half as long."""
    return ENCODED[samples(pcm).astype(np.int32) + 32768].tobytes()


def decoded(mulaw: bytes) -> bytes:
    """µ-law as 16-bit PCM, twice as long."""
    return DECODED[np.frombuffer(mulaw, dtype=np.uint8)].tobytes()
