"""The speech API of programs that telephone: ``/admin/tts`` and ``/admin/stt``."""

from __future__ import annotations

from secretary_app.channels.openai_api.errors import OF_ENGINES
from secretary_app.channels.openai_api.heard import Hearing
from secretary_app.channels.openai_api.speech_routes import encoded
from secretary_app.channels.openai_api.telephone_hearing import HearingSocket
from secretary_app.channels.openai_api.telephone_schemas import HearingAsked, SayAsked
from secretary_app.channels.openai_api.telephone_speech import (
    ENCODERS,
    SpeakingSocket,
    wanted_of,
)
from secretary_app.channels.openai_api.voices_asked import VoicesAsked
from secretary_app.foundation.web.answer_stream import AnswerStream
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.route import WEB_SOCKET, Answer, Rate, Route
from secretary_app.foundation.web.web_socket import WebSocket

TAG = "speech"

MEDIA = {"pcm": "audio/pcm", "alaw": "audio/PCMA", "ulaw": "audio/PCMU"}


def routes(*, voices: VoicesAsked, hearing: Hearing) -> tuple[Route, ...]:
    """Saying once, saying and hearing over a socket."""

    async def say(asked: Asked) -> Answer:
        body = asked.body(SayAsked)
        media = f"{MEDIA[body.encoding]}; rate={body.target_sample_rate}"
        encoder = ENCODERS[body.encoding](body.target_sample_rate)
        async with (
            voices.say(wanted_of(body)) as spoken,
            AnswerStream(asked.request, media=media) as stream,
        ):
            async for piece in encoded(spoken.sound(), encoder):
                await stream.write(piece)
        return stream.response

    async def speak(asked: Asked) -> Answer:
        voices.must_serve()
        async with WebSocket(asked.request) as socket:
            await SpeakingSocket(socket, voices=voices, language=asked.language).serve()
        return socket.response

    async def hear(asked: Asked) -> Answer:
        query = asked.query(HearingAsked)
        heard = hearing.language(query.language)
        async with WebSocket(asked.request) as socket:
            await HearingSocket(
                socket, hearing=hearing, heard=heard, asked=query, language=asked.language
            ).serve()
        return socket.response

    return (
        Route(
            method="POST",
            path="/admin/tts/stream",
            handler=say,
            summary="Words read aloud as telephones send sound, while they are",
            tag=TAG,
            body=SayAsked,
            gives=MEDIA["pcm"],
            rate=Rate.SPEECH,
            statuses=OF_ENGINES,
        ),
        Route(
            method="GET",
            path="/admin/tts/ws/stream",
            handler=speak,
            summary="Texts in, their sound out, in order; a stop drops the rest",
            tag=TAG,
            gives=WEB_SOCKET,
            status=101,
            rate=Rate.SPEECH,
            statuses=OF_ENGINES,
        ),
        Route(
            method="GET",
            path="/admin/stt/ws/stream",
            handler=hear,
            summary="Sound in, what was said so far and at last out",
            tag=TAG,
            query=HearingAsked,
            gives=WEB_SOCKET,
            status=101,
            rate=Rate.SPEECH,
            statuses=OF_ENGINES,
        ),
    )
