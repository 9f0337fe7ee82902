"""What a visitor wants from people: to be called now, or to leave a message while they are away."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.channels.widget.errors import NotOnThisWidget, NumberNotCalled
from secretary_app.channels.widget.models import Visit, Widget
from secretary_app.channels.widget.presence import PresenceTeller
from secretary_app.channels.widget.rights import RECEIVE_VISITORS
from secretary_app.channels.widget.settings import CALLS, FORM
from secretary_app.channels.widget.standing import Standing
from secretary_app.channels.widget.talk import WidgetTalk, checked
from secretary_app.features.conversations.models import Channel, Message, NewMessage, Role
from secretary_app.features.dialogue.wording import rule
from secretary_app.features.people.errors import NameTooLong
from secretary_app.features.people.service import PeopleService
from secretary_app.features.promises.models import MESSAGE_DUE, NewPromise, PromiseKind
from secretary_app.features.promises.service import PromiseService
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import ErrorParam
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber

LONGEST_ABOUT = 200
"""It is said aloud when we call."""

LONGEST_NAME, LONGEST_CONTACT = 100, 100

ACTOR = "visitor"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftMessage:
    """The form as it was filled in."""

    text: str
    contact: str
    name: str = ""


class VisitorWishes:
    """Each becomes a promise, and stands in the thread."""

    def __init__(
        self,
        *,
        talk: WidgetTalk,
        people: PeopleService,
        promises: PromiseService,
        presence: PresenceTeller,
        clock: Clock,
    ) -> None:
        self._talk = talk
        self._people = people
        self._promises = promises
        self._presence = presence
        self._clock = clock
        self._translators = {each.value: Translator(each) for each in Language}

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def call_me(self, visit: Visit, widget: Widget, number: str) -> list[Message]:
        """They are called as soon as the line and the hours allow, about what was written here.

        Raises NotOnThisWidget, BadPhoneNumber or NumberNotCalled.
        """
        if not widget.get(CALLS):
            raise NotOnThisWidget
        whom = PhoneNumber.parse(number)
        if whom.is_short:
            raise NumberNotCalled
        about = _about(await self._talk.history(visit))
        standing = await self._talk.standing(visit)
        if not await self._is_called_already(whom):
            await self._promises.make(
                NewPromise(
                    kind=PromiseKind.CALL_BACK,
                    text=about,
                    due_at=self._clock.now(),
                    language=visit.language,
                    urgent=True,
                    person_id=standing.person_id,
                    number=whom.e164,
                ),
                actor=ACTOR,
            )
        presence = self._presence.now(widget, visit.language)
        known = "open" if presence.open else "later" if presence.when else "closed"
        return await self._exchange(
            visit, standing, "call", number=whom.formatted(), known=known, when=presence.when
        )

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def leave(self, visit: Visit, widget: Widget, left: LeftMessage) -> list[Message]:
        """A message for people here. Raises NotOnThisWidget or BadVisitorText."""
        if not widget.get(FORM):
            raise NotOnThisWidget
        text = checked(left.text)
        contact = " ".join(checked(left.contact, longest=LONGEST_CONTACT).split())
        name = " ".join(left.name.split())[:LONGEST_NAME]
        standing = await self._talk.standing(visit)
        await self._call_by_name(standing, name)
        await self._promises.make(
            NewPromise(
                kind=PromiseKind.DELIVER,
                text=f"{text} ({', '.join(each for each in (name, contact) if each)})",
                due_at=self._clock.now() + MESSAGE_DUE,
                language=visit.language,
                person_id=standing.person_id,
                number=_number(contact),
            ),
            actor=ACTOR,
        )
        presence = self._presence.now(widget, visit.language)
        return await self._exchange(
            visit,
            standing,
            "form",
            text=text,
            contact=contact,
            name=name or "none",
            known="later" if presence.when else "open",
            when=presence.when,
        )

    async def _is_called_already(self, whom: PhoneNumber) -> bool:
        """Asked twice, promised once; whatever else that number waits for is no call now."""
        now = self._clock.now()
        return any(
            each.kind is PromiseKind.CALL_BACK and each.number == whom.e164 and each.due_at <= now
            for each in await self._promises.list_open()
        )

    async def _exchange(
        self, visit: Visit, standing: Standing, what: str, **args: ErrorParam
    ) -> list[Message]:
        texts = self._translators[visit.language]
        answer = NewMessage(
            role=Role.ASSISTANT,
            channel=Channel.WIDGET,
            text=texts.text(f"widget-{what}-answer", **args),
            language=visit.language,
            evidence=(rule(f"widget-{what}"),),
        )
        asked = texts.text(f"widget-{what}-asked", **args)
        return await self._talk.exchange(visit, standing, asked=asked, answer=answer)

    async def _call_by_name(self, standing: Standing, name: str) -> None:
        """A name that people here wrote is not changed by what a stranger types."""
        if not name:
            return
        person = await self._people.get(standing.person_id)
        if person.name is None:
            try:
                await self._people.rename(person.id, name, actor=ACTOR)
            except NameTooLong:
                return


def _about(messages: list[Message]) -> str:
    """What they asked last, in words that can be said to them."""
    theirs = [each.text for each in messages if each.role is Role.CALLER]
    text = " ".join(theirs[-1].split()) if theirs else ""
    return text if len(text) <= LONGEST_ABOUT else ""


def _number(contact: str) -> str | None:
    """Of a contact that is a telephone number."""
    try:
        number = PhoneNumber.parse(contact)
    except BadPhoneNumber:
        return None
    return None if number.is_short else number.e164
