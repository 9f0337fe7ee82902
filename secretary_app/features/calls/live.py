"""One call with everything that belongs to it, from its first ring to its closed record."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from hardware.line import reports
from hardware.line.dial_reports import Dialling
from hardware.line.recording_reports import Erased, Recorded
from secretary_app.features.calls.attendance import Attendance
from secretary_app.features.calls.call_line import CallLine
from secretary_app.features.calls.closing import CallClosing
from secretary_app.features.calls.connecting import Connecting
from secretary_app.features.calls.errors import NotNow
from secretary_app.features.calls.journal import Closing
from secretary_app.features.calls.keeping import LOST_CODES, SoundKeeping
from secretary_app.features.calls.models import CallOutcome
from secretary_app.features.calls.party import CallParty
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.calls.session import CallSession
from secretary_app.features.calls.states import CallState
from secretary_app.features.calls.without_us import WithoutUs
from secretary_app.features.recordings.models import Recording
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.phone import PhoneNumber
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

LAST_WORDS_LIMIT_S = 3.0
"""For what the caller said just before the line went: people hang up in mid-sentence."""


class LiveCall:
    """A call that is ringing or running."""

    def __init__(
        self,
        *,
        party: CallParty,
        connecting: Connecting,
        session: CallSession,
        keeping: SoundKeeping,
        closing: CallClosing,
        report: CallReporter,
        line: CallLine,
        without_us: WithoutUs,
        rang_at: datetime,
        clock: Clock,
        tasks: TaskOwner,
    ) -> None:
        """``tasks`` belongs to this call alone and is stopped by ``close``."""
        self.call_id = report.call_id
        self._party = party
        self._session = session
        self._keeping = keeping
        self._closing = closing
        self._report = report
        self._line = line
        self._without_us = without_us
        self._clock = clock
        self._tasks = tasks
        self.connecting = connecting
        """Who takes it, while it rings."""
        self._answered_at: datetime | None = None
        self._began: reports.CallBegan | None = None
        self._sound: reports.CallGraded | None = None
        self.write = session.write
        """The caller's own words, written in place of being said."""
        self.rang_at = rang_at

    @property
    def answered_at(self) -> datetime | None:
        """When the other side was connected."""
        return self._answered_at

    @property
    def ours(self) -> bool:
        """Whether it is we who call."""
        return self.connecting.ours

    @property
    def recorded(self) -> bool:
        """Whether its sound is kept."""
        return self._keeping.keeps

    @property
    def over(self) -> bool:
        """Whether it has ended; its record may not be closed yet."""
        return self._session.state is CallState.ENDED

    @property
    def answered(self) -> bool:
        """Whether the caller was connected."""
        return self._answered_at is not None

    @property
    def reached(self) -> bool:
        """Whether the other side has said anything besides its hello."""
        return self._session.reached

    @property
    def kept(self) -> frozenset[str]:
        """Promises for which this call of ours was made, and which it has kept."""
        return self._session.kept

    @property
    def party(self) -> CallParty:
        """Who is on the other end."""
        return self._party

    @property
    def language(self) -> str:
        """What is spoken."""
        return self._session.language

    @property
    def attendance(self) -> Attendance:
        """Who speaks for us."""
        return self._session.attendance

    @property
    def state(self) -> CallState:
        """Where the call stands."""
        return self._session.state

    def rang(self, *, withheld: bool) -> None:
        """The first ring: tell it, and begin to write the call down."""
        self._report.rang(number=self._party.stored_number, withheld=withheld)
        self._closing.begin()

    def dial(self, number: PhoneNumber, *, give_up_s: float) -> None:
        """Call somebody, and begin to write the call down."""
        self._report.dialled(number=number.e164)
        self._closing.begin()
        self.connecting.dial(number, give_up_s=give_up_s)

    def resume(
        self,
        handed: reports.CallHanded,
        *,
        answered_at: datetime | None,
        turns: int,
        recording: Recording | None,
    ) -> None:
        """Go on with a call of a program that died, perhaps before it wrote when it answered.

        The line still writes to ``recording``.
        """
        self._keeping.goes_on(recording)
        self._answered_at = answered_at or self._clock.now() - timedelta(milliseconds=handed.at_ms)
        self._report.resumed(away_ms=handed.at_ms - handed.lost_ms)
        self._closing.begin()
        self._session.resume(turns=turns, at_ms=handed.at_ms)
        self._without_us.tell(self._session.language)

    async def send_tones(self, actor: str, tones: str) -> None:
        """Into the call. Raises NotNow, LineLost."""
        self.need_talk()
        await self._line.send_digits(tones)
        self._report.tones_sent(actor, len(tones))

    async def hang_up(self) -> None:
        """At once and without a word, or while we ring somebody. Raises NotNow, LineLost."""
        if self._session.state is CallState.ENDED:
            raise NotNow(reason="ended")
        await self.connecting.made()
        await self._line.hang_up()

    def note(self, actor: str, text: str) -> None:
        """Written down in the caller's thread."""
        self._report.noted(actor, text)

    def need_talk(self) -> None:
        """Raises NotNow where nobody talks."""
        if self._session.state is CallState.RINGING:
            raise NotNow(reason="not-answered")
        if self._session.state in (CallState.ENDING, CallState.ENDED):
            raise NotNow(reason="ended")

    def receive(self, message: reports.Report) -> None:
        """Take one message of the line; never waits for a disk."""
        self._session.receive(message)
        match message:
            case reports.Played():
                # In what language we speak may be known by now, or another.
                self._without_us.tell(self._session.language)
            case reports.CallerId(number=number):
                self.connecting.number_told(number)
            case Dialling(ringing=True):
                self._report.rings_there()
            case reports.CallBegan():
                self._began = message
                self._answered_at = self._clock.now()
            case reports.AudioOpen(delay_ms=delay_ms, since_answer_ms=since_answer_ms):
                self._keeping.began()
                self._report.answered(
                    ata_ms=0 if self._began is None else self._began.ata_ms,
                    audio_delay_ms=delay_ms,
                    since_answer_ms=since_answer_ms,
                )
            case reports.Levels(caller=caller, ours=ours):
                self._report.levels(caller=caller, ours=ours)
            case reports.CallGraded():
                self._sound = message
            case Recorded():
                self._keeping.recorded(message)
            case Erased():
                self._keeping.erased()
            case reports.Failed(code=code, text=text):
                _LOG.warning("the line failed in call %s: %s (%s)", self.call_id, code, text)
                if code in LOST_CODES:
                    self._report.recording_failed(code)
            case _:
                pass

    def give_up(self) -> None:
        """Something is wrong with this call: say and hear nothing more, only wait for its end."""
        self._session.over()

    async def close(self, *, cause: str, broken: bool, ended_at: datetime) -> None:
        """The call is over: stop everything of it and close its record truthfully.

        ``broken``: neither side wanted its end. ``ended_at``: understanding may take longer.
        """
        self._session.over()
        cause = self.connecting.refused or cause
        answered = self._answered_at is not None
        outcome = CallOutcome.BROKEN if broken else CallOutcome.ANSWERED
        if not answered:
            outcome = CallOutcome.UNANSWERED if self.ours else CallOutcome.MISSED
        kept = self._closing.kept
        try:
            if answered:
                await kept(self._session.last_words(limit_s=LAST_WORDS_LIMIT_S))
            await self._tasks.stop()
            await kept(self._session.keep_unfinished())
            await self._closing.close(
                Closing(
                    outcome=outcome,
                    cause=cause,
                    answered_at=self._answered_at,
                    ended_at=ended_at,
                    language=self._session.language,
                    sound=self._sound,
                )
            )
        finally:
            self._report.ended(outcome=outcome, cause=cause)
