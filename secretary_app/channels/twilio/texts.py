"""Text messages to a number at Twilio: kept like those of a modem, answered by the one answer path.

The answer goes back with the webhook itself. One that is late, and whatever else is written to
people, goes by Twilio's REST interface (``sending.py``), under a name of ours, by which Twilio
tells later what became of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Protocol

from secretary_app.channels.twilio import twiml
from secretary_app.channels.twilio.calls import TwilioCalls
from secretary_app.channels.twilio.form import Form
from secretary_app.channels.twilio.underway import LONGEST_S, Forget, Underway
from secretary_app.channels.twilio.verdicts import reason_of
from secretary_app.features.conversations.models import Channel, Message
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.correspondence.models import Writer
from secretary_app.features.correspondence.service import Correspondence
from secretary_app.features.dialogue.models import Sentence
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.settings import ASSISTANT
from secretary_app.features.people.service import PeopleService
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.phone import PhoneNumber
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

TEXT_STATUS = "/twilio/texts/"

ANSWERED_WITHIN_S = 12.0
"""Twilio gives a webhook up after 15 s, and the answer with it."""

MOST_PICTURES = 10
"""Of a message, as Twilio has it."""


class KeepText(Protocol):
    """Stores a message that came; None where it is there already."""

    async def __call__(self, number: str, text: str, *, line_id: str, key: str) -> Message | None:
        """``key``: how Twilio calls it."""


class SendText(Protocol):
    """Puts a text into the queue of a line. Raises SecretaryError."""

    async def __call__(self, number: PhoneNumber, text: str, *, line_id: str) -> object:
        """Nobody waits until it has gone."""


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
        sends: Callable[[PhoneLine], bool],
        send: SendText,
        forget: Forget,
        answers: Callable[[], bool],
        tasks: TaskOwner,
    ) -> None:
        """``answers``: whether messages are answered, or only kept.

        ``sends``: whether a line can write of its own accord.
        """
        self._calls = calls
        self._note_fate = note_fate
        self._keep = keep
        self._correspondence = correspondence
        self._people = people
        self._conversations = conversations
        self._sends = sends
        self._send = send
        self._forget = forget
        self._answers = answers
        self._tasks = tasks

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
        answer = Underway(self._correspondence.answer(writer, question), self._tasks)
        said = await answer.take(within_s=ANSWERED_WITHIN_S)
        if not answer.ended and self._sends(line):
            self._tasks.start(self._send_later(number, line.id, said, answer), name="late answer")
            return twiml.messages()
        if not answer.ended:
            _LOG.warning("an answer by Twilio took too long; what was there was sent")
            answer.give_up()
        self._forget_on_wish(number, answer)
        return twiml.messages(_joined(said))

    async def moved(self, text_id: str, form: Form) -> None:
        """Twilio tells what became of a text of ours."""
        fate = FATES.get(form.get("MessageStatus"))
        if fate is not None:
            number = form.get("ErrorCode")
            reason = reason_of(int(number)) if number.isdecimal() else ""
            await self._note_fate(text_id, fate, reason=reason)

    async def _send_later(
        self, number: PhoneNumber, line_id: str, said: list[Sentence], answer: Underway
    ) -> None:
        said += await answer.take(within_s=LONGEST_S)
        try:
            if said:
                await self._send(number, _joined(said), line_id=line_id)
        except SecretaryError:
            _LOG.exception("a late answer by Twilio could not be sent")
        self._forget_on_wish(number, answer)

    def _forget_on_wish(self, number: PhoneNumber, answer: Underway) -> None:
        if answer.wants_to_be_forgotten:
            self._tasks.start(self._forget(number), name="forget")


def _joined(said: Sequence[Sentence]) -> str:
    return " ".join(each.text for each in said)


def _text(form: Form) -> str:
    """With the addresses of the pictures that came with it."""
    count = form.get("NumMedia")
    pictures = min(int(count), MOST_PICTURES) if count.isdecimal() else 0
    parts = (form.get("Body"), *(form.get(f"MediaUrl{number}") for number in range(pictures)))
    return "\n".join(part for part in parts if part)
