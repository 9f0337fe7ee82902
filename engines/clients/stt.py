"""Recognisers for the application: one worker, or the first of several that can."""

import asyncio
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from engines.clients.service import CONNECT_TIMEOUT_S, Service
from engines.clients.stt_sound import UtteranceSound
from engines.clients.stt_utterance import SttUtterance
from engines.wire import Connection, WireError
from engines.wire.audio import AudioChunk, AudioStart, AudioStop
from engines.wire.control import Error
from engines.wire.stt import Partial, PhraseList, PhraseListReady, Transcribe, Transcript, Word

__all__ = ["Partial", "PhraseList", "SttChain", "SttClient", "Transcript", "Word"]

PREPARE_TIMEOUT_S = 30.0
"""Compiling a few thousand phrases with guessed pronunciations takes seconds on a busy machine."""

RESULT_TIMEOUT_S = 6.0
"""From the last sound to the transcript. The caller hears a lead-in long before; then the next may
try.
"""

FAREWELL_S = 0.5
"""When sending fails, the worker's own reason may still be on its way to us."""

SEND_BYTES = 16_000
"""One second in an event: only after a fallback is there so much at once."""

logger = logging.getLogger(__name__)

_LETTERS = re.compile(r"[\w'-]*\w")


class SttClient:
    """One recogniser."""

    def __init__(self, *, service: Service) -> None:
        self._service = service
        self._prepared: dict[str, tuple[str, ...]] = {}

    @property
    def name(self) -> str:
        """The worker's name, for logs."""
        return self._service.name

    @property
    def sends_partials(self) -> bool:
        """Whether words come while they are spoken; if not, only silence can end a turn."""
        return self._service.info is not None and self._service.info.partials

    def understands(self, language: str) -> bool:
        """Whether the worker knows the language; True while nobody has asked it."""
        info = self._service.info
        return info is None or not info.languages or language in info.languages

    def utterance(self, *, language: str, phrases: PhraseList | None) -> SttUtterance:
        """One utterance, to be entered with `async with`; see SttUtterance."""
        return SttUtterance(clients=(self,), language=language, phrases=phrases)

    async def prepare(self, phrases: PhraseList) -> tuple[str, ...]:
        """Lets the worker compile a list ahead; its words without a known pronunciation.

        Raises WireError.
        """
        async with await self._service.connect(timeout_s=CONNECT_TIMEOUT_S) as connection:
            return await self._prepare(connection, phrases)

    async def transcribe(
        self,
        sound: UtteranceSound,
        *,
        language: str,
        phrases: PhraseList | None,
        on_partial: Callable[[Partial], None],
    ) -> Transcript:
        """Hears one utterance while it grows, from its first sample on; raises WireError.

        A worker that has been restarted since it got the list gets it again.
        """
        if not self.understands(language):
            raise WireError(code="unknown_language", text=f"{self.name} knows no {language}")
        try:
            return await self._attempt(sound, language, phrases, on_partial)
        except WireError as error:
            if error.code != "unknown_phrases" or phrases is None:
                raise
            self._prepared.pop(phrases.id, None)
            return await self._attempt(sound, language, phrases, on_partial)

    async def _attempt(
        self,
        sound: UtteranceSound,
        language: str,
        phrases: PhraseList | None,
        on_partial: Callable[[Partial], None],
    ) -> Transcript:
        async with await self._service.connect(timeout_s=CONNECT_TIMEOUT_S) as connection:
            info = self._service.info
            sent = phrases if phrases is not None and info and info.phrase_lists else None
            if sent is not None and sent.id not in self._prepared:
                await self._prepare(connection, sent)
            request = Transcribe(language=language, phrases=sent.id if sent else None)
            await connection.write(request.event())
            transcript = await _converse(connection, sound, on_partial)
        if phrases is not None and sent is None:
            # A stock server listens freely: whether it heard a phrase of the list is ours to see.
            in_list = _plain(transcript.text) in {_plain(phrase) for phrase in phrases.phrases}
            transcript = replace(transcript, in_list=in_list)
        return replace(transcript, language=transcript.language or language)

    async def _prepare(self, connection: Connection, phrases: PhraseList) -> tuple[str, ...]:
        await connection.write(phrases.event())
        event = await connection.read(timeout_s=PREPARE_TIMEOUT_S)
        if event is None:
            raise WireError(code="closed", text=f"{self.name} closed over a phrase list")
        if event.type == Error.TYPE:
            raise Error.from_event(event).as_wire_error()
        self._prepared[phrases.id] = PhraseListReady.from_event(event).unknown_words
        return self._prepared[phrases.id]


class SttChain:
    """Several recognisers of a language, the best first."""

    def __init__(self, *, clients: Sequence[SttClient]) -> None:
        self._clients = tuple(clients)

    @property
    def sends_partials(self) -> bool:
        """Of the first one."""
        return bool(self._clients) and self._clients[0].sends_partials

    def utterance(self, *, language: str, phrases: PhraseList | None) -> SttUtterance:
        """One utterance; when a recogniser fails, the next hears it again from its beginning."""
        return SttUtterance(clients=self._clients, language=language, phrases=phrases)

    async def prepare(self, phrases: PhraseList) -> tuple[str, ...]:
        """Lets every recogniser that can be reached compile a list; the first one's unknown words.

        Raises the last WireError when none could.
        """
        results: list[tuple[str, ...]] = []
        failed: WireError | None = None
        for client in self._clients:
            if not client.understands(phrases.language):
                continue
            try:
                results.append(await client.prepare(phrases))
            except WireError as error:
                logger.info("%s got no phrase list: %s", client.name, error)
                failed = error
        if not results and failed is not None:
            raise failed
        return results[0] if results else ()


async def _converse(
    connection: Connection, sound: UtteranceSound, on_partial: Callable[[Partial], None]
) -> Transcript:
    """Sends the sound as it comes and takes what is heard, both at once."""
    sending = asyncio.create_task(_send(connection, sound), name="utterance sound")
    hearing = asyncio.create_task(_hear(connection, on_partial), name="utterance words")
    try:
        await asyncio.wait({sending, hearing}, return_when=asyncio.FIRST_COMPLETED)
        if not hearing.done():
            fate = sending.exception()
            limit = RESULT_TIMEOUT_S if fate is None else FAREWELL_S
            await asyncio.wait({hearing}, timeout=limit)
            if not hearing.done():
                raise fate or WireError(code="timeout", text=f"no transcript within {limit} s")
        return hearing.result()
    finally:
        sending.cancel()
        hearing.cancel()
        await asyncio.gather(sending, hearing, return_exceptions=True)


async def _send(connection: Connection, sound: UtteranceSound) -> None:
    await connection.write(AudioStart().event())
    position = 0
    while (pcm := await sound.read(position, SEND_BYTES)) is not None:
        await connection.write(AudioChunk(pcm=pcm).event())
        position += len(pcm)
    await connection.write(AudioStop().event())


async def _hear(connection: Connection, on_partial: Callable[[Partial], None]) -> Transcript:
    while (event := await connection.read()) is not None:
        if event.type == Partial.TYPE:
            on_partial(Partial.from_event(event))
        elif event.type == Transcript.TYPE:
            return Transcript.from_event(event)
        elif event.type == Error.TYPE:
            raise Error.from_event(event).as_wire_error()
    raise WireError(code="closed", text="the recogniser left without a transcript")


def _plain(text: str) -> str:
    return " ".join(_LETTERS.findall(text.lower()))
