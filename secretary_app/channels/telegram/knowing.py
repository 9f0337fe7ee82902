"""Who has written: the person, their talk, and in which language they are spoken to."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from secretary_app.channels.telegram.incoming import Incoming
from secretary_app.channels.telegram.models import Bot, Group, Talk
from secretary_app.channels.telegram.parts import BotParts
from secretary_app.channels.telegram.settings import ADMINS, ALLOWED, ASSISTANT
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.people.errors import NumberTaken
from secretary_app.features.people.models import Identity, IdentityKind, Person
from secretary_app.foundation.i18n import Translator
from secretary_app.kernel.errors import ErrorParam, SecretaryError
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody who has written to a bot."""

    bot: Bot
    talk: Talk
    new: bool
    """It is their first word in this chat."""
    person: Person | None
    """None in a group that remembers nothing."""
    assistant: Assistant
    group: Group | None
    language: str
    texts: Translator

    @property
    def number(self) -> PhoneNumber | None:
        """Where they can be called."""
        phone = None if self.person is None else self.person.phone
        return None if phone is None else PhoneNumber(phone)

    @property
    def key(self) -> str:
        """Names the talk to whoever remembers it."""
        return f"telegram:{self.talk.id}"

    def text(self, message_id: str, **params: ErrorParam) -> str:
        """In their language."""
        return self.texts.text(message_id, **params)


class Knowing:
    """Of all bots."""

    def __init__(self, *, parts: BotParts) -> None:
        self._parts = parts

    async def who(self, bot: Bot, incoming: Incoming) -> Known:
        """Raises SecretaryError."""
        parts = self._parts
        group = None if incoming.private else await parts.groups.of(bot.id, incoming)
        talk, new = await parts.talks.of(bot.id, incoming)
        person = None
        if group is None or group.remembers:
            person = await self._person(incoming)
        assistant = parts.assistants.get(bot.get(ASSISTANT), announces_recording=False)
        language = self._language(talk, person, incoming, assistant)
        return Known(
            bot=bot,
            talk=talk,
            new=new,
            person=person,
            assistant=assistant,
            group=group,
            language=language,
            texts=parts.texts[language],
        )

    async def take_number(self, known: Known, number: str) -> bool:
        """A number of their own joins their card; False where it is no number.

        One that stands on another card is kept as a reason to think that the two are one person,
        which a person decides.
        """
        assert known.person is not None, "asked for in a private chat"
        try:
            phone = PhoneNumber.parse(number if number.startswith("+") else f"+{number}")
        except BadPhoneNumber:
            return False
        card = known.person.card
        if phone.e164 in card.phones:
            return True
        try:
            await self._parts.people.edit(
                known.person.id, replace(card, phones=(*card.phones, phone.e164))
            )
        except NumberTaken:
            await self._parts.talks.shares(known.talk.id, phone.e164)
        return True

    async def _person(self, incoming: Incoming) -> Person:
        people = self._parts.people
        identity = Identity(
            kind=IdentityKind.TELEGRAM,
            value=str(incoming.user_id),
            handle=f"@{incoming.username}" if incoming.username else "",
        )
        person = await people.find_or_create(identity)
        if person.name is None and incoming.user_name.strip():
            try:
                name = incoming.user_name.strip()
                person = await people.rename(person.id, name, actor="telegram")
            except SecretaryError:
                _LOG.warning("the name of somebody on Telegram cannot be kept")
        return person

    def _language(
        self, talk: Talk, person: Person | None, incoming: Incoming, assistant: Assistant
    ) -> str:
        told = incoming.speaks.partition("-")[0]
        chosen = None if person is None or person.language is None else person.language.value
        for each in (talk.language, chosen, told):
            if each in assistant.languages:
                return each
        return assistant.languages[0]


def is_allowed(bot: Bot, incoming: Incoming) -> bool:
    """Whether the bot answers them at all."""
    allowed = bot.get(ALLOWED)
    return not allowed or _is_among(incoming, (*allowed, *bot.get(ADMINS)))


def is_admin(bot: Bot, incoming: Incoming) -> bool:
    """Whether the owner has named them as one of ours."""
    return _is_among(incoming, bot.get(ADMINS))


def _is_among(incoming: Incoming, named: tuple[str, ...]) -> bool:
    """A name can be taken by somebody else once it is given up; a number cannot."""
    names = {each.removeprefix("@").casefold() for each in named}
    return str(incoming.user_id) in names or bool(
        incoming.username and incoming.username.casefold() in names
    )
