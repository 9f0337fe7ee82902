"""Everything about one person goes, in every slice, and a receipt stays."""

from __future__ import annotations

import logging
import re

from secretary_app.bootstrap.telegram import TelegramDoor
from secretary_app.channels.sms.events import SmsReceived
from secretary_app.channels.sms.service import SmsService
from secretary_app.channels.widget.uploads import Uploads
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.people.models import Identity, IdentityKind, Person
from secretary_app.features.people.service import PeopleService
from secretary_app.features.privacy.models import AskedBy, Receipt
from secretary_app.features.privacy.rights import FORGET
from secretary_app.features.privacy.service import ReceiptService
from secretary_app.features.promises.service import PromiseService
from secretary_app.features.recordings.service import RecordingService
from secretary_app.foundation.audit.service import AuditLog
from secretary_app.foundation.auth.acting import by_own_authority, needs, tell_change
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.foundation.storage import Database
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

WRITTEN_WISHES = {"забудьте меня": Language.RU, "forget me": Language.EN}
"""The whole of a short message, in any case: nobody is forgotten for a word in a sentence."""


class Forgetting:
    """Knows where a person may be found. Each step is safe to repeat after a crash."""

    def __init__(
        self,
        *,
        database: Database,
        receipts: ReceiptService,
        people: PeopleService,
        conversations: ConversationService,
        recordings: RecordingService,
        promises: PromiseService,
        calls: CallRecords,
        sms: SmsService,
        uploads: Uploads,
        telegram: TelegramDoor,
        audit: AuditLog,
    ) -> None:
        self._database = database
        self.receipts = receipts
        self._people = people
        self._conversations = conversations
        self._recordings = recordings
        self._promises = promises
        self._calls = calls
        self._sms = sms
        self._uploads = uploads
        self._telegram = telegram
        self._audit = audit

    @needs(FORGET, about="call_id")
    async def after_call(self, number: PhoneNumber | None, call_id: str) -> Receipt:
        """The caller wished it; who hid the number is forgotten with this call alone."""
        return await self._forget(
            None if number is None else number.e164, asked_by=AskedBy.VOICE, call_id=call_id
        )

    @needs(FORGET)
    async def forget(self, number: PhoneNumber, *, asked_by: AskedBy) -> Receipt:
        """Deletes what there is of a number. Raises SecretaryError."""
        return await self._forget(number.e164, asked_by=asked_by)

    @needs(FORGET, about="person_id")
    async def person(self, person_id: str) -> Receipt:
        """On the owner's order, whether there is a number or not. Raises PersonMissing."""
        with by_own_authority():
            person = await self._people.get(person_id)
        return await self._forget(person.phone, asked_by=AskedBy.OWNER, person=person)

    @needs(FORGET, about="person_id")
    async def after_chat(self, person_id: str) -> Receipt:
        """Who writes wished it, and need not have a number. Raises PersonMissing."""
        with by_own_authority():
            person = await self._people.get(person_id)
        return await self._forget(person.phone, asked_by=AskedBy.CHAT, person=person)

    async def _forget(
        self,
        number: str | None,
        *,
        asked_by: AskedBy,
        call_id: str | None = None,
        person: Person | None = None,
    ) -> Receipt:
        # Whoever may have somebody forgotten need not be allowed each of the steps.
        with by_own_authority():
            receipt = await self._everywhere(
                number, asked_by=asked_by, call_id=call_id, person=person
            )
        tell_change(after={"receipt": receipt.id})
        return receipt

    async def _everywhere(
        self,
        number: str | None,
        *,
        asked_by: AskedBy,
        call_id: str | None,
        person: Person | None,
    ) -> Receipt:
        if person is None and number is not None:
            identity = Identity(kind=IdentityKind.PHONE, value=number)
            person = await self._people.find(identity)
        person_id = None if person is None else person.id
        # Two cards that were merged are one person with more numbers.
        others = [each for each in (person.phones if person else ()) if each != number]
        calls = await self._calls.of_caller(number, person_id)
        for other in others:
            calls |= await self._calls.of_caller(other, person_id)
        if call_id is not None:
            calls.add(call_id)
        recordings = await self._recordings.forget(calls)
        messages = await self._conversations.forget(person_id, calls=calls)
        closed, kept = await self._promises.forget(number, person_id, calls=calls)
        sms = 0
        for each in () if number is None else (number, *others):
            sms += await self._sms.forget(each)
        await self._forget_on_telegram(person)
        await self._calls.forget(calls)
        await self._uploads.sweep()
        if person_id is not None:
            await self._people.forget(person_id)
            await self._audit.forget(person_id)
        await self._database.settle()
        return await self.receipts.write(
            number=number,
            asked_by=asked_by,
            erased={
                "calls": len(calls),
                "recordings": recordings,
                "messages": messages,
                "sms": sms,
                "promises": closed,
                "promises_kept": kept,
            },
        )

    async def _forget_on_telegram(self, person: Person | None) -> None:
        """Which of Telegram's messages were theirs, and what waits to be sent to them."""
        users = [
            int(each.value)
            for each in (person.identities if person is not None else ())
            if each.kind is IdentityKind.TELEGRAM and each.value.isdecimal()
        ]
        if users:
            await self._telegram.talks.forget(users)
            await self._telegram.files.sweep()

    async def answer_written_wish(self, event: SmsReceived) -> None:
        """Forgets who wrote just that, and writes the receipt back."""
        language = written_wish(event.sms.text)
        if language is None:
            return
        try:
            number = PhoneNumber.parse(event.sms.number)
            receipt = await self.forget(number, asked_by=AskedBy.SMS)
            erased = dict(receipt.erased)
            text = Translator(language).text("privacy-receipt-sms", id=receipt.short_id, **erased)
            await self._sms.send_apart(number, text, line_id=event.sms.line_id)
        except BadPhoneNumber:
            _LOG.warning("who has no number cannot be forgotten by it")
        except SecretaryError:
            _LOG.exception("somebody who asked for it in writing is not forgotten")


def written_wish(text: str) -> Language | None:
    """The language in which the text asks to be forgotten."""
    return WRITTEN_WISHES.get(" ".join(re.findall(r"\w+", text.casefold())))


def forget_who_writes_so(forgetting: Forgetting, bus: EventBus, tasks: TaskOwner) -> None:
    """From now on short messages that ask for it are carried out."""

    def received(event: SmsReceived) -> None:
        if written_wish(event.sms.text) is not None:
            tasks.start(forgetting.answer_written_wish(event), name="forget")

    bus.subscribe(SmsReceived, received)
