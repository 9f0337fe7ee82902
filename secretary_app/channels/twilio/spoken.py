"""Calls without a stream: Twilio's own voice and ears, and in between the one answer path.

The calls of the product before this one went so: a greeting, what the caller says as text, the
answer, and again. Its addresses are kept (``/incoming_call``, ``/handle_speech``). Where an answer
takes its time, Twilio says what there is of it, or that it takes a moment, and asks for the rest.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from secretary_app.channels.twilio import twiml
from secretary_app.channels.twilio.calls import OVER, TwilioCalls
from secretary_app.channels.twilio.form import Form
from secretary_app.channels.twilio.underway import Forget, Underway
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.conversations.models import Channel
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.correspondence.models import Writer
from secretary_app.features.correspondence.service import Correspondence
from secretary_app.features.dialogue.models import EndCall, Sentence, SentenceKind
from secretary_app.features.dialogue.rules import FixedRules
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.lines.settings import ASSISTANT
from secretary_app.features.people.service import PeopleService
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.tasks import TaskOwner

HEARD = "/handle_speech"
MORE = f"{HEARD}/more"

SILENT_AT_MOST_S = 2.5
"""Then something is heard, be it that it takes a moment."""

WAITING = ("lead-in", "sorry-to-wait", "lead-in-again")
"""What is said meanwhile, the last of them again and again."""

REMEMBERED = 1000


@dataclass(slots=True, kw_only=True)
class _Talk:
    assistant: Assistant
    writer: Writer
    language: str
    """As it was spoken last."""
    silences: int = 0
    answer: Underway | None = None
    """While it is still to be said, or some of it."""
    waits: int = 0
    """How often the caller was asked to wait for it."""


class SpokenTalks:
    """One turn for each request, or several where it takes long."""

    def __init__(
        self,
        *,
        calls: TwilioCalls,
        correspondence: Correspondence,
        assistants: AssistantService,
        people: PeopleService,
        conversations: ConversationService,
        rules: FixedRules,
        forget: Forget,
        public_url: Callable[[], str],
        clock: Clock,
        tasks: TaskOwner,
    ) -> None:
        self._calls = calls
        self._correspondence = correspondence
        self._assistants = assistants
        self._people = people
        self._conversations = conversations
        self._rules = rules
        self._forget = forget
        self._public_url = public_url
        self._clock = clock
        self._tasks = tasks
        self._talks: OrderedDict[str, _Talk] = OrderedDict()

    async def greet(self, form: Form) -> bytes:
        """Somebody calls."""
        talk = await self._talk(form)
        if talk is None:
            return twiml.reject("rejected")
        return self._listen(talk, [self._rules.greeting(talk.assistant, talk.language)])

    async def heard(self, form: Form) -> bytes:
        """The caller has said something, or nothing."""
        talk = await self._talk(form)
        if talk is None:
            return twiml.reject("rejected")
        said = form.get("SpeechResult").strip()
        if not said:
            return self._still_there(form, talk)
        talk.silences = talk.waits = 0
        question = await self._correspondence.heard(talk.writer, said)
        talk.answer = Underway(self._correspondence.answer(talk.writer, question), self._tasks)
        return await self._answer(form, talk, talk.answer)

    async def more(self, form: Form) -> bytes:
        """What there was of an answer is said: the rest of it."""
        talk = await self._talk(form)
        if talk is None:
            return twiml.reject("rejected")
        if talk.answer is None:
            # Whoever was to answer was another program: this one was started since.
            return self._listen(talk, [self._interlude("apology", talk)])
        return await self._answer(form, talk, talk.answer)

    def moved(self, form: Form) -> None:
        """Twilio tells how far a call has come: of one that is over nobody hears more."""
        if form.get("CallStatus") in OVER:
            talk = self._talks.pop(form.call, None)
            if talk is not None and talk.answer is not None:
                talk.answer.give_up()

    async def _answer(self, form: Form, talk: _Talk, answer: Underway) -> bytes:
        said = await answer.take(within_s=SILENT_AT_MOST_S)
        if said:
            talk.language = said[-1].language
        if not answer.ended:
            if not said:
                said = [self._interlude(WAITING[min(talk.waits, len(WAITING) - 1)], talk)]
            talk.waits += 1
            return twiml.say_and_go_on(_words(said), on=f"{self._public_url()}{MORE}")
        talk.answer = None
        if answer.failed:
            said.append(self._interlude("apology", talk))
        elif answer.last is None:
            # A person has the thread: they see the question there, and nobody hears them here.
            said = [self._interlude("with-a-person", talk)]
        if answer.wants_to_be_forgotten and talk.writer.number is not None:
            self._tasks.start(self._forget(talk.writer.number), name="forget")
            return self._hang_up(form, said)
        if answer.last is not None and answer.last.kind is SentenceKind.GOODBYE:
            return self._hang_up(form, said)
        return self._listen(talk, said)

    def _still_there(self, form: Form, talk: _Talk) -> bytes:
        talk.silences += 1
        state = DialogueState(assistant=talk.assistant, language=talk.language)
        steps = list(self._rules.still_there(talk.silences, state))
        said = [step for step in steps if isinstance(step, Sentence)]
        if any(isinstance(step, EndCall) for step in steps):
            return self._hang_up(form, said)
        return self._listen(talk, said)

    def _interlude(self, what: str, talk: _Talk) -> Sentence:
        return self._rules.interlude(what, talk.assistant, talk.language)

    def _listen(self, talk: _Talk, said: Sequence[Sentence]) -> bytes:
        again = f"{self._public_url()}{HEARD}"
        return twiml.say_and_listen(_words(said), language=talk.language, heard=again, silent=again)

    def _hang_up(self, form: Form, said: Sequence[Sentence]) -> bytes:
        self._talks.pop(form.call, None)
        return twiml.say_and_hang_up(_words(said))

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
            assistant = self._assistants.get(chosen, announces_recording=False)
            talk = self._talks[form.call] = _Talk(
                assistant=assistant,
                language=assistant.languages[0],
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


def _words(said: Sequence[Sentence]) -> list[tuple[str, str]]:
    return [(each.language, each.text) for each in said]
