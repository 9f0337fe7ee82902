"""Who speaks for us in one call: the assistant, a person at the desk, or the hold sound.

While it is not the assistant, she goes on listening: both sides are written down, and she knows of
it when the call is hers again. Her last answer, where nobody heard it, has not happened.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable

from hardware.line.given_to import By
from hardware.line.operator_reports import (
    OperatorLost,
    OperatorSound,
    OperatorSpeaks,
    OperatorStops,
)
from hardware.line.reports import Report
from secretary_app.features.calls.answering import Answering
from secretary_app.features.calls.call_line import CallLine
from secretary_app.features.calls.desk_events import BackBecause
from secretary_app.features.calls.errors import NotNow
from secretary_app.features.calls.floor import Floor
from secretary_app.features.calls.interruption import Interruption
from secretary_app.features.calls.operator_ear import OperatorEar
from secretary_app.features.calls.parts import CallParts
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.calls.states import CallState
from secretary_app.features.calls.turns import Turns
from secretary_app.features.dialogue.models import Sentence, Step
from secretary_app.features.lines.errors import LineLost
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

SYSTEM = "system"


class Attendance:
    """Of one call, from its answer to its end."""

    def __init__(
        self,
        *,
        line: CallLine,
        answering: Answering,
        interruption: Interruption,
        floor: Floor,
        turns: Turns,
        parts: CallParts,
        report: CallReporter,
        settle: Callable[[], None],
        tasks: TaskOwner,
    ) -> None:
        """``settle`` has the call's state follow from what goes on."""
        self._line = line
        self._answering = answering
        self._interruption = interruption
        self._floor = floor
        self._turns = turns
        self._rules = parts.dialogue.desk
        self.talk = parts.state
        """What the assistant knows of it."""
        self._report = report
        self._longest_hold_s = parts.longest_hold_s
        self._settle = settle
        self._hold_ends: asyncio.TimerHandle | None = None
        self._tasks = tasks
        self.operator: str | None = None
        """Who has the call, also while it is held."""
        self.on_hold = False
        self.quiet = False
        self._ear = OperatorEar(
            parts=parts,
            report=report,
            who=lambda: self.operator or SYSTEM,
            answered=turns.leave_unanswered,
            tasks=tasks,
        )

    @property
    def state(self) -> CallState | None:
        """Of a call that the assistant does not have."""
        if self.on_hold:
            return CallState.ON_HOLD
        return None if self.operator is None else CallState.OPERATOR

    @property
    def assistant_speaks(self) -> bool:
        """Whether turns are answered, and silences filled."""
        return self.state is None and not self.quiet

    async def take_over(self, actor: str) -> None:
        """The assistant falls silent at the end of her word; ``actor`` has the line.

        Raises NotNow, LineLost.
        """
        self._need_talk()
        if self.operator == actor and not self.on_hold:
            return
        self._hush()
        was_held, self.on_hold, self.operator = self.on_hold, False, actor
        self._stop_counting()
        await self._line.our_side(By.OPERATOR)
        if was_held:
            self._report.held(on=False, actor=actor)
        self._report.taken_over(actor)
        self._settle()

    async def give_back(
        self,
        actor: str,
        *,
        because: BackBecause = BackBecause.GIVEN,
        words: Iterable[Step] | None = None,
    ) -> None:
        """The assistant has the line; what the caller asked last is hers to answer.

        ``words`` are said in place of that. Raises NotNow, LineLost.
        """
        self._need_talk()
        if self.state is None and because is BackBecause.GIVEN:
            raise NotNow(reason="not-taken")
        was_held, self.on_hold, self.operator = self.on_hold, False, None
        self._stop_counting()
        await self._line.our_side(self._our_side())
        if was_held:
            self._report.held(on=False, actor=actor)
        self._report.given_back(actor, because)
        self._floor.patient_again()
        self._settle()
        if words is not None:
            self._turns.leave_unanswered()
            self._answering.volunteer(words, name=because.value, aloud=True)
        elif not self.quiet:
            self._turns.answer_last()

    async def be_quiet(self, actor: str, *, on: bool) -> None:
        """She listens and shows what she would say. Raises NotNow, LineLost."""
        self._need_talk()
        if on == self.quiet:
            return
        if on:
            self._hush()
        self.quiet = on
        self._floor.hushed = on
        if self.state is None:
            await self._line.our_side(self._our_side())
        self._report.quiet(on=on, actor=actor)
        self._settle()

    async def hold(self, actor: str, *, words: Iterable[Step] | None = None) -> None:
        """The caller hears our hold sound, after ``words`` of the assistant's where there are any.

        Raises NotNow, LineLost.
        """
        self._need_talk()
        if self.on_hold:
            raise NotNow(reason="held")
        self._hush()
        self.on_hold = True
        await self._line.our_side(By.HOLD)
        self._stop_counting()
        self._hold_ends = asyncio.get_running_loop().call_later(
            self._longest_hold_s, self._held_too_long
        )
        self._report.held(on=True, actor=actor)
        self._settle()
        if words is not None:
            self._answering.volunteer(words, name="hold", aloud=True)

    async def hand_on(self, actor: str, *, words: Iterable[Step]) -> None:
        """A colleague is looked for: until then the caller is on hold, and nobody's.

        However long that takes: who looks for one says when nobody was found. Raises NotNow,
        LineLost.
        """
        self.operator = None
        if self.on_hold:
            self._answering.volunteer(words, name="hand on", aloud=True)
        else:
            await self.hold(actor, words=words)
        self._stop_counting()

    async def resume(self, actor: str) -> None:
        """The hold ends; whoever had the call has it again. Raises NotNow, LineLost."""
        self._need_talk()
        if not self.on_hold:
            raise NotNow(reason="not-held")
        self._hush()
        self.on_hold = False
        self._stop_counting()
        await self._line.our_side(self._our_side())
        self._report.held(on=False, actor=actor)
        self._floor.patient_again()
        self._settle()
        if self.assistant_speaks:
            self._turns.leave_unanswered()
            self._answering.volunteer((self._rules.thanks_for_waiting(self.talk),), name="held")

    def hint(self, actor: str, sentences: Iterable[Sentence], *, hint: str) -> None:
        """The assistant says it now, in place of an answer of her own. Raises NotNow."""
        self._need_talk()
        if self.state is CallState.OPERATOR:
            raise NotNow(reason="taken")
        said = tuple(sentences)
        self._report.hinted(actor, hint=hint, said=" ".join(each.text for each in said))
        self._turns.leave_unanswered()
        self._answering.volunteer(said, name="hint", aloud=True)
        self._settle()

    async def say_goodbye(self, actor: str) -> None:
        """The assistant says goodbye and hangs up. Raises NotNow, LineLost."""
        self._need_talk()
        if self.state is not None:
            await self.give_back(actor, words=self._rules.goodbye(self.talk))
        else:
            self._answering.volunteer(self._rules.goodbye(self.talk), name="goodbye", aloud=True)

    async def answered_by(self, actor: str) -> None:
        """A person took the ringing call: there was no greeting. Raises LineLost."""
        self.operator = actor
        await self._line.our_side(By.OPERATOR)
        self._report.taken_over(actor)
        self._settle()

    def follow(self, message: Report) -> None:
        """What the line tells of the person."""
        match message:
            case OperatorSound() | OperatorSpeaks() | OperatorStops():
                self._ear.receive(message)
            case OperatorLost():
                self._desk_lost()

    async def heard_out(self, *, limit_s: float) -> None:
        """The call is over: the person's last words are waited for, so long at most."""
        self._ear.end()
        await self._ear.heard_out(limit_s=limit_s)

    def _desk_lost(self) -> None:
        """They are not heard any more: the assistant goes on with a word."""
        if self.state is CallState.OPERATOR:
            self._later(
                self.give_back(
                    SYSTEM,
                    because=BackBecause.DESK_LOST,
                    words=(self._rules.colleague_lost(self.talk),),
                ),
                name="desk lost",
            )

    def over(self) -> None:
        """The call has ended."""
        self._stop_counting()

    def _our_side(self) -> By:
        if self.operator is not None:
            return By.OPERATOR
        return By.NOBODY if self.quiet else By.ASSISTANT

    def _hush(self) -> None:
        """Nothing more of what she was about to say."""
        self._turns.withdraw()
        self._answering.stop()
        self._interruption.over()
        self._floor.answer_sounds()

    def _held_too_long(self) -> None:
        self._hold_ends = None
        self._later(
            self.give_back(
                SYSTEM,
                because=BackBecause.HELD_TOO_LONG,
                words=self._rules.held_too_long(self.talk),
            ),
            name="held too long",
        )

    def _later(self, work: Coroutine[object, object, None], *, name: str) -> None:
        async def do() -> None:
            try:
                await work
            except (LineLost, NotNow) as error:
                _LOG.info("%s: %s", name, error)

        self._tasks.start(do(), name=name)

    def _stop_counting(self) -> None:
        if self._hold_ends is not None:
            self._hold_ends.cancel()
            self._hold_ends = None

    def _need_talk(self) -> None:
        if self._floor.over:
            raise NotNow(reason="ended")
        if self._floor.state is CallState.RINGING:
            raise NotNow(reason="not-answered")
