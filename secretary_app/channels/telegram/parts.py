"""What every bot works with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from secretary_app.channels.telegram.files import TelegramFiles
from secretary_app.channels.telegram.finding_out.questions import Questions
from secretary_app.channels.telegram.groups import Groups
from secretary_app.channels.telegram.inbox import TelegramInbox
from secretary_app.channels.telegram.menu import Menu
from secretary_app.channels.telegram.outbox import TelegramOutbox
from secretary_app.channels.telegram.queue import SendingQueue
from secretary_app.channels.telegram.talks import Talks
from secretary_app.channels.telegram.voice import Voice
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.correspondence.service import Correspondence
from secretary_app.features.people.service import PeopleService
from secretary_app.features.promises.answers import PromiseAnswers
from secretary_app.foundation.auth.acting import Witness
from secretary_app.foundation.i18n import Translator
from secretary_app.foundation.settings import Settings
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus

Forget = Callable[[str, str], Awaitable[str]]
"""Forgets a person by id, everywhere; the receipt in a language. Raises SecretaryError."""

Greet = Callable[[Assistant, str], str]
"""How an assistant greets in a language."""


class Models(Protocol):
    """Which language models may think."""

    def names(self) -> tuple[str, ...]:
        """Those that are running, in their order."""

    def chosen(self, name: str | None) -> AbstractContextManager[None]:
        """Inside, this one thinks; None, or one that is no more: whichever comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BotParts:
    """Given to each bot by `bootstrap`."""

    database: Database
    settings: Settings
    events: EventBus
    clock: Clock
    people: PeopleService
    conversations: ConversationService
    assistants: AssistantService
    correspondence: Correspondence
    inbox: TelegramInbox
    outbox: TelegramOutbox
    queue: SendingQueue
    talks: Talks
    groups: Groups
    files: TelegramFiles
    questions: Questions
    promises: PromiseAnswers
    voice: Voice
    menu: Menu
    models: Models
    greet: Greet
    forget: Forget
    witness: Witness
    texts: Mapping[str, Translator]
    """Per language."""
