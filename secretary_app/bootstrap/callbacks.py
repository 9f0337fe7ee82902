"""The queue of promised calls, with everything by which a promise may be kept."""

from __future__ import annotations

from collections.abc import Callable

from secretary_app.bootstrap.found_answers import FoundAnswers
from secretary_app.channels.sms.service import SmsService
from secretary_app.channels.telegram.replies import TelegramReplies
from secretary_app.channels.widget.replies import WidgetReplies
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.calls.callbacks.making import PromisedCalls
from secretary_app.features.calls.callbacks.queue import CallbackQueue
from secretary_app.features.calls.callbacks.tries import CallbackTries
from secretary_app.features.calls.calling import PresentLines
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.features.lines.book import LineBook
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.promises.service import PromiseService
from secretary_app.foundation.settings import Settings
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus


def build_callbacks(
    *,
    database: Database,
    promises: PromiseService,
    dialling: PresentLines,
    bots: TelegramReplies,
    widgets: WidgetReplies,
    sms: SmsService,
    conversations: ConversationService,
    calls: CallRecords,
    lines: LineBook,
    reaches: Callable[[PhoneLine], bool],
    assistants: AssistantService,
    knowledge: KnowledgeService,
    settings: Settings,
    events: EventBus,
    clock: Clock,
) -> CallbackQueue:
    """Nobody is called before it runs; ``reaches``: whether people are written to from a line."""
    tries = CallbackTries(database=database, clock=clock)
    return CallbackQueue(
        promises=promises,
        tries=tries,
        calls=PromisedCalls(promises=promises, tries=tries, lines=dialling, records=calls),
        written=FoundAnswers(
            bots=bots,
            widgets=widgets,
            sms=sms,
            conversations=conversations,
            records=calls,
            lines=lines,
            reaches=reaches,
            assistants=assistants,
        ),
        records=calls,
        knowledge=knowledge,
        settings=settings,
        bus=events,
        clock=clock,
    )
