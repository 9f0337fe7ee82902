"""Answers what somebody wrote to a bot by the one answer path, into thread and outbox."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace

from secretary_app.channels.telegram.errors import TelegramTrouble
from secretary_app.channels.telegram.incoming import Incoming
from secretary_app.channels.telegram.knowing import Known
from secretary_app.channels.telegram.models import Outgoing, Press
from secretary_app.channels.telegram.parts import BotParts
from secretary_app.channels.telegram.receiving import Received
from secretary_app.channels.telegram.settings import VOICE, VoiceAnswers
from secretary_app.channels.telegram.telegram import Telegram
from secretary_app.features.conversations.models import Channel, Message, NewMessage, Role
from secretary_app.features.correspondence.models import Writer
from secretary_app.features.correspondence.service import written_in
from secretary_app.features.dialogue.models import ForgetCaller, Sentence
from secretary_app.kernel.ids import new_id

_LOG = logging.getLogger(__name__)

TYPING_EVERY_S = 4.0
"""Telegram shows it for five seconds."""

CHOICE = "choice:"
"""What the data of a button begins with that chooses between two questions."""

EARLIER = 200
"""Messages of a thread among which those of a talk are looked for."""


class Answering:
    """For one bot."""

    def __init__(self, *, parts: BotParts, telegram: Telegram) -> None:
        self._parts = parts
        self._telegram = telegram

    async def answer(self, known: Known, incoming: Incoming, received: Received) -> bool:
        """Whether they wish to be forgotten now. Raises SecretaryError.

        Safe to repeat after a crash: what is there already is not made again.
        """
        parts, talk = self._parts, known.talk
        heard, message_id = await parts.talks.message_of(talk, incoming.number)
        before = await parts.outbox.answers_to(talk, incoming.number)
        if heard and before and not incoming.edited and not incoming.press_id:
            return False
        thread_id = await self._thread(known)
        question = received.question
        if question is None and heard and not incoming.edited and not incoming.press_id:
            question = await self._stored(thread_id, message_id)
        if question is None:
            question = await self._store(known, incoming, received.text, thread_id)
        replaces = await self._replaced(before) if incoming.edited else ()
        instead = incoming.edited and await parts.talks.is_newest(talk, incoming.number)
        # In the thread it is said that the words stood under a picture.
        asked = replace(question, text=received.text)
        said, wishes = await self._reply(known, incoming, asked, replaces, instead=instead)
        wanted = known.bot.get(VOICE)
        if wanted is VoiceAnswers.ALWAYS or (received.spoken and wanted is VoiceAnswers.TO_VOICE):
            await self._say(known, incoming, said)
        return wishes

    async def _reply(
        self,
        known: Known,
        incoming: Incoming,
        question: Message,
        replaces: Sequence[int],
        *,
        instead: bool,
    ) -> tuple[list[Sentence], bool]:
        """The sentences, and whether they wish to be forgotten."""
        parts = self._parts
        writer = Writer(
            key=known.key,
            channel=Channel.TELEGRAM,
            thread_id=question.thread_id,
            person_id=None if known.person is None else known.person.id,
            assistant_id=known.assistant.id,
            number=known.number,
            language=known.talk.language,
            remembers=known.person is not None,
        )

        async def keep(answer: NewMessage) -> Message:
            return await self._keep(known, incoming, answer, writer, replaces)

        async def earlier() -> Sequence[Message]:
            return await self._earlier(known, question.thread_id)

        said, wishes = list[Sentence](), False
        async with self._typing(known.talk.chat_id):
            with parts.models.chosen(known.talk.model):
                steps = parts.correspondence.answer(
                    writer, question, keep=keep, earlier=earlier, instead=instead
                )
                async with aclosing(steps):
                    async for step in steps:
                        wishes = wishes or isinstance(step, ForgetCaller)
                        if isinstance(step, Sentence):
                            said.append(step)
        return said, wishes

    async def _say(self, known: Known, incoming: Incoming, said: Sequence[Sentence]) -> None:
        """Beside the text, and only now: nobody misses it who has read the answer."""
        spoken = await self._parts.voice.say(said, known.assistant) if said else None
        if spoken is None:
            return
        reply_to = None if known.talk.private else incoming.number
        try:
            await self._telegram.say(
                known.talk.chat_id, spoken.ogg, seconds=spoken.seconds, reply_to=reply_to
            )
        except TelegramTrouble as trouble:
            _LOG.info("an answer was not said: %s", trouble)

    # ---- storing

    async def _thread(self, known: Known) -> str:
        if known.person is None:
            return ""
        thread = await self._parts.conversations.thread_of_person(known.person.id)
        return thread.id

    async def _store(self, known: Known, incoming: Incoming, text: str, thread_id: str) -> Message:
        parts = self._parts
        message = NewMessage(
            role=Role.CALLER, channel=Channel.TELEGRAM, text=text, language=written_in(text)
        )
        now = parts.clock.now()
        async with parts.database.write() as session:
            if known.person is None:
                stored = _unstored(message, parts)
            else:
                stored = await parts.conversations.add_within(session, thread_id, message, now=now)
            if not incoming.press_id:
                kept = stored.id if known.person is not None else None
                await parts.talks.heard(session, known.talk, incoming.number, kept)
        if known.person is not None:
            parts.conversations.announce(stored, actor="caller")
        return stored

    async def _keep(
        self,
        known: Known,
        incoming: Incoming,
        answer: NewMessage,
        writer: Writer,
        replaces: Sequence[int],
    ) -> Message:
        parts = self._parts
        choices = await parts.correspondence.choices(writer.key)
        presses = tuple(
            (Press(text=question, data=f"{CHOICE}{index}"),)
            for index, question in enumerate(choices)
        )
        async with parts.database.write() as session:
            if known.person is None:
                stored = _unstored(answer, parts)
            else:
                stored = await parts.conversations.add_within(
                    session, writer.thread_id, answer, now=parts.clock.now()
                )
            outgoing = await parts.outbox.put(
                session,
                known.talk,
                stored.text,
                message_id=stored.id if known.person is not None else None,
                answers=None if incoming.press_id else incoming.number,
                replaces=replaces,
                presses=presses,
            )
        if known.person is not None:
            parts.conversations.announce(stored, actor="assistant")
        parts.outbox.announce(outgoing)
        return stored

    async def _stored(self, thread_id: str, message_id: str | None) -> Message | None:
        messages = await self._parts.conversations.messages(thread_id, newest=EARLIER)
        return next((each for each in messages if each.id == message_id), None)

    async def _earlier(self, known: Known, thread_id: str) -> list[Message]:
        """Of a talk with this bot in this chat alone: what was said elsewhere is not told here."""
        mine = await self._parts.talks.messages(known.talk)
        messages = await self._parts.conversations.messages(thread_id, newest=EARLIER)
        return [each for each in messages if each.id in mine]

    async def _replaced(self, before: Sequence[Outgoing]) -> tuple[int, ...]:
        """The messages in whose place the new answer comes."""
        for each in before:
            await self._parts.outbox.withdraw(each.id, why="edited")
        return before[-1].sent_as if before else ()

    @asynccontextmanager
    async def _typing(self, chat_id: int) -> AsyncIterator[None]:
        task = asyncio.create_task(self._types(chat_id), name="telegram-typing")
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _types(self, chat_id: int) -> None:
        while True:
            with contextlib.suppress(TelegramTrouble):
                await self._telegram.types(chat_id)
            await asyncio.sleep(TYPING_EVERY_S)


def _unstored(message: NewMessage, parts: BotParts) -> Message:
    """In a group that remembers nothing it is answered, and that is all."""
    return Message(
        role=message.role,
        channel=message.channel,
        text=message.text,
        language=message.language,
        evidence=message.evidence,
        id=new_id(),
        thread_id="",
        created_at=parts.clock.now(),
    )
