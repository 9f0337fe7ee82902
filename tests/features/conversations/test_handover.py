"""A thread in a person's hands, and back in the assistant's."""

from datetime import timedelta
from pathlib import Path

import pytest

from secretary_app.features.conversations.errors import ThreadMissing
from secretary_app.features.conversations.events import ThreadGivenBack, ThreadTaken, Typing
from secretary_app.features.conversations.handover import Handover
from secretary_app.features.conversations.models import Role
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.conversations.settings import PERSON_MINUTES
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.roles import ROLES
from secretary_app.foundation.auth.roles import Role as Desk
from tests.support.opened import opened

pytestmark = pytest.mark.wire


def at_desk(name: str) -> Actor:
    return Actor(id=name, name=name, role="operator", rights=ROLES[Desk.OPERATOR].rights())


async def test_taken_spoken_in_forgotten_and_given_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as parts:
        handover = Handover(
            database=parts.database,
            settings=parts.settings,
            events=parts.events,
            clock=parts.clock,
        )
        conversations = ConversationService(
            database=parts.database, events=parts.events, clock=parts.clock
        )
        thread = (await conversations.thread_of_stranger()).id
        assert await handover.of(thread) is None
        with acting_as(at_desk("olga")):
            taken = await handover.take(thread)
            assert (taken.by, set(await handover.taken())) == ("olga", {thread})
            parts.clock.move(timedelta(minutes=50))
            spoken = await handover.spoke(thread)
            assert (spoken.since, spoken.until) == (
                taken.since,
                parts.clock.now() + timedelta(minutes=60),
            )
        with acting_as(at_desk("petr")):
            assert (await handover.spoke(thread)).by == "petr"
            handover.types(thread, role=Role.OPERATOR)
        parts.clock.move(timedelta(minutes=61))
        assert await handover.of(thread) is None
        assert await handover.taken() == {}
        await parts.settings.set(PERSON_MINUTES, "0", actor="test")
        found = await handover.of(thread)
        assert found is not None
        assert found.until is None
        with acting_as(at_desk("petr")):
            await handover.give_back(thread)
            await handover.give_back(thread)
        assert await handover.of(thread) is None
        with pytest.raises(ThreadMissing):
            await handover.take("nothing")
        kinds = (ThreadTaken, ThreadGivenBack, Typing)
        assert [(type(each), each.actor) for each in parts.told if isinstance(each, kinds)] == [
            (ThreadTaken, "olga"),
            (ThreadTaken, "petr"),
            (Typing, "petr"),
            (ThreadGivenBack, "petr"),
        ]
