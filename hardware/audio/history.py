"""The last seconds of a sound, found again by their time: the pre-roll of a recogniser."""

from hardware.audio.pcm import SAMPLE_BYTES, SAMPLES_PER_MS

BYTES_PER_MS = SAMPLES_PER_MS * SAMPLE_BYTES


class SoundHistory:
    """A ring of the newest `keep_ms` milliseconds of one stream, addressed in line time.

    Voice activity is known only some windows after a word began, so whoever opens a recogniser
    asks here for the sound since a little before that moment.
    """

    def __init__(self, *, keep_ms: int) -> None:
        self._keep_bytes = keep_ms * BYTES_PER_MS
        self._sound = bytearray()
        self._end_bytes = 0

    @property
    def end_ms(self) -> int:
        """Line time just after the newest sample."""
        return self._end_bytes // BYTES_PER_MS

    @property
    def start_ms(self) -> int:
        """Line time of the oldest sample still held, rounded up."""
        return -(-(self._end_bytes - len(self._sound)) // BYTES_PER_MS)

    def push(self, pcm: bytes) -> None:
        """Appends the next piece of the stream and forgets what is too old."""
        self._sound += pcm
        self._end_bytes += len(pcm)
        excess = len(self._sound) - self._keep_bytes
        if excess > 0:
            del self._sound[:excess]

    def since(self, at_ms: int) -> bytes:
        """All sound from line time `at_ms`, or from the oldest sample held if that is later."""
        oldest = self._end_bytes - len(self._sound)
        start = max(at_ms * BYTES_PER_MS, oldest)
        return bytes(self._sound[start - oldest :])

    def clear(self) -> None:
        """Begins again at line time 0, for the next call."""
        self._sound.clear()
        self._end_bytes = 0
