"""What Twilio asks for. Each request is signed, but a stream's: that has a name good once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote

from aiohttp import web

from hardware.twilio.framing import LONGEST
from secretary_app.channels.twilio import twiml
from secretary_app.channels.twilio.calling_out import CALL_STATUS, CallsOut
from secretary_app.channels.twilio.calls import STREAMS, TwilioCalls
from secretary_app.channels.twilio.errors import NotFromTwilio, TwilioNotSetUp
from secretary_app.channels.twilio.form import Form
from secretary_app.channels.twilio.settings import AUTH_TOKEN
from secretary_app.channels.twilio.signature import HEADER, is_genuine
from secretary_app.channels.twilio.spoken import HEARD, MORE, SpokenTalks
from secretary_app.channels.twilio.texts import TEXT_STATUS, TwilioTexts
from secretary_app.channels.twilio.turn import RecordedTurns
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.secrets.errors import SecretMissing
from secretary_app.foundation.secrets.service import Secrets
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.errors import BodyTooSlow
from secretary_app.foundation.web.route import Access, Answer, Handler, Rate, Route
from secretary_app.foundation.web.web_socket import WebSocket
from secretary_app.kernel.tasks import TaskOwner

TAG = "twilio"
FORM = "application/x-www-form-urlencoded"
LARGEST_FORM = 64 * 1024
MOST_FIELDS = 300
FORM_LIMIT_S = 10.0

STATUSES = {"twilio-not-genuine": 403, "twilio-not-set-up": 403}

OCTETS = "application/octet-stream"
"""Of any sound file: what the document says, so that any client can send one."""

WAV = "audio/wav"
LARGEST_WAV = 6_000_000
"""A minute at 48 kHz."""
WAV_LIMIT_S = 60.0
MOST_TOLD = 1000
"""Letters of a header; readers take 8 kB, and a Cyrillic letter is six of them there."""

Take = Callable[[Asked, Form], Awaitable[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TwilioDoor:
    """What the routes are made of."""

    calls: TwilioCalls
    talks: SpokenTalks
    texts: TwilioTexts
    turns: RecordedTurns
    out: CallsOut
    secrets: Secrets
    public_url: Callable[[], str]
    tasks: TaskOwner
    """Of what is worked out aside."""

    async def close(self) -> None:
        """Calls of ours that nobody has taken are given up, and so is what is worked out aside."""
        await self.out.close()
        await self.tasks.stop()

    async def checked(self, asked: Asked) -> Form:
        """The form, once it is known to be Twilio's.

        Raises BodyTooSlow, NotFromTwilio or TwilioNotSetUp.
        """
        raw = await _body(asked, limit_s=FORM_LIMIT_S)
        base = self.public_url()
        if not base:
            raise TwilioNotSetUp(lacking="public-url")
        try:
            token = await self.secrets.get(AUTH_TOKEN)
        except SecretMissing:
            raise TwilioNotSetUp(lacking="token") from None
        try:
            fields = parse_qsl(
                raw.decode("utf-8"),
                keep_blank_values=True,
                errors="strict",
                max_num_fields=MOST_FIELDS,
            )
        except ValueError:
            raise NotFromTwilio from None
        given = asked.request.headers.get(HEADER, "")
        if not is_genuine(base + asked.request.raw_path, fields, token=token, given=given):
            raise NotFromTwilio
        return Form(fields)


def routes(door: TwilioDoor) -> tuple[Route, ...]:
    """All of them."""

    async def rings(_asked: Asked, form: Form) -> bytes:
        return door.calls.rings(form)

    async def moved(_asked: Asked, form: Form) -> bytes:
        door.calls.moved(form)
        door.talks.moved(form)
        return twiml.messages()

    async def came(_asked: Asked, form: Form) -> bytes:
        return await door.texts.came(form)

    async def greet(_asked: Asked, form: Form) -> bytes:
        return await door.talks.greet(form)

    async def heard(_asked: Asked, form: Form) -> bytes:
        return await door.talks.heard(form)

    async def more(_asked: Asked, form: Form) -> bytes:
        return await door.talks.more(form)

    async def ours_moved(asked: Asked, form: Form) -> bytes:
        door.out.moved(asked.path["name"], form)
        return twiml.messages()

    async def text_moved(asked: Asked, form: Form) -> bytes:
        await door.texts.moved(asked.path["name"], form)
        return twiml.messages()

    async def stream(asked: Asked) -> Answer:
        call = door.calls.take(asked.path["name"])
        async with WebSocket(asked.request, largest=LONGEST) as socket:
            await call.carry(socket)
        return socket.response

    async def turn(asked: Asked) -> Answer:
        taken = await door.turns.take(await _body(asked, limit_s=WAV_LIMIT_S))
        told = {
            "X-Heard": taken.heard,
            "X-Answer": taken.answer,
            "X-Evidence": " ".join(f"{each.kind.value}:{each.ref}" for each in taken.evidence),
        }
        headers = {name: quote(text[:MOST_TOLD]) for name, text in told.items()}
        return web.Response(body=taken.wav, content_type=WAV, headers=headers)

    def hook(path: str, take: Take, summary: str) -> Route:
        return Route(
            method="POST",
            path=path,
            handler=_signed(door, take),
            summary=summary,
            tag=TAG,
            takes=FORM,
            gives=twiml.MEDIA,
            access=Access.PUBLIC,
            rate=Rate.SIGNED,
            largest_body=LARGEST_FORM,
            statuses=STATUSES,
        )

    return (
        hook("/twilio/voice", rings, "A call comes in: Twilio is told to stream its sound."),
        hook("/twilio/status", moved, "Twilio tells how far a call has come."),
        hook(f"{CALL_STATUS}{{name}}", ours_moved, "Twilio tells how far a call of ours has come."),
        hook("/twilio/sms", came, "A text message comes in; the answer is sent back."),
        hook(f"{TEXT_STATUS}{{name}}", text_moved, "Twilio tells what became of a text of ours."),
        hook("/incoming_call", greet, "A call comes in, without a stream: a greeting."),
        hook(HEARD, heard, "What the caller said; the answer is spoken, as far as it has come."),
        hook(MORE, more, "The rest of an answer that took its time."),
        Route(
            method="POST",
            path="/process_call",
            handler=turn,
            summary="A recorded question (WAV) is answered by a recording; X-… say both in words.",
            tag=TAG,
            takes=OCTETS,
            gives=WAV,
            rate=Rate.SPEECH,
            largest_body=LARGEST_WAV,
            statuses={"engines-not-serving": 503},
        ),
        Route(
            method="GET",
            path=f"{STREAMS}{{name}}",
            handler=stream,
            summary="The sound of a call, by the name that its webhook was answered with.",
            tag=TAG,
            gives="application/octet-stream",
            status=101,
            access=Access.PUBLIC,
            rate=Rate.SIGNED,
        ),
    )


async def _body(asked: Asked, *, limit_s: float) -> bytes:
    """Raises BodyTooSlow."""
    try:
        async with asyncio.timeout(limit_s):
            return await asked.request.read()
    except TimeoutError:
        raise BodyTooSlow from None


def _signed(door: TwilioDoor, take: Take) -> Handler:
    async def handle(asked: Asked) -> Answer:
        # Nobody signs in: who has the account's token speaks for the telephone.
        with acting_as(SYSTEM, origin=f"twilio {asked.address}"):
            form = await door.checked(asked)
            return web.Response(body=await take(asked, form), content_type=twiml.MEDIA)

    return handle
