"""Threads and their doors, built in one place: who is answered by which, and what came by them."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.bootstrap.telegram import TelegramDoor
from secretary_app.bootstrap.thread_fates import ThreadFates
from secretary_app.bootstrap.thread_files import ThreadFiles
from secretary_app.bootstrap.thread_replies import ThreadReplies
from secretary_app.channels.sms.replies import SmsReplies
from secretary_app.channels.sms.service import SmsService
from secretary_app.channels.widget.replies import WidgetReplies
from secretary_app.channels.widget.uploads import Uploads
from secretary_app.channels.widget.visits import Visits
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.conversations.handover import Handover
from secretary_app.features.conversations.models import Channel
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.correspondence.actions import WrittenActions
from secretary_app.features.correspondence.service import Correspondence
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.people.service import PeopleService
from secretary_app.features.promises.service import PromiseService
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """For desk and API."""

    correspondence: Correspondence
    texts: SmsReplies
    visitors: WidgetReplies
    replies: ThreadReplies
    fates: ThreadFates
    files: ThreadFiles


def open_threads(
    *,
    database: Database,
    people: PeopleService,
    conversations: ConversationService,
    handover: Handover,
    dialogue: Dialogue,
    assistants: AssistantService,
    promises: PromiseService,
    sms: SmsService,
    visits: Visits,
    uploads: Uploads,
    telegram: TelegramDoor,
    events: EventBus,
    clock: Clock,
) -> Threads:
    """Each door keeps its own rights."""
    texts = SmsReplies(database=database, events=events, clock=clock)
    visitors = WidgetReplies(
        database=database,
        visits=visits,
        people=people,
        conversations=conversations,
        handover=handover,
        events=events,
        clock=clock,
    )
    actions = WrittenActions(
        people=people, promises=promises, send_text=sms.send, events=events, clock=clock
    )
    return Threads(
        correspondence=Correspondence(
            dialogue=dialogue,
            assistants=assistants,
            conversations=conversations,
            handover=handover,
            actions=actions,
        ),
        texts=texts,
        visitors=visitors,
        replies=ThreadReplies(
            people=people,
            conversations=conversations,
            handover=handover,
            sms=sms,
            texts=texts,
            visitors=visitors,
            bots=telegram.replies,
        ),
        fates=ThreadFates(texts=texts, bots=telegram.replies),
        files=ThreadFiles({Channel.WIDGET: uploads, Channel.TELEGRAM: telegram.files}),
    )
