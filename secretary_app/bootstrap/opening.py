"""Opens a data folder: every part that works with stored data, built in one visible place."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from secretary_app.bootstrap.accounts import open_accounts
from secretary_app.bootstrap.bell import Bell
from secretary_app.bootstrap.callbacks import build_callbacks
from secretary_app.bootstrap.dialogue import build_dialogue
from secretary_app.bootstrap.forgetting import Forgetting
from secretary_app.bootstrap.merging import Merging
from secretary_app.bootstrap.missed_texts import MissedTexts
from secretary_app.bootstrap.own_model import own_model
from secretary_app.bootstrap.reaching import reaches_people
from secretary_app.bootstrap.rights import permit_at_desk
from secretary_app.bootstrap.settings import CATALOGUE
from secretary_app.bootstrap.telegram import open_telegram
from secretary_app.bootstrap.threads import open_threads
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.sms.models import Purpose
from secretary_app.channels.sms.service import SmsService
from secretary_app.channels.widget.book import WidgetBook
from secretary_app.channels.widget.uploads import Uploads
from secretary_app.channels.widget.visits import Visits
from secretary_app.features.analytics.service import ReportService
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.calls.briefing import Briefings
from secretary_app.features.calls.calling import PresentLines
from secretary_app.features.calls.desk import CallDesk
from secretary_app.features.calls.desk_sound import DeskSound
from secretary_app.features.calls.history.erasing import CallErasing
from secretary_app.features.calls.history.service import CallHistory
from secretary_app.features.calls.missed import MissedCalls
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.calls.reviews import CallReviews
from secretary_app.features.calls.roster import Roster
from secretary_app.features.calls.screening import Screening
from secretary_app.features.chats.service import ChatService
from secretary_app.features.conversations.handover import Handover
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.dialogue.asking import Asking, PresentModel
from secretary_app.features.knowledge.documents.service import DocumentsService
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.features.lines.blocking import BlockList
from secretary_app.features.lines.book import LineBook
from secretary_app.features.lines.inspection import LineInspector
from secretary_app.features.lines.settings import ASSISTANT
from secretary_app.features.people.carrying import PeopleCarrier
from secretary_app.features.people.service import PeopleService
from secretary_app.features.privacy.service import ReceiptService
from secretary_app.features.promises.answers import PromiseAnswers
from secretary_app.features.promises.service import PromiseService
from secretary_app.features.providers.running import RunningEngines
from secretary_app.features.recordings.playback import RecordingPlayer
from secretary_app.features.recordings.service import RecordingService
from secretary_app.features.visits.service import VisitService
from secretary_app.foundation.audit.service import AuditLog
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.secrets.service import Secrets
from secretary_app.foundation.settings import Settings
from secretary_app.foundation.storage import Database
from secretary_app.foundation.web.present import PresentServer
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.paths import DataFolder


@asynccontextmanager
async def open_workspace(folder: DataFolder, *, clock: Clock) -> AsyncIterator[Workspace]:
    """Opens the database and reads the settings; whoever calls holds the folder's lock.

    Raises UserFacing errors of storage and settings.
    """
    async with await Database.open(folder.database) as database:
        events = EventBus()
        audit = AuditLog(database=database, events=events, clock=clock)
        settings = await Settings.open(
            database=database,
            catalogue=CATALOGUE,
            file=folder.settings_file,
            events=events,
            clock=clock,
        )
        conversations = ConversationService(database=database, events=events, clock=clock)
        people = PeopleService(database=database, events=events, clock=clock)
        knowledge = KnowledgeService(database=database, events=events, clock=clock)
        documents = DocumentsService(database=database, events=events, clock=clock)
        with acting_as(SYSTEM):
            await knowledge.load()
            await documents.load()
        lines = await LineBook.open(
            database=database, file=folder.settings_file, events=events, clock=clock
        )
        reaches = partial(reaches_people, settings=settings)
        assistants = await AssistantService.open(
            settings=settings, database=database, events=events, clock=clock
        )
        model = PresentModel()
        dialogue = build_dialogue(
            knowledge=knowledge, documents=documents, settings=settings, model=model
        )
        visitors = Visits(database=database, clock=clock)
        uploads = Uploads(
            database=database, conversations=conversations, folder=folder.uploads, clock=clock
        )
        recordings = RecordingService(
            database=database, folder=folder, settings=settings, events=events, clock=clock
        )
        promises = PromiseService(database=database, events=events, clock=clock)
        calls = CallRecords(database=database, conversations=conversations, clock=clock)
        sms = SmsService(
            database=database,
            people=people,
            conversations=conversations,
            events=events,
            clock=clock,
            lines=lambda: [line.id for line in lines.all() if reaches(line)],
        )
        blocked = await BlockList.open(database=database, clock=clock)
        screening = Screening(settings=settings, blocked=blocked)
        dialling, roster = PresentLines(), Roster(events=events, clock=clock)

        def first_assistant() -> Assistant:
            return assistants.get(lines.first().get(ASSISTANT), announces_recording=False)

        chats = ChatService(
            database=database,
            dialogue=dialogue,
            thinker=model.named,
            assistant=first_assistant,
            events=events,
            clock=clock,
        )
        handover = Handover(database=database, settings=settings, events=events, clock=clock)
        secrets = Secrets(database=database, folder=folder, clock=clock)
        visits = VisitService(
            dialogue=dialogue,
            knowledge=knowledge,
            promises=promises,
            assistant=first_assistant,
            events=events,
            clock=clock,
        )
        server = PresentServer()
        telegram = await open_telegram(
            database=database,
            folder=folder,
            settings=settings,
            secrets=secrets,
            assistants=assistants,
            people=people,
            conversations=conversations,
            handover=handover,
            server=server,
            events=events,
            clock=clock,
        )
        threads = open_threads(
            database=database,
            people=people,
            conversations=conversations,
            handover=handover,
            dialogue=dialogue,
            assistants=assistants,
            promises=promises,
            sms=sms,
            visits=visitors,
            uploads=uploads,
            telegram=telegram,
            events=events,
            clock=clock,
        )
        accounts = await open_accounts(
            database=database, secrets=secrets, events=events, clock=clock
        )
        workspace = Workspace(
            folder=folder,
            clock=clock,
            events=events,
            database=database,
            settings=settings,
            audit=audit,
            secrets=secrets,
            users=accounts.users,
            sessions=accounts.sessions,
            tokens=accounts.tokens,
            keys=accounts.keys,
            seat=accounts.seat,
            people=people,
            people_files=PeopleCarrier(people=people),
            conversations=conversations,
            handover=handover,
            correspondence=threads.correspondence,
            chats=chats,
            recordings=recordings,
            player=RecordingPlayer(),
            bell=Bell(folder=folder),
            promises=promises,
            answers=PromiseAnswers(promises=promises, knowledge=knowledge),
            knowledge=knowledge,
            documents=documents,
            assistants=assistants,
            calls=calls,
            briefings=Briefings(database=database, promises=promises, clock=clock),
            history=CallHistory(database=database),
            reports=ReportService(database=database),
            erasing=CallErasing(
                database=database,
                records=calls,
                conversations=conversations,
                recordings=recordings,
                promises=promises,
            ),
            reviews=CallReviews(database=database, clock=clock),
            callbacks=build_callbacks(
                database=database,
                promises=promises,
                dialling=dialling,
                bots=telegram.replies,
                widgets=threads.visitors,
                sms=sms,
                conversations=conversations,
                calls=calls,
                lines=lines,
                reaches=reaches,
                assistants=assistants,
                knowledge=knowledge,
                settings=settings,
                events=events,
                clock=clock,
            ),
            dialling=dialling,
            roster=roster,
            desk=CallDesk(
                may=permit_at_desk,
                roster=roster,
                settings=settings,
                dialogue=dialogue,
                sound=DeskSound(
                    settings=settings, folder=folder, roster=roster, events=events, clock=clock
                ),
                events=events,
                clock=clock,
            ),
            lines=lines,
            blocked=blocked,
            screening=screening,
            missed=MissedCalls(
                promises=promises,
                screening=screening,
                settings=settings,
                clock=clock,
                wrote_since=partial(sms.wrote_since, purpose=Purpose.MISSED),
                write=MissedTexts(
                    sms=sms, lines=lines, reaches=reaches, assistants=assistants
                ).write,
            ),
            line=LineInspector(book=lines, sockets=folder.sockets),
            sms=sms,
            threads=threads,
            widgets=await WidgetBook.open(
                database=database, assistants=assistants, events=events, clock=clock
            ),
            visitors=visitors,
            uploads=uploads,
            bots=telegram.book,
            bot_manager=telegram.manager,
            bot_trials=telegram.trials,
            bot_replies=telegram.replies,
            bot_files=telegram.files,
            telegram=telegram,
            forgetting=Forgetting(
                database=database,
                receipts=ReceiptService(database=database, events=events, clock=clock),
                people=people,
                conversations=conversations,
                recordings=recordings,
                promises=promises,
                calls=calls,
                sms=sms,
                uploads=uploads,
                telegram=telegram,
                audit=audit,
            ),
            merging=Merging(database=database, events=events, clock=clock),
            engines=RunningEngines(),
            model=model,
            dialogue=dialogue,
            asking=Asking(
                dialogue=dialogue,
                assistants=assistants,
                lines=lines,
                clock=clock,
                model=model,
                start_model=lambda: own_model(settings, folder),
            ),
            visits=visits,
            server=server,
        )
        try:
            yield workspace
        finally:
            await workspace.player.close()
            await workspace.bell.close()
            with acting_as(SYSTEM):
                await knowledge.close()
            await audit.settle()
