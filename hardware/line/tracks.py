"""Lays the caller's sound and ours side by side by line time, however unevenly they come."""

from hardware.audio.measures import SAMPLE_BYTES


class TwoTracks:
    """Pairs two mono streams from one line position on.

    `push` takes a piece of either and its line position; what both have is handed out, gaps as
    silence. Positions are samples.
    """

    def __init__(self, *, start: int) -> None:
        self.start = start
        """Line position of the first sample of both tracks."""
        self._tracks = (bytearray(), bytearray())
        self._done = start

    def caller(self, pcm: bytes, *, at: int) -> tuple[bytes, bytes]:
        """The caller's next piece; returns what is complete now of (caller, ours)."""
        return self._push(0, pcm, at)

    def ours(self, pcm: bytes, *, at: int) -> tuple[bytes, bytes]:
        """Our next piece; returns what is complete now of (caller, ours)."""
        return self._push(1, pcm, at)

    def rest(self, until: int) -> tuple[bytes, bytes]:
        """What one track has and the other lacks, filled up with silence, up to `until`."""
        length = max(0, until - self._done) * SAMPLE_BYTES
        caller, ours = (bytes(track[:length]).ljust(length, b"\0") for track in self._tracks)
        for track in self._tracks:
            track.clear()
        self._done = max(self._done, until)
        return caller, ours

    def _push(self, index: int, pcm: bytes, at: int) -> tuple[bytes, bytes]:
        track = self._tracks[index]
        have = self._done + len(track) // SAMPLE_BYTES
        if at < have:
            pcm = pcm[(have - at) * SAMPLE_BYTES :]
        elif pcm:
            track += bytes((at - have) * SAMPLE_BYTES)
        track += pcm
        length = min(len(track) for track in self._tracks)
        caller, ours = (bytes(track[:length]) for track in self._tracks)
        for each in self._tracks:
            del each[:length]
        self._done += length // SAMPLE_BYTES
        return caller, ours
