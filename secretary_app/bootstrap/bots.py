"""What every bot works with, out of a workspace."""

from __future__ import annotations

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.telegram.groups import Groups
from secretary_app.channels.telegram.inbox import TelegramInbox
from secretary_app.channels.telegram.menu import Menu
from secretary_app.channels.telegram.parts import BotParts
from secretary_app.channels.telegram.queue import SendingQueue
from secretary_app.channels.telegram.voice import Voice
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.correspondence.hearing import Hearing
from secretary_app.foundation.i18n import Language, Translator


def bot_parts(workspace: Workspace) -> BotParts:
    """Of the secretary that runs."""
    texts = {language.value: Translator(language) for language in Language}

    def greet(assistant: Assistant, language: str) -> str:
        return workspace.dialogue.rules.greeting(assistant, language).text

    async def forget(person_id: str, language: str) -> str:
        receipt = await workspace.forgetting.after_chat(person_id)
        erased = dict(receipt.erased)
        return texts[language].text("telegram-forgotten", id=receipt.short_id, **erased)

    return BotParts(
        database=workspace.database,
        settings=workspace.settings,
        events=workspace.events,
        clock=workspace.clock,
        people=workspace.people,
        conversations=workspace.conversations,
        assistants=workspace.assistants,
        correspondence=workspace.correspondence,
        inbox=TelegramInbox(database=workspace.database, clock=workspace.clock),
        outbox=workspace.telegram.outbox,
        queue=SendingQueue(
            database=workspace.database, events=workspace.events, clock=workspace.clock
        ),
        talks=workspace.telegram.talks,
        groups=Groups(database=workspace.database),
        files=workspace.bot_files,
        questions=workspace.telegram.questions,
        promises=workspace.answers,
        voice=Voice(
            engines=workspace.engines,
            hearing=Hearing(engines=workspace.engines, listening=workspace.dialogue.listening),
        ),
        menu=Menu(knowledge=workspace.knowledge),
        models=workspace.model,
        greet=greet,
        forget=forget,
        witness=workspace.audit,
        texts=texts,
    )
