"""``/admin/threads``: what was said with each person, by every door, and who answers there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence

from secretary_app.features.conversations.errors import MessageMissing
from secretary_app.features.conversations.events import (
    MessageAdded,
    MessageHeard,
    ThreadGivenBack,
    ThreadSeen,
    ThreadTaken,
    Typing,
)
from secretary_app.features.conversations.fates import Fate
from secretary_app.features.conversations.handover import Handover, Taken
from secretary_app.features.conversations.models import Message, Role, Talk
from secretary_app.features.conversations.rights import DRAFT_REPLIES, VIEW_CONVERSATIONS
from secretary_app.features.conversations.schemas import (
    DraftKept,
    DraftShown,
    FateShown,
    HandTo,
    MessageShown,
    MessagesWanted,
    NewReply,
    NewsWanted,
    SomebodyTypes,
    Spoken,
    TakenShown,
    TalkShown,
    ThreadNews,
    ThreadShown,
    ThreadsWanted,
)
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.conversations.watching import LiveThreads, ThreadEvent, thread_of
from secretary_app.foundation.auth.acting import current_actor, must_have
from secretary_app.foundation.auth.errors import UserMissing
from secretary_app.foundation.auth.service import UserService
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.event_stream import MEDIA, EventStream
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Answer, Route
from secretary_app.foundation.web.schemas import Page, Paging, paged

Reply = Callable[[str, str], Awaitable[None]]
"""Thread and words; by the door by which they wrote last. Raises what that door raises."""

FatesOf = Callable[[Collection[str]], Awaitable[Mapping[str, Fate]]]
"""By the ids of messages."""

HAPPENED: Mapping[type[ThreadEvent], str] = {
    MessageAdded: "message",
    MessageHeard: "heard",
    ThreadGivenBack: "given-back",
    ThreadSeen: "seen",
    ThreadTaken: "taken",
    Typing: "typing",
}
"""Names of events of the stream."""


class ThreadAdmin:
    """The handlers; services ask for rights."""

    def __init__(
        self,
        *,
        conversations: ConversationService,
        handover: Handover,
        users: UserService,
        live: LiveThreads,
        reply: Reply,
        send_again: Callable[[str], Awaitable[None]],
        fates: FatesOf,
    ) -> None:
        """``send_again``: a message that did not arrive, by its id; raises what its door raises."""
        self._conversations = conversations
        self._handover = handover
        self._users = users
        self._live = live
        self._reply = reply
        self._fates = fates
        self._send_again = send_again

    async def every(self, asked: Asked) -> Page[TalkShown]:
        """The one with the newest message first."""
        wanted = asked.query(ThreadsWanted)
        found = await self._conversations.talks(search=wanted.text, newest=wanted.limit + 1)
        taken = await self._handover.taken()
        items = [_shown(each, taken.get(each.thread.id)) for each in found[: wanted.limit]]
        return Page[TalkShown](items=items, more=len(found) > wanted.limit)

    async def one(self, asked: Asked) -> ThreadShown:
        """With its messages."""
        return await self._thread(asked.path["id"], newest=asked.query(MessagesWanted).newest)

    async def reply(self, asked: Asked) -> ThreadShown:
        """The thread is in the writer's hands from then on."""
        thread = await self._conversations.thread(asked.path["id"])
        await self._reply(thread.id, asked.body(NewReply).text)
        return await self._thread(thread.id, newest=1)

    async def send_again(self, asked: Asked) -> None:
        """It waits in its queue again."""
        await self._send_again(asked.path["id"])

    async def take(self, asked: Asked) -> TakenShown:
        """From the assistant, or from a colleague; or for one."""
        to = asked.body(HandTo).user_id
        if to is None:
            taken = await self._handover.take(asked.path["id"])
        else:
            if to not in await self._users.names():
                raise UserMissing(name=to)
            taken = await self._handover.hand(asked.path["id"], to=to)
        return TakenShown.model_validate(taken)

    async def give_back(self, asked: Asked) -> None:
        """The assistant answers again."""
        thread = await self._conversations.thread(asked.path["id"])
        await self._handover.give_back(thread.id)

    async def see(self, asked: Asked) -> None:
        """Nothing in it is new any more."""
        thread = await self._conversations.thread(asked.path["id"])
        await self._conversations.see(thread.id)

    async def drafts(self, asked: Asked) -> Page[DraftShown]:
        """Of whoever asks."""
        found = (await self._conversations.drafts()).items()
        items = [DraftShown(thread_id=thread_id, text=text) for thread_id, text in found]
        return paged(items, asked.query(Paging), DraftShown)

    async def keep_draft(self, asked: Asked) -> None:
        """It stands at their desk, too."""
        await self._conversations.keep_draft(asked.path["id"], asked.body(DraftKept).text)

    async def types(self, asked: Asked) -> None:
        """Whoever sees the thread is shown it for some seconds."""
        thread = await self._conversations.thread(asked.path["id"])
        self._handover.types(thread.id, role=Role.OPERATOR)

    async def fate(self, asked: Asked) -> FateShown:
        """Of a message that went by a text or a bot."""
        must_have(VIEW_CONVERSATIONS)
        message_id = asked.path["id"]
        found = (await self._fates([message_id])).get(message_id)
        if found is None:
            raise MessageMissing(message_id=message_id)
        return FateShown.model_validate(found)

    async def follow(self, asked: Asked) -> Answer:
        """From now on; what was said before is read by ``/{id}``."""
        with self._live.follow(thread_id=asked.query(NewsWanted).thread) as news:
            async with EventStream(asked.request) as stream:
                while True:
                    event = await news.get()
                    await stream.send(_news(event), event=HAPPENED[type(event)])
        return stream.response

    async def _messages(self, thread_id: str, *, newest: int) -> list[MessageShown]:
        found: Sequence[Message] = await self._conversations.messages(thread_id, newest=newest)
        fates = await self._fates([each.id for each in found if each.role is not Role.CALLER])
        return [
            MessageShown.model_validate(each).model_copy(update={"fate": _fate(fates.get(each.id))})
            for each in found
        ]

    async def _thread(self, thread_id: str, *, newest: int) -> ThreadShown:
        thread = await self._conversations.thread(thread_id)
        drafts = await self._conversations.drafts() if current_actor().may(DRAFT_REPLIES) else {}
        return ThreadShown(
            id=thread.id,
            person_id=thread.person_id,
            opened_at=thread.opened_at,
            last_message_at=thread.last_message_at,
            taken=_taken(await self._handover.of(thread_id)),
            messages=await self._messages(thread_id, newest=newest),
            draft=drafts.get(thread_id, ""),
        )


def routes(admin: ThreadAdmin) -> tuple[Route, ...]:
    """Of the inbox."""
    threads = Resource(at="/admin/threads", tag="threads")
    route = threads.route
    message = Resource(
        at="/admin/messages",
        tag="threads",
        statuses={"sms-not-again": 409, "bot-not-again": 409},
    ).route
    return (
        route(
            "GET", admin.every, "Threads, the newest first", query=ThreadsWanted,
            answer=Page[TalkShown],
        ),
        route(
            "GET /stream", admin.follow, "What happens in threads, as events", query=NewsWanted,
            gives=MEDIA,
        ),
        route(
            "GET /drafts", admin.drafts, "What one has begun to write", query=Paging,
            answer=Page[DraftShown],
        ),
        route(
            "GET /{id}", admin.one, "A thread with its messages", query=MessagesWanted,
            answer=ThreadShown,
        ),
        route(
            "POST /{id}/reply", admin.reply, "Answer in person, by the door they wrote by",
            body=NewReply, answer=ThreadShown, status=201,
        ),
        route(
            "POST /{id}/take", admin.take, "Take a thread over, or hand it to a colleague",
            body=HandTo, answer=TakenShown,
        ),
        route("POST /{id}/give-back", admin.give_back, "The assistant answers again"),
        route("PUT /{id}/draft", admin.keep_draft, "Keep what is begun", body=DraftKept),
        route("POST /{id}/typing", admin.types, "One of us writes just now"),
        route("POST /{id}/see", admin.see, "Nothing in it is new any more"),
        message("GET /{id}/fate", admin.fate, "Whether a message arrived", answer=FateShown),
        message("POST /{id}/send-again", admin.send_again, "Send what did not arrive once more"),
    )  # fmt: skip


def _shown(talk: Talk, taken: Taken | None) -> TalkShown:
    return TalkShown(
        id=talk.thread.id,
        person_id=talk.thread.person_id,
        opened_at=talk.thread.opened_at,
        last=MessageShown.model_validate(talk.last),
        unseen=talk.unseen,
        taken=_taken(taken),
    )


def _taken(taken: Taken | None) -> TakenShown | None:
    return None if taken is None else TakenShown.model_validate(taken)


def _fate(fate: Fate | None) -> FateShown | None:
    return None if fate is None else FateShown.model_validate(fate)


def _news(event: ThreadEvent) -> ThreadNews:
    thread_id, at, by = thread_of(event), event.at, event.actor
    match event:
        case MessageAdded(message=message) | MessageHeard(message=message):
            shown = MessageShown.model_validate(message)
            return Spoken(thread_id=thread_id, at=at, by=by, message=shown)
        case Typing(role=role):
            return SomebodyTypes(thread_id=thread_id, at=at, by=by, role=role)
        case _:
            return ThreadNews(thread_id=thread_id, at=at, by=by)
