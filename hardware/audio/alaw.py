"""G.711 A-law: a telephone's sample in eight bits, as Europe and Russia send it, and back."""

import numpy as np

from hardware.audio.pcm import samples

SIGN = 0x80
EVEN_BITS = 0x55
"""Every other bit is turned over on the line, so that silence is no row of zeros."""


def _decoded() -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    code = np.arange(256, dtype=np.int32) ^ EVEN_BITS
    exponent, mantissa = (code >> 4) & 7, code & 15
    straight = (mantissa << 4) + 8
    curved = (mantissa << 4) + 0x108 << np.maximum(exponent - 1, 0)
    magnitude = np.where(exponent == 0, straight, curved)
    return np.where(code & SIGN, magnitude, -magnitude).astype("<i2")


def _encoded() -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    values = np.arange(-32768, 32768, dtype=np.int32)
    # Thirteen bits; of a negative number the ones' complement, by the standard's table.
    magnitude = np.where(values >= 0, values, ~values) >> 4
    exponent = np.maximum(np.floor(np.log2(np.maximum(magnitude, 1))).astype(np.int32) - 3, 0)
    mantissa = (magnitude >> np.maximum(exponent - 1, 0)) & 15
    code = np.where(values >= 0, SIGN, 0) | exponent << 4 | mantissa
    turned: np.ndarray[tuple[int], np.dtype[np.uint8]] = (code ^ EVEN_BITS).astype(np.uint8)
    return turned


DECODED = _decoded()
ENCODED = _encoded()


def encoded(pcm: bytes) -> bytes:
    """16-bit PCM as A-law, half as long."""
    return ENCODED[samples(pcm).astype(np.int32) + 32768].tobytes()


def decoded(alaw: bytes) -> bytes:
    """A-law as 16-bit PCM, twice as long."""
    return DECODED[np.frombuffer(alaw, dtype=np.uint8)].tobytes()
