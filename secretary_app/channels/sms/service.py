"""What may be done with short messages; who receives and sends them is in ``door.py``."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from hardware.sms.reading import StatusReport
from secretary_app.channels.sms.assembling import Assembled, alone, assemble
from secretary_app.channels.sms.composing import message_of, parts_of
from secretary_app.channels.sms.errors import SmsAmbiguous, SmsMissing
from secretary_app.channels.sms.events import SmsQueued, SmsReceived
from secretary_app.channels.sms.models import Purpose, Sms
from secretary_app.channels.sms.outbox import Outbox
from secretary_app.channels.sms.reading import read, whole
from secretary_app.channels.sms.received_repo import ReceivedRepo
from secretary_app.channels.sms.repo import SmsRepo
from secretary_app.channels.sms.rights import CARRY_SMS, SEND_SMS, VIEW_SMS
from secretary_app.features.conversations.models import Evidence, Message, Role
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.lines.book import FIRST_LINE
from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.features.people.service import PeopleService
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.blanking import blank, secrets
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.phone import PhoneNumber

_LOG = logging.getLogger(__name__)


class SmsService:
    """Keeps what came, and what is to go."""

    def __init__(
        self,
        *,
        database: Database,
        people: PeopleService,
        conversations: ConversationService,
        events: EventBus,
        clock: Clock,
        lines: Callable[[], Sequence[str]],
    ) -> None:
        """``lines`` by which messages go, the first of them first."""
        self.outbox = Outbox(database=database, events=events, clock=clock, lines=lines)
        self._lines = lines
        self._showing = asyncio.Lock()
        """Cards are read at the same time, and a message is shown once."""
        self._database = database
        self._people = people
        self._conversations = conversations
        self._events = events
        self._clock = clock

    # ---- for people

    @needs(SEND_SMS)
    async def send(
        self,
        number: PhoneNumber,
        text: str,
        *,
        role: Role = Role.ASSISTANT,
        line_id: str | None = None,
        purpose: Purpose | None = None,
        evidence: tuple[Evidence, ...] = (),
    ) -> Sms:
        """Puts a message of the assistant's, or of one of us, into the queue of a line.

        It is on the disk when this returns. Where no line is named it goes by the one from which
        they heard last.

        Raises SmsEmpty or SmsTooLong.
        """
        text, parts = parts_of(text)
        now, thread_id = self._clock.now(), await self._thread_of(number.e164)
        message = replace(message_of(text, role=role), evidence=evidence)
        async with self._database.write() as session:
            stored = await self._conversations.add_within(session, thread_id, message, now=now)
            repo = SmsRepo(session)
            sms = await repo.add_outgoing(
                line_id=line_id or await self._line_to(number.e164, repo),
                number=number.e164,
                text=text,
                parts=parts,
                message_id=stored.id,
                now=now,
                purpose=purpose,
            )
        self._conversations.announce(stored, actor=role.value)
        self._events.emit(SmsQueued(at=now, actor=role.value, sms=sms))
        return sms

    def sender(self, line_id: str) -> Callable[[PhoneNumber, str], Awaitable[Sms]]:
        """What sends by this line."""
        return lambda number, text: self.send(number, text, line_id=line_id)

    @needs(VIEW_SMS)
    async def wrote_since(self, number: str, moment: datetime, *, purpose: Purpose) -> bool:
        """Whether a number was written to for that since then."""
        async with self._database.read() as session:
            return await SmsRepo(session).wrote_since(number, purpose, moment)

    @needs(SEND_SMS)
    async def send_apart(
        self, number: PhoneNumber, text: str, *, line_id: str | None = None
    ) -> Sms:
        """Puts a message into the queue that is added to no thread.

        A receipt of forgetting stands in none, the late answer to a text in its own already.

        Raises SmsEmpty or SmsTooLong.
        """
        text, parts = parts_of(text)
        now = self._clock.now()
        async with self._database.write() as session:
            repo = SmsRepo(session)
            sms = await repo.add_outgoing(
                line_id=line_id or await self._line_to(number.e164, repo),
                number=number.e164,
                text=text,
                parts=parts,
                message_id=None,
                now=now,
            )
        self._events.emit(SmsQueued(at=now, actor=Role.ASSISTANT.value, sms=sms))
        return sms

    @needs(CARRY_SMS)
    async def forget(self, number: str) -> int:
        """Deletes everything from and to a number; how many messages."""
        async with self._database.write() as session:
            return await SmsRepo(session).forget(number)

    @needs(CARRY_SMS)
    async def delete_older(self, days: int) -> int:
        """Deletes what came and went longer ago; how many messages."""
        async with self._database.write() as session:
            return await SmsRepo(session).delete_before(self._clock.now() - timedelta(days=days))

    @needs(VIEW_SMS)
    async def newest(self, *, limit: int) -> list[Sms]:
        """The newest messages first, in and out."""
        async with self._database.read() as session:
            return await SmsRepo(session).newest(limit=limit)

    @needs(VIEW_SMS)
    async def find(self, ending: str) -> Sms:
        """By the end of its id. Raises SmsMissing or SmsAmbiguous."""
        async with self._database.read() as session:
            found = await SmsRepo(session).ending(ending)
        if not found:
            raise SmsMissing(sms_id=ending)
        if len(found) > 1:
            raise SmsAmbiguous(sms_id=ending)
        return found[0]

    # ---- received

    @needs(CARRY_SMS)
    async def keep(self, pdu: str, *, line_id: str) -> None:
        """Puts what came on the disk: after this it may be deleted from the card."""
        found = read(pdu)
        if isinstance(found, StatusReport):
            await self.outbox.note_report(found, line_id=line_id)
            return
        if secrets(found.text):
            # The message of the wire would still hold it.
            found = replace(found, text=blank(found.text), pdu="")
        async with self._database.write() as session:
            new = await ReceivedRepo(session).add_received(
                found, line_id=line_id, now=self._clock.now()
            )
        _LOG.info(
            "a message came: part %d of %d%s", found.index, found.total, "" if new else ", again"
        )

    @needs(CARRY_SMS)
    async def keep_whole(self, number: str, text: str, *, line_id: str, key: str) -> Message | None:
        """A message that came whole, by another way than a card; ``key`` is what names it there.

        Puts it on the disk and into its thread; None where it was there already.
        """
        now, part = self._clock.now(), whole(number, text, name=f"{line_id} {key}")
        async with self._showing:
            async with self._database.write() as session:
                if not await ReceivedRepo(session).add_received(part, line_id=line_id, now=now):
                    return None
            return await self._show(alone(part, line_id=line_id, now=now))

    @needs(CARRY_SMS)
    async def show_what_is_whole(self) -> int:
        """Puts messages whose parts are there, or whose time is over, into the threads.

        A message and the mark that its parts are shown are written at once: a program that dies
        between has done neither. Returns how many parts still wait.
        """
        async with self._showing:
            async with self._database.read() as session:
                waiting = await ReceivedRepo(session).waiting()
            ready = assemble(waiting, now=self._clock.now())
            for message in ready:
                await self._show(message)
        return len(waiting) - sum(len(message.fingerprints) for message in ready)

    async def _show(self, message: Assembled) -> Message:
        now, thread_id = self._clock.now(), await self._thread_of(message.number)
        message = replace(message, text=blank(message.text))
        words = message_of(message.text, role=Role.CALLER)
        async with self._database.write() as session:
            stored = await self._conversations.add_within(session, thread_id, words, now=now)
            sms = await ReceivedRepo(session).add_message(message, message_id=stored.id)
        if message.missing:
            _LOG.warning("a message is shown with %d of its parts missing", message.missing)
        self._conversations.announce(stored, actor="caller")
        self._events.emit(SmsReceived(at=now, actor="caller", sms=sms))
        return stored

    async def _line_to(self, number: str, repo: SmsRepo) -> str:
        lines, last = self._lines(), await repo.last_line(number)
        if last is not None and last in lines:
            return last
        # Without a card it waits for one.
        return lines[0] if lines else FIRST_LINE

    async def _thread_of(self, number: str) -> str:
        """Of a number, or of a name: what «Beeline» writes stands in one thread, too."""
        try:
            kind, number = IdentityKind.PHONE, PhoneNumber(number).e164
        except ValueError:
            kind = IdentityKind.SENDER
        person = await self._people.find_or_create(Identity(kind=kind, value=number))
        return (await self._conversations.thread_of_person(person.id)).id
