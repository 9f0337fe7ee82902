"""The door of short messages over a real line process, a simulated modem and a real database."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from hardware.line.config import LineConfig
from hardware.simulator.client import SimulatorClient
from secretary_app.channels.sms.door import SmsDoor
from secretary_app.channels.sms.models import Sms, SmsState
from secretary_app.channels.sms.service import SmsService
from secretary_app.features.conversations.models import Message
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.lines.service import LineService
from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.features.people.service import PeopleService
from secretary_app.kernel.backoff import Backoff
from secretary_app.kernel.tasks import TaskOwner
from tests.support.opened import Opened, opened

LIMIT_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsBench:
    """What a test holds on to."""

    parts: Opened
    sms: SmsService
    people: PeopleService
    conversations: ConversationService
    line: LineService | None

    async def until(self, state: SmsState, *, count: int = 1) -> list[Sms]:
        """Wait until so many messages are in a state."""
        news = asyncio.Event()
        stop = self.parts.events.subscribe(object, lambda _event: news.set())
        try:
            async with asyncio.timeout(LIMIT_S):
                while True:
                    news.clear()
                    newest = await self.sms.newest(limit=100)
                    found = [each for each in newest if each.state is state]
                    if len(found) >= count:
                        return found
                    await news.wait()
        finally:
            stop()

    async def thread(self, number: str) -> list[Message]:
        """What stands in the thread of a number."""
        person = await self.people.find(Identity(kind=IdentityKind.PHONE, value=number))
        if person is None:
            return []
        thread = await self.conversations.thread_of_person(person.id)
        return await self.conversations.messages(thread.id)


def without_line(parts: Opened) -> SmsBench:
    """The stored messages alone."""
    database, events, clock = parts.database, parts.events, parts.clock
    people = PeopleService(database=database, events=events, clock=clock)
    conversations = ConversationService(database=database, events=events, clock=clock)
    return SmsBench(
        parts=parts,
        people=people,
        conversations=conversations,
        sms=SmsService(
            database=database,
            people=people,
            conversations=conversations,
            events=events,
            clock=clock,
            lines=lambda: ["l"],
        ),
        line=None,
    )


@asynccontextmanager
async def sms_bench(root: Path, simulator: SimulatorClient) -> AsyncIterator[SmsBench]:
    """The data folder `root`, served on a simulated modem."""
    async with opened(root) as parts, TaskOwner(name="sms bench") as tasks:
        bench = without_line(parts)
        door = SmsDoor(
            line_id="l",
            service=bench.sms,
            settings=parts.settings,
            events=parts.events,
            clock=parts.clock,
        )
        await door.start(tasks)
        line = LineService(
            config=LineConfig(line_id="l", at_url=simulator.at_path, pcm_url=simulator.pcm_path),
            sockets=parts.folder.sockets,
            user=door,
            backoff=Backoff(first_s=0.05, limit_s=0.1),
            bus=parts.events,
            clock=parts.clock,
        )
        tasks.start(line.run(), name="line")
        yield replace(bench, line=line)
