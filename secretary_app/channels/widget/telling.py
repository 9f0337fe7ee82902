"""What happens in a talk, as a page is told of it: events of a stream, and messages of a list."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing

from secretary_app.channels.widget import schemas as wire
from secretary_app.channels.widget.errors import AnswerLost
from secretary_app.channels.widget.happenings import (
    Failed,
    Happening,
    Heard,
    PersonAnswers,
    PersonTypes,
    Told,
)
from secretary_app.channels.widget.models import Widget
from secretary_app.channels.widget.uploads import Uploads
from secretary_app.features.conversations.models import Message
from secretary_app.features.dialogue.models import Sentence
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.event_stream import EventStream
from secretary_app.foundation.web.route import Answer
from secretary_app.kernel.errors import UserFacing


class Teller:
    """Knows the page's words for things, and nothing of how they come about."""

    def __init__(self, *, uploads: Uploads) -> None:
        self._uploads = uploads
        self._translators = {each: Translator(each) for each in Language}

    async def stream(
        self, asked: Asked, widget: Widget, happenings: AsyncGenerator[Happening, None]
    ) -> Answer:
        """An answer as it comes about; what is refused is refused before anything is sent."""
        async with aclosing(happenings):
            first = await anext(happenings, None)
            async with EventStream(asked.request) as stream:
                if first is not None:
                    await self.tell(stream, asked, widget, first)
                async for happening in happenings:
                    await self.tell(stream, asked, widget, happening)
        return stream.response

    async def tell(
        self, stream: EventStream, asked: Asked, widget: Widget, happening: Happening
    ) -> None:
        """One event. Raises VisitorGone."""
        match happening:
            case Heard(message=message, answered=answered):
                await stream.send(wire.shown(message, widget, answered=answered), event="heard")
            case Sentence(text=text):
                await stream.send(wire.Piece(text=text), event="sentence")
            case Told(message=message):
                await stream.send(wire.shown(message, widget), event="message")
            case PersonAnswers(on=on):
                await stream.send(wire.Switch(on=on), event="person")
            case PersonTypes():
                await stream.send(wire.Switch(on=True), event="typing")
            case Failed(error=error):
                told = error if isinstance(error, UserFacing) else AnswerLost()
                text = self._translators[asked.language].error(told)
                await stream.send(wire.Trouble(code=told.code, message=text), event="trouble")

    async def shown(self, messages: list[Message], widget: Widget) -> list[wire.Shown]:
        """Messages as the page lists them."""
        files = await self._uploads.of_messages([each.id for each in messages]) if messages else {}
        return [
            wire.shown(each, widget, file=each.id in files and each.engine is None)
            for each in messages
        ]
