"""``/admin/threads``: what was said with each person, by every door, and who answers there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from secretary_app.features.conversations.handover import Handover, Taken
from secretary_app.features.conversations.models import Talk
from secretary_app.features.conversations.schemas import (
    HandTo,
    MessageShown,
    MessagesWanted,
    NewReply,
    TakenShown,
    TalkShown,
    ThreadShown,
    ThreadsWanted,
)
from secretary_app.features.conversations.service import ConversationService
from secretary_app.foundation.auth.errors import UserMissing
from secretary_app.foundation.auth.service import UserService
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Route
from secretary_app.foundation.web.schemas import Page

Reply = Callable[[str, str], Awaitable[None]]
"""Thread and words; by the door by which they wrote last. Raises what that door raises."""


class ThreadAdmin:
    """The handlers; services ask for rights."""

    def __init__(
        self,
        *,
        conversations: ConversationService,
        handover: Handover,
        users: UserService,
        reply: Reply,
        send_again: Callable[[str], Awaitable[None]],
    ) -> None:
        """``send_again``: a message that did not arrive, by its id; raises what its door raises."""
        self._conversations = conversations
        self._handover = handover
        self._users = users
        self._reply = reply
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

    async def _thread(self, thread_id: str, *, newest: int) -> ThreadShown:
        thread = await self._conversations.thread(thread_id)
        messages = await self._conversations.messages(thread_id, newest=newest)
        return ThreadShown(
            id=thread.id,
            person_id=thread.person_id,
            opened_at=thread.opened_at,
            last_message_at=thread.last_message_at,
            taken=_taken(await self._handover.of(thread_id)),
            messages=[MessageShown.model_validate(each) for each in messages],
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
        route("POST /{id}/see", admin.see, "Nothing in it is new any more"),
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
