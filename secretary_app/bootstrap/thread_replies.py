"""What one of us answers in a thread goes by the door by which they wrote last, and goes again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.conversations.errors import MessageMissing, ThreadUnreachable
from secretary_app.features.conversations.models import Channel, Role
from secretary_app.features.people.models import IdentityKind, Person
from secretary_app.kernel.phone import PhoneNumber

LOOKED_AT = 200
"""Newest messages among which their last one is looked for."""

BY_IDENTITY = {
    IdentityKind.PHONE: Channel.SMS,
    IdentityKind.VISITOR: Channel.WIDGET,
    IdentityKind.TELEGRAM: Channel.TELEGRAM,
}


def replier(workspace: Workspace) -> Callable[[str, str], Awaitable[None]]:
    """Raises ThreadUnreachable where no door leads to them, and what the door raises."""

    async def reply(thread_id: str, text: str) -> None:
        thread = await workspace.conversations.thread(thread_id)
        if thread.person_id is None:
            raise ThreadUnreachable
        person = await workspace.people.get(thread.person_id)
        messages = await workspace.conversations.messages(thread_id, newest=LOOKED_AT)
        wrote_by = [each.channel for each in messages if each.role is Role.CALLER]
        match _door(person, wrote_by):
            case Channel.WIDGET:
                await workspace.widget_replies.reply(thread_id, text)
            case Channel.TELEGRAM:
                await workspace.bot_replies.send(thread_id, text)
            case Channel.SMS if person.phone is not None:
                number = PhoneNumber(person.phone)
                await workspace.sms.send(number, text, role=Role.OPERATOR)
            case _:
                raise ThreadUnreachable

    return reply


def resender(workspace: Workspace) -> Callable[[str], Awaitable[None]]:
    """Raises MessageMissing where it went by no door that can fail, and what the door raises."""

    async def send_again(message_id: str) -> None:
        text = (await workspace.replies.of_messages([message_id])).get(message_id)
        if text is not None:
            await workspace.replies.send_again(text.id)
            return
        by_bot = (await workspace.bot_replies.of_messages([message_id])).get(message_id)
        if by_bot is None:
            raise MessageMissing(message_id=message_id)
        await workspace.bot_replies.send_again(by_bot.id)

    return send_again


def _door(person: Person, wrote_by: list[Channel]) -> Channel | None:
    """The last that they used of those that lead to them."""
    leading = [BY_IDENTITY[e.kind] for e in person.identities if e.kind in BY_IDENTITY]
    used = [each for each in reversed(wrote_by) if each in leading]
    return next(iter((*used, *leading)), None)
