"""Voices for the application: one worker, or the first of several that can."""

import asyncio
import importlib
import logging
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Protocol, Self

from engines.clients.service import CONNECT_TIMEOUT_S, Service
from engines.wire import Connection, Event, WireError
from engines.wire.audio import LINE_RATE, AudioChunk, AudioStart, AudioStop
from engines.wire.control import Error
from engines.wire.stt import Word
from engines.wire.tts import SpeechMarks, Synthesize

FIRST_SOUND_TIMEOUT_S = 3.0
"""A voice that has made nothing by then is replaced: the caller hears only lead-ins meanwhile."""

NEXT_SOUND_TIMEOUT_S = 5.0
"""Between two pieces of one speech; there is sound left to play meanwhile."""

RESAMPLING = "engines.sound.resampling"
"""By name: it brings numpy, and our own workers speak at the rate that they are asked for."""

logger = logging.getLogger(__name__)


class _Converter(Protocol):
    """To the rate that was asked for."""

    def convert(self, pcm: bytes) -> bytes: ...

    def flush(self) -> bytes: ...


class _AsItIs:
    def convert(self, pcm: bytes) -> bytes:
        return pcm

    def flush(self) -> bytes:
        return b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """A whole speech."""

    pcm: bytes
    rate: int
    marks: tuple[Word, ...]
    """Words in ms from the first sample; empty where the voice tells none."""


class _Voices(ABC):
    """What a client and a chain have in common."""

    @abstractmethod
    def _clients(self) -> "Sequence[TtsClient]":
        """Who speaks, the best first."""

    def speak(
        self,
        text: str,
        *,
        voice: str | None = None,
        language: str | None = None,
        rate: int = LINE_RATE,
        speed: float = 1.0,
    ) -> "Speaking":
        """A speech, to be entered with `async with`; see Speaking.

        `rate` is 8000..48000 Hz, `speed` 0.5..2.0 of the voice's own pace. A voice or language
        that a worker does not have makes it fail, and the next of a chain speaks.
        """
        request = Synthesize(text=text, voice=voice, language=language, rate=rate, speed=speed)
        return Speaking(clients=self._clients(), request=request)

    async def render(
        self,
        text: str,
        *,
        voice: str | None = None,
        language: str | None = None,
        rate: int = LINE_RATE,
        speed: float = 1.0,
    ) -> Speech:
        """The whole speech at once; raises the last WireError when nobody could.

        Unlike with `speak`, a voice that fails in the middle is followed by the next one too.
        """
        request = Synthesize(text=text, voice=voice, language=language, rate=rate, speed=speed)
        failed = WireError(code="unreachable", text="no voice")
        for client in self._clients():
            try:
                async with Speaking(clients=(client,), request=request) as speaking:
                    pcm = b"".join([piece async for piece in speaking.audio()])
                    return Speech(pcm=pcm, rate=rate, marks=speaking.marks)
            except WireError as error:
                failed = error
        raise failed


class TtsClient(_Voices):
    """One voice worker."""

    def __init__(self, *, service: Service) -> None:
        self._service = service

    @property
    def name(self) -> str:
        """The worker's name, for logs."""
        return self._service.name

    def _clients(self) -> "Sequence[TtsClient]":
        return (self,)

    async def begin(self, request: Synthesize) -> Connection:
        """Asks the worker; its answer comes over the connection. Raises WireError."""
        info = self._service.info
        if info is not None and request.language is not None:
            known = info.languages
            if known and request.language not in known:
                raise WireError(code="unknown_language", text=f"{self.name}: {request.language}")
        if info is not None and info.voices and request.voice not in info.voices:
            # The voice belongs to another backend of the chain: this one's own for the language.
            request = replace(request, voice=None)
        connection = await self._service.connect(timeout_s=CONNECT_TIMEOUT_S)
        try:
            await connection.write(request.event(), timeout_s=CONNECT_TIMEOUT_S)
        except BaseException:
            await connection.close()
            raise
        return connection


class TtsChain(_Voices):
    """Several voice workers, the best first; one that fails before its first sound is followed."""

    def __init__(self, *, clients: Sequence[TtsClient]) -> None:
        self._voices = tuple(clients)

    def _clients(self) -> Sequence[TtsClient]:
        return self._voices


class Speaking:
    """A speech while it is made.

    Entering the context waits for its first sound, so a fallback is over by then; leaving it early
    cancels.
    """

    def __init__(self, *, clients: Sequence[TtsClient], request: Synthesize) -> None:
        self._clients = clients
        self._request = request
        self._connection: Connection | None = None
        self._converter: _Converter | None = None
        self._first = b""
        self._over = False
        self.engine = ""
        """Name of the worker that speaks, once entered."""
        self.marks: tuple[Word, ...] = ()
        """Words of all sound that has come so far, and of the piece that comes next."""

    async def audio(self) -> AsyncIterator[bytes]:
        """The sound at the rate that was asked for, in pieces of about a second; once.

        Raises WireError when the worker fails in the middle.
        """
        if self._first:
            yield self._first
        while not self._over:
            pcm = await self._next(NEXT_SOUND_TIMEOUT_S)
            if pcm:
                yield pcm

    async def __aenter__(self) -> Self:
        failed = WireError(code="unreachable", text="no voice")
        for client in self._clients:
            try:
                await self._begin(client)
            except WireError as error:
                # A voice of one language only is no failure of the chain.
                expected = error.code == "unknown_language"
                level = logging.INFO if expected else logging.WARNING
                logger.log(level, "%s failed to speak: %s", client.name, error)
                failed = error
            else:
                return self
        raise failed

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._connection is not None:
            await self._connection.close()

    async def _begin(self, client: TtsClient) -> None:
        """Waits for the client's first sound; raises WireError when none comes."""
        self.engine, self.marks, self._converter = client.name, (), None
        self._connection = await client.begin(self._request)
        try:
            async with asyncio.timeout(FIRST_SOUND_TIMEOUT_S):
                while not self._first and not self._over:
                    self._first = await self._next(FIRST_SOUND_TIMEOUT_S)
        except TimeoutError as error:
            await self._connection.close()
            raise WireError(code="timeout", text="no sound in time") from error
        except BaseException:
            await self._connection.close()
            raise

    async def _next(self, limit_s: float) -> bytes:
        """One event's worth of sound, which may be none."""
        if self._connection is None:
            raise WireError(code="closed", text="the speech was never begun")
        event = await self._connection.read(timeout_s=limit_s)
        if event is None:
            raise WireError(code="closed", text="the voice left in the middle of a speech")
        return self._take(event)

    def _take(self, event: Event) -> bytes:
        match event.type:
            case Error.TYPE:
                raise Error.from_event(event).as_wire_error()
            case SpeechMarks.TYPE:
                self.marks += SpeechMarks.from_event(event).marks
            case AudioStart.TYPE:
                rate = AudioStart.from_event(event).rate
                # A stock server speaks at its voice's own rate.
                self._converter = _converter(rate, self._request.rate)
            case AudioChunk.TYPE if self._converter is not None:
                return self._converter.convert(AudioChunk.from_event(event).pcm)
            case AudioStop.TYPE:
                self._over = True
                return b"" if self._converter is None else self._converter.flush()
        return b""


def _converter(given: int, wanted: int) -> _Converter:
    if given == wanted:
        return _AsItIs()
    made: _Converter = importlib.import_module(RESAMPLING).Resampler(
        from_rate=given, to_rate=wanted
    )
    return made
