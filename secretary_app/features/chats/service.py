"""What may be done with chats."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing

from secretary_app.features.assistants.models import Assistant
from secretary_app.features.chats.errors import BadChatText, ChatMessageMissing, ChatMissing
from secretary_app.features.chats.events import ChatChanged
from secretary_app.features.chats.export import exported
from secretary_app.features.chats.models import (
    Chat,
    ChatMessage,
    DeletedChat,
    ExportFormat,
    OpenChat,
    Side,
    Source,
)
from secretary_app.features.chats.repo import ChatsRepo
from secretary_app.features.chats.rights import DELETE_CHATS, VIEW_CHATS, WRITE_CHATS
from secretary_app.features.chats.tree import Tree
from secretary_app.features.conversations.models import Evidence
from secretary_app.features.dialogue.models import HeardTurn, Sentence
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.dialogue.thinking.thinker import Thinker
from secretary_app.foundation.auth.acting import current_actor, must_own, needs
from secretary_app.foundation.auth.permissions import Right
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus

LONGEST_TEXT = 8000
LONGEST_TITLE = 80
LONGEST_MODEL = 120

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


class ChatService:
    """Each chat belongs to whoever began it."""

    def __init__(
        self,
        *,
        database: Database,
        dialogue: Dialogue,
        assistant: Callable[[], Assistant],
        thinker: Callable[[str], Thinker | None],
        events: EventBus,
        clock: Clock,
    ) -> None:
        """``assistant`` tells who answers now, ``thinker`` is a model by its name."""
        self._thinker = thinker
        self._database = database
        self._dialogue = dialogue
        self._assistant = assistant
        self._events = events
        self._clock = clock

    @needs(WRITE_CHATS, owned=True)
    async def begin(self, *, source: Source = Source.DESK) -> Chat:
        """An empty one."""
        async with self._database.write() as session:
            chat = await ChatsRepo(session).add(
                owner_id=current_actor().id, source=source, now=self._clock.now()
            )
        self._tell(chat.id)
        return chat

    @needs(VIEW_CHATS, owned=True)
    async def mine(self, *, search: str = "", source: Source | None = None) -> list[Chat]:
        """One's own, newest first; with ``search`` those in which all its words stand."""
        owner_id = current_actor().id
        words = search.casefold().split()
        async with self._database.read() as session:
            chats = await ChatsRepo(session).of(owner_id)
            texts = await ChatsRepo(session).texts_of(owner_id) if words else []
        said = {chat.id: [chat.title] for chat in chats}
        for chat_id, text in texts:
            said[chat_id].append(text)
        return [
            chat
            for chat in chats
            if source in {None, chat.source} and _holds("\n".join(said[chat.id]).casefold(), words)
        ]

    @needs(VIEW_CHATS, owned=True)
    async def open(self, chat_id: str) -> OpenChat:
        """The way that is shown. Raises ChatMissing."""
        chat, tree, _ = await self._read(chat_id, VIEW_CHATS)
        return OpenChat(chat=chat, way=tree.shown())

    @needs(WRITE_CHATS, owned=True)
    async def ask(
        self, chat_id: str, text: str, *, instead_of: str | None = None
    ) -> AsyncGenerator[Sentence | ChatMessage, None]:
        """The question as it is stored, the sentences as they come, the answer as it is stored.

        ``instead_of`` is a question that is put in other words: the new one stands beside it.
        Raises ChatMissing, ChatMessageMissing or BadChatText.
        """
        text = text.strip()
        if not text or len(text) > LONGEST_TEXT:
            raise BadChatText(longest=LONGEST_TEXT)
        chat, tree, _ = await self._read(chat_id, WRITE_CHATS)
        if instead_of is None:
            way = tree.shown()
            parent_id = way[-1].message.id if way else None
        else:
            parent_id = _of_side(tree, instead_of, Side.USER).parent_id
        language = "ru" if _CYRILLIC.search(text) else "en"
        question = await self._add(
            chat_id, parent_id=parent_id, side=Side.USER, text=text, language=language
        )
        if not chat.title:
            await self._rename(chat_id, text)
        yield question
        before = tree.up_to(parent_id)
        async with aclosing(self._answer(chat, before, question)) as answer:
            async for piece in answer:
                yield piece

    @needs(WRITE_CHATS, owned=True)
    async def again(self, answer_id: str) -> AsyncGenerator[Sentence | ChatMessage, None]:
        """Another answer to the same question, beside the first. Raises ChatMessageMissing."""
        chat_id = await self._chat_of(answer_id)
        chat, tree, _ = await self._read(chat_id, WRITE_CHATS)
        parent_id = _of_side(tree, answer_id, Side.ASSISTANT).parent_id
        *before, question = tree.up_to(parent_id)
        async with aclosing(self._answer(chat, before, question)) as answer:
            async for piece in answer:
                yield piece

    @needs(WRITE_CHATS, owned=True)
    async def choose(self, message_id: str) -> OpenChat:
        """Shows this message, with the way that leads to it. Raises ChatMessageMissing."""
        chat_id = await self._chat_of(message_id)
        _, tree, _ = await self._read(chat_id, WRITE_CHATS)
        async with self._database.write() as session:
            for each in tree.up_to(message_id):
                await ChatsRepo(session).choose(chat_id, each.id, each.parent_id)
        self._tell(chat_id)
        chat, tree, _ = await self._read(chat_id, WRITE_CHATS)
        return OpenChat(chat=chat, way=tree.shown())

    @needs(WRITE_CHATS, owned=True)
    async def rename(self, chat_id: str, title: str) -> None:
        """Raises ChatMissing."""
        await self._read(chat_id, WRITE_CHATS)
        await self._rename(chat_id, title)
        self._tell(chat_id)

    @needs(WRITE_CHATS, owned=True)
    async def think_with(self, chat_id: str, model: str) -> None:
        """Answers from now on come from this model, where it runs; empty: from the usual one.

        Raises ChatMissing.
        """
        await self._read(chat_id, WRITE_CHATS)
        async with self._database.write() as session:
            await ChatsRepo(session).think_with(chat_id, model[:LONGEST_MODEL])
        self._tell(chat_id)

    @needs(DELETE_CHATS, owned=True, about="chat_id")
    async def delete(self, chat_id: str) -> DeletedChat:
        """With everything in it, which only what is returned still holds. Raises ChatMissing."""
        chat, _, messages = await self._read(chat_id, DELETE_CHATS)
        async with self._database.write() as session:
            await ChatsRepo(session).remove(chat_id)
        self._tell(chat_id)
        return DeletedChat(chat=chat, messages=tuple(messages))

    @needs(WRITE_CHATS, owned=True)
    async def restore(self, deleted: DeletedChat) -> None:
        """Puts back what was deleted, as it was."""
        must_own(WRITE_CHATS, deleted.chat.owner_id)
        async with self._database.write() as session:
            await ChatsRepo(session).put_back(deleted)
        self._tell(deleted.chat.id)

    @needs(VIEW_CHATS, owned=True)
    async def export(self, chat_id: str, form: ExportFormat) -> str:
        """Raises ChatMissing."""
        chat, tree, messages = await self._read(chat_id, VIEW_CHATS)
        return exported(OpenChat(chat=chat, way=tree.shown()), messages, form)

    async def _answer(
        self, chat: Chat, before: Sequence[ChatMessage], question: ChatMessage
    ) -> AsyncGenerator[Sentence | ChatMessage, None]:
        state = DialogueState(
            assistant=self._assistant(),
            language=question.language,
            thinker=self._thinker(chat.model) if chat.model else None,
        )
        for message in before:
            if message.side is Side.USER:
                state.history.caller_said(message.text)
            else:
                state.history.heard(message.text)
        turn = HeardTurn(text=question.text, language=question.language, understood=True)
        said = list[Sentence]()
        stored: ChatMessage | None = None
        try:
            # A rehearsal: nothing is counted, and actions among the steps are not carried out.
            steps = self._dialogue.answer(turn, state, rehearsal=_unwatched)
            async with aclosing(steps):
                async for step in steps:
                    if isinstance(step, Sentence):
                        said.append(step)
                        yield step
        finally:
            # Also where the reader has left: what was said so far stays.
            if said:
                stored = await self._add(
                    chat.id,
                    parent_id=question.id,
                    side=Side.ASSISTANT,
                    text=" ".join(each.text for each in said),
                    language=said[0].language,
                    said=said,
                )
        if stored is not None:
            yield stored

    async def _add(
        self,
        chat_id: str,
        *,
        parent_id: str | None,
        side: Side,
        text: str,
        language: str,
        said: Sequence[Sentence] = (),
    ) -> ChatMessage:
        evidence, end = list[tuple[Evidence, int]](), 0
        for sentence in said:
            # With the space before it, but for the first.
            end += len(sentence.text) + bool(end)
            evidence += [(rests, end) for rests in sentence.evidence]
        async with self._database.write() as session:
            message = await ChatsRepo(session).add_message(
                chat_id,
                parent_id=parent_id,
                side=side,
                text=text,
                language=language,
                evidence=evidence,
                now=self._clock.now(),
            )
        self._tell(chat_id)
        return message

    async def _rename(self, chat_id: str, title: str) -> None:
        tidy = " ".join(title.split())
        if len(tidy) > LONGEST_TITLE:
            tidy = f"{tidy[: LONGEST_TITLE - 1]}…"
        async with self._database.write() as session:
            await ChatsRepo(session).rename(chat_id, tidy)

    async def _chat_of(self, message_id: str) -> str:
        async with self._database.read() as session:
            chat_id = await ChatsRepo(session).chat_of(message_id)
        if chat_id is None:
            raise ChatMessageMissing(message_id=message_id)
        return chat_id

    async def _read(self, chat_id: str, right: Right) -> tuple[Chat, Tree, list[ChatMessage]]:
        async with self._database.read() as session:
            chat = await ChatsRepo(session).get(chat_id)
            if chat is None:
                raise ChatMissing(chat_id=chat_id)
            must_own(right, chat.owner_id)
            messages = await ChatsRepo(session).messages(chat_id)
        return chat, Tree(messages), messages

    def _tell(self, chat_id: str) -> None:
        self._events.emit(
            ChatChanged(at=self._clock.now(), actor=current_actor().id, chat_id=chat_id)
        )


def _of_side(tree: Tree, message_id: str, side: Side) -> ChatMessage:
    message = tree.get(message_id)
    if message is None or message.side is not side:
        raise ChatMessageMissing(message_id=message_id)
    return message


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def _unwatched(_stage: str) -> None:
    """Nobody measures."""
