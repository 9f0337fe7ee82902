"""One utterance on its way to a transcript."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from types import TracebackType
from typing import Protocol, Self

from engines.clients.stt_sound import UtteranceSound
from engines.wire import WireError
from engines.wire.stt import Partial, PhraseList, Transcript

logger = logging.getLogger(__name__)


class Listener(Protocol):
    """What an utterance needs of a client."""

    @property
    def name(self) -> str:
        """For logs."""

    async def transcribe(
        self,
        sound: UtteranceSound,
        *,
        language: str,
        phrases: PhraseList | None,
        on_partial: Callable[[Partial], None],
    ) -> Transcript:
        """Hears an utterance while it grows; raises WireError."""


class SttUtterance:
    """`async with` it, feed it, take its partials, finish it; leaving the context early cancels it.

    A recogniser that fails, at whatever moment, is followed by the next one, which hears the
    utterance from its beginning; each partial replaces the one before it, so a reader need not
    know.
    """

    def __init__(
        self, *, clients: Sequence[Listener], language: str, phrases: PhraseList | None
    ) -> None:
        self._clients = clients
        self._language = language
        self._phrases = phrases
        self._sound = UtteranceSound()
        self._partials: asyncio.Queue[Partial | None] = asyncio.Queue()
        self._work: asyncio.Task[Transcript] | None = None

    async def feed(self, pcm: bytes) -> None:
        """The next sound: 8000 Hz, 16-bit, mono. Never waits for the recogniser."""
        self._sound.add(pcm)

    @property
    async def partials(self) -> AsyncIterator[Partial]:
        """What is heard so far, whenever it changes; ends with the utterance, failed or not."""
        while (partial := await self._partials.get()) is not None:
            yield partial

    async def finish(self) -> Transcript:
        """The speaker is done: what was said.

        Raises the WireError of the last recogniser when all have failed. The time limits are those
        of each recogniser (RESULT_TIMEOUT_S after the last sound).
        """
        if self._work is None:
            raise WireError(code="closed", text="the utterance was never begun")
        self._sound.end()
        return await asyncio.shield(self._work)

    async def __aenter__(self) -> Self:
        self._work = asyncio.create_task(self._hear(), name=f"utterance in {self._language}")
        # Not from within it: a task that is cancelled before its first step ends without one.
        self._work.add_done_callback(lambda _ended: self._partials.put_nowait(None))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._work is not None:
            self._work.cancel()
            await asyncio.gather(self._work, return_exceptions=True)

    async def _hear(self) -> Transcript:
        failed = WireError(code="unreachable", text=f"no recogniser for {self._language}")
        for client in self._clients:
            try:
                return await client.transcribe(
                    self._sound,
                    language=self._language,
                    phrases=self._phrases,
                    on_partial=self._partials.put_nowait,
                )
            except WireError as error:
                logger.warning("%s failed on an utterance: %s", client.name, error)
                failed = error
        raise failed
