"""The parts of the door of Telegram that work with stored data, built in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from secretary_app.channels.telegram.book import BotBook
from secretary_app.channels.telegram.figures import BotFigures
from secretary_app.channels.telegram.files import TelegramFiles
from secretary_app.channels.telegram.finding_out.questions import Questions
from secretary_app.channels.telegram.manager import BotManager
from secretary_app.channels.telegram.outbox import TelegramOutbox
from secretary_app.channels.telegram.replies import TelegramReplies
from secretary_app.channels.telegram.settings import API_SERVER
from secretary_app.channels.telegram.talks import Talks
from secretary_app.channels.telegram.telegram import Connect, load_connect
from secretary_app.channels.telegram.tokens import BotTokens
from secretary_app.channels.telegram.trials import BotTrials
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.conversations.handover import Handover
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.people.service import PeopleService
from secretary_app.foundation.secrets.service import Secrets
from secretary_app.foundation.settings import Settings
from secretary_app.foundation.storage import Database
from secretary_app.foundation.web.present import PresentServer
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.paths import DataFolder

FILES = "telegram"
"""The folder of what people sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramDoor:
    """As the workspace has it; what runs is put together in ``bots.py``."""

    book: BotBook
    manager: BotManager
    trials: BotTrials
    replies: TelegramReplies
    outbox: TelegramOutbox
    talks: Talks
    files: TelegramFiles
    questions: Questions
    clock: Clock

    async def delete_older(self, days: int) -> int:
        """What went longer ago, which of Telegram's messages were which, and files; how many."""
        before = self.clock.now() - timedelta(days=days)
        await self.talks.delete_before(before)
        await self.questions.delete_before(before)
        return await self.outbox.delete_before(before) + await self.files.sweep()


async def connect_bots(settings: Settings) -> Connect:
    """By the server that the owner has named, as the settings say now."""
    return await load_connect(server=settings.get(API_SERVER), settings=settings)


async def open_telegram(
    *,
    database: Database,
    folder: DataFolder,
    settings: Settings,
    secrets: Secrets,
    assistants: AssistantService,
    people: PeopleService,
    conversations: ConversationService,
    handover: Handover,
    server: PresentServer,
    events: EventBus,
    clock: Clock,
) -> TelegramDoor:
    """No bot runs yet, and aiogram is not loaded."""
    book = await BotBook.open(
        database=database,
        tokens=BotTokens(database=database, secrets=secrets),
        assistants=assistants,
        events=events,
        clock=clock,
    )
    outbox = TelegramOutbox(database=database, events=events, clock=clock)
    talks = Talks(database=database, clock=clock)
    replies = TelegramReplies(
        database=database,
        people=people,
        conversations=conversations,
        handover=handover,
        outbox=outbox,
        talks=talks,
        clock=clock,
    )
    connect = partial(connect_bots, settings)
    manager = BotManager(
        book=book,
        figures=BotFigures(database=database),
        connect=connect,
        server=server,
        events=events,
        chat_of=replies.chat_of,
    )
    files = TelegramFiles(
        database=database,
        conversations=conversations,
        talks=talks,
        folder=folder.root / FILES,
        clock=clock,
    )
    return TelegramDoor(
        book=book,
        manager=manager,
        trials=BotTrials(book=book, connect=connect),
        replies=replies,
        outbox=outbox,
        talks=talks,
        files=files,
        questions=Questions(database=database, clock=clock),
        clock=clock,
    )
