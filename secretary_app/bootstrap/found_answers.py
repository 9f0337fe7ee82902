"""What was found out, told in writing: at the door where it was asked, or by a text message."""

from __future__ import annotations

import logging
from collections.abc import Callable

from secretary_app.channels.sms.service import SmsService
from secretary_app.channels.telegram.replies import TelegramReplies
from secretary_app.channels.widget.replies import WidgetReplies
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.calls.missed import shows_texts
from secretary_app.features.calls.party import callable_number
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.conversations.models import Channel
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.lines.book import LineBook
from secretary_app.features.lines.models import PhoneLine, line_of
from secretary_app.features.lines.settings import ASSISTANT
from secretary_app.features.promises.models import Promise
from secretary_app.foundation.i18n import Translator
from secretary_app.kernel.errors import SecretaryError

_LOG = logging.getLogger(__name__)

LONGEST_ABOUT = 120
"""Of their question, which they know."""


class FoundAnswers:
    """Each says whether the answer is on its way; what cannot be told so is no error."""

    def __init__(
        self,
        *,
        bots: TelegramReplies,
        widgets: WidgetReplies,
        sms: SmsService,
        conversations: ConversationService,
        records: CallRecords,
        lines: LineBook,
        reaches: Callable[[PhoneLine], bool],
        assistants: AssistantService,
    ) -> None:
        """``reaches``: whether people are written to from a line."""
        self._bots = bots
        self._widgets = widgets
        self._sms = sms
        self._conversations = conversations
        self._records = records
        self._lines = lines
        self._reaches = reaches
        self._assistants = assistants

    async def at_their_door(self, promise: Promise) -> bool:
        """Into the thread of whoever asked by a bot or on a website."""
        reply: TelegramReplies | WidgetReplies | None = None
        if promise.channel is Channel.TELEGRAM:
            reply = self._bots
        elif promise.channel is Channel.WIDGET:
            reply = self._widgets
        if reply is None or promise.person_id is None:
            return False
        try:
            thread = await self._conversations.thread_of_person(promise.person_id)
            if not await reply.can_reach(thread.id):
                return False
            text = _text("promises-found-out", promise)
            await reply.tell(thread.id, text, evidence=promise.evidence)
        except SecretaryError:
            _LOG.exception("promise %s is not answered where it was asked", promise.id)
            return False
        return True

    async def by_text(self, promise: Promise) -> bool:
        """By the line that they rang, if that can: another number would be a stranger's."""
        number = callable_number(promise.number)
        if number is None or not shows_texts(number):
            return False
        try:
            line = self._lines.first()
            if promise.call_id is not None:
                call = await self._records.find(promise.call_id)
                line = self._lines.get(line_of(call.line_id))
            if not self._reaches(line):
                return False
            assistant = self._assistants.get(line.get(ASSISTANT), announces_recording=False)
            company = assistant.company.get(promise.language, "")
            text = _text("promises-found-out-sms", promise, company=company or "none")
            await self._sms.send(number, text, line_id=line.id, evidence=(promise.evidence,))
        except SecretaryError:
            _LOG.exception("promise %s is not answered by a text message", promise.id)
            return False
        return True


def _text(what: str, promise: Promise, **args: str) -> str:
    about = promise.text.strip().rstrip(".?!")
    if len(about) > LONGEST_ABOUT:
        about = f"{about[: LONGEST_ABOUT - 1]}…"
    return Translator(promise.language).text(what, about=about, answer=promise.answer, **args)
