"""By which door a reply goes: the one they wrote by last, of those that reach them."""

from __future__ import annotations

from secretary_app.channels.sms.rights import SEND_SMS
from secretary_app.channels.telegram.rights import WRITE_BY_BOT
from secretary_app.features.conversations.models import Channel, Role
from secretary_app.features.conversations.rights import WRITE_CONVERSATIONS
from secretary_app.features.people.models import IdentityKind
from secretary_app.foundation.auth.permissions import Right
from secretary_app.kernel.phone import PhoneNumber
from ui.pages.inbox.reading import Opened

RIGHTS: dict[Channel, Right] = {
    Channel.SMS: SEND_SMS,
    Channel.WIDGET: WRITE_CONVERSATIONS,
    Channel.TELEGRAM: WRITE_BY_BOT,
}
"""What somebody needs who writes there."""

CHATS = {IdentityKind.VISITOR: Channel.WIDGET, IdentityKind.TELEGRAM: Channel.TELEGRAM}
"""By what somebody is known who can be reached there."""


def door_of(opened: Opened) -> Channel | None:
    """None: nothing that is written here reaches them."""
    reach = list[Channel]()
    if number_of(opened) is not None:
        reach.append(Channel.SMS)
    known = {each.kind for each in opened.person.identities} if opened.person else set()
    reach += [door for kind, door in CHATS.items() if kind in known]
    theirs = [each.channel for each in opened.messages if each.role is Role.CALLER]
    for channel in reversed(theirs):
        if channel in reach:
            return channel
    return reach[0] if reach else None


def number_of(opened: Opened) -> PhoneNumber | None:
    """Where a short message would go."""
    phone = None if opened.person is None else opened.person.phone
    return None if phone is None else PhoneNumber(phone)
