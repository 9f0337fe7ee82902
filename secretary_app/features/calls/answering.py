"""One turn is answered: sentences go to the voice, actions are carried out between them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass

from engines.wire import WireError
from secretary_app.features.calls.latency import TurnLatency, TurnStopwatch
from secretary_app.features.calls.ledger import SpokenUtterance
from secretary_app.features.calls.speaking import Mouth
from secretary_app.features.dialogue.models import HeardTurn, Sentence, Step
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.tasks import TaskOwner


@dataclass(slots=True, kw_only=True)
class PendingAnswer:
    """A turn whose answer has not sounded yet."""

    number: int
    turn: HeardTurn
    stopwatch: TurnStopwatch
    first_utterance_id: str | None = None


class Answering:
    """Answers turns one after another; a newer turn ends the answer to the one before."""

    def __init__(
        self,
        *,
        mouth: Mouth,
        clock: Clock,
        act: Callable[[Step], Awaitable[None]],
        on_voice_failure: Callable[[WireError, Sentence], Awaitable[None]],
        on_answered: Callable[[int, TurnLatency], None],
        tasks: TaskOwner,
    ) -> None:
        """Join the answers of a dialogue to a mouth.

        Args:
            mouth: Says sentences.
            clock: Monotonic stamps for the latency of each stage.
            act: Carries out an action; awaited before the next sentence is said, so that
                nothing is promised
                that is not stored.
            on_voice_failure: Called with the error when no voice could say a sentence.
            on_answered: Called with the turn's number when the first sound of its answer has left.
            tasks: Owner of the answering tasks.
        """
        self._mouth = mouth
        self._clock = clock
        self._act = act
        self._on_voice_failure = on_voice_failure
        self._on_answered = on_answered
        self._tasks = tasks
        self._task: asyncio.Task[None] | None = None
        self._pending: PendingAnswer | None = None

    @property
    def unanswered(self) -> HeardTurn | None:
        """The turn whose answer the caller has not begun to hear, if there is one."""
        return None if self._pending is None else self._pending.turn

    def begin(
        self, *, number: int, turn: HeardTurn, steps: AsyncIterator[Step], stopwatch: TurnStopwatch
    ) -> None:
        """Answer this turn with these steps, in place of whatever is being said."""
        self.stop()
        self._pending = PendingAnswer(number=number, turn=turn, stopwatch=stopwatch)
        self._task = self._tasks.start(self._answer(steps, self._pending), name=f"answer-{number}")

    def volunteer(self, steps: Iterable[Step], *, name: str) -> None:
        """Say something that the caller did not ask for."""
        self.stop()
        self._task = self._tasks.start(self._take_steps(steps), name=name)

    def stop(self) -> None:
        """Say nothing more of the present answer; the mouth drops what the line holds."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._pending = None

    def started(self, utterance: SpokenUtterance) -> None:
        """The first frame of an utterance has left for the modem."""
        pending = self._pending
        if pending is None or pending.first_utterance_id != utterance.utterance_id:
            return
        self._pending = None
        pending.stopwatch.lap(self._clock.monotonic())
        latency = pending.stopwatch.latency()
        if latency is not None:
            self._on_answered(pending.number, latency)

    async def _answer(self, steps: AsyncIterator[Step], pending: PendingAnswer) -> None:
        await self._mouth.drop()
        async for step in steps:
            await self._take(step, pending)

    async def _take_steps(self, steps: Iterable[Step]) -> None:
        for step in steps:
            await self._take(step, None)

    async def _take(self, step: Step, pending: PendingAnswer | None) -> None:
        if not isinstance(step, Sentence):
            await self._act(step)
            return
        first = pending is not None and pending.first_utterance_id is None

        def stamp() -> None:
            if first and pending is not None:
                pending.stopwatch.lap(self._clock.monotonic())

        def rendered(utterance: SpokenUtterance) -> None:
            stamp()
            if first and pending is not None:
                pending.first_utterance_id = utterance.utterance_id

        stamp()
        try:
            await self._mouth.say(step, on_rendered=rendered)
        except WireError as failure:
            await self._on_voice_failure(failure, step)
