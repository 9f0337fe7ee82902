"""``/v1/audio/transcriptions``: a sound file in, words out."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import aclosing

from aiohttp import web

from secretary_app.channels.openai_api import transcripts
from secretary_app.channels.openai_api.errors import OF_ENGINES, ParameterUnsupported
from secretary_app.channels.openai_api.forms import FORM, form_of
from secretary_app.channels.openai_api.heard import Hearing, Said
from secretary_app.channels.openai_api.schemas import TranscriptTold
from secretary_app.channels.openai_api.sound_files import telephone_sound
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.event_stream import EventStream
from secretary_app.foundation.web.route import Answer, Rate, Route

TAG = "openai"

LARGEST_FILE = 25 * 1024 * 1024
LARGEST_BODY = LARGEST_FILE + 64 * 1024
"""With the form around it."""

BYTES_PER_S = 16_000

FORMATS = ("json", "text", "srt", "vtt", "verbose_json")


def routes(*, hearing: Hearing) -> tuple[Route, ...]:
    """The only one."""

    async def transcribe(asked: Asked) -> Answer:
        # Nobody sends 25 MB to hear that they may not, or that nobody listens.
        hearing.language("")
        async with form_of(asked.request, largest=LARGEST_FILE) as form:
            wanted = form.fields.get("response_format") or "json"
            if wanted not in FORMATS:
                raise ParameterUnsupported(parameter="response_format", why="transcript-format")
            language = hearing.language(form.fields.get("language", ""))
            pcm = await asyncio.to_thread(telephone_sound, form.file)
            streams = form.fields.get("stream", "").lower() == "true"
        async with aclosing(hearing.transcribe(pcm, language=language)) as heard:
            if streams:
                return await _streamed(asked.request, heard)
            said = [each async for each in heard]
        text = transcripts.text_of(said)
        if wanted == "json":
            return TranscriptTold(text=text)
        if wanted == "verbose_json":
            duration_s = len(pcm) / BYTES_PER_S
            return web.json_response(
                transcripts.verbose(said, language=language, duration_s=duration_s)
            )
        if wanted == "text":
            return web.Response(text=f"{text}\n")
        if wanted == "srt":
            return web.Response(text=transcripts.srt(said), content_type="application/x-subrip")
        return web.Response(text=transcripts.vtt(said), content_type="text/vtt")

    return (
        Route(
            method="POST",
            path="/v1/audio/transcriptions",
            handler=transcribe,
            summary="What is said in a sound file",
            tag=TAG,
            takes=FORM,
            answer=TranscriptTold,
            rate=Rate.SPEECH,
            largest_body=LARGEST_BODY,
            statuses=OF_ENGINES,
        ),
    )


async def _streamed(request: web.Request, heard: AsyncGenerator[Said, None]) -> web.StreamResponse:
    """Piece by piece, as they are heard."""
    async with EventStream(request, comes_back=False) as stream:
        text = ""
        async for each in heard:
            more = f" {each.text}" if text else each.text
            text += more
            await stream.send(json.dumps({"type": "transcript.text.delta", "delta": more}))
        await stream.send(json.dumps({"type": "transcript.text.done", "text": text}))
    return stream.response
