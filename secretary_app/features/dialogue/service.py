"""The one answer path: a turn comes in, sentences with their evidence and actions come out."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from secretary_app.features.dialogue.at_the_desk import DeskRules
from secretary_app.features.dialogue.control import ControlWords, Intent
from secretary_app.features.dialogue.keys import Keys
from secretary_app.features.dialogue.known import CompanyKnowledge, KnownAnswer
from secretary_app.features.dialogue.listening import CONFIRMING, DICTATION, Listening
from secretary_app.features.dialogue.message_draft import MessageStage
from secretary_app.features.dialogue.message_taking import MessageTaking
from secretary_app.features.dialogue.models import (
    Action,
    HeardTurn,
    Sentence,
    SentenceKind,
    Step,
)
from secretary_app.features.dialogue.privacy import PRIVACY_QUESTIONS, PrivacyRules
from secretary_app.features.dialogue.research import Documents, Research
from secretary_app.features.dialogue.rules import IS_IT_AN_EMERGENCY, SURE_GOODBYE, FixedRules
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.dialogue.thinking.errands import Errands
from secretary_app.features.dialogue.thinking.prompt import Prompts
from secretary_app.features.dialogue.thinking.thinker import Thinker
from secretary_app.features.dialogue.thinking.tools import Tool
from secretary_app.features.dialogue.thinking.turn import (
    Limits,
    NotFounded,
    NothingSaid,
    Thinking,
    Watch,
)
from secretary_app.features.dialogue.wording import Wording

_STEERING_QUESTIONS = (Intent.GOODBYE, Intent.REPEAT, Intent.OPERATOR)
"""What a caller may say in place of an answer to our question about a message."""


@dataclass(frozen=True, slots=True)
class LookFurther:
    """Among the steps of the rules: they have no answer to this turn."""


def _unwatched(_stage: str) -> None:
    """Nobody rehearses."""


class Dialogue:
    """Answers turns. Knows no door: what is heard and said is its door's affair."""

    def __init__(
        self,
        *,
        knowledge: CompanyKnowledge,
        wording: Wording,
        control: Mapping[str, ControlWords],
        documents: Documents | None = None,
        model: Callable[[], Thinker | None] = lambda: None,
        prompts: Mapping[str, Prompts] | None = None,
        limits: Callable[[], Limits] = Limits,
        tools: Sequence[Tool] = (),
    ) -> None:
        """Join the sources of answers.

        Args:
            knowledge: Facts and FAQ.
            wording: Sentences of fixed rules.
            control: The steering words of every language.
            documents: Where facts and FAQ end; None where there are none.
            model: Tells which language model thinks now; None where none does.
            prompts: What it is told, per language; needed where there is a model.
            limits: How long its answers may be and take, asked for at each of them.
            tools: Errands of other slices that it may use, beside those of every secretary.
        """
        self._knowledge = knowledge
        self._wording = wording
        self._control = control
        self._messages = MessageTaking(wording=wording, knowledge=knowledge)
        self.rules = FixedRules(wording=wording, messages=self._messages, knowledge=knowledge)
        self.desk = DeskRules(rules=self.rules, messages=self._messages, knowledge=knowledge)
        self._privacy = PrivacyRules(rules=self.rules, messages=self._messages)
        errands = Errands(
            messages=self._messages, knowledge=knowledge, wording=wording, control=control
        )
        self._research = Research(
            knowledge=knowledge,
            documents=documents,
            model=model,
            thinking=Thinking(
                prompts=prompts or {}, tools=(*errands.tools(), *tools), limits=limits
            ),
            wording=wording,
        )
        self.listening = Listening(knowledge=knowledge, control=control)
        self.keys = Keys(control=control)

    async def answer(
        self, turn: HeardTurn, state: DialogueState, *, rehearsal: Watch | None = None
    ) -> AsyncGenerator[Step, None]:
        """What to say and do about a turn, in order.

        ``rehearsal``: nobody asked in earnest, so that nothing is counted; it is told of the stages
        of the answer.
        """
        said: list[Sentence] = []
        used: KnownAnswer | None = None
        if turn.understood:
            state.history.caller_said(turn.text)
        async with aclosing(self._all_steps(turn, state, rehearsal or _unwatched)) as steps:
            async for step in steps:
                if isinstance(step, KnownAnswer):
                    used = step
                    continue
                if isinstance(step, Sentence):
                    said.append(step)
                    state.last_answer = list(said)
                    if step.kind is SentenceKind.ASK:
                        state.asked = step.evidence[0].ref
                yield step
        # After the sentences: counting waits for the disk, and the caller for nobody.
        if used is not None and rehearsal is None:
            await self._knowledge.used(used)

    async def _all_steps(
        self, turn: HeardTurn, state: DialogueState, watch: Watch
    ) -> AsyncGenerator[Step | KnownAnswer, None]:
        """The steps of the rules, and where these end, what research brings."""
        for step in self._steps(turn, state):
            if not isinstance(step, LookFurther):
                yield step
                continue
            watch("knowledge")
            further = self._research.answer(turn, state, watch)
            try:
                async with aclosing(further):
                    async for found in further:
                        state.misunderstood = 0
                        yield found
            except NotFounded:
                state.misunderstood = 0
                for promise in self._messages.find_out(turn, self._control[turn.language], state):
                    yield promise
            except NothingSaid:
                for rule in self._nothing_known(turn, state):
                    yield rule

    def _steps(
        self, turn: HeardTurn, state: DialogueState
    ) -> Iterator[Step | KnownAnswer | LookFurther]:
        control = self._control[turn.language]
        intent = control.intent(turn.text) if turn.understood else None
        if intent is Intent.EMERGENCY or (
            intent is Intent.YES and state.asked == IS_IT_AN_EMERGENCY
        ):
            yield from self.rules.emergency(turn, intent, state)
            return
        wanted = control.wanted_language(turn.text) if turn.understood else None
        if wanted is not None and state.draft.stage not in DICTATION:
            yield from self.rules.switch(wanted, state)
            return
        if turn.understood and state.language is None:
            state.language = turn.language
        private = self._privacy.steps(turn, intent, control, state)
        if private is not None:
            yield from private
            return
        choices, state.choices = state.choices, ()
        if intent in (Intent.FIRST, Intent.SECOND) and len(choices) == 2:
            chosen = choices[0 if intent is Intent.FIRST else 1]
            yield from self._known((chosen,), turn, state)
            return
        yield from self._talk(turn, intent, state)

    def _talk(
        self, turn: HeardTurn, intent: Intent | None, state: DialogueState
    ) -> Iterator[Step | KnownAnswer | LookFurther]:
        control, stage = self._control[turn.language], state.draft.stage
        if stage in DICTATION and intent is not Intent.GOODBYE:
            yield from self._messages.take(turn, control, state)
            return
        answers = self._knowledge.answers(turn.text, turn.language) if turn.understood else ()
        if not answers and self._is_for_message(turn, intent, stage):
            yield from self._messages.take(turn, control, state)
        elif intent is not None and not (answers and answers[0].sure):
            state.misunderstood = 0
            if intent is Intent.GOODBYE and turn.confidence < SURE_GOODBYE:
                yield self.rules.say("anything-else", state, SentenceKind.ASK)
            else:
                yield from self.rules.steer(intent, state)
        elif answers:
            state.misunderstood = 0
            if stage is MessageStage.OFFERED:
                state.draft.clear()
            yield from self._known(answers, turn, state)
            yield from self._messages.ask_present(state)
        elif turn.understood and stage is MessageStage.NONE:
            yield LookFurther()
        else:
            yield from self.rules.not_understood(state)

    def _nothing_known(self, turn: HeardTurn, state: DialogueState) -> Iterator[Step]:
        """An understood question without an answer anywhere."""
        control = self._control[turn.language]
        if control.topic(turn.text):
            state.misunderstood = 0
            yield from self._messages.find_out(turn, control, state)
        else:
            yield from self.rules.not_understood(state)

    @staticmethod
    def _is_for_message(turn: HeardTurn, intent: Intent | None, stage: MessageStage) -> bool:
        """Whether the turn answers our question about a message."""
        if stage is MessageStage.NONE or intent in _STEERING_QUESTIONS:
            return False
        return turn.understood or stage is not MessageStage.OFFERED

    # Knowledge

    def _known(
        self, answers: Sequence[KnownAnswer], turn: HeardTurn, state: DialogueState
    ) -> Iterator[Step | KnownAnswer]:
        best = answers[0]
        if len(answers) > 1:
            state.choices = (best, answers[1])
            yield self.rules.say(
                "which-of-two",
                state,
                SentenceKind.ASK,
                first=best.question,
                second=answers[1].question,
            )
        elif not best.text:
            yield from self._messages.find_out(turn, self._control[turn.language], state)
        else:
            yield best
            yield from self._wording.answer(
                best.text, language=turn.language, evidence=best.evidence
            )

    # What a door asks besides answers

    def is_backchannel(self, text: str, language: str, state: DialogueState | None = None) -> bool:
        """Whether the words only say «go on»: not where they answer a question of ours."""
        control = self._control[language]
        if state is not None and control.intent(text) in (Intent.YES, Intent.NO):
            waits = state.draft.stage in (MessageStage.OFFERED, *CONFIRMING)
            if waits or state.asked in PRIVACY_QUESTIONS:
                return False
        return control.is_backchannel(text)

    def hung_up(self, state: DialogueState, last: HeardTurn | None = None) -> Iterator[Action]:
        """The caller is gone: what was begun and would be lost is stored, nothing is said.

        ``last`` is what the caller was saying when the line went: a message, where we had asked
        for one.
        """
        if last is not None and state.draft.stage is MessageStage.SAYING:
            list(self._messages.take(last, self._control[last.language], state))
        for step in self._messages.rescue(state):
            if not isinstance(step, Sentence):
                yield step
