"""Rules that need no knowledge: emergencies, languages, words that steer, and how a talk ends."""

from __future__ import annotations

from collections.abc import Iterator

from secretary_app.features.assistants.models import Assistant
from secretary_app.features.dialogue.control import Intent
from secretary_app.features.dialogue.known import CompanyKnowledge
from secretary_app.features.dialogue.message_draft import MessageStage
from secretary_app.features.dialogue.message_taking import MessageTaking
from secretary_app.features.dialogue.models import (
    EndCall,
    HeardTurn,
    PromiseCallback,
    RaiseAlarm,
    Sentence,
    SentenceKind,
    Step,
    SwitchLanguage,
)
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.dialogue.wording import Wording
from secretary_app.kernel.errors import ErrorParam

OFFER_AFTER = 2
"""The second turn in a row that is not understood offers to take a message."""
GIVE_UP_AFTER = 4
"""The fourth ends the talk with a promise to call back: asking on and on helps nobody."""

SILENCES_TO_END = 3
"""Two questions into the silence are enough."""

SURE_GOODBYE = 0.75
"""Hanging up cannot be taken back: a goodbye heard less surely is asked about first."""

SURE_ALARM = 0.8
"""A recogniser finds «fire» in many a noise: an emergency heard less surely is asked about."""
IS_IT_AN_EMERGENCY = "is-it-an-emergency"

MAY_I_RECORD = "may-i-record"
"""The question of a greeting that asks; what is no yes to it is no consent."""

WAITED_TOO_LONG = "waited-too-long"
INTERLUDES = {
    "apology": SentenceKind.APOLOGY,
    "lead-in": SentenceKind.LEAD_IN,
    "lead-in-again": SentenceKind.LEAD_IN,
    "sorry-to-wait": SentenceKind.LEAD_IN,
    WAITED_TOO_LONG: SentenceKind.ASK,
    "with-a-person": SentenceKind.ANSWER,
    "hold-on": SentenceKind.APOLOGY,
    "one-moment": SentenceKind.LEAD_IN,
    "will-call-back": SentenceKind.APOLOGY,
    "call-again": SentenceKind.APOLOGY,
}
"""What is said for want of an answer: while it is late, or because it cannot be said."""

SAID_BY_THE_LINE = frozenset({"hold-on", "one-moment", "will-call-back", "call-again"})
"""Among them: what a line says without us, when nobody is there to come back after a «yes»."""

_CLOSING_QUESTIONS = ("anything-else", "how-can-i-help")
"""«No» to one of these ends the talk."""


class FixedRules:
    """What is said and done by rule, whatever the company knows."""

    def __init__(
        self, *, wording: Wording, messages: MessageTaking, knowledge: CompanyKnowledge
    ) -> None:
        """``knowledge`` tells when somebody can call back."""
        self._wording = wording
        self._messages = messages
        self._knowledge = knowledge

    def emergency(self, turn: HeardTurn, intent: Intent, state: DialogueState) -> Iterator[Step]:
        """What comes before everything else: the alarm, or a question where it was hardly heard."""
        unsure = turn.confidence < SURE_ALARM and intent is Intent.EMERGENCY
        if unsure and state.asked != IS_IT_AN_EMERGENCY:
            yield self.say(IS_IT_AN_EMERGENCY, state, SentenceKind.ASK)
            return
        state.language = state.language or turn.language
        yield RaiseAlarm(text=turn.text)
        yield self.say("emergency", state, SentenceKind.ALARM, interruptible=False)

    def switch(self, wanted: str, state: DialogueState) -> Iterator[Step]:
        """The caller wants another language."""
        if wanted not in state.assistant.languages:
            yield self.say("language-not-spoken", state, SentenceKind.ANSWER)
            return
        state.language = wanted
        state.misunderstood = 0
        yield SwitchLanguage(language=wanted)
        yield self.say("language-switched", state, SentenceKind.CONFIRM)
        if state.draft.stage is MessageStage.NONE:
            yield self.say("how-can-i-help", state, SentenceKind.ASK)
        else:
            yield from self._messages.ask_present(state)

    def steer(self, intent: Intent, state: DialogueState) -> Iterator[Step]:
        """Words that steer the talk."""
        match intent:
            case Intent.GOODBYE:
                yield from self._messages.rescue(state)
                yield from self.farewell("goodbye", state)
            case Intent.NO | Intent.CANCEL if state.asked in _CLOSING_QUESTIONS:
                yield from self.farewell("goodbye", state)
            case Intent.REPEAT if state.last_answer:
                yield from list(state.last_answer)
            case Intent.OPERATOR:
                yield self.say("no-operator", state, SentenceKind.ANSWER)
                yield from self._messages.offer(state)
            case Intent.MESSAGE:
                yield from self._messages.begin(state)
            case Intent.THANKS | Intent.NO | Intent.CANCEL:
                yield self.say("anything-else", state, SentenceKind.ASK)
            case _:
                yield self.say("how-can-i-help", state, SentenceKind.ASK)

    def not_understood(self, state: DialogueState) -> Iterator[Step]:
        """The turn could not be made out."""
        state.misunderstood += 1
        if state.misunderstood >= GIVE_UP_AFTER:
            yield from self._give_up(state)
        elif state.misunderstood >= OFFER_AFTER:
            yield self.say("not-understood-again", state, SentenceKind.APOLOGY)
            yield from self._messages.offer(state)
        else:
            yield self.say("not-understood", state, SentenceKind.ASK)

    def _give_up(self, state: DialogueState) -> Iterator[Step]:
        if state.number is not None:
            minutes = self._knowledge.callback().minutes
            yield PromiseCallback(number=state.number, about="", due_minutes=minutes, urgent=False)
        yield from self.farewell("give-up" if state.number else "give-up-no-number", state)

    def farewell(self, what: str, state: DialogueState) -> Iterator[Step]:
        """The last words, and the end of the call."""
        yield self.say(what, state, SentenceKind.GOODBYE)
        yield EndCall()

    def stop_waiting(self, state: DialogueState) -> bool:
        """An answer takes too long: a message is offered in its place.

        False where one is being taken, which is no moment for it.
        """
        if state.draft.stage is not MessageStage.NONE:
            return False
        state.draft.move(MessageStage.OFFERED)
        state.asked = WAITED_TOO_LONG
        return True

    def still_there(self, silences: int, state: DialogueState) -> Iterator[Step]:
        """After the ``silences``-th long silence in a row; the third ends the talk."""
        if silences < SILENCES_TO_END:
            state.asked = "still-there"
            yield self.say("still-there", state, SentenceKind.ASK)
        else:
            yield from self._messages.rescue(state)
            yield from self.farewell("goodbye-silence", state)

    def too_long(self, state: DialogueState) -> Iterator[Step]:
        """The longest time for a call is over."""
        yield from self._messages.rescue(state)
        yield from self.farewell("too-long", state)

    def greeting(self, assistant: Assistant, language: str) -> Sentence:
        """How a call begins. The recording notice in it must be heard, so nobody may cut it off."""
        company = assistant.company.get(language, "")
        what = "greeting" if company else "greeting-plain"
        words = assistant.greetings.get(language, "")
        what = "greeting-own" if words else what
        return self._wording.say(
            f"{what}-ask" if assistant.asks_recording else what,
            assistant=assistant,
            language=language,
            kind=SentenceKind.GREETING,
            interruptible=not assistant.announces_recording,
            company=company,
            name=assistant.names[language],
            words=words,
            recording="yes" if assistant.announces_recording else "no",
        )

    def interlude(self, what: str, assistant: Assistant, language: str) -> Sentence:
        """What is said for want of an answer; ``what`` is one of ``INTERLUDES``."""
        return self._wording.say(
            what,
            assistant=assistant,
            language=language,
            kind=INTERLUDES[what],
            interruptible=what not in SAID_BY_THE_LINE,
        )

    def back_again(self, state: DialogueState) -> Sentence:
        """We were away in the middle of a call, and the caller has waited."""
        what = "back-again-ask" if state.asked == MAY_I_RECORD else "back-again"
        return self.say(what, state, SentenceKind.ASK)

    def absence(self, language: str, *, seconds: int) -> str:
        """For the record of such a call: that there was a gap."""
        return self._wording.text("absence", language=language, seconds=seconds)

    def say(
        self,
        what: str,
        state: DialogueState,
        kind: SentenceKind,
        *,
        interruptible: bool = True,
        **args: ErrorParam,
    ) -> Sentence:
        """A sentence of the talk's assistant in the talk's language."""
        return self._wording.in_talk(what, state, kind, interruptible=interruptible, **args)
