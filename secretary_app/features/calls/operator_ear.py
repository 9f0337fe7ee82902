"""Listens to the person at the desk who has a call, as the ear does to the caller.

What they said stands in the thread as theirs, and the assistant knows it when she goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engines.wire.stt import Partial, Transcript
from hardware.line.operator_reports import OperatorSound, OperatorSpeaks, OperatorStops
from secretary_app.features.calls.hearing import Ear, Heard, ListenFor
from secretary_app.features.calls.parts import CallParts
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.calls.understanding import NO_ENGINE, in_line_time
from secretary_app.features.calls.utterance import Listeners
from secretary_app.features.dialogue.models import Completeness
from secretary_app.kernel.tasks import TaskOwner


class OperatorEar:
    """Of one call."""

    def __init__(
        self,
        *,
        parts: CallParts,
        report: CallReporter,
        who: Callable[[], str],
        answered: Callable[[], None],
        tasks: TaskOwner,
    ) -> None:
        """``who`` has the call; ``answered`` is called when they have said something."""
        self._recognisers = parts.recognisers
        self._state = parts.state
        self._report = report
        self._who = who
        self._answered = answered
        self._actor = ""
        self._ear = Ear(
            listeners=Listeners(
                recognisers=parts.recognisers,
                times=parts.endpointing,
                completeness=_nothing_is_waited_for,
                on_partial=self._partial,
                on_failure=lambda language, code: report.engine_failed("stt", language, code),
                tasks=tasks,
            ),
            listen_for=self._listen_for,
            on_turn=self._said,
            clock=parts.clock,
        )

    def receive(self, message: OperatorSound | OperatorSpeaks | OperatorStops) -> None:
        """What the line tells of the person."""
        match message:
            case OperatorSound(at_ms=at_ms, pcm=pcm):
                self._ear.audio(pcm, at_ms)
            case OperatorSpeaks(at_ms=at_ms):
                self._actor = self._who()
                self._ear.voice_started(at_ms, into_our_voice=False)
            case OperatorStops(at_ms=at_ms):
                self._ear.voice_stopped(at_ms)

    def end(self) -> None:
        """They do not have the call any more: what they were saying is over."""
        self._ear.end()

    async def heard_out(self, *, limit_s: float) -> None:
        """Wait for their last words, so long at most."""
        await self._ear.heard_out(limit_s=limit_s)

    def _listen_for(self) -> ListenFor:
        """Anything at all, in the language of the talk: a person is not asked to choose."""
        spoken = self._state.speaks
        languages = (spoken,) if spoken in self._recognisers else tuple(self._recognisers)
        return ListenFor(phrases=dict.fromkeys(languages))

    def _partial(self, language: str, partial: Partial) -> None:
        self._report.operator_partial(self._actor, partial.text, language)

    def _said(self, heard: Heard) -> None:
        language, transcript = _surest(heard.transcripts)
        text = "" if transcript is None else transcript.text
        self._answered()
        self._state.history.heard(text)
        self._report.operator_said(
            self._actor,
            text=text,
            language=language or self._state.speaks,
            engine=NO_ENGINE if transcript is None else transcript.engine,
            confidence=0.0 if transcript is None else transcript.confidence,
            words=() if transcript is None else in_line_time(transcript.words, heard.sound_from_ms),
            start_ms=heard.start_ms,
            end_ms=heard.end_ms,
        )


def _nothing_is_waited_for(_text: str, _language: str) -> Completeness:
    """Nobody answers a person at the desk: their turns end by silence alone."""
    return Completeness.INCOMPLETE


def _surest(transcripts: Mapping[str, Transcript]) -> tuple[str | None, Transcript | None]:
    found = [(each.confidence, language, each) for language, each in transcripts.items()]
    if not found:
        return None, None
    _, language, transcript = max(found, key=lambda each: each[0])
    return language, transcript
