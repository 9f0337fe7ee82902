"""Speech made quicker without becoming higher: overlap-add of pieces that fit one another (WSOLA).

Each piece is taken from near where the tempo wants it, at the place where it best continues what
has sounded. Verhelst and Roelands, ICASSP 1993.
"""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from hardware.audio.pcm import Samples

PIECE_S = 0.040
SEARCH_S = 0.008
"""To either side: longer than a period of any voice."""

BLOCK_S = 0.020
"""Half a piece: what comes out at a time."""

Read = Callable[[int, int], Samples]
"""The sound from one sample to another; shorter at its end."""


def at_tempo(
    read: Read, *, length: int, rate: int, start: int, speed: float
) -> Iterator[tuple[int, Samples]]:
    """Blocks from ``start`` to the end, each with the place in the sound that it comes from."""
    block = round(rate * BLOCK_S)
    if speed == 1.0:
        for place in range(start, length, block):
            yield place, read(place, place + block)
        return
    piece, search = 2 * round(rate * PIECE_S / 2), round(rate * SEARCH_S)
    half = piece // 2
    window = np.hanning(piece + 1)[:piece].astype(np.float32)
    wanted = float(start)
    tail: NDArray[np.float32] | None = None
    expected: NDArray[np.float32] = _padded(read, start, piece)
    while wanted < length:
        place = round(wanted)
        near = _padded(read, place - search, piece + 2 * search)
        shift = 0 if tail is None else _best(near, expected[:half], 2 * search)
        found = near[shift : shift + piece] if tail is not None else _padded(read, place, piece)
        shaped = found * window
        sound = shaped[:half] if tail is None else shaped[:half] + tail
        tail = shaped[half:]
        begin = place if shift == 0 else place - search + shift
        expected = _padded(read, begin + half, piece)
        yield place, np.clip(np.rint(sound), -32768, 32767).astype(np.int16)
        wanted += half * speed


def _padded(read: Read, start: int, count: int) -> NDArray[np.float32]:
    """So many samples, silence where there is no sound."""
    before = max(0, -start)
    sound = read(max(0, start), max(0, start + count)).astype(np.float32)
    return np.pad(sound, (before, max(0, count - before - len(sound))))[:count]


def _best(near: NDArray[np.float32], expected: NDArray[np.float32], furthest: int) -> int:
    """Where in ``near`` the sound is most like what would have come next."""
    windows = np.lib.stride_tricks.sliding_window_view(near, len(expected))[: furthest + 1]
    energy = np.sqrt(np.einsum("ij,ij->i", windows, windows)) + 1.0
    return int(np.argmax((windows @ expected) / energy))
