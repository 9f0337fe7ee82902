"""What a visitor does on a page, as requests: asks, speaks, sends, wishes, and listens."""

from __future__ import annotations

import asyncio

from secretary_app.channels.widget import limits
from secretary_app.channels.widget import schemas as wire
from secretary_app.channels.widget.parts import WidgetParts
from secretary_app.channels.widget.wishes import LeftMessage
from secretary_app.features.conversations.models import Message
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.errors import BodyTooSlow
from secretary_app.foundation.web.event_stream import EventStream
from secretary_app.foundation.web.route import Answer

BODY_LIMIT_S = 60.0
"""Ten megabytes over a mobile network that is not slow."""


class WidgetDoor:
    """The handlers of a visit that has begun."""

    def __init__(self, *, parts: WidgetParts) -> None:
        self._parts = parts

    async def ask(self, asked: Asked) -> Answer:
        """A question; the answer comes sentence by sentence."""
        parts = self._parts
        widget, visit = await parts.reception.met(asked, limits.WRITE, limits.WRITE_A_DAY)
        body = asked.body(wire.AskBody)
        happenings = parts.talk.ask(visit, widget, body.text, key=body.key)
        return await parts.teller.stream(asked, widget, happenings)

    async def voice(self, asked: Asked) -> Answer:
        """The same, said: a WAV of at most a minute."""
        parts = self._parts
        widget, visit = await parts.reception.met(asked, limits.VOICE, limits.WRITE_A_DAY)
        sound = await _body(asked)
        return await parts.teller.stream(asked, widget, parts.talk.say(visit, widget, sound))

    async def file(self, asked: Asked) -> Answer:
        """A file, which people here will see."""
        widget, visit = await self._parts.reception.met(asked, limits.FILE)
        self._parts.reception.take_at(asked, limits.FILE_ADDRESS)
        name = asked.query(wire.FilePlace).name
        data = await _body(asked)
        message = await self._parts.talk.send(visit, widget, name=name, data=data)
        async with EventStream(asked.request) as stream:
            await stream.send(wire.shown(message, widget, file=True), event="heard")
        return stream.response

    async def call(self, asked: Asked) -> Answer:
        """They want to be called."""
        reception = self._parts.reception
        widget, visit = await reception.met(asked, limits.CALL)
        reception.take_at(asked, limits.CALL_ADDRESS)
        reception.take(limits.CALL_ALL, limits.EVERYBODY)
        phone = asked.body(wire.CallBody).phone
        messages = await self._parts.wishes.call_me(visit, widget, phone)
        return wire.Exchanged(messages=await self._parts.teller.shown(messages, widget))

    async def leave(self, asked: Asked) -> Answer:
        """They leave a message."""
        widget, visit = await self._parts.reception.met(asked, limits.LEAVE)
        body = asked.body(wire.LeaveBody)
        left = LeftMessage(text=body.text, contact=body.contact, name=body.name)
        messages = await self._parts.wishes.leave(visit, widget, left)
        return wire.Exchanged(messages=await self._parts.teller.shown(messages, widget))

    async def typing(self, asked: Asked) -> None:
        """They write just now."""
        _, visit = await self._parts.reception.met(asked, limits.TYPE)
        await self._parts.talk.types(visit)

    async def events(self, asked: Asked) -> Answer:
        """What people here write, as it comes."""
        teller = self._parts.teller
        widget, visit = await self._parts.reception.met(asked)
        after = asked.query(wire.EventsPlace).after
        with self._parts.followers.follow(visit.id) as news:
            # Read after the following has begun: what comes twice is shown once by the page.
            messages = await self._parts.talk.history(visit)
            async with EventStream(asked.request) as stream:
                for each in await teller.shown(_later(messages, after), widget):
                    await stream.send(each, event="message")
                while (happening := await news.get()) is not None:
                    await teller.tell(stream, asked, widget, happening)
        return stream.response


async def _body(asked: Asked) -> bytes:
    try:
        async with asyncio.timeout(BODY_LIMIT_S):
            return await asked.request.read()
    except TimeoutError:
        raise BodyTooSlow from None


def _later(messages: list[Message], after: str) -> list[Message]:
    """Those behind the one that the page has; all where it has none of them."""
    ids = [each.id for each in messages]
    return messages[ids.index(after) + 1 :] if after in ids else messages
