"""Keeps the newest sound of a recording in memory, so that it can be silenced before it is kept."""

from hardware.audio.measures import SAMPLE_BYTES

Piece = tuple[bytes, bytes]
"""The caller's samples and as many of ours."""


class HeldSound:
    """What goes in at one end comes out `hold` samples later, silenced where that was asked for.

    Positions are samples from the beginning of the recording.
    """

    def __init__(self, *, hold: int) -> None:
        self._hold = hold
        self._caller, self._ours = bytearray(), bytearray()
        self._done = 0
        """Position of the oldest sample that is held."""
        self._blanks: list[tuple[int, int]] = []

    def push(self, caller: bytes, ours: bytes) -> Piece:
        """The next samples; returns what has waited long enough."""
        self._caller += caller
        self._ours += ours
        self._silence()
        return self._take(len(self._caller) // SAMPLE_BYTES - self._hold)

    def blank(self, start: int, end: int) -> None:
        """Silences the caller between two positions, also where the sound is still to come."""
        self._blanks.append((start, end))
        self._silence()

    def rest(self) -> Piece:
        """Everything that is held; nothing comes any more."""
        return self._take(len(self._caller) // SAMPLE_BYTES)

    def _silence(self) -> None:
        here = self._done + len(self._caller) // SAMPLE_BYTES
        for start, end in self._blanks:
            first, last = max(start, self._done), min(end, here)
            if first < last:
                at, to = ((each - self._done) * SAMPLE_BYTES for each in (first, last))
                self._caller[at:to] = bytes(to - at)
        self._blanks = [blank for blank in self._blanks if blank[1] > here]

    def _take(self, samples: int) -> Piece:
        length = max(0, samples) * SAMPLE_BYTES
        piece = bytes(self._caller[:length]), bytes(self._ours[:length])
        del self._caller[:length], self._ours[:length]
        self._done += length // SAMPLE_BYTES
        return piece
