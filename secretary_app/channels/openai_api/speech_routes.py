"""``/v1/audio/speech``: words in, sound out while it is made."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable, Mapping

from secretary_app.channels.openai_api import sound_formats
from secretary_app.channels.openai_api.errors import OF_ENGINES
from secretary_app.channels.openai_api.sound_formats import Encoder
from secretary_app.channels.openai_api.speech_schemas import PCM_RATE, SpeechAsked
from secretary_app.channels.openai_api.voices_asked import VoicesAsked, Wanted
from secretary_app.foundation.web.answer_stream import AnswerStream
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.event_stream import EventStream
from secretary_app.foundation.web.route import Answer, Rate, Route

TAG = "openai"
MP3 = "audio/mpeg"

FORMATS: Mapping[str, tuple[Callable[[int], Encoder], str]] = {
    "mp3": (sound_formats.mp3, MP3),
    "opus": (sound_formats.opus, "audio/ogg"),
    "flac": (sound_formats.flac, "audio/flac"),
    "wav": (sound_formats.Wav, "audio/wav"),
    "pcm": (sound_formats.raw, "audio/pcm"),
}


def routes(*, voices: VoicesAsked) -> tuple[Route, ...]:
    """The only one."""

    async def speak(asked: Asked) -> Answer:
        body = asked.body(SpeechAsked)
        make, media = FORMATS[body.response_format]
        wanted = Wanted(text=body.input, voice=body.voice_name, speed=body.speed, rate=PCM_RATE)
        # What cannot be said at all is refused before an answer has begun.
        async with voices.say(wanted) as spoken:
            sound = encoded(spoken.sound(), make(PCM_RATE))
            if body.stream_format == "audio":
                async with AnswerStream(asked.request, media=media) as stream:
                    async for piece in sound:
                        await stream.write(piece)
                return stream.response
            async with EventStream(asked.request, comes_back=False) as events:
                async for piece in sound:
                    told = base64.b64encode(piece).decode()
                    await events.send(json.dumps({"type": "speech.audio.delta", "audio": told}))
                usage = {"input_tokens": spoken.words, "output_tokens": 0}
                usage["total_tokens"] = spoken.words
                await events.send(json.dumps({"type": "speech.audio.done", "usage": usage}))
            return events.response

    return (
        Route(
            method="POST",
            path="/v1/audio/speech",
            handler=speak,
            summary="Words read aloud, sent while they are",
            tag=TAG,
            body=SpeechAsked,
            gives=MP3,
            rate=Rate.SPEECH,
            statuses=OF_ENGINES,
        ),
    )


async def encoded(sound: AsyncIterator[bytes], encoder: Encoder) -> AsyncIterator[bytes]:
    """Beside the loop, which serves others."""
    async for pcm in sound:
        if piece := await asyncio.to_thread(encoder.add, pcm):
            yield piece
    if piece := await asyncio.to_thread(encoder.end):
        yield piece
