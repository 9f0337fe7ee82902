"""Who is on the other end of a call: known from its ring on, or a little later, or never."""

from __future__ import annotations

import asyncio
import logging

from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.people.models import Person
from secretary_app.features.people.service import PeopleService
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber

_LOG = logging.getLogger(__name__)


class CallParty:
    """The caller of one call."""

    def __init__(
        self, *, raw_number: str | None, people: PeopleService, conversations: ConversationService
    ) -> None:
        """``raw_number`` is as the network gave it, None for one that is hidden or not yet told."""
        self.raw_number = raw_number
        self.person: Person | None = None
        """None for a caller who hid the number, and until ``look_up`` has ended."""
        self.looked_up = asyncio.Event()
        """Set when the first ``look_up`` has ended, whatever came of it."""
        self._people = people
        self._conversations = conversations
        self._thread_id: str | None = None

    @property
    def number(self) -> PhoneNumber | None:
        """The number, where it is one that can be called back."""
        return callable_number(self.raw_number)

    @property
    def stored_number(self) -> str | None:
        """As the record of the call shows it."""
        number = self.number
        return self.raw_number if number is None else number.e164

    @property
    def person_id(self) -> str | None:
        """Of the person, where there is one."""
        return None if self.person is None else self.person.id

    def tell_number(self, raw_number: str) -> None:
        """The network told the number late; ``look_up`` finds the person."""
        self.raw_number = raw_number

    async def look_up(self) -> None:
        """Find the person of the number, or meet a new one; a fault of the storage is logged."""
        try:
            number = self.number
            if number is not None:
                self.person = await self._people.find_or_create_by_phone(number)
        except SecretaryError:
            _LOG.exception("who calls could not be looked up")
        finally:
            self.looked_up.set()

    def goes_on_in(self, thread_id: str) -> None:
        """What was said so far stands there."""
        self._thread_id = thread_id

    async def thread_id(self) -> str:
        """The thread that this call is written into; the person's, or a new one of a stranger.

        The first who asks decides it: what is said in one call stays together.
        """
        if self._thread_id is None:
            if self.person is None:
                thread = await self._conversations.thread_of_stranger()
            else:
                thread = await self._conversations.thread_of_person(self.person.id)
            self._thread_id = thread.id
        return self._thread_id


def callable_number(raw_number: str | None) -> PhoneNumber | None:
    """What a network told, or a record shows, where it is one that can be called back."""
    if raw_number is None:
        return None
    try:
        return PhoneNumber.parse(raw_number)
    except BadPhoneNumber:
        return None
