"""What happens in one call, told to the event bus with the call's id and the time."""

from __future__ import annotations

from datetime import datetime

from engines.wire.stt import Word
from secretary_app.features.calls import desk_events, events
from secretary_app.features.calls.latency import TurnLatency
from secretary_app.features.calls.ledger import SpokenUtterance
from secretary_app.features.calls.models import CallOutcome, Consent
from secretary_app.features.calls.secrets import CallSecrets
from secretary_app.features.calls.states import CallState
from secretary_app.features.calls.understanding import UnderstoodTurn
from secretary_app.features.dialogue.models import Sentence
from secretary_app.kernel.blanking import blank
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus


class CallReporter:
    """Emits the events of one call."""

    def __init__(
        self, *, call_id: str, bus: EventBus, clock: Clock, secrets: CallSecrets | None = None
    ) -> None:
        """Everything is told on ``bus``; ``secrets`` takes out what nobody may keep."""
        self._secrets = secrets or CallSecrets()
        self.call_id = call_id
        self._bus = bus
        self._clock = clock

    def state(self, state: CallState) -> None:
        """The call moved."""
        self._bus.emit(
            events.CallStateChanged(at=self._clock.now(), call_id=self.call_id, state=state)
        )

    def rang(self, *, number: str | None, withheld: bool) -> None:
        """The first ring."""
        self._bus.emit(
            events.CallRang(
                at=self._clock.now(), call_id=self.call_id, number=number, withheld=withheld
            )
        )

    def dialled(self, *, number: str) -> None:
        """We call somebody."""
        self._bus.emit(
            events.CallDialled(at=self._clock.now(), call_id=self.call_id, number=number)
        )

    def rings_there(self) -> None:
        """The telephone that we call rings."""
        self._bus.emit(events.CallRingsThere(at=self._clock.now(), call_id=self.call_id))

    def identified(self, *, number: str | None, person_id: str | None) -> None:
        """The number came late."""
        self._bus.emit(
            events.CallerIdentified(
                at=self._clock.now(), call_id=self.call_id, number=number, person_id=person_id
            )
        )

    def answered(self, *, ata_ms: int, audio_delay_ms: int, since_answer_ms: int) -> None:
        """Sound runs both ways."""
        self._bus.emit(
            events.CallAnswered(
                at=self._clock.now(),
                call_id=self.call_id,
                ata_ms=ata_ms,
                audio_delay_ms=audio_delay_ms,
                since_answer_ms=since_answer_ms,
            )
        )

    def resumed(self, *, away_ms: int) -> None:
        """The line has handed over a call in which there was nobody for so long."""
        self._bus.emit(
            events.CallResumed(at=self._clock.now(), call_id=self.call_id, away_ms=away_ms)
        )

    def partial(self, text: str, language: str) -> None:
        """The caller's words so far."""
        self._bus.emit(
            events.PartialHeard(
                at=self._clock.now(),
                call_id=self.call_id,
                actor="caller",
                text=blank(text),
                language=language,
            )
        )

    def turn(self, number: int, turn: UnderstoodTurn, *, interrupted: bool) -> None:
        """A finished turn of the caller."""
        turn = self._secrets.taken_out(turn)
        self._bus.emit(
            events.TurnHeard(
                at=self._clock.now(),
                call_id=self.call_id,
                actor="caller",
                number=number,
                text=turn.said.text,
                language=turn.said.language,
                engine=turn.engine,
                confidence=turn.said.confidence,
                understood=turn.said.understood,
                interrupted_us=interrupted,
                start_ms=turn.start_ms,
                end_ms=turn.end_ms,
                words=turn.words,
            )
        )

    def backchannel(self, turn: UnderstoodTurn) -> None:
        """The caller said «go on»."""
        turn = self._secrets.taken_out(turn)
        self._bus.emit(
            events.BackchannelHeard(
                at=self._clock.now(),
                call_id=self.call_id,
                actor="caller",
                text=turn.said.text,
                language=turn.said.language,
                start_ms=turn.start_ms,
                end_ms=turn.end_ms,
            )
        )

    def turn_answered(self, number: int, latency: TurnLatency) -> None:
        """The first sound of an answer left."""
        self._bus.emit(
            events.TurnAnswered(
                at=self._clock.now(), call_id=self.call_id, number=number, latency=latency
            )
        )

    def sentence_started(self, utterance: SpokenUtterance) -> None:
        """Our voice says this now."""
        self._bus.emit(
            events.SentenceStarted(
                at=self._clock.now(),
                call_id=self.call_id,
                actor="assistant",
                text=blank(utterance.text),
                language=utterance.language,
                evidence=utterance.evidence,
            )
        )

    def sentence_over(self, utterance: SpokenUtterance) -> None:
        """Nothing more of it will sound."""
        self._bus.emit(
            events.SentenceHeard(
                at=self._clock.now(),
                call_id=self.call_id,
                actor="assistant",
                text=blank(utterance.text),
                heard_text=blank(utterance.heard_text),
                cut=utterance.cut,
                language=utterance.language,
                kind=utterance.kind,
                evidence=utterance.evidence,
                start_ms=utterance.started_ms,
                end_ms=utterance.ended_ms,
            )
        )

    def levels(self, *, caller: float, ours: float) -> None:
        """For the eyes."""
        self._bus.emit(
            events.LevelsMeasured(
                at=self._clock.now(), call_id=self.call_id, caller=caller, ours=ours
            )
        )

    def voice_yielded(self, *, silent: bool) -> None:
        """Our voice gave way to the caller."""
        self._bus.emit(
            events.VoiceYielded(at=self._clock.now(), call_id=self.call_id, silent=silent)
        )

    def taken_over(self, actor: str) -> None:
        """A person has the line."""
        self._bus.emit(
            desk_events.TakenOver(at=self._clock.now(), actor=actor, call_id=self.call_id)
        )

    def given_back(self, actor: str, because: desk_events.BackBecause) -> None:
        """The assistant has the line again."""
        self._bus.emit(
            desk_events.GivenBack(
                at=self._clock.now(), actor=actor, call_id=self.call_id, because=because
            )
        )

    def held(self, *, on: bool, actor: str) -> None:
        """The hold sound begins, or ends."""
        self._bus.emit(
            desk_events.HeldChanged(at=self._clock.now(), actor=actor, call_id=self.call_id, on=on)
        )

    def quiet(self, *, on: bool, actor: str) -> None:
        """The assistant only listens, or speaks again."""
        self._bus.emit(
            desk_events.QuietChanged(at=self._clock.now(), actor=actor, call_id=self.call_id, on=on)
        )

    def suggested(self, number: int, sentence: Sentence) -> None:
        """What she would say."""
        self._bus.emit(
            desk_events.Suggested(
                at=self._clock.now(),
                actor="assistant",
                call_id=self.call_id,
                number=number,
                text=blank(sentence.text),
                language=sentence.language,
                evidence=sentence.evidence,
            )
        )

    def hinted(self, actor: str, *, hint: str, said: str) -> None:
        """She says what she was told to."""
        self._bus.emit(
            desk_events.Hinted(
                at=self._clock.now(),
                actor=actor,
                call_id=self.call_id,
                hint=blank(hint),
                said=blank(said),
            )
        )

    def operator_partial(self, actor: str, text: str, language: str) -> None:
        """The person's words so far."""
        self._bus.emit(
            desk_events.OperatorPartial(
                at=self._clock.now(),
                actor=actor,
                call_id=self.call_id,
                text=blank(text),
                language=language,
            )
        )

    def operator_said(
        self,
        actor: str,
        *,
        text: str,
        language: str,
        engine: str,
        confidence: float,
        words: tuple[Word, ...],
        start_ms: int,
        end_ms: int,
    ) -> None:
        """A finished turn of the person who has the call; numbers that nobody keeps are taken out.

        Their places in the sound are not blanked: it is our own track.
        """
        kept = blank(text)
        self._bus.emit(
            desk_events.OperatorSaid(
                at=self._clock.now(),
                actor=actor,
                call_id=self.call_id,
                text=kept,
                language=language,
                engine=engine,
                confidence=confidence,
                words=words if kept == text else (),
                start_ms=start_ms,
                end_ms=end_ms,
            )
        )

    def noted(self, actor: str, text: str) -> None:
        """Somebody wrote something down."""
        self._bus.emit(
            desk_events.CallNoted(
                at=self._clock.now(), actor=actor, call_id=self.call_id, text=blank(text)
            )
        )

    def tones_sent(self, actor: str, count: int) -> None:
        """Into the call."""
        self._bus.emit(
            desk_events.TonesSent(
                at=self._clock.now(), actor=actor, call_id=self.call_id, count=count
            )
        )

    def person_awaited(self, until: datetime) -> None:
        """It rings, and a person may take it."""
        self._bus.emit(
            desk_events.PersonAwaited(at=self._clock.now(), call_id=self.call_id, until=until)
        )

    def declined(self, actor: str) -> None:
        """Somebody refused the call."""
        self._bus.emit(
            desk_events.Declined(at=self._clock.now(), actor=actor, call_id=self.call_id)
        )

    def recording_failed(self, code: str) -> None:
        """The sound of the call is not kept any further."""
        self._bus.emit(
            events.RecordingFailed(at=self._clock.now(), call_id=self.call_id, code=code)
        )

    def consent(self, reason: Consent) -> None:
        """The caller decided about the recording."""
        self._bus.emit(
            events.ConsentChanged(
                at=self._clock.now(), actor="caller", call_id=self.call_id, reason=reason.value
            )
        )

    def engine_failed(self, kind: str, language: str, code: str) -> None:
        """No engine of that kind could do its part."""
        self._bus.emit(
            events.EngineFailed(
                at=self._clock.now(),
                call_id=self.call_id,
                kind=kind,
                language=language,
                code=code,
            )
        )

    def ended(self, *, outcome: CallOutcome, cause: str) -> None:
        """The call is over and its record closed."""
        self._bus.emit(
            events.CallEnded(
                at=self._clock.now(), call_id=self.call_id, outcome=outcome, cause=cause
            )
        )
