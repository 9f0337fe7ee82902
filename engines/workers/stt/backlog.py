"""Sound that has come and has not been recognised yet."""

import asyncio

from engines.wire import WireError
from engines.wire.audio import LINE_RATE, WIDTH_BYTES

MAX_BACKLOG_BYTES = 10 * 60 * LINE_RATE * WIDTH_BYTES
"""Ten minutes: a recording may be sent at once, but memory has a limit (9.6 MB)."""


class Backlog:
    """Filled by the connection, emptied by the recogniser; both in one event loop."""

    def __init__(self) -> None:
        self._pcm = bytearray()
        self._ended = False
        self._error: WireError | None = None
        self._changed = asyncio.Event()

    def put(self, pcm: bytes) -> None:
        """More sound; raises WireError(too_large) when nobody empties it."""
        if len(self._pcm) + len(pcm) > MAX_BACKLOG_BYTES:
            raise WireError(code="too_large", text="more than ten minutes of sound wait")
        self._pcm += pcm
        self._changed.set()

    def end(self) -> None:
        """No more will come."""
        self._ended = True
        self._changed.set()

    def fail(self, error: WireError) -> None:
        """What is here is worthless: the next `take` raises `error`."""
        self._error = error
        self._changed.set()

    async def take(self, most: int) -> bytes | None:
        """The oldest sound, at most `most` bytes, as soon as there is any; None at the end."""
        while True:
            if self._error is not None:
                raise self._error
            if self._pcm:
                pcm = bytes(self._pcm[:most])
                del self._pcm[:most]
                return pcm
            if self._ended:
                return None
            self._changed.clear()
            await self._changed.wait()
