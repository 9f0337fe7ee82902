"""Text messages to a number at Twilio: kept like those of a modem, answered by the one answer path.

The answer goes back with the webhook itself; what else is written to people goes by Twilio's REST
interface (``sending.py``), under a name of ours, by which Twilio tells later what became of it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from secretary_app.channels.twilio import twiml
from secretary_app.channels.twilio.calls import TwilioCalls
from secretary_app.channels.twilio.form import Form
from secretary_app.channels.twilio.spoken import ANSWERED_WITHIN_S
from secretary_app.channels.twilio.verdicts import reason_of
from secretary_app.features.conversations.models import Channel, Message
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.correspondence.models import Writer
from secretary_app.features.correspondence.service import Correspondence
from secretary_app.features.dialogue.models import Sentence
from secretary_app.features.lines.settings import ASSISTANT
from secretary_app.features.people.service import PeopleService
from secretary_app.kernel.errors import SecretaryError

_LOG = logging.getLogger(__name__)

TEXT_STATUS = "/twilio/texts/"

MOST_PICTURES = 10
"""Of a message, as Twilio has it."""


class KeepText(Protocol):
    """Stores a message that came; None where it is there already."""

    async def __call__(self, number: str, text: str, *, line_id: str, key: str) -> Message | None:
        """``key``: how Twilio calls it."""


class NoteFate(Protocol):
    """What has become of a text of ours."""

    async def __call__(self, text_id: str, fate: Fate, *, reason: str) -> None:
        """``reason``: why it has failed."""


class Fate(StrEnum):
    """What Twilio tells of a text that it has taken, where it matters."""

    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"


FATES = {
    "sent": Fate.SENT,
    "delivered": Fate.DELIVERED,
    "undelivered": Fate.FAILED,
    "failed": Fate.FAILED,
}


class TwilioTexts:
    """Knows no cards and no queues."""

    def __init__(
        self,
        *,
        calls: TwilioCalls,
        keep: KeepText,
        correspondence: Correspondence,
        people: PeopleService,
        conversations: ConversationService,
        note_fate: NoteFate,
        answers: Callable[[], bool],
    ) -> None:
        """``answers``: whether messages are answered, or only kept."""
        self._calls = calls
        self._note_fate = note_fate
        self._keep = keep
        self._correspondence = correspondence
        self._people = people
        self._conversations = conversations
        self._answers = answers

    async def came(self, form: Form) -> bytes:
        """Somebody wrote. A message that comes again was answered the first time."""
        line = self._calls.line_of(form.get("To"))
        sid, sender = form.get("MessageSid"), form.get("From").strip()
        if line is None or not sid or not sender:
            _LOG.warning("a text message by Twilio to a number that no line has is left")
            return twiml.messages()
        question = await self._keep(sender, _text(form), line_id=line.id, key=sid)
        number = form.number
        if question is None or number is None or not self._answers():
            return twiml.messages()
        person = await self._people.find_or_create_by_phone(number)
        writer = Writer(
            key=f"twilio text {number.e164}",
            channel=Channel.SMS,
            thread_id=(await self._conversations.thread_of_person(person.id)).id,
            person_id=person.id,
            assistant_id=line.get(ASSISTANT),
            number=number,
        )
        return twiml.messages(await self._answer(writer, question))

    async def moved(self, text_id: str, form: Form) -> None:
        """Twilio tells what became of a text of ours."""
        fate = FATES.get(form.get("MessageStatus"))
        if fate is not None:
            number = form.get("ErrorCode")
            reason = reason_of(int(number)) if number.isdecimal() else ""
            await self._note_fate(text_id, fate, reason=reason)

    async def _answer(self, writer: Writer, question: Message) -> str:
        said = list[str]()
        try:
            async with asyncio.timeout(ANSWERED_WITHIN_S):
                async for step in self._correspondence.answer(writer, question):
                    if isinstance(step, Sentence):
                        said.append(step.text)
        except TimeoutError:
            _LOG.warning("an answer by Twilio took too long; what was there was sent")
        except SecretaryError:
            # The question is kept, and a person sees it; Twilio would only ask again.
            _LOG.exception("a text message by Twilio could not be answered")
        return " ".join(said)


def _text(form: Form) -> str:
    """With the addresses of the pictures that came with it."""
    count = form.get("NumMedia")
    pictures = min(int(count), MOST_PICTURES) if count.isdecimal() else 0
    parts = (form.get("Body"), *(form.get(f"MediaUrl{number}") for number in range(pictures)))
    return "\n".join(part for part in parts if part)
