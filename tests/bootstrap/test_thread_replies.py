"""By which door one of us answers, and whose the thread is then."""

from dataclasses import replace
from pathlib import Path

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.features.conversations.errors import ThreadUnreachable
from secretary_app.features.conversations.models import Channel, NewMessage, Role
from secretary_app.features.people.models import Card, Identity, IdentityKind
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import Actor
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.opened import newest_database

pytestmark = pytest.mark.wire

OLGA = Actor(id="olga", name="olga", role="operator", everything=True)


async def test_a_reply_goes_by_the_door_they_used_last_of_those_that_lead_to_them(
    tmp_path: Path,
) -> None:
    folder = DataFolder(tmp_path)
    folder.prepare()
    folder.database.write_bytes(newest_database())
    async with open_workspace(folder, clock=Clock()) as workspace:
        talks, replies = workspace.conversations, workspace.threads.replies
        anna = await workspace.people.write_down(Card(name="Анна", phones=("+79112047716",)))
        thread = (await talks.thread_of_person(anna.id)).id

        async def writes(channel: Channel, role: Role = Role.CALLER) -> None:
            message = NewMessage(role=role, channel=channel, text="Да", language="ru")
            await talks.add_message(thread, message)

        telegram = Identity(kind=IdentityKind.TELEGRAM, value="77")
        both = replace(anna, identities=(telegram, *anna.identities))
        assert await replies.door(thread, both) is Channel.TELEGRAM
        await writes(Channel.SMS)
        await writes(Channel.WIDGET)
        await writes(Channel.PHONE)
        await writes(Channel.TELEGRAM, Role.ASSISTANT)
        assert await replies.door(thread, both) is Channel.SMS
        await writes(Channel.TELEGRAM)
        assert await replies.door(thread, both) is Channel.TELEGRAM

        with acting_as(OLGA):
            await replies.send(thread, "До шести.")
        (sms,) = await workspace.sms.newest(limit=2)
        assert (sms.number, sms.text) == (anna.phone, "До шести.")
        taken = await workspace.handover.of(thread)
        assert taken is not None
        assert taken.by == OLGA.id
        nobody = (await talks.thread_of_stranger()).id
        with pytest.raises(ThreadUnreachable):
            await replies.send(nobody, "Кто вы?")
