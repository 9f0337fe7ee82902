"""Every part that works with stored data, by the name under which it is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.bootstrap.bell import Bell
from secretary_app.bootstrap.forgetting import Forgetting
from secretary_app.bootstrap.merging import Merging
from secretary_app.bootstrap.telegram import TelegramDoor
from secretary_app.bootstrap.threads import Threads
from secretary_app.channels.sms.service import SmsService
from secretary_app.channels.telegram.book import BotBook
from secretary_app.channels.telegram.files import TelegramFiles
from secretary_app.channels.telegram.manager import BotManager
from secretary_app.channels.telegram.replies import TelegramReplies
from secretary_app.channels.telegram.trials import BotTrials
from secretary_app.channels.widget.book import WidgetBook
from secretary_app.channels.widget.uploads import Uploads
from secretary_app.channels.widget.visits import Visits
from secretary_app.features.analytics.service import ReportService
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.calls.briefing import Briefings
from secretary_app.features.calls.callbacks.queue import CallbackQueue
from secretary_app.features.calls.calling import PresentLines
from secretary_app.features.calls.desk import CallDesk
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
from secretary_app.features.correspondence.service import Correspondence
from secretary_app.features.dialogue.asking import Asking, PresentModel
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.knowledge.documents.service import DocumentsService
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.features.lines.blocking import BlockList
from secretary_app.features.lines.book import LineBook
from secretary_app.features.lines.inspection import LineInspector
from secretary_app.features.people.carrying import PeopleCarrier
from secretary_app.features.people.service import PeopleService
from secretary_app.features.promises.answers import PromiseAnswers
from secretary_app.features.promises.service import PromiseService
from secretary_app.features.providers.running import RunningEngines
from secretary_app.features.recordings.playback import RecordingPlayer
from secretary_app.features.recordings.service import RecordingService
from secretary_app.features.visits.service import VisitService
from secretary_app.foundation.audit.service import AuditLog
from secretary_app.foundation.auth.keys.service import KeyService
from secretary_app.foundation.auth.seat import Seat
from secretary_app.foundation.auth.service import UserService
from secretary_app.foundation.auth.sessions import Sessions
from secretary_app.foundation.auth.tokens.service import TokenService
from secretary_app.foundation.secrets.service import Secrets
from secretary_app.foundation.settings import Settings
from secretary_app.foundation.storage import Database
from secretary_app.foundation.web.present import PresentServer
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.paths import DataFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """What commands, doors and the desk work with."""

    folder: DataFolder
    clock: Clock
    events: EventBus
    database: Database
    settings: Settings
    audit: AuditLog
    secrets: Secrets
    users: UserService
    sessions: Sessions
    tokens: TokenService
    keys: KeyService
    seat: Seat
    """At the desk."""
    people: PeopleService
    people_files: PeopleCarrier
    conversations: ConversationService
    handover: Handover
    correspondence: Correspondence
    chats: ChatService
    recordings: RecordingService
    player: RecordingPlayer
    bell: Bell
    """Of this computer, for who sits at its desk."""
    promises: PromiseService
    answers: PromiseAnswers
    knowledge: KnowledgeService
    documents: DocumentsService
    assistants: AssistantService
    calls: CallRecords
    briefings: Briefings
    history: CallHistory
    reports: ReportService
    erasing: CallErasing
    reviews: CallReviews
    callbacks: CallbackQueue
    dialling: PresentLines
    """Whoever serves a line puts it here."""
    lines: LineBook
    blocked: BlockList
    screening: Screening
    missed: MissedCalls
    roster: Roster
    desk: CallDesk
    """The calls that are on now, for people."""
    line: LineInspector
    sms: SmsService
    threads: Threads
    widgets: WidgetBook
    visitors: Visits
    """Of websites: browsers, not people."""
    uploads: Uploads
    bots: BotBook
    bot_manager: BotManager
    bot_trials: BotTrials
    bot_replies: TelegramReplies
    bot_files: TelegramFiles
    telegram: TelegramDoor
    forgetting: Forgetting
    merging: Merging
    engines: RunningEngines
    model: PresentModel
    """Whoever keeps a language model running puts it here."""
    dialogue: Dialogue
    asking: Asking
    visits: VisitService
    server: PresentServer
    """Whoever opens the server to others says here where it is reached."""
