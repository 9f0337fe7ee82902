"""From a stream of bytes cut anywhere to whole frames, and back onto the even byte."""

from hardware.audio.measures import FRAME_BYTES, SAMPLE_BYTES
from hardware.audio.pcm import dbfs

CHECK_BYTES = 10 * FRAME_BYTES
"""200 ms are judged at a time: enough for a level, short enough to spare the caller the noise."""

NOISE_DBFS = -12.0
"""Byte-swapped speech is noise near full scale: its high byte was the random low one."""

GAP_DB = 12.0
"""Speech on the right byte is at least so much quieter than the same bytes read one off."""


class FrameAssembler:
    """Collects bytes and hands out pieces of `size` bytes; what is left over waits."""

    def __init__(self, *, size: int = FRAME_BYTES) -> None:
        self._size = size
        self._waiting = bytearray()

    def push(self, data: bytes) -> list[bytes]:
        """Takes `data` and returns every piece that is complete, oldest first."""
        self._waiting += data
        whole = len(self._waiting) // self._size
        pieces = [
            bytes(self._waiting[start : start + self._size])
            for start in range(0, whole * self._size, self._size)
        ]
        del self._waiting[: whole * self._size]
        return pieces


class ByteAligner:
    """Finds the even byte of a PCM stream that started on the odd one.

    SIM7600 firmware was seen to begin a call's sound one byte late, so that every sample is
    swapped: loud noise instead of a voice. The two readings differ in level, and the quieter one
    is the voice.
    """

    def __init__(self) -> None:
        self._judged = bytearray()
        self._drop_next = False
        self.shifts = 0

    def push(self, data: bytes) -> bytes:
        """The same stream, one byte dropped where it was found to be off."""
        if self._drop_next and data:
            data = data[1:]
            self._drop_next = False
        self._judged += data
        if len(self._judged) < CHECK_BYTES:
            return data
        if is_swapped(bytes(self._judged)):
            self.shifts += 1
            self._drop_next = True
        del self._judged[: len(self._judged) // SAMPLE_BYTES * SAMPLE_BYTES]
        return data


def is_swapped(pcm: bytes) -> bool:
    """True when `pcm` is noise as it stands and a much quieter sound read one byte later."""
    as_is = dbfs(pcm)
    return as_is > NOISE_DBFS and as_is - dbfs(pcm[1:]) > GAP_DB
