"""One call from answer to end: who has the floor, what is said next, when it is over.

The session receives the line's messages in order (``receive``) and never blocks on them; everything
that waits runs in tasks of the call's own owner, which end with the call.
"""

from __future__ import annotations

import asyncio

from engines.wire import WireError
from engines.wire.audio import AudioChunk
from engines.wire.stt import Partial, PhraseList
from hardware.line import reports
from hardware.line.client import LineClient
from secretary_app.features.calls.answering import Answering
from secretary_app.features.calls.hearing import Ear, Heard, ListenFor
from secretary_app.features.calls.interruption import Interruption, Verdict
from secretary_app.features.calls.latency import TurnStopwatch
from secretary_app.features.calls.lead_in import LeadIn
from secretary_app.features.calls.ledger import SpokenUtterance
from secretary_app.features.calls.parts import CallParts
from secretary_app.features.calls.patience import Patience
from secretary_app.features.calls.prepared import PreparedKind, PreparedSpeech
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.calls.speaking import Mouth
from secretary_app.features.calls.states import CallProgress, CallState
from secretary_app.features.calls.understanding import understand
from secretary_app.features.dialogue.models import Completeness, EndCall, Sentence, Step
from secretary_app.kernel.tasks import TaskOwner


class CallSession:
    """Conducts one answered call."""

    def __init__(
        self, *, parts: CallParts, line: LineClient, report: CallReporter, tasks: TaskOwner
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
            on_voice_failure=self._voice_failed,
            on_answered=report.turn_answered,
            tasks=tasks,
        )
        self._lead_in = LeadIn(say=self._answer_is_late)
        self._patience = Patience(
            times=parts.patience, on_silence=self._silence, on_too_long=self._too_long
        )
        self.ended = asyncio.Event()
        """Set when the line has reported the end."""
        self.cause = ""
        """Why it ended, in the line's words."""

    @property
    def state(self) -> CallState:
        """Where the call stands."""
        return self._progress.state

    @property
    def language(self) -> str:
        """The language that is spoken now."""
        return self._parts.state.speaks

    async def answer(self) -> None:
        """Take the ringing call; the line begins the greeting, which it holds, by itself."""
        language = self.language
        greeting = self._parts.prepared.utterance(PreparedKind.GREETING, language)
        self._mouth.expect(greeting)
        self._settle()
        await self._line.answer(
            play_preloaded=PreparedSpeech.name(PreparedKind.GREETING, language),
            utterance_id=greeting.utterance_id,
        )

    def receive(self, message: reports.Report) -> None:
        """Take one message of the line process, in its order."""
        match message:
            case AudioChunk(pcm=pcm, timestamp_ms=at_ms):
                self._ear.audio(pcm, at_ms or 0)
            case reports.VoiceStarted(at_ms=at_ms):
                self._ear.voice_started(at_ms, self._listen_for())
            case reports.VoiceStopped(at_ms=at_ms):
                self._ear.voice_stopped(at_ms)
            case reports.Played():
                self._mouth.played(message)
            case reports.Yielding(utterance_id=utterance_id):
                self._interruption.yielded(utterance_id)
                self._report.voice_yielded(silent=False)
            case reports.Yielded():
                self._report.voice_yielded(silent=True)
            case reports.Resumed():
                self._interruption.over()
            case reports.CallEnded(cause=cause):
                self._over(cause)
        self._settle()

    async def keep_unfinished(self) -> None:
        """The call is over in the middle of a message: what the caller gave is stored."""
        for action in self._parts.dialogue.hung_up(self._parts.state):
            await self._parts.act(action)

    def stop(self) -> None:
        """Say and hear nothing more."""
        self._answering.stop()
        self._lead_in.disarm()
        self._patience.stop()

    # States

    def _settle(self) -> None:
        """Move to the state that the parts are in."""
        if self._progress.over:
            return
        if self._interruption.running:
            self._move(CallState.YIELDING)
        elif self._mouth.speaking:
            self._move(CallState.SPEAKING if self._turns else CallState.GREETING)
        elif self._ear.hearing:
            self._move(CallState.HEARING)
        elif self._answering.unanswered is not None:
            self._move(CallState.THINKING)
        else:
            self._move(CallState.LISTENING)

    def _move(self, state: CallState) -> None:
        if state is self._progress.state:
            return
        self._progress.move(state)
        self._report.state(state)
        if state is CallState.LISTENING:
            self._patience.nobody_speaks()
        else:
            self._patience.somebody_speaks(caller=state is CallState.HEARING)

    def _over(self, cause: str) -> None:
        self.stop()
        if self._progress.state is not CallState.ENDED:
            self._move(CallState.ENDED)
        self.cause = cause
        self.ended.set()

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
        if self._progress.over:
            return
        stopwatch = TurnStopwatch(
            endpoint_ms=heard.decided_ms - heard.end_ms, decided=heard.decided_at
        )
        heard_turn = understand(
            heard,
            dialogue=self._parts.dialogue,
            state=self._parts.state,
            unanswered=self._answering.unanswered,
        )
        interrupted = self._interruption.running
        if interrupted and self._interruption.judge(heard_turn) is Verdict.RESUME:
            self._report.backchannel(heard_turn)
            self._tasks.start(self._line.resume(), name="resume")
            return
        self._interruption.over()
        self._turns += 1
        self._report.turn(self._turns, heard_turn, interrupted=interrupted)
        stopwatch.lap(self._parts.clock.monotonic())
        self._answering.begin(
            number=self._turns,
            turn=heard_turn.turn,
            steps=self._parts.dialogue.answer(heard_turn.turn, self._parts.state),
            stopwatch=stopwatch,
        )
        self._lead_in.arm()
        self._settle()

    # Our voice

    def _sentence_started(self, utterance: SpokenUtterance) -> None:
        self._lead_in.disarm()
        self._report.sentence_started(utterance)
        self._answering.started(utterance)

    def _sentence_over(self, utterance: SpokenUtterance) -> None:
        self._report.sentence_over(utterance)
        if not self._mouth.speaking:
            self._interruption.over()

    async def _voice_failed(self, failure: WireError, sentence: Sentence) -> None:
        self._report.engine_failed("tts", sentence.language, failure.code)
        await self._say_prepared(PreparedKind.APOLOGY, sentence.language)

    def _answer_is_late(self) -> None:
        if self._answering.unanswered is not None and not self._mouth.speaking:
            self._tasks.start(
                self._say_prepared(PreparedKind.LEAD_IN, self.language), name="lead-in"
            )

    async def _say_prepared(self, kind: PreparedKind, language: str) -> None:
        utterance = self._parts.prepared.utterance(kind, language)
        self._mouth.expect(utterance)
        await self._line.play_preloaded(
            utterance_id=utterance.utterance_id, name=PreparedSpeech.name(kind, language)
        )

    # What ends a call

    async def _act(self, step: Step) -> None:
        if isinstance(step, EndCall):
            await self._mouth.quiet()
            self._move(CallState.ENDING)
            await self._line.hang_up()
        elif not isinstance(step, Sentence):
            await self._parts.act(step)

    def _silence(self, silences: int) -> None:
        self._answering.volunteer(
            self._parts.dialogue.still_there(silences, self._parts.state), name="still-there"
        )

    def _too_long(self) -> None:
        self._answering.volunteer(self._parts.dialogue.too_long(self._parts.state), name="too-long")
