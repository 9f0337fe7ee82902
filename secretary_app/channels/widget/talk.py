"""What a visitor can do: write, speak, send a file, leave a message, ask to be called."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing

from secretary_app.channels.widget.errors import BadVisitorText, NotOnThisWidget
from secretary_app.channels.widget.happenings import Followers, Happening, Heard, Told
from secretary_app.channels.widget.keeping import Keeping
from secretary_app.channels.widget.models import Visit, Widget
from secretary_app.channels.widget.rights import RECEIVE_VISITORS
from secretary_app.channels.widget.sent import Sent
from secretary_app.channels.widget.settings import ASSISTANT, FILES, VOICE
from secretary_app.channels.widget.standing import Standing, Standings
from secretary_app.channels.widget.turn import Turns
from secretary_app.channels.widget.uploads import Uploads
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.conversations.attachments import tidy_name
from secretary_app.features.conversations.handover import Handover
from secretary_app.features.conversations.models import Channel, Message, NewMessage, Role
from secretary_app.features.correspondence.service import written_in
from secretary_app.features.correspondence.voice_file import VoiceReader
from secretary_app.foundation.auth.acting import needs

LONGEST_TEXT = 4000

VOICE_NAME = "voice.wav"


class WidgetTalk:
    """Knows no wire."""

    def __init__(
        self,
        *,
        standings: Standings,
        keeping: Keeping,
        turns: Turns,
        followers: Followers,
        uploads: Uploads,
        voice: VoiceReader,
        handover: Handover,
        assistants: AssistantService,
    ) -> None:
        self._standings = standings
        self._keeping = keeping
        self._turns = turns
        self._followers = followers
        self._uploads = uploads
        self._voice = voice
        self._handover = handover
        self._assistants = assistants
        self._sent = Sent()

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def history(self, visit: Visit) -> list[Message]:
        """What this browser wrote and was answered with, oldest first, and nothing else."""
        standing = await self._standings.of(visit)
        if standing is None:
            return []
        self._followers.writes_in(visit.id, standing.thread_id)
        return await self._keeping.history(visit, standing)

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def with_person(self, visit: Visit) -> bool:
        """Whether one of us answers, and not the assistant."""
        standing = await self._standings.of(visit)
        return standing is not None and await self._handover.of(standing.thread_id) is not None

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def types(self, visit: Visit) -> None:
        """They write just now."""
        standing = await self._standings.of(visit)
        if standing is not None:
            self._handover.types(standing.thread_id, role=Role.CALLER)

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def ask(
        self, visit: Visit, widget: Widget, text: str, *, key: str = ""
    ) -> AsyncGenerator[Happening, None]:
        """The question as it is stored, the sentences of the answer, the answer as it is stored.

        ``key``: how the page calls this message. Raises BadVisitorText.
        """
        text = checked(text)
        sent = self._sent.message(visit.id, key)
        if sent is not None:
            async for happening in self._again(visit, sent):
                yield happening
            return

        async def hear(standing: Standing) -> Message:
            question = await self._keeping.keep(
                visit, standing, caller_wrote(text), actor=Role.CALLER.value
            )
            self._sent.remember(visit.id, key, question.id)
            return question

        async with aclosing(self._turns.turn(visit, widget, hear)) as happenings:
            async for happening in happenings:
                yield happening

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def say(
        self, visit: Visit, widget: Widget, sound: bytes
    ) -> AsyncGenerator[Happening, None]:
        """The same for a voice message. Raises VoiceNotUnderstood or NotOnThisWidget."""
        if not widget.get(VOICE):
            raise NotOnThisWidget
        assistant = self._assistants.get(widget.get(ASSISTANT), announces_recording=False)
        words = await self._voice.read(sound, assistant=assistant, language=visit.language)
        message = NewMessage(
            role=Role.CALLER,
            channel=Channel.WIDGET,
            text=words.text[:LONGEST_TEXT],
            language=words.language,
            engine=words.engine,
            confidence=words.confidence,
        )

        async def hear(standing: Standing) -> Message:
            return await self._uploads.keep(
                visit, standing.thread_id, message, name=VOICE_NAME, data=sound
            )

        async with aclosing(self._turns.turn(visit, widget, hear)) as happenings:
            async for happening in happenings:
                yield happening

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def send(self, visit: Visit, widget: Widget, *, name: str, data: bytes) -> Message:
        """A file. Raises UploadRefused, UploadTooLarge or NotOnThisWidget."""
        if not widget.get(FILES):
            raise NotOnThisWidget
        standing = await self.standing(visit)
        message = NewMessage(
            role=Role.CALLER,
            channel=Channel.WIDGET,
            text=tidy_name(name),
            language=visit.language,
        )
        return await self._uploads.keep(visit, standing.thread_id, message, name=name, data=data)

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def standing(self, visit: Visit) -> Standing:
        """Their card and thread, made where this is the first word."""
        standing = await self._standings.made(visit)
        self._followers.writes_in(visit.id, standing.thread_id)
        return standing

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def exchange(
        self, visit: Visit, standing: Standing, *, asked: str, answer: NewMessage
    ) -> list[Message]:
        """What a form says, and what it is answered with, in the thread."""
        keep = self._keeping.keep
        question = await keep(visit, standing, caller_wrote(asked), actor=Role.CALLER.value)
        told = await keep(visit, standing, answer, actor=Role.ASSISTANT.value)
        return [question, told]

    async def _again(self, visit: Visit, message_id: str) -> AsyncGenerator[Happening, None]:
        """A message that the page sends once more: it was stored, and perhaps answered."""
        found = False
        for message in await self.history(visit):
            if message.id == message_id:
                found = True
                yield Heard(message=message)
            elif found and message.role is not Role.CALLER:
                yield Told(message=message)


def checked(text: str, *, longest: int = LONGEST_TEXT) -> str:
    """What a person can have written. Raises BadVisitorText."""
    text = "".join(char for char in text.strip() if char.isprintable() or char in "\n\t")
    if not text or len(text) > longest:
        raise BadVisitorText(longest=longest)
    return text


def caller_wrote(text: str) -> NewMessage:
    """Words of a visitor's."""
    return NewMessage(
        role=Role.CALLER, channel=Channel.WIDGET, text=text, language=written_in(text)
    )
