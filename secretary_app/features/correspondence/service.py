"""What may be done with a written talk: take in what somebody wrote, and answer it."""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from functools import partial

from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.conversations.handover import Handover
from secretary_app.features.conversations.models import Evidence, Message, NewMessage, Role
from secretary_app.features.conversations.rights import WRITE_CONVERSATIONS
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.correspondence.actions import WrittenActions
from secretary_app.features.correspondence.models import Keep, Writer
from secretary_app.features.dialogue.models import ForgetCaller, HeardTurn, Sentence, Step
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.foundation.auth.acting import needs

REMEMBERED_TALKS = 1000
"""States kept in memory; of an older talk only the words are known, from its thread."""

REMEMBERED_MESSAGES = 20
"""Of a talk that is gone on with after a restart."""

Earlier = Callable[[], Awaitable[Sequence[Message]]]
"""What was said in a talk before, oldest first."""

_CYRILLIC = re.compile("[\u0400-\u04ff]")


class _Talk:
    def __init__(self, state: DialogueState) -> None:
        self.state = state
        self.turn = asyncio.Lock()
        """One turn after another: the second may answer what the first asked."""
        self.before: DialogueState | None = None
        """As it was before the last turn."""


class Correspondence:
    """Knows no wire."""

    def __init__(
        self,
        *,
        dialogue: Dialogue,
        assistants: AssistantService,
        conversations: ConversationService,
        handover: Handover,
        actions: WrittenActions,
    ) -> None:
        self._dialogue = dialogue
        self._assistants = assistants
        self._conversations = conversations
        self._handover = handover
        self._actions = actions
        self._talks: OrderedDict[str, _Talk] = OrderedDict()

    @needs(WRITE_CONVERSATIONS, about="writer.thread_id")
    async def heard(self, writer: Writer, text: str) -> Message:
        """Stores what they wrote. Raises ThreadMissing."""
        message = NewMessage(
            role=Role.CALLER, channel=writer.channel, text=text, language=written_in(text)
        )
        return await self._conversations.add_message(writer.thread_id, message, actor="caller")

    @needs(WRITE_CONVERSATIONS)
    async def answer(
        self,
        writer: Writer,
        question: Message,
        *,
        keep: Keep | None = None,
        earlier: Earlier | None = None,
        instead: bool = False,
    ) -> AsyncGenerator[Sentence | Message | ForgetCaller, None]:
        """The sentences as they come, then the answer as it is stored.

        Nothing at all where a person has the thread. `ForgetCaller` comes last, for the door to
        carry out once its answer is delivered. ``keep`` stores the answer in the door's own way;
        ``earlier`` reads what was said before, where that is not all of the thread by this door.
        ``instead``: the last question in other words, and what we asked in answer to it is moot.
        Whoever stops listening leaves what was said so far stored.
        """
        if await self._handover.of(writer.thread_id) is not None:
            return
        talk = await self._talk(writer, question, earlier)
        async with talk.turn:
            if instead and talk.before is not None:
                talk.state.become(talk.before)
            talk.before = talk.state.remembered()
            said = list[Sentence]()
            wishes = list[ForgetCaller]()
            stored: Message | None = None
            try:
                async with aclosing(self._steps(question, talk.state)) as steps:
                    async for step in steps:
                        if isinstance(step, Sentence):
                            said.append(step)
                            yield step
                        elif isinstance(step, ForgetCaller):
                            wishes.append(step)
                        else:
                            spoken = talk.state.speaks
                            await self._actions.act(step, writer, language=spoken)
            finally:
                if said:
                    keep = keep or partial(self._keep, writer)
                    stored = await keep(_joined(said, writer))
            if stored is not None:
                yield stored
            for wish in wishes:
                yield wish

    @needs(WRITE_CONVERSATIONS)
    async def begin_anew(self, key: str) -> None:
        """What was said in a talk counts no more; it stays in the thread."""
        self._talks.pop(key, None)

    @needs(WRITE_CONVERSATIONS)
    async def choices(self, key: str) -> tuple[str, ...]:
        """Between which two questions of theirs we asked them to choose, where we did."""
        talk = self._talks.get(key)
        return () if talk is None else tuple(each.question for each in talk.state.choices)

    async def _steps(self, question: Message, state: DialogueState) -> AsyncGenerator[Step, None]:
        turn = HeardTurn(text=question.text, language=question.language, understood=True)
        async with aclosing(self._dialogue.answer(turn, state)) as steps:
            async for step in steps:
                if isinstance(step, Sentence):
                    state.history.heard(step.text)
                yield step

    async def _talk(self, writer: Writer, question: Message, earlier: Earlier | None) -> _Talk:
        talk = self._talks.pop(writer.key, None) if writer.remembers else None
        if talk is None:
            talk = _Talk(
                DialogueState(
                    assistant=self._assistants.get(writer.assistant_id, announces_recording=False),
                    language=writer.language or question.language,
                )
            )
            if writer.remembers:
                said = await earlier() if earlier else await self._said_before(writer)
                for message in said:
                    if message.id == question.id:
                        continue
                    if message.role is Role.CALLER:
                        talk.state.history.caller_said(message.text)
                    else:
                        talk.state.history.heard(message.text)
                # Two first turns at once: the one that read faster has made it.
                talk = self._talks.pop(writer.key, talk)
        if writer.remembers:
            self._talks[writer.key] = talk
            while len(self._talks) > REMEMBERED_TALKS:
                self._talks.popitem(last=False)
        talk.state.number = writer.number or talk.state.number
        return talk

    async def _said_before(self, writer: Writer) -> Sequence[Message]:
        messages = await self._conversations.messages(writer.thread_id, newest=REMEMBERED_MESSAGES)
        return [
            each
            for each in messages
            if each.channel is writer.channel
            and each.role is not Role.SYSTEM
            and (writer.since is None or each.created_at >= writer.since)
        ]

    async def _keep(self, writer: Writer, answer: NewMessage) -> Message:
        return await self._conversations.add_message(writer.thread_id, answer, actor="assistant")


def written_in(text: str) -> str:
    """The language in which somebody writes."""
    return "ru" if _CYRILLIC.search(text) else "en"


def _joined(said: Sequence[Sentence], writer: Writer) -> NewMessage:
    evidence = list[Evidence]()
    for sentence in said:
        evidence += [each for each in sentence.evidence if each not in evidence]
    return NewMessage(
        role=Role.ASSISTANT,
        channel=writer.channel,
        text=" ".join(each.text for each in said),
        language=said[0].language,
        evidence=tuple(evidence),
    )
