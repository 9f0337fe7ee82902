"""One call from answer to end: who has the floor, what is said next, when it is over.

The session receives the line's messages in order (``receive``) and never blocks on them; everything
that waits runs in tasks of the call's own owner, which end with the call.
"""

from __future__ import annotations

import logging
from collections.abc import Coroutine

from engines.wire import WireError
from engines.wire.audio import AudioChunk
from engines.wire.stt import Partial, PhraseList
from hardware.line import reports
from secretary_app.features.calls.answering import Answering, Unanswered
from secretary_app.features.calls.call_line import CallLine
from secretary_app.features.calls.hearing import Ear, Heard, ListenFor
from secretary_app.features.calls.interruption import Interruption, Verdict
from secretary_app.features.calls.latency import TurnStopwatch
from secretary_app.features.calls.lead_in import LeadIn
from secretary_app.features.calls.ledger import SpokenUtterance
from secretary_app.features.calls.parts import CallParts
from secretary_app.features.calls.party import CallParty
from secretary_app.features.calls.patience import Patience
from secretary_app.features.calls.prepared import PreparedKind, PreparedSpeech
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.calls.speaking import Mouth
from secretary_app.features.calls.states import CallProgress, CallState
from secretary_app.features.calls.understanding import UnderstoodTurn, understand
from secretary_app.features.dialogue.models import (
    Completeness,
    EndCall,
    HeardTurn,
    Sentence,
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
        self._turns = 0
        self._progress = CallProgress()
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
            recognisers=parts.recognisers,
            times=parts.endpointing,
            listen_for=self._listen_for,
            completeness=self._completeness,
            on_partial=self._partial_heard,
            on_turn=self._turn_heard,
            on_failure=lambda language, code: report.engine_failed("stt", language, code),
            clock=parts.clock,
            tasks=tasks,
        )
        self._answering = Answering(
            mouth=self._mouth,
            clock=parts.clock,
            act=self._act,
            voice_is_back=self._voice_is_back,
            apologise=self._apologise,
            on_answered=report.turn_answered,
            tasks=tasks,
        )
        self._lead_in = LeadIn(say=self._answer_is_late)
        self._patience = Patience(
            times=parts.patience, on_silence=self._silence, on_too_long=self._too_long
        )
        self._closing = False
        """The longest time is over: what the caller says now is written down and not answered."""
        self._left_unanswered: Unanswered | None = None
        self._last_turn: HeardTurn | None = None
        """What the caller was saying when the call ended."""

    @property
    def language(self) -> str:
        """The language that is spoken now."""
        return self._parts.state.speaks

    def caller_is(self, party: CallParty) -> None:
        """It is known now who calls."""
        state, person = self._parts.state, party.person
        state.number = party.number or state.number
        if person is not None and person.language in state.assistant.languages and not self._turns:
            state.language = state.language or person.language

    async def answer(self) -> None:
        """Take the ringing call; the line begins the greeting, which it holds, by itself.

        Raises LineLost.
        """
        language, parts = self.language, self._parts
        greeting = parts.dialogue.greeting(parts.state.assistant, language)
        held = None
        if parts.prepared.holds(PreparedKind.GREETING, greeting):
            held = parts.prepared.utterance(PreparedKind.GREETING, language)
        self._patience.start()
        self._move(CallState.GREETING)
        if held is None:
            await self._line.answer(play_preloaded=None, utterance_id=None)
            self._answering.volunteer((greeting,), name="greeting")
            return
        self._mouth.expect(held)
        await self._line.answer(
            play_preloaded=PreparedSpeech.name(PreparedKind.GREETING, language),
            utterance_id=held.utterance_id,
        )

    def receive(self, message: reports.Report) -> None:
        """Take one message of the line process, in its order."""
        if self._progress.state is CallState.ENDED:
            return
        match message:
            case AudioChunk(pcm=pcm, timestamp_ms=at_ms):
                self._ear.audio(pcm, at_ms or 0)
            case reports.VoiceStarted(at_ms=at_ms, during=during):
                self._ear.voice_started(at_ms, into_our_voice=during is not None)
            case reports.VoiceStopped(at_ms=at_ms):
                self._ear.voice_stopped(at_ms)
            case reports.Played():
                self._mouth.played(message)
            case reports.Yielding(utterance_id=utterance_id):
                self._mouth.yielding(message)
                self._interruption.yielded(utterance_id)
                self._report.voice_yielded(silent=False)
            case reports.Yielded():
                self._mouth.yielding(message)
                self._report.voice_yielded(silent=True)
            case reports.Resumed():
                self._interruption.over()
            case reports.CallEnded():
                self.over()
        self._settle()

    async def last_words(self, *, limit_s: float) -> None:
        """The call is over: hear out what the caller was saying when it ended."""
        self._ear.end()
        await self._ear.heard_out(limit_s=limit_s)

    async def keep_unfinished(self) -> None:
        """The call is over in the middle of a message: what the caller gave is stored."""
        for action in self._parts.dialogue.hung_up(self._parts.state, self._last_turn):
            await self._parts.act(action)

    def over(self) -> None:
        """The call has ended; nothing more is said. May be called twice."""
        if self._progress.state is CallState.ENDED:
            return
        self._left_unanswered = self._answering.unanswered
        self._answering.stop()
        self._patience.stop()
        self._move(CallState.ENDED)

    # States

    def _settle(self) -> None:
        """Move to the state that the parts are in."""
        if self._progress.over or self._progress.state is CallState.RINGING:
            return
        if self._interruption.running:
            self._move(CallState.YIELDING)
        elif self._mouth.speaking:
            greets = self._progress.state is CallState.GREETING
            self._move(CallState.GREETING if greets else CallState.SPEAKING)
        elif self._ear.hearing:
            self._move(CallState.HEARING)
        elif self._ear.recognising or self._answering.waiting:
            self._move(CallState.THINKING)
        else:
            self._move(CallState.LISTENING)

    def _move(self, state: CallState) -> None:
        before = self._progress.state
        if state is before:
            return
        self._progress.move(state)
        self._report.state(state)
        if state is CallState.LISTENING and not self._closing:
            self._patience.nobody_speaks()
        else:
            self._patience.somebody_speaks(caller=state is CallState.HEARING)
        if state is CallState.THINKING and before is not CallState.SPEAKING:
            self._lead_in.arm()
        elif state is not CallState.THINKING:
            self._lead_in.disarm()

    # The caller

    def _listen_for(self) -> ListenFor:
        listening, state = self._parts.dialogue.listening, self._parts.state
        phrases: dict[str, PhraseList | None] = {}
        for language in listening.languages(state):
            if language in self._parts.recognisers:
                expected = listening.expected(
                    state, language, during_our_voice=self._mouth.speaking
                )
                phrases[language] = None if expected is None else PhraseList.of(language, expected)
        return ListenFor(phrases=phrases)

    def _completeness(self, text: str, language: str) -> Completeness:
        return self._parts.dialogue.listening.completeness(text, language, self._parts.state)

    def _partial_heard(self, language: str, partial: Partial) -> None:
        self._report.partial(partial.text, language)

    def _turn_heard(self, heard: Heard) -> None:
        state, over = self._parts.state, self._progress.state is CallState.ENDED
        unanswered = self._left_unanswered if over else self._answering.unanswered
        as_it_is = state.remembered()
        if unanswered is not None:
            # An answer that nobody heard has not happened.
            state.become(unanswered.state_before)
        turn = understand(
            heard,
            dialogue=self._parts.dialogue,
            state=state,
            unanswered=None if unanswered is None else unanswered.turn,
        )
        interrupted = self._interruption.running
        if over:
            self._count(turn, interrupted=interrupted)
            self._last_turn = turn.turn
        elif self._closing or self._progress.over:
            self._count(turn, interrupted=interrupted)
            self._come_back()
        elif self._is_no_turn(heard, turn):
            state.become(as_it_is)
            self._report.backchannel(turn)
            self._come_back()
        else:
            self._interruption.over()
            self._count(turn, interrupted=interrupted)
            self._answer(heard, turn)
        self._settle()

    def _is_no_turn(self, heard: Heard, turn: UnderstoodTurn) -> bool:
        """Whether it only said «go on», or nothing, while we spoke."""
        spoken_into = heard.into_our_voice or self._interruption.running
        return spoken_into and self._interruption.judge(turn) is Verdict.RESUME

    def _count(self, turn: UnderstoodTurn, *, interrupted: bool) -> None:
        self._turns += 1
        self._report.turn(self._turns, turn, interrupted=interrupted)

    def _answer(self, heard: Heard, turn: UnderstoodTurn) -> None:
        stopwatch = TurnStopwatch(
            endpoint_ms=heard.decided_ms - heard.end_ms, decided=heard.decided_at
        )
        stopwatch.lap(self._parts.clock.monotonic())
        self._answering.begin(
            number=self._turns,
            turn=turn.turn,
            state_before=self._parts.state.remembered(),
            steps=self._parts.dialogue.answer(turn.turn, self._parts.state),
            stopwatch=stopwatch,
        )

    def _come_back(self) -> None:
        """Our voice goes on, where it has yielded."""
        if self._interruption.running:
            self._order(self._line.resume(), name="resume")

    # Our voice

    def _sentence_started(self, utterance: SpokenUtterance) -> None:
        self._lead_in.disarm()
        self._report.sentence_started(utterance)
        self._answering.started(utterance)

    def _sentence_over(self, utterance: SpokenUtterance) -> None:
        self._report.sentence_over(utterance)
        if not self._mouth.speaking:
            self._interruption.over()

    async def _voice_is_back(self, failure: WireError, sentence: Sentence) -> bool:
        self._report.engine_failed("tts", sentence.language, failure.code)
        return await self._parts.voice_is_back()

    async def _apologise(self, language: str | None) -> None:
        await self._say_prepared(PreparedKind.APOLOGY, language or self.language)

    def _answer_is_late(self) -> None:
        if self._progress.state is CallState.THINKING:
            self._order(self._say_prepared(PreparedKind.LEAD_IN, self.language), name="lead-in")

    async def _say_prepared(self, kind: PreparedKind, language: str) -> None:
        utterance = self._parts.prepared.utterance(kind, language)
        if utterance is not None:
            await self._mouth.say_held(utterance, name=PreparedSpeech.name(kind, language))

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
            self._move(CallState.ENDING)
            await self._line.hang_up()
        elif not isinstance(step, Sentence):
            await self._parts.act(step)

    def _silence(self, silences: int) -> None:
        self._answering.volunteer(
            self._parts.dialogue.still_there(silences, self._parts.state), name="still-there"
        )

    def _too_long(self) -> None:
        self._closing = True
        self._patience.stop()
        self._answering.volunteer(self._parts.dialogue.too_long(self._parts.state), name="too-long")
