"""One call from answer to end: who has the floor, what is said next, when it is over.

The session receives the line's messages in order (``receive``) and never blocks on them; everything
that waits runs in tasks of the call's own owner, which end with the call.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine

from engines.wire.audio import AudioChunk
from hardware.line import reports, voice_reports
from secretary_app.features.calls.answering import Answering
from secretary_app.features.calls.attendance import Attendance
from secretary_app.features.calls.beginning import Beginning
from secretary_app.features.calls.call_line import CallLine
from secretary_app.features.calls.floor import Floor
from secretary_app.features.calls.hearing import Ear, Heard, ListenFor
from secretary_app.features.calls.interludes import Interludes
from secretary_app.features.calls.interruption import Interruption
from secretary_app.features.calls.keys import Keypad
from secretary_app.features.calls.ledger import SpokenUtterance
from secretary_app.features.calls.our_word import OurWord
from secretary_app.features.calls.parts import CallParts
from secretary_app.features.calls.party import CallParty
from secretary_app.features.calls.phrase_lists import list_now
from secretary_app.features.calls.prepared import PreparedKind
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.calls.settling import Settling
from secretary_app.features.calls.speaking import Mouth
from secretary_app.features.calls.states import CallState
from secretary_app.features.calls.turns import Turns
from secretary_app.features.calls.utterance import Listeners
from secretary_app.features.dialogue.models import (
    Completeness,
    EndCall,
    Sentence,
    SentenceKind,
    Step,
)
from secretary_app.features.lines.errors import LineLost
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

FAREWELL_LIMIT_S = 20.0
"""Three times the longest goodbye: who talks into it all the time is not waited for for ever."""


class CallSession:
    """Conducts one answered call."""

    def __init__(
        self, *, parts: CallParts, line: CallLine, report: CallReporter, tasks: TaskOwner
    ) -> None:
        """``parts`` are chosen for this call; ``tasks`` ends with it."""
        self._parts = parts
        self._line = line
        self._report = report
        self._tasks = tasks
        self._interruption = Interruption(
            is_backchannel=lambda text, language: parts.dialogue.is_backchannel(
                text, language, parts.state
            )
        )
        self._mouth = Mouth(
            line=line,
            voices=parts.voices,
            voice_of=parts.voice_of,
            on_started=self._sentence_started,
            on_over=self._sentence_over,
        )
        self._ear = Ear(
            listeners=Listeners(
                recognisers=parts.recognisers,
                times=parts.endpointing,
                completeness=self._completeness,
                on_partial=lambda language, partial: report.partial(partial.text, language),
                on_failure=lambda language, code: report.engine_failed("stt", language, code),
                tasks=tasks,
            ),
            listen_for=self._listen_for,
            on_turn=self._turn_heard,
            clock=parts.clock,
        )
        self._interludes = Interludes(
            mouth=self._mouth,
            prepared=parts.prepared,
            language=lambda: self.language,
            report=report,
            voice_is_back=parts.voice_is_back,
        )
        self._answering = Answering(
            mouth=self._mouth,
            clock=parts.clock,
            act=self._act,
            voice_is_back=self._interludes.voice_is_back,
            apologise=self._interludes.apologise,
            on_answered=report.turn_answered,
            on_suggested=report.suggested,
            quiet=lambda: not self.attendance.assistant_speaks,
            tasks=tasks,
        )
        self._floor = Floor(
            times=parts.patience,
            waiting=parts.waiting,
            on_moved=report.state,
            on_silence=self._silence,
            on_too_long=self._too_long,
            on_late=self._late,
        )
        self._turns = Turns(
            dialogue=parts.dialogue,
            state=parts.state,
            answering=self._answering,
            interruption=self._interruption,
            floor=self._floor,
            come_back=lambda: self._order(line.resume(), name="resume"),
            report=report,
            clock=parts.clock,
        )
        self._keypad = Keypad(
            meaning=parts.dialogue.keys,
            state=parts.state,
            now_ms=lambda: self._ear.now_ms,
            hush=self._hush,
            on_turn=self._turn_heard,
            clock=parts.clock,
        )
        self.attendance = Attendance(
            line=line,
            answering=self._answering,
            interruption=self._interruption,
            floor=self._floor,
            turns=self._turns,
            parts=parts,
            report=report,
            settle=self._settle,
            tasks=tasks,
        )
        self.beginning = Beginning(
            parts=parts,
            line=line,
            mouth=self._mouth,
            answering=self._answering,
            floor=self._floor,
            attendance=self.attendance,
        )
        self._ours: OurWord | None = None
        if parts.opening is not None:
            self._ours = OurWord(
                opening=parts.opening,
                language=lambda: self.language,
                answering=self._answering,
                connected=self._floor.answered,
            )
        self._settling = Settling(
            floor=self._floor,
            mouth=self._mouth,
            ear=self._ear,
            keypad=self._keypad,
            interruption=self._interruption,
            answering=self._answering,
            attendance=self.attendance,
            ours=self._ours,
        )

    @property
    def state(self) -> CallState:
        """Where the call stands."""
        return self._floor.state

    @property
    def reached(self) -> bool:
        """Whether the other side has said anything besides its hello."""
        return self._turns.count > self._turns.noted

    @property
    def kept(self) -> frozenset[str]:
        """Promises for which this call of ours was made, and which it has kept."""
        return frozenset() if self._ours is None else self._ours.kept(talked=self.reached)

    @property
    def language(self) -> str:
        """The language that is spoken now."""
        return self._parts.state.speaks

    def caller_is(self, party: CallParty) -> None:
        """It is known now who calls."""
        state, person = self._parts.state, party.person
        state.number = party.number or state.number
        if person is None or person.language not in state.assistant.languages:
            return
        if not self._turns.count:
            state.language = person.language

    def resume(self, *, turns: int, at_ms: int) -> None:
        """Go on with a call in which there was nobody for a while, after so many turns."""
        self._ear.begin_at(at_ms)
        self._turns.count = turns
        self.beginning.go_on()

    def receive(self, message: reports.Report) -> None:
        """Take one message of the line process, in its order."""
        if self._floor.ended:
            return
        if self._ours is not None:
            self._ours.follow(message)
        self.attendance.follow(message)
        match message:
            case reports.Played():
                self._mouth.played(message)
            case voice_reports.Yielding(utterance_id=utterance_id):
                self._mouth.yielding(message)
                self._interruption.yielded(utterance_id)
                self._report.voice_yielded(silent=False)
            case voice_reports.Yielded():
                self._mouth.yielding(message)
                self._interruption.silenced(asyncio.get_running_loop().time())
                self._report.voice_yielded(silent=True)
            case voice_reports.Resumed():
                self._mouth.resumed(message)
                self._interruption.over()
            case reports.CallEnded():
                self.over()
            case _:
                self._hear(message)
        self._settle()

    def write(self, text: str) -> None:
        """The caller writes in place of speaking."""
        if not self._floor.ended:
            self._keypad.write(text)

    async def last_words(self, *, limit_s: float) -> None:
        """The call is over: hear out what the caller was saying when it ended."""
        self._ear.end()
        await self._ear.heard_out(limit_s=limit_s)
        await self.attendance.heard_out(limit_s=limit_s)

    async def keep_unfinished(self) -> None:
        """The call is over in the middle of a message: what the caller gave is stored."""
        for action in self._parts.dialogue.hung_up(self._parts.state, self._turns.last_words):
            await self._parts.act(action)

    def over(self) -> None:
        """The call has ended; nothing more is said. May be called twice."""
        if self._floor.ended:
            return
        if self._ours is not None:
            self._ours.over()
        self._keypad.over()
        self._turns.call_over()
        self.attendance.over()
        self._answering.stop()
        self._floor.end()

    def _hear(self, message: reports.Report) -> None:
        """What the caller does."""
        match message:
            case AudioChunk(pcm=pcm, timestamp_ms=at_ms):
                self._ear.audio(pcm, at_ms or 0)
            case voice_reports.VoiceSuspected():
                self._ear.voice_suspected()
            case voice_reports.VoiceDismissed():
                self._ear.voice_dismissed()
            case voice_reports.VoiceStarted(at_ms=at_ms, during=during):
                self._ear.voice_started(at_ms, into_our_voice=during is not None)
            case voice_reports.VoiceStopped(at_ms=at_ms):
                self._ear.voice_stopped(at_ms)
            case reports.Digit(digit=digit, at_ms=at_ms):
                self._keypad.press(digit, at_ms)

    def _settle(self) -> None:
        self._settling.settle()

    def _late(self, what: PreparedKind) -> None:
        """Nothing sounds though the caller waits."""
        if self._interruption.silent_since is not None:
            # Nobody knows in time what was said into our voice. It comes back, as from a cough:
            # words that are understood later still interrupt it.
            self._interruption.comes_back()
            self._floor.answer_sounds()
            self._order(self._line.resume(), name="resume")
            return
        if what is PreparedKind.OFFER:
            if self._parts.dialogue.rules.stop_waiting(self._parts.state):
                self._answering.stop()
            else:
                what = PreparedKind.SORRY
        self._order(self._interludes.say(what), name=what)

    # The caller

    def _listen_for(self) -> ListenFor:
        listening, state = self._parts.dialogue.listening, self._parts.state
        during_our_voice = self._mouth.speaking
        return ListenFor(
            phrases={
                language: list_now(listening, state, language, during_our_voice=during_our_voice)
                for language in listening.languages(state)
                if language in self._parts.recognisers
            }
        )

    def _completeness(self, text: str, language: str) -> Completeness:
        return self._parts.dialogue.listening.completeness(text, language, self._parts.state)

    def _turn_heard(self, heard: Heard) -> None:
        for utterance in self._mouth.ledger.waiting():
            # What the caller spoke into was heard so far before the caller's words.
            self._remember_heard(utterance)
        if self._ours is not None and self._ours.holds(heard):
            self._turns.note(heard)
        elif self.attendance.state is not None and not self._floor.ended:
            self._turns.overhear(heard)
        elif not self._keypad.made(heard):
            self._turns.take(heard)
        self._settle()

    def _hush(self) -> None:
        self._answering.stop()
        self._order(self._mouth.drop(), name="drop")

    # Our voice

    def _sentence_started(self, utterance: SpokenUtterance) -> None:
        if utterance.kind != SentenceKind.LEAD_IN:
            self._floor.answer_sounds()
        if self._ours is not None:
            self._ours.sounds(utterance)
        self._report.sentence_started(utterance)
        self._answering.started(utterance)

    def _sentence_over(self, utterance: SpokenUtterance) -> None:
        self._report.sentence_over(utterance)
        self._remember_heard(utterance)
        if self._ours is not None:
            self._ours.sounded(utterance)
        if not self._mouth.speaking:
            self._interruption.over()

    def _remember_heard(self, utterance: SpokenUtterance) -> None:
        if utterance.kind != SentenceKind.LEAD_IN:
            self._parts.state.history.heard(utterance.heard_text, sentence=utterance.utterance_id)

    def _order(self, order: Coroutine[object, object, None], *, name: str) -> None:
        async def give() -> None:
            try:
                await order
            except LineLost:
                _LOG.info("%s was not done: the line is gone", name)

        self._tasks.start(give(), name=name)

    # What ends a call

    async def _act(self, step: Step) -> None:
        if isinstance(step, EndCall):
            await self._mouth.quiet(limit_s=FAREWELL_LIMIT_S)
            self._floor.hanging_up()
            await self._line.hang_up()
        elif not isinstance(step, Sentence):
            await self._parts.act(step)

    def _silence(self, silences: int) -> None:
        self._answering.volunteer(
            self._parts.dialogue.rules.still_there(silences, self._parts.state), name="still-there"
        )

    def _too_long(self) -> None:
        self._answering.volunteer(
            self._parts.dialogue.rules.too_long(self._parts.state), name="too-long"
        )
