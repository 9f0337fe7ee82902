"""A socket that hears: sound in, words out while they are spoken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence

from pydantic import ValidationError

from engines.clients.stt_utterance import SttUtterance
from engines.sound.resampling import Resampler
from engines.wire import WireError
from engines.wire.audio import LINE_RATE
from engines.wire.stt import Word
from hardware.audio import alaw, mulaw
from secretary_app.channels.openai_api.errors import EngineRefused, MessageUnreadable
from secretary_app.channels.openai_api.heard import Hearing
from secretary_app.channels.openai_api.telephone_schemas import (
    EndAsked,
    HearingAsked,
    PartTold,
    SpokenWord,
    TranscriptEvent,
)
from secretary_app.channels.openai_api.telephone_speech import failed
from secretary_app.foundation.i18n.language import Language
from secretary_app.foundation.web.streams import VisitorGone
from secretary_app.foundation.web.web_socket import WebSocket
from secretary_app.kernel.errors import UserFacing

DECODERS: Mapping[str, Callable[[bytes], bytes]] = {"alaw": alaw.decoded, "ulaw": mulaw.decoded}


class HearingSocket:
    """Of one connection: an utterance, its transcript, the next utterance."""

    def __init__(
        self,
        socket: WebSocket,
        *,
        hearing: Hearing,
        heard: str,
        asked: HearingAsked,
        language: Language,
    ) -> None:
        """``heard`` is the language that is spoken, ``language`` that of errors."""
        self._socket = socket
        self._hearing = hearing
        self._heard = heard
        self._asked = asked
        self._language = language

    async def serve(self) -> None:
        """Until the other side leaves."""
        messages = aiter(self._socket)
        async for message in messages:
            try:
                if isinstance(message, bytes):
                    await self._hear(message, messages)
                else:
                    _must_be_end(message)
            except UserFacing as error:
                await self._socket.send(failed(error, self._language))

    async def _hear(self, first: bytes, messages: AsyncIterator[str | bytes]) -> None:
        telling: asyncio.Task[None] | None = None
        try:
            async with self._hearing.utterance(self._heard) as utterance:
                telling = asyncio.create_task(self._tell(utterance), name="socket partials")
                if not await self._feed(utterance, first, messages):
                    return
                transcript = await utterance.finish()
                await telling
        except WireError as error:
            raise EngineRefused(error) from error
        finally:
            if telling is not None:
                telling.cancel()
        await self._socket.send(
            TranscriptEvent(
                text=transcript.text,
                words=_words(transcript.words),
                language=transcript.language,
                engine=transcript.engine,
                confidence=transcript.confidence,
            )
        )

    async def _feed(
        self, utterance: SttUtterance, first: bytes, messages: AsyncIterator[str | bytes]
    ) -> bool:
        """Whether its end was told; else the other side has left."""
        decode = DECODERS.get(self._asked.encoding)
        samples = _Samples()
        resampler = Resampler(from_rate=self._asked.sample_rate, to_rate=LINE_RATE)

        async def feed(sound: bytes) -> None:
            pcm = samples.whole(sound) if decode is None else decode(sound)
            await utterance.feed(resampler.convert(pcm))

        await feed(first)
        async for message in messages:
            if isinstance(message, bytes):
                await feed(message)
                continue
            _must_be_end(message)
            if rest := resampler.flush():
                await utterance.feed(rest)
            return True
        return False

    async def _tell(self, utterance: SttUtterance) -> None:
        try:
            async for part in utterance.partials:
                await self._socket.send(PartTold(text=part.text, words=_words(part.words)))
        except VisitorGone:
            # Whoever reads the socket finds it closed.
            return


class _Samples:
    """A message may end in the middle of one."""

    def __init__(self) -> None:
        self._rest = b""

    def whole(self, sound: bytes) -> bytes:
        """Those that are complete by now."""
        sound = self._rest + sound
        end = len(sound) // 2 * 2
        self._rest = sound[end:]
        return sound[:end]


def _words(words: Sequence[Word]) -> list[SpokenWord]:
    return [
        SpokenWord(text=each.text, start_ms=each.start_ms, end_ms=each.end_ms) for each in words
    ]


def _must_be_end(message: str) -> None:
    try:
        EndAsked.model_validate_json(message)
    except ValidationError as error:
        raise MessageUnreadable(reason=error.errors(include_url=False)[0]["msg"]) from None
