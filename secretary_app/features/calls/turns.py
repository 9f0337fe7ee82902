"""What becomes of each turn of the caller: answered, joined, taken for «go on», or only kept."""

from __future__ import annotations

from collections.abc import Callable

from secretary_app.features.calls.answering import Answering, Unanswered
from secretary_app.features.calls.floor import Floor
from secretary_app.features.calls.hearing import Heard
from secretary_app.features.calls.interruption import Interruption, Verdict
from secretary_app.features.calls.latency import TurnStopwatch
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.calls.understanding import UnderstoodTurn, understand
from secretary_app.features.dialogue.models import HeardTurn
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.kernel.clock import Clock


class Turns:
    """The caller's turns in one call."""

    def __init__(
        self,
        *,
        dialogue: Dialogue,
        state: DialogueState,
        answering: Answering,
        interruption: Interruption,
        floor: Floor,
        come_back: Callable[[], None],
        report: CallReporter,
        clock: Clock,
    ) -> None:
        """``come_back`` lets our voice go on that has yielded."""
        self._dialogue = dialogue
        self._state = state
        self._answering = answering
        self._interruption = interruption
        self._floor = floor
        self._come_back = come_back
        self._report = report
        self._clock = clock
        self._left: Unanswered | None = None
        self.count = 0
        """Turns so far."""
        self.noted = 0
        """Among them: those that asked for no answer."""
        self.last_words: HeardTurn | None = None
        """What the caller was saying when the call ended."""
        self._overheard: tuple[Heard, UnderstoodTurn] | None = None
        """What the caller said last to somebody else, and nobody has answered."""

    def call_over(self) -> None:
        """The call has ended; a turn that still comes was being said until then."""
        self._left = self._answering.unanswered

    def take(self, heard: Heard) -> None:
        """The next turn, as the recognisers heard it."""
        as_it_is = self._state.remembered()
        turn = self._understood(heard)
        interrupted = self._interruption.running
        if self._floor.ended:
            self._keep(turn, interrupted=interrupted)
            self.last_words = turn.turn
        elif self._floor.closing or self._floor.over:
            self._keep(turn, interrupted=interrupted)
            self._go_on()
        elif self._is_no_turn(heard, turn):
            self._state.become(as_it_is)
            self._report.backchannel(turn)
            self._go_on()
        else:
            self._interruption.over()
            self._keep(turn, interrupted=interrupted)
            self._answer(heard, turn)

    def note(self, heard: Heard) -> None:
        """Words that are written down and ask for no answer: the hello of who was called."""
        as_it_is = self._state.remembered()
        turn = self._understood(heard)
        self._state.become(as_it_is)
        self._keep(turn, interrupted=False)
        self.noted += 1

    def overhear(self, heard: Heard) -> None:
        """Words for a person at the desk: written down, remembered, not answered."""
        as_it_is = self._state.remembered()
        turn = self._understood(heard)
        self._state.become(as_it_is)
        self._keep(turn, interrupted=False)
        if turn.said.understood:
            self._state.history.caller_said(turn.said.text)
            self._overheard = heard, turn
        self._go_on()

    def leave_unanswered(self) -> None:
        """Somebody has answered what was overheard, or something else is said now."""
        self._overheard = None

    def answer_last(self) -> None:
        """The call is the assistant's again: what the caller said last is hers to answer."""
        overheard, self._overheard = self._overheard, None
        if overheard is not None:
            self._answer(*overheard)

    def withdraw(self) -> None:
        """An answer that nobody heard has not happened."""
        unanswered = self._answering.unanswered
        if unanswered is not None:
            self._state.become(unanswered.state_before)

    def _understood(self, heard: Heard) -> UnderstoodTurn:
        unanswered = self._left if self._floor.ended else self._answering.unanswered
        if unanswered is not None:
            # An answer that nobody heard has not happened.
            self._state.become(unanswered.state_before)
        return understand(
            heard,
            dialogue=self._dialogue,
            state=self._state,
            unanswered=None if unanswered is None else unanswered.turn,
        )

    def _is_no_turn(self, heard: Heard, turn: UnderstoodTurn) -> bool:
        """Whether it only said «go on», or nothing, while we spoke."""
        spoken_into = heard.into_our_voice or self._interruption.running
        return spoken_into and self._interruption.judge(turn) is Verdict.RESUME

    def _go_on(self) -> None:
        if self._interruption.running:
            self._come_back()

    def _keep(self, turn: UnderstoodTurn, *, interrupted: bool) -> None:
        self.count += 1
        self._report.turn(self.count, turn, interrupted=interrupted)

    def _answer(self, heard: Heard, turn: UnderstoodTurn) -> None:
        stopwatch = TurnStopwatch(
            endpoint_ms=heard.decided_ms - heard.end_ms,
            decided=heard.decided_at,
            patient=heard.patient,
        )
        stopwatch.lap(self._clock.monotonic())
        self._answering.begin(
            number=self.count,
            turn=turn.turn,
            state_before=self._state.remembered(),
            # What is only shown leaves no trace in the talk, but the caller's words in its history.
            steps=self._dialogue.answer(
                turn.turn, self._state if self._answering.aloud else self._state.remembered()
            ),
            stopwatch=stopwatch,
        )
