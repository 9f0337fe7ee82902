"""What a visitor can do: write, speak, send a file, leave a message, ask to be called.

An answer is worked out to its end whether or not the page is still there: who goes on to the next
page finds it in the history.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial

from secretary_app.channels.widget.errors import AnswerLost, BadVisitorText, NotOnThisWidget
from secretary_app.channels.widget.happenings import (
    Failed,
    Followers,
    Happening,
    Heard,
    News,
    PersonAnswers,
    Told,
)
from secretary_app.channels.widget.models import Visit, Widget
from secretary_app.channels.widget.rights import RECEIVE_VISITORS
from secretary_app.channels.widget.settings import ASSISTANT, FILES, VOICE
from secretary_app.channels.widget.uploads import Uploads, tidy_name
from secretary_app.channels.widget.visits import Visits, show_within
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.conversations.handover import Handover
from secretary_app.features.conversations.models import Channel, Message, NewMessage, Role
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.correspondence.models import Writer
from secretary_app.features.correspondence.service import Correspondence, written_in
from secretary_app.features.correspondence.voice_file import VoiceReader
from secretary_app.features.dialogue.models import ForgetCaller, Sentence
from secretary_app.features.people.events import PeopleMerged, PersonChanged
from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.features.people.service import PeopleService
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

LONGEST_TEXT = 4000
SHOWN = 100
"""Messages of the history; nobody reads further up."""
READ_BACK = 500
"""Of the thread, which may hold calls and other doors in between."""
KEYS = 20_000
MOST_STANDINGS = 5000

VOICE_NAME = "voice.wav"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whom a visitor is to us."""

    person_id: str
    thread_id: str


Hear = Callable[[Standing], Awaitable[Message]]
"""Stores what the visitor said."""

Forget = Callable[[str], Awaitable[object]]


class WidgetTalk:
    """Knows no wire."""

    def __init__(
        self,
        *,
        database: Database,
        visits: Visits,
        followers: Followers,
        uploads: Uploads,
        voice: VoiceReader,
        people: PeopleService,
        conversations: ConversationService,
        handover: Handover,
        correspondence: Correspondence,
        assistants: AssistantService,
        forget: Forget,
        events: EventBus,
        clock: Clock,
        tasks: TaskOwner,
    ) -> None:
        """``forget`` deletes everything about a person who has asked for it."""
        self._database = database
        self._visits = visits
        self._followers = followers
        self._uploads = uploads
        self._voice = voice
        self._people = people
        self._conversations = conversations
        self._handover = handover
        self._correspondence = correspondence
        self._assistants = assistants
        self._forget = forget
        self._clock = clock
        self._tasks = tasks
        self._standings: dict[str, Standing] = {}
        """By the id of the visit, until a card is changed, merged or forgotten."""
        self._changes = 0
        self._stops = [
            events.subscribe(PeopleMerged, self._people_changed),
            events.subscribe(PersonChanged, self._people_changed),
        ]
        self._sent: OrderedDict[tuple[str, str], str] = OrderedDict()
        """What pages called their messages: one that is sent again is not stored twice."""

    def close(self) -> None:
        """Cards are watched no more."""
        for stop in self._stops:
            stop()

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def history(self, visit: Visit) -> list[Message]:
        """What this browser wrote and was answered with, oldest first, and nothing else."""
        standing = await self._known(visit)
        if standing is None:
            return []
        self._followers.writes_in(visit.id, standing.thread_id)
        theirs = await self._visits.may_see(visit.id)
        messages = await self._conversations.messages(standing.thread_id, newest=READ_BACK)
        return [each for each in messages if each.id in theirs][-SHOWN:]

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def with_person(self, visit: Visit) -> bool:
        """Whether one of us answers, and not the assistant."""
        standing = await self._known(visit)
        return standing is not None and await self._handover.of(standing.thread_id) is not None

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def types(self, visit: Visit) -> None:
        """They write just now."""
        standing = await self._known(visit)
        if standing is not None:
            self._handover.types(standing.thread_id, role=Role.CALLER)

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def ask(
        self, visit: Visit, widget: Widget, text: str, *, key: str = ""
    ) -> AsyncGenerator[Happening, None]:
        """The question as it is stored, the sentences of the answer, the answer as it is stored.

        ``key``: how the page calls this message. Raises BadVisitorText.
        """
        text = checked(text)
        sent = self._sent.get((visit.id, key)) if key else None
        if sent is not None:
            async for happening in self._again(visit, sent):
                yield happening
            return

        async def hear(standing: Standing) -> Message:
            return await self._keep(visit, standing, caller_wrote(text), actor="caller")

        async with aclosing(self._turn(visit, widget, hear, key=key)) as happenings:
            async for happening in happenings:
                yield happening

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def say(
        self, visit: Visit, widget: Widget, sound: bytes
    ) -> AsyncGenerator[Happening, None]:
        """The same for a voice message. Raises VoiceNotUnderstood or NotOnThisWidget."""
        if not widget.get(VOICE):
            raise NotOnThisWidget
        assistant = self._assistants.get(widget.get(ASSISTANT), announces_recording=False)
        words = await self._voice.read(sound, assistant=assistant, language=visit.language)
        message = NewMessage(
            role=Role.CALLER,
            channel=Channel.WIDGET,
            text=words.text[:LONGEST_TEXT],
            language=words.language,
            engine=words.engine,
            confidence=words.confidence,
        )

        async def hear(standing: Standing) -> Message:
            return await self._uploads.keep(
                visit, standing.thread_id, message, name=VOICE_NAME, data=sound
            )

        async with aclosing(self._turn(visit, widget, hear)) as happenings:
            async for happening in happenings:
                yield happening

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def send(self, visit: Visit, widget: Widget, *, name: str, data: bytes) -> Message:
        """A file. Raises UploadRefused, UploadTooLarge or NotOnThisWidget."""
        if not widget.get(FILES):
            raise NotOnThisWidget
        standing = await self.standing(visit)
        message = NewMessage(
            role=Role.CALLER,
            channel=Channel.WIDGET,
            text=tidy_name(name),
            language=visit.language,
        )
        return await self._uploads.keep(visit, standing.thread_id, message, name=name, data=data)

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def standing(self, visit: Visit) -> Standing:
        """Their card and thread, made where this is the first word."""
        standing, changes = self._standings.get(visit.id), self._changes
        if standing is None:
            person = await self._people.find_or_create(_identity(visit))
            standing = await self._standing_of(visit, person.id, changes)
        self._followers.writes_in(visit.id, standing.thread_id)
        return standing

    @needs(RECEIVE_VISITORS, about="visit.id")
    async def exchange(
        self, visit: Visit, standing: Standing, *, asked: str, answer: NewMessage
    ) -> list[Message]:
        """What a form says, and what it is answered with, in the thread."""
        question = await self._keep(visit, standing, caller_wrote(asked), actor="caller")
        told = await self._keep(visit, standing, answer, actor="assistant")
        return [question, told]

    # One turn

    async def _turn(
        self, visit: Visit, widget: Widget, hear: Hear, *, key: str = ""
    ) -> AsyncGenerator[Happening, None]:
        news = News()
        self._tasks.start(
            self._see_through(visit, widget, hear, key, news), name=f"widget-{visit.id}"
        )
        while (happening := await news.get()) is not None:
            yield happening

    async def _see_through(
        self, visit: Visit, widget: Widget, hear: Hear, key: str, news: News
    ) -> None:
        try:
            await self._answer(visit, widget, hear, key, news)
        except SecretaryError as error:
            _LOG.warning("a visitor got no answer: %s", error)
            news.put_nowait(Failed(error=error))
        except Exception:  # noqa: BLE001 - rejected: the page would wait for ever
            _LOG.exception("a visitor got no answer")
            news.put_nowait(Failed(error=AnswerLost()))
        finally:
            news.put_nowait(None)

    async def _answer(self, visit: Visit, widget: Widget, hear: Hear, key: str, news: News) -> None:
        standing = await self.standing(visit)
        question = await hear(standing)
        if key:
            self._remember(visit, key, question)
        with_person = await self._handover.of(standing.thread_id) is not None
        news.put_nowait(Heard(message=question, answered=not with_person))
        self._followers.tell(visit.id, Told(message=question))
        if with_person:
            news.put_nowait(PersonAnswers(on=True))
            return
        writer = Writer(
            key=f"widget:{visit.id}",
            channel=Channel.WIDGET,
            thread_id=standing.thread_id,
            person_id=standing.person_id,
            assistant_id=widget.get(ASSISTANT),
            since=visit.begun_at,
        )
        wishes = False
        steps = self._correspondence.answer(
            writer,
            question,
            keep=partial(self._keep, visit, standing, actor="assistant"),
            earlier=partial(self.history, visit),
        )
        async with aclosing(steps):
            async for step in steps:
                if isinstance(step, Sentence):
                    news.put_nowait(step)
                elif isinstance(step, ForgetCaller):
                    wishes = True
                else:
                    news.put_nowait(Told(message=step))
                    self._followers.tell(visit.id, Told(message=step))
        if wishes:
            await self._correspondence.begin_anew(writer.key)
            await self._forget(standing.person_id)

    async def _again(self, visit: Visit, message_id: str) -> AsyncGenerator[Happening, None]:
        """A message that the page sends once more: it was stored, and perhaps answered."""
        found = False
        for message in await self.history(visit):
            if message.id == message_id:
                found = True
                yield Heard(message=message)
            elif found and message.role is not Role.CALLER:
                yield Told(message=message)

    def _remember(self, visit: Visit, key: str, message: Message) -> None:
        self._sent[visit.id, key] = message.id
        while len(self._sent) > KEYS:
            self._sent.popitem(last=False)

    async def _keep(
        self, visit: Visit, standing: Standing, message: NewMessage, *, actor: str
    ) -> Message:
        async with self._database.write() as session:
            stored = await self._conversations.add_within(
                session, standing.thread_id, message, now=self._clock.now()
            )
            show_within(session, visit.id, stored.id)
        self._conversations.announce(stored, actor=actor)
        return stored

    async def _known(self, visit: Visit) -> Standing | None:
        """None: they have not written anything, or were forgotten."""
        standing, changes = self._standings.get(visit.id), self._changes
        if standing is None:
            person = await self._people.find(_identity(visit))
            if person is not None:
                standing = await self._standing_of(visit, person.id, changes)
        return standing

    async def _standing_of(self, visit: Visit, person_id: str, changes: int) -> Standing:
        """Kept where no card has changed since ``changes``, when the person was looked up."""
        thread = await self._conversations.thread_of_person(person_id)
        standing = Standing(person_id=person_id, thread_id=thread.id)
        if len(self._standings) >= MOST_STANDINGS:
            self._standings.clear()
        if changes == self._changes:
            self._standings[visit.id] = standing
        return standing

    def _people_changed(self, _event: PeopleMerged | PersonChanged) -> None:
        self._changes += 1
        self._standings.clear()


def checked(text: str, *, longest: int = LONGEST_TEXT) -> str:
    """What a person can have written. Raises BadVisitorText."""
    text = "".join(char for char in text.strip() if char.isprintable() or char in "\n\t")
    if not text or len(text) > longest:
        raise BadVisitorText(longest=longest)
    return text


def caller_wrote(text: str) -> NewMessage:
    """Words of a visitor's."""
    return NewMessage(
        role=Role.CALLER, channel=Channel.WIDGET, text=text, language=written_in(text)
    )


def _identity(visit: Visit) -> Identity:
    return Identity(kind=IdentityKind.VISITOR, value=visit.id)
