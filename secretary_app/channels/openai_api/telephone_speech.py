"""A socket that says what it is sent, text after text."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from pydantic import ValidationError

from secretary_app.channels.openai_api import sound_formats
from secretary_app.channels.openai_api.errors import MessageUnreadable, TooMuchToSay
from secretary_app.channels.openai_api.sound_formats import Encoder
from secretary_app.channels.openai_api.telephone_schemas import (
    AllStopped,
    Failed,
    SayAsked,
    SpeechBegins,
    SpeechEnds,
    SpokenWord,
    StopAsked,
    ToSay,
)
from secretary_app.channels.openai_api.voices_asked import VoicesAsked, Wanted
from secretary_app.foundation.i18n.language import Language
from secretary_app.foundation.i18n.translator import Translator
from secretary_app.foundation.web.streams import VisitorGone
from secretary_app.foundation.web.web_socket import WebSocket
from secretary_app.kernel.errors import UserFacing

MOST_WAITING = 32
"""Texts: a language model is never so many sentences ahead of its voice."""

ENCODERS: Mapping[str, Callable[[int], Encoder]] = {
    "pcm": sound_formats.raw,
    "alaw": sound_formats.a_law,
    "ulaw": sound_formats.mu_law,
}


def wanted_of(asked: SayAsked) -> Wanted:
    """As the voices understand it."""
    return Wanted(
        text=asked.text,
        voice=asked.voice,
        language=asked.language,
        speed=asked.speed,
        rate=asked.target_sample_rate,
    )


def failed(error: UserFacing, language: Language) -> Failed:
    """For whoever reads the other end of a socket."""
    return Failed(code=error.code, message=Translator(language).error(error))


class SpeakingSocket:
    """Of one connection."""

    def __init__(self, socket: WebSocket, *, voices: VoicesAsked, language: Language) -> None:
        """``language`` is that of errors."""
        self._socket = socket
        self._voices = voices
        self._language = language
        self._waiting: asyncio.Queue[tuple[int, SayAsked]] = asyncio.Queue(MOST_WAITING)
        self._texts = 0

    async def serve(self) -> None:
        """Until the other side leaves."""
        async with asyncio.TaskGroup() as group:
            mouth = group.create_task(self._say_all(), name="socket speech")
            async for message in self._socket:
                try:
                    asked = _read(message)
                    if isinstance(asked, SayAsked):
                        self._put(asked)
                        continue
                except UserFacing as error:
                    await self._socket.send(failed(error, self._language))
                    continue
                mouth.cancel()
                await asyncio.wait({mouth})
                self._waiting = asyncio.Queue(MOST_WAITING)
                await self._socket.send(AllStopped())
                mouth = group.create_task(self._say_all(), name="socket speech")
            mouth.cancel()

    def _put(self, asked: SayAsked) -> None:
        if self._waiting.full():
            raise TooMuchToSay
        self._texts += 1
        self._waiting.put_nowait((self._texts, asked))

    async def _say_all(self) -> None:
        while True:
            number, asked = await self._waiting.get()
            try:
                await self._say(number, asked)
            except VisitorGone:
                # Whoever reads the socket finds it closed.
                return
            except UserFacing as error:
                await self._socket.send(failed(error, self._language))

    async def _say(self, number: int, asked: SayAsked) -> None:
        encoder = ENCODERS[asked.encoding](asked.target_sample_rate)
        async with self._voices.say(wanted_of(asked)) as spoken:
            rate = asked.target_sample_rate
            await self._socket.send(
                SpeechBegins(number=number, sample_rate=rate, encoding=asked.encoding)
            )
            size = 0
            async for pcm in spoken.sound():
                size += len(pcm)
                await self._socket.send(encoder.add(pcm))
            words = [
                SpokenWord(text=each.text, start_ms=each.start_ms, end_ms=each.end_ms)
                for each in spoken.speaking.marks
            ]
            await self._socket.send(
                SpeechEnds(number=number, duration_ms=size * 500 // rate, words=words)
            )


def _read(message: str | bytes) -> SayAsked | StopAsked:
    try:
        return ToSay.model_validate_json(f'{{"message": {_text(message)}}}').message
    except ValidationError as error:
        raise MessageUnreadable(reason=error.errors(include_url=False)[0]["msg"]) from None


def _text(message: str | bytes) -> str:
    if isinstance(message, bytes):
        raise MessageUnreadable(reason="text was expected")
    return message
