"""Takes what one of our people replies to a question of the bot's, in writing or aloud.

What is written is passed on as it stands. What was said is read back first: a recogniser may have
misheard, and a caller would be told so in the company's name.
"""

from __future__ import annotations

from secretary_app.channels.telegram.errors import TelegramTrouble, Trouble
from secretary_app.channels.telegram.incoming import FileKind, Incoming, IncomingFile
from secretary_app.channels.telegram.knowing import Known
from secretary_app.channels.telegram.models import Press, Question
from secretary_app.channels.telegram.parts import BotParts
from secretary_app.channels.telegram.settings import FILE_MEGABYTES
from secretary_app.channels.telegram.telegram import Telegram
from secretary_app.features.conversations.attachments import MB
from secretary_app.features.correspondence.hearing import Unheard
from secretary_app.features.promises.errors import PromiseMoveRefused
from secretary_app.features.promises.rights import CHANGE_PROMISES, VIEW_PROMISES
from secretary_app.features.promises.service import checked_answer
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.permissions import Scope
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.ids import new_id

PASS_ON, ANOTHER = "pass-on:", "another:"
"""What the data of a button begins with under what was read back."""

ORIGIN = "telegram"

LONGEST_NAME = 64
"""Of who vouches for an answer."""


class AnswersOfOurs:
    """For one bot."""

    def __init__(self, *, parts: BotParts, telegram: Telegram) -> None:
        self._parts = parts
        self._telegram = telegram

    async def take(self, known: Known, incoming: Incoming) -> bool:
        """Whether it was such an answer; then all is said. Raises SecretaryError."""
        if not known.talk.private or incoming.user_id not in known.bot.people_by_number():
            return False
        if incoming.press_id:
            return await self._pressed(known, incoming)
        if not incoming.replies_to or incoming.edited:
            return False
        question = await self._parts.questions.replied_to(known.talk, incoming.replies_to)
        if question is None:
            return False
        if not await self._parts.outbox.answers_to(known.talk, incoming.number):
            # Else a program died after it had dealt with this.
            await self._replied(known, incoming, question)
        return True

    async def _replied(self, known: Known, incoming: Incoming, question: Question) -> None:
        if incoming.file is not None and incoming.file.kind is FileKind.VOICE:
            await self._heard(known, incoming, incoming.file, question)
        elif incoming.text.strip() and incoming.file is None:
            await self._pass_on(known, incoming, question.promise_id, incoming.text)
        else:
            await self._say(known, incoming, known.text("telegram-asks-how"))

    async def _pressed(self, known: Known, incoming: Incoming) -> bool:
        data = incoming.press_data
        if data.startswith(PASS_ON):
            question = await self._parts.questions.take_draft(
                known.talk, data.removeprefix(PASS_ON)
            )
            if question is None:
                await self._say(known, incoming, known.text("telegram-asks-gone"))
            else:
                await self._pass_on(known, incoming, question.promise_id, question.draft)
            return True
        if data.startswith(ANOTHER):
            await self._parts.questions.take_draft(known.talk, data.removeprefix(ANOTHER))
            await self._say(known, incoming, known.text("telegram-asks-again"))
            return True
        return False

    async def _heard(
        self, known: Known, incoming: Incoming, file: IncomingFile, question: Question
    ) -> None:
        most = self._parts.settings.get(FILE_MEGABYTES)
        try:
            data = await self._telegram.fetch(file.file_id, most=most * MB)
        except TelegramTrouble as trouble:
            if trouble.kind is not Trouble.REFUSED:
                raise
            text = known.text("telegram-file-too-big", megabytes=most)
            await self._say(known, incoming, text)
            return
        words = await self._parts.voice.words(
            data, assistant=known.assistant, language=known.language
        )
        if isinstance(words, Unheard):
            deaf = words is Unheard.NOBODY_LISTENS
            what = "telegram-asks-deaf" if deaf else "telegram-voice-unclear"
            await self._say(known, incoming, known.text(what))
            return
        try:
            answer = checked_answer(words.text)
        except UserFacing as error:
            await self._say(known, incoming, known.texts.error(error))
            return
        await self._read_back(known, incoming, question.promise_id, answer)

    async def _read_back(
        self, known: Known, incoming: Incoming, promise_id: str, answer: str
    ) -> None:
        parts, question_id = self._parts, new_id()
        presses = (
            (Press(text=known.text("telegram-asks-pass-on"), data=f"{PASS_ON}{question_id}"),),
            (Press(text=known.text("telegram-asks-another"), data=f"{ANOTHER}{question_id}"),),
        )
        async with parts.database.write() as session:
            outgoing = await parts.outbox.put(
                session,
                known.talk,
                known.text("telegram-asks-heard", answer=answer),
                outgoing_id=question_id,
                answers=incoming.number,
                presses=presses,
            )
            parts.questions.put(session, question_id, known.talk, promise_id, draft=answer)
        parts.outbox.announce(outgoing)

    async def _pass_on(
        self, known: Known, incoming: Incoming, promise_id: str, answer: str
    ) -> None:
        name = (incoming.user_name or incoming.username).strip()[:LONGEST_NAME]
        actor = Actor(
            id=f"telegram-{incoming.user_id}",
            name=name,
            role="bot",
            rights={CHANGE_PROMISES.key: Scope.ANY, VIEW_PROMISES.key: Scope.ANY},
        )
        try:
            with acting_as(actor, witness=self._parts.witness, origin=ORIGIN):
                promise = await self._parts.promises.answer(
                    promise_id, answer, actor=name or actor.id
                )
        except PromiseMoveRefused:
            await self._say(known, incoming, known.text("telegram-asks-gone"))
            return
        except UserFacing as error:
            await self._say(known, incoming, known.texts.error(error))
            return
        await self._say(known, incoming, known.text("telegram-asks-passed", answer=promise.answer))

    async def _say(self, known: Known, incoming: Incoming, text: str) -> None:
        answers = None if incoming.press_id else incoming.number
        await self._parts.outbox.write(known.talk, text, answers=answers)
