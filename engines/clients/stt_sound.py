"""The sound of one utterance, kept whole so that another recogniser can begin anew."""

import asyncio

from engines.wire import WireError
from engines.wire.audio import LINE_RATE, WIDTH_BYTES

MAX_BYTES = 10 * 60 * LINE_RATE * WIDTH_BYTES
"""Ten minutes, the longest utterance a worker of ours takes."""


class UtteranceSound:
    """Grows at one end; read from any place by whoever hears it."""

    def __init__(self) -> None:
        self._pcm = bytearray()
        self._ended = False
        self._grown = asyncio.Event()

    def add(self, pcm: bytes) -> None:
        """More sound; WireError(too_large) past ten minutes."""
        if len(self._pcm) + len(pcm) > MAX_BYTES:
            raise WireError(code="too_large", text="an utterance of more than ten minutes")
        self._pcm += pcm
        self._grown.set()

    def end(self) -> None:
        """The speaker is done."""
        self._ended = True
        self._grown.set()

    async def read(self, position: int, most: int) -> bytes | None:
        """The next bytes from `position`, as soon as there are any; None at the end."""
        while position >= len(self._pcm):
            if self._ended:
                return None
            self._grown.clear()
            await self._grown.wait()
        return bytes(self._pcm[position : position + most])
