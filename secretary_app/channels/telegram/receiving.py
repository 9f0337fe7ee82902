"""Takes in what is not text: voice messages become words, files are kept, the rest is declined."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from secretary_app.channels.telegram.errors import TelegramTrouble, Trouble
from secretary_app.channels.telegram.incoming import FileKind, Incoming, IncomingFile
from secretary_app.channels.telegram.knowing import Known
from secretary_app.channels.telegram.parts import BotParts
from secretary_app.channels.telegram.settings import FILE_MEGABYTES
from secretary_app.channels.telegram.telegram import Telegram
from secretary_app.features.conversations.attachments import MB
from secretary_app.features.conversations.models import Channel, Message, NewMessage, Role
from secretary_app.features.correspondence.hearing import Unheard, Words
from secretary_app.features.correspondence.service import written_in

_LOG = logging.getLogger(__name__)

EARLIER = 200
"""Messages of a thread among which one is looked for that a program that died has kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Words to be answered."""

    text: str
    question: Message | None = None
    """Where it stands in the thread already."""
    spoken: bool = False


class Receiving:
    """For one bot."""

    def __init__(self, *, parts: BotParts, telegram: Telegram) -> None:
        self._parts = parts
        self._telegram = telegram

    async def take(self, known: Known, incoming: Incoming, file: IncomingFile) -> Received | None:
        """What is to be answered of it; None where all is said. Raises SecretaryError."""
        parts = self._parts
        spoken = file.kind is FileKind.VOICE
        heard, message_id = await parts.talks.message_of(known.talk, incoming.number)
        if heard:
            question = await self._kept(known, message_id)
            text = incoming.text if question is None or not spoken else question.text
            return Received(text=text, question=question, spoken=spoken) if text else None
        if known.person is None and not spoken:
            await self._say(known, "telegram-file-group")
            return Received(text=incoming.text) if incoming.text else None
        data = await self._fetch(known, file)
        if data is None:
            return None
        words = await self._words(known, data) if spoken else None
        if known.person is None:
            # A group that remembers nothing: heard, answered, gone.
            return Received(text=words.text, spoken=True) if words is not None else None
        stored = await self._store(known, incoming, file, data, words)
        if words is not None:
            return Received(text=words.text, question=stored, spoken=True)
        if incoming.text and not spoken:
            return Received(text=incoming.text, question=stored)
        if not spoken:
            await self._say(known, "telegram-file-kept")
        return None

    async def _fetch(self, known: Known, file: IncomingFile) -> bytes | None:
        megabytes = self._parts.settings.get(FILE_MEGABYTES)
        most = megabytes * MB
        fits = file.size <= most and await self._parts.files.room_for(known.talk, file.size)
        if fits:
            try:
                return await self._telegram.fetch(file.file_id, most=most)
            except TelegramTrouble as trouble:
                if trouble.kind is not Trouble.REFUSED:
                    raise
                _LOG.info("a file of somebody on Telegram does not come: %s", trouble.detail)
        await self._parts.outbox.write(
            known.talk, known.text("telegram-file-too-big", megabytes=megabytes)
        )
        return None

    async def _words(self, known: Known, data: bytes) -> Words | None:
        found = await self._parts.voice.words(
            data, assistant=known.assistant, language=known.language
        )
        if not isinstance(found, Unheard):
            return found
        kept = known.person is not None
        what = "nobody" if kept and found is Unheard.NOBODY_LISTENS else "unclear"
        await self._say(known, f"telegram-voice-{what}")
        return None

    async def _store(
        self,
        known: Known,
        incoming: Incoming,
        file: IncomingFile,
        data: bytes,
        words: Words | None,
    ) -> Message:
        assert known.person is not None
        thread = await self._parts.conversations.thread_of_person(known.person.id)
        sign = known.text("telegram-sent", kind=file.kind.value, name=file.name or "none")
        text = words.text if words is not None else f"{sign} {incoming.text}".strip()
        message = NewMessage(
            role=Role.CALLER,
            channel=Channel.TELEGRAM,
            text=text,
            language=words.language if words is not None else written_in(text),
            engine=words.engine if words is not None else None,
            confidence=words.confidence if words is not None else None,
        )
        return await self._parts.files.keep(
            known.talk, incoming.number, thread.id, message, file=file, data=data
        )

    async def _kept(self, known: Known, message_id: str | None) -> Message | None:
        if known.person is None or message_id is None:
            return None
        thread = await self._parts.conversations.thread_of_person(known.person.id)
        messages = await self._parts.conversations.messages(thread.id, newest=EARLIER)
        return next((each for each in messages if each.id == message_id), None)

    async def _say(self, known: Known, what: str) -> None:
        await self._parts.outbox.write(known.talk, known.text(what))
