"""One turn is answered: sentences go to the voice, actions are carried out between them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import aclosing
from dataclasses import dataclass

from engines.wire import WireError
from secretary_app.features.calls.latency import TurnLatency, TurnStopwatch
from secretary_app.features.calls.ledger import SpokenUtterance
from secretary_app.features.calls.speaking import Mouth
from secretary_app.features.conversations.models import EvidenceKind
from secretary_app.features.dialogue.models import HeardTurn, RaiseAlarm, Sentence, Step
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.lines.errors import LineLost
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

UNHEARD_MS = 250
"""Nobody takes up an answer within the time in which people react: who goes on speaking so early
has not heard it."""


@dataclass(slots=True, kw_only=True)
class Answer:
    """What is said to a turn, or of our own accord."""

    number: int = 0
    turn: HeardTurn | None = None
    """None for what the caller did not ask for."""
    state_before: DialogueState | None = None
    """The dialogue as it was when the turn ended."""
    stopwatch: TurnStopwatch | None = None
    first: SpokenUtterance | None = None
    """Its first sentence, once it is rendered."""
    acted: bool = False
    """Something was carried out, which cannot be taken back."""
    by_model: bool = False
    """Its last sentence was a language model's: another may follow."""
    aloud: bool = True
    """False: it is only shown, and nothing of it is done."""
    mute: bool = False
    """No voice could say it, and an apology was said."""

    @property
    def sounds(self) -> bool:
        """Whether its first sound has left for the modem."""
        return self.first is not None and self.first.started_ms is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A turn whose answer the caller has not heard."""

    turn: HeardTurn
    state_before: DialogueState


class Answering:
    """Answers turns one after another; a newer turn ends the answer to the one before."""

    def __init__(
        self,
        *,
        mouth: Mouth,
        clock: Clock,
        act: Callable[[Step], Awaitable[None]],
        voice_is_back: Callable[[WireError, Sentence], Awaitable[bool]],
        apologise: Callable[[str | None], Awaitable[None]],
        on_answered: Callable[[int, TurnLatency], None],
        on_suggested: Callable[[int, Sentence], None],
        quiet: Callable[[], bool],
        tasks: TaskOwner,
    ) -> None:
        """Join the answers of a dialogue to a mouth.

        Args:
            mouth: Says sentences.
            clock: Monotonic stamps for the latency of each stage.
            act: Carries out an action; awaited before the next sentence is said, so that
                nothing is promised
                that is not stored.
            voice_is_back: Called when no voice could say a sentence; waits for one, and tells
                whether it is worth trying again.
            apologise: Says, in a language or the present one, that something went wrong.
            on_answered: Called with the turn's number when the first sound of its answer has left.
            on_suggested: Called with a turn's number and what would be said to it.
            quiet: Whether nothing is to be said now.
            tasks: Owner of the answering tasks.
        """
        self._mouth = mouth
        self._clock = clock
        self._act = act
        self._voice_is_back = voice_is_back
        self._apologise = apologise
        self._on_answered = on_answered
        self._on_suggested = on_suggested
        self._quiet = quiet
        self._tasks = tasks
        self._task: asyncio.Task[None] | None = None
        self._answer: Answer | None = None

    @property
    def aloud(self) -> bool:
        """Whether what is answered now will be said, and done."""
        return not self._quiet()

    @property
    def waiting(self) -> bool:
        """Whether something is to be said and nothing of it sounds yet."""
        answer, task = self._answer, self._task
        if answer is None or answer.sounds:
            return False
        # What nobody asked for is awaited only while it is being made.
        return answer.turn is not None or (task is not None and not task.done())

    @property
    def owes(self) -> bool:
        """Whether sound is to come: a turn has no answer yet, or a model goes on writing."""
        answer, task = self._answer, self._task
        if answer is None or answer.mute or not answer.aloud or task is None or task.done():
            return False
        if answer.turn is None:
            # Nobody asked for it: the silence before it was not a wait.
            return False
        return not answer.sounds or answer.by_model

    @property
    def unanswered(self) -> Unanswered | None:
        """The last turn, where the caller has heard nothing of its answer."""
        answer = self._answer
        if answer is None or answer.turn is None or answer.state_before is None or answer.acted:
            return None
        if answer.first is not None and answer.first.heard_ms > UNHEARD_MS:
            return None
        if answer.first is not None and answer.first.finished:
            return None
        return Unanswered(turn=answer.turn, state_before=answer.state_before)

    def begin(
        self,
        *,
        number: int,
        turn: HeardTurn,
        state_before: DialogueState,
        steps: AsyncGenerator[Step, None],
        stopwatch: TurnStopwatch,
    ) -> None:
        """Answer this turn with these steps, in place of whatever is being said."""
        answer = Answer(
            number=number,
            turn=turn,
            state_before=state_before,
            stopwatch=stopwatch,
            aloud=self.aloud,
        )
        self._start(answer, steps, name=f"answer-{number}")

    def volunteer(self, steps: Iterable[Step], *, name: str, aloud: bool = False) -> None:
        """Say something that the caller did not ask for; ``aloud``: even where she is quiet."""
        if self._quiet() and not aloud:
            return
        self._start(Answer(), _one_by_one(steps), name=name)

    def stop(self) -> None:
        """Say nothing more of the present answer; what the line holds of it stays there."""
        if self._task is not None:
            self._task.cancel()
        self._task = self._answer = None

    def started(self, utterance: SpokenUtterance) -> None:
        """The first frame of an utterance has left for the modem."""
        answer = self._answer
        if answer is None or answer.first is not utterance or answer.stopwatch is None:
            return
        answer.stopwatch.lap(self._clock.monotonic())
        latency = answer.stopwatch.latency()
        if latency is not None:
            self._on_answered(answer.number, latency)

    def _start(self, answer: Answer, steps: AsyncGenerator[Step, None], *, name: str) -> None:
        before = self._task
        self.stop()
        self._answer = answer
        self._task = self._tasks.start(self._say_all(answer, steps, before), name=name)

    async def _say_all(
        self, answer: Answer, steps: AsyncGenerator[Step, None], before: asyncio.Task[None] | None
    ) -> None:
        """To the end of the answer, whatever goes wrong: the caller must not be left in silence."""
        if before is not None:
            await asyncio.wait({before})
        try:
            async with aclosing(steps):
                if answer.turn is not None:
                    await self._mouth.drop()
                async for step in steps:
                    await self._take(step, answer)
        except LineLost:
            _LOG.info("an answer was broken off: the line is gone")
        except Exception:  # noqa: BLE001 - rejected: whatever it is, the caller waits
            _LOG.exception("an answer failed")
            if answer.first is None:
                await self._apologise_for(answer, None)
        finally:
            if self._answer is answer and answer.first is None:
                # Nothing will sound: the turn is done with, and the caller has the floor again.
                self._answer = None

    async def _take(self, step: Step, answer: Answer) -> None:
        if not answer.aloud:
            if isinstance(step, Sentence):
                self._on_suggested(answer.number, step)
            elif isinstance(step, RaiseAlarm):
                await self._act(step)
        elif not isinstance(step, Sentence):
            answer.acted = True
            await self._act(step)
        elif not answer.mute:
            await self._say(step, answer)

    async def _say(self, sentence: Sentence, answer: Answer) -> None:
        first = answer.first is None

        def lap() -> None:
            if first and answer.stopwatch is not None:
                answer.stopwatch.lap(self._clock.monotonic())

        def rendered(utterance: SpokenUtterance) -> None:
            lap()
            if first:
                answer.first = utterance

        lap()
        answer.by_model = any(each.kind is EvidenceKind.MODEL for each in sentence.evidence)
        try:
            await self._mouth.say(sentence, on_rendered=rendered)
        except WireError as failure:
            if await self._voice_is_back(failure, sentence):
                await self._say_again(sentence, answer, rendered)
            else:
                await self._apologise_for(answer, sentence.language)

    async def _say_again(
        self, sentence: Sentence, answer: Answer, rendered: Callable[[SpokenUtterance], None]
    ) -> None:
        try:
            await self._mouth.say(sentence, on_rendered=rendered)
        except WireError:
            await self._apologise_for(answer, sentence.language)

    async def _apologise_for(self, answer: Answer, language: str | None) -> None:
        answer.mute = True
        try:
            await self._apologise(language)
        except LineLost:
            _LOG.info("there is nobody left to apologise to")


async def _one_by_one(steps: Iterable[Step]) -> AsyncGenerator[Step, None]:
    for step in steps:
        yield step
