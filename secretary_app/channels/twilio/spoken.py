"""Calls without a stream: Twilio's own voice and ears, and in between the one answer path.

The calls of the product before this one went so: a greeting, what the caller says as text, the
answer, and again. Its addresses are kept (``/incoming_call``, ``/handle_speech``).
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from secretary_app.channels.twilio import twiml
from secretary_app.channels.twilio.calls import TwilioCalls
from secretary_app.channels.twilio.form import Form
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.conversations.models import Channel
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.correspondence.models import Writer
from secretary_app.features.correspondence.service import Correspondence
from secretary_app.features.dialogue.models import EndCall, Sentence
from secretary_app.features.dialogue.rules import FixedRules
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.lines.settings import ASSISTANT
from secretary_app.features.people.service import PeopleService
from secretary_app.kernel.clock import Clock

_LOG = logging.getLogger(__name__)

ANSWERED_WITHIN_S = 12.0
"""Twilio gives a webhook up after 15 s, and the caller with it."""

REMEMBERED = 1000


@dataclass(slots=True, kw_only=True)
class _Talk:
    assistant: Assistant
    writer: Writer
    silences: int = 0


class SpokenTalks:
    """One turn for each request."""

    def __init__(
        self,
        *,
        calls: TwilioCalls,
        correspondence: Correspondence,
        assistants: AssistantService,
        people: PeopleService,
        conversations: ConversationService,
        rules: FixedRules,
        public_url: Callable[[], str],
        clock: Clock,
    ) -> None:
        self._calls = calls
        self._correspondence = correspondence
        self._assistants = assistants
        self._people = people
        self._conversations = conversations
        self._rules = rules
        self._public_url = public_url
        self._clock = clock
        self._talks: OrderedDict[str, _Talk] = OrderedDict()

    async def greet(self, form: Form) -> bytes:
        """Somebody calls."""
        talk = await self._talk(form)
        if talk is None:
            return twiml.reject("rejected")
        language = talk.assistant.languages[0]
        greeting = self._rules.greeting(talk.assistant, language)
        return self._listen([greeting], language)

    async def heard(self, form: Form) -> bytes:
        """The caller has said something, or nothing."""
        talk = await self._talk(form)
        if talk is None:
            return twiml.reject("rejected")
        said = form.get("SpeechResult").strip()
        if not said:
            return self._still_there(talk)
        talk.silences = 0
        question = await self._correspondence.heard(talk.writer, said)
        sentences = list[Sentence]()
        try:
            async with asyncio.timeout(ANSWERED_WITHIN_S):
                async for step in self._correspondence.answer(talk.writer, question):
                    if isinstance(step, Sentence):
                        sentences.append(step)
        except TimeoutError:
            _LOG.warning("an answer by Twilio took too long; what was there was said")
        language = sentences[-1].language if sentences else talk.assistant.languages[0]
        return self._listen(sentences, language)

    def _still_there(self, talk: _Talk) -> bytes:
        talk.silences += 1
        state = DialogueState(assistant=talk.assistant, language=talk.assistant.languages[0])
        steps = list(self._rules.still_there(talk.silences, state))
        sentences = [step for step in steps if isinstance(step, Sentence)]
        if any(isinstance(step, EndCall) for step in steps):
            return twiml.say_and_hang_up([(each.language, each.text) for each in sentences])
        return self._listen(sentences, talk.assistant.languages[0])

    def _listen(self, sentences: list[Sentence], language: str) -> bytes:
        again = f"{self._public_url()}/handle_speech"
        said = [(each.language, each.text) for each in sentences]
        return twiml.say_and_listen(said, language=language, heard=again, silent=again)

    async def _talk(self, form: Form) -> _Talk | None:
        """The one that is on, or a new one; None where no line has the number."""
        talk = self._talks.get(form.call)
        line = self._calls.line_of(form.get("To"))
        if talk is None and line is not None:
            number = form.number
            if number is None:
                person_id = None
                thread = await self._conversations.thread_of_stranger()
            else:
                person_id = (await self._people.find_or_create_by_phone(number)).id
                thread = await self._conversations.thread_of_person(person_id)
            chosen = line.get(ASSISTANT)
            talk = self._talks[form.call] = _Talk(
                assistant=self._assistants.get(chosen, announces_recording=False),
                writer=Writer(
                    key=f"twilio {form.call}",
                    channel=Channel.PHONE,
                    thread_id=thread.id,
                    person_id=person_id,
                    assistant_id=chosen,
                    number=number,
                    since=self._clock.now(),
                ),
            )
            while len(self._talks) > REMEMBERED:
                self._talks.popitem(last=False)
        return talk
