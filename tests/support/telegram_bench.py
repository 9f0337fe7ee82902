"""Bots of a real workspace against a server that speaks as Telegram does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest

from secretary_app.bootstrap.bots import bot_parts
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.telegram import connect_bots
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.telegram.events import BotMoved, BotWrote
from secretary_app.channels.telegram.figures import BotFigures
from secretary_app.channels.telegram.manager import BotManager
from secretary_app.channels.telegram.models import Bot, BotState, OutState, Standing
from secretary_app.channels.telegram.settings import API_SERVER
from secretary_app.features.conversations.models import Message
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.features.people.models import Identity, IdentityKind, Person
from secretary_app.foundation.secrets.service import MASTER_KEY
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.tasks import TaskOwner
from tests.support.opened import newest_database
from tests.support.telegram_server import FakeTelegram

TOKEN = "111111:AAF-abcdefghijklmnopqrstuvwxyz012345"
SECOND = "222222:AAF-abcdefghijklmnopqrstuvwxyz012345"
RETRY_S = 0.02
LOOK_S = 0.3
LIMIT_S = 45.0

KNOWN = (
    ("ru", "Есть ли у вас парковка?", "Парковка за домом."),
    ("en", "do you have parking", "Parking is behind the house."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramBench:
    workspace: Workspace
    manager: BotManager
    fake: FakeTelegram
    moves: list[BotWrote]
    moved: asyncio.Event

    async def state(self, bot: Bot, *states: BotState) -> Standing:
        """Wait until a bot is in one of these."""
        moved = asyncio.Event()
        unsubscribe = self.workspace.events.subscribe(BotMoved, lambda _event: moved.set())
        try:
            async with asyncio.timeout(LIMIT_S):
                while True:
                    moved.clear()
                    standing = await self.manager.standing(bot.id)
                    if standing.state in states:
                        return standing
                    await moved.wait()
        finally:
            unsubscribe()

    async def wrote(self, state: OutState) -> None:
        """Wait until some message of a bot's has become that, now or before."""
        async with asyncio.timeout(LIMIT_S):
            while all(each.outgoing.state is not state for each in self.moves):
                self.moved.clear()
                await self.moved.wait()

    async def person(self, user_id: int = 100) -> Person:
        identity = Identity(kind=IdentityKind.TELEGRAM, value=str(user_id))
        found = await self.workspace.people.find(identity)
        assert found is not None
        return found

    async def thread(self, user_id: int = 100) -> list[Message]:
        """What stands in the thread of a user of Telegram's."""
        person = await self.person(user_id)
        thread = await self.workspace.conversations.thread_of_person(person.id)
        return await self.workspace.conversations.messages(thread.id)


@asynccontextmanager
async def telegram_bench(root: Path, fake: FakeTelegram) -> AsyncIterator[TelegramBench]:
    """The data folder `root`; bots that are there start."""
    folder = DataFolder(root)
    folder.prepare()
    if not folder.database.exists():
        folder.database.write_bytes(newest_database())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(MASTER_KEY, "a master key for tests")
        async with (
            open_workspace(folder, clock=Clock()) as workspace,
            TaskOwner(name="bench") as tasks,
        ):
            moves, moved = list[BotWrote](), asyncio.Event()
            workspace.events.subscribe(BotWrote, moves.append)
            workspace.events.subscribe(BotWrote, lambda _event: moved.set())
            await workspace.settings.set(API_SERVER, fake.url, actor="test")
            if not await workspace.knowledge.entries():
                for language, question, answer in KNOWN:
                    entry = FaqEntry(
                        id=new_id(), language=language, question=question, answer=answer
                    )
                    await workspace.knowledge.add_entry(entry)
            manager = BotManager(
                book=workspace.bots,
                figures=BotFigures(database=workspace.database),
                connect=partial(connect_bots, workspace.settings),
                server=workspace.server,
                events=workspace.events,
                chat_of=workspace.bot_replies.chat_of,
                retry_first_s=RETRY_S,
                look_every_s=LOOK_S,
            )
            await manager.use(bot_parts(workspace), tasks)
            try:
                yield TelegramBench(
                    workspace=replace(workspace, bot_manager=manager),
                    manager=manager,
                    fake=fake,
                    moves=moves,
                    moved=moved,
                )
            finally:
                await manager.leave()
