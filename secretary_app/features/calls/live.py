"""One call with everything that belongs to it, from its first ring to its closed record."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from hardware.line import reports
from hardware.line.dial_reports import Dialling
from hardware.line.orders import IfAppIsLost
from hardware.line.recording_reports import Erased, Recorded
from secretary_app.features.calls.attendance import Attendance
from secretary_app.features.calls.call_line import CallLine
from secretary_app.features.calls.errors import NotNow
from secretary_app.features.calls.journal import CallJournal, Closing
from secretary_app.features.calls.keeping import LOST_CODES, SoundKeeping
from secretary_app.features.calls.models import CallOutcome
from secretary_app.features.calls.party import CallParty
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.calls.screening import Verdict
from secretary_app.features.calls.session import CallSession
from secretary_app.features.calls.states import CallState
from secretary_app.features.lines.errors import LineLost
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.phone import PhoneNumber
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

PREPARE_LIMIT_S = 1.0
"""To find out who calls and where to keep the sound; what comes later counts from then on."""

LAST_WORDS_LIMIT_S = 3.0
"""For what the caller said just before the line went: people hang up in mid-sentence."""

JOURNAL_LIMIT_S = 10.0
"""For the last entries of a call to reach the disk; twice what a locked database may take."""

DECLINED = "declined"
"""The cause of the end of a call that a person refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Preparing:
    """What a call wants to know before it begins, and does not wait for."""

    who: asyncio.Task[None]
    place: asyncio.Task[None]


class LiveCall:
    """A call that is ringing or running."""

    def __init__(
        self,
        *,
        party: CallParty,
        session: CallSession,
        journal: CallJournal,
        keeping: SoundKeeping,
        records: CallRecords,
        report: CallReporter,
        line: CallLine,
        without_us: Callable[[str], IfAppIsLost],
        clock: Clock,
        tasks: TaskOwner,
        forget: Callable[[], Coroutine[object, object, None]],
    ) -> None:
        """``forget`` deletes what is stored of the caller, where that was wished.

        ``tasks`` belongs to this call alone and is stopped by ``close``.
        ``without_us``: what the line does when this program dies, in a language.
        """
        self.call_id = report.call_id
        self._party = party
        self._session = session
        self._journal = journal
        self._keeping = keeping
        self._records = records
        self._report = report
        self._forget = forget
        self._line = line
        self._without_us = without_us
        self._told_line: IfAppIsLost | None = None
        self._clock = clock
        self._tasks = tasks
        self._answered_at: datetime | None = None
        self._began: reports.CallBegan | None = None
        self._sound: reports.CallGraded | None = None
        self._ours = False
        """Whether it is we who call."""
        self._writing: asyncio.Task[None] | None = None
        self._decision: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        """Who takes the ringing call; None is the assistant."""
        self.write = session.write
        """The caller's own words, written in place of being said."""
        self.refused: str | None = None
        """Why the ringing call is not taken."""
        self.rang_at = clock.now()
        self.waits_until: datetime | None = None
        """For a person to decide about the ringing call."""

    @property
    def answered_at(self) -> datetime | None:
        """When the other side was connected."""
        return self._answered_at

    @property
    def ours(self) -> bool:
        """Whether it is we who call."""
        return self._ours

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
        """Whether what a call of ours was made for is done."""
        return self._session.reached

    @property
    def party(self) -> CallParty:
        """Who is on the other end."""
        return self._party

    @property
    def language(self) -> str:
        """What is spoken."""
        return self._session.language

    def rang(self, *, withheld: bool) -> None:
        """The first ring: tell it, and begin to write the call down."""
        self._report.rang(number=self._party.stored_number, withheld=withheld)
        self._writing = asyncio.create_task(self._journal.write(), name=f"journal-{self.call_id}")

    def dial(self, number: PhoneNumber, *, give_up_s: float) -> None:
        """Call somebody, and begin to write the call down."""
        self._ours = True
        self._report.dialled(number=number.e164)
        self._writing = asyncio.create_task(self._journal.write(), name=f"journal-{self.call_id}")
        self._tasks.start(self._dial(number, give_up_s), name="dial")

    def answer(self, *, after_s: float, person_s: float = 0.0) -> None:
        """Take the call so much later, unless it is over by then.

        ``person_s``: so long it waits besides; all the while a person may decide about it.
        """
        if after_s + person_s > 0:
            self.waits_until = self._clock.now() + timedelta(seconds=after_s + person_s)
            self._report.person_awaited(self.waits_until)
        self._tasks.start(self._answer(after_s + person_s), name="answer")

    def taken_by(self, actor: str | None) -> None:
        """A person takes the ringing call; None: they let the assistant. Raises NotNow."""
        self._need_ringing()
        self._decision.set_result(actor)

    async def decline(self, actor: str) -> None:
        """A person refuses the ringing call. Raises NotNow, LineLost."""
        self._need_ringing()
        self._decision.cancel()
        self.refused = DECLINED
        self._report.declined(actor)
        await self._line.hang_up()

    def turn_away(self, verdict: Verdict) -> None:
        """Nobody takes the ringing call; the record says why."""
        self._decision.cancel()
        self.refused = verdict.reason
        self._tasks.start(self._identify(), name="who")
        if verdict.refuse:
            self._tasks.start(self._refuse(), name="refuse")

    @property
    def attendance(self) -> Attendance:
        """Who speaks for us."""
        return self._session.attendance

    @property
    def state(self) -> CallState:
        """Where the call stands."""
        return self._session.state

    async def send_tones(self, actor: str, tones: str) -> None:
        """Into the call. Raises NotNow, LineLost."""
        self.need_talk()
        await self._line.send_digits(tones)
        self._report.tones_sent(actor, len(tones))

    async def hang_up(self) -> None:
        """At once and without a word, or while we ring somebody. Raises NotNow, LineLost."""
        if self._session.state is CallState.ENDED:
            raise NotNow(reason="ended")
        await self._line.hang_up()

    def note(self, actor: str, text: str) -> None:
        """Written down in the caller's thread."""
        self._report.noted(actor, text)

    def _need_ringing(self) -> None:
        if self._session.state is CallState.ENDED or self._decision.cancelled():
            raise NotNow(reason="ended")
        if self._ours or self._decision.done():
            raise NotNow(reason="answered")

    def need_talk(self) -> None:
        """Raises NotNow where nobody talks."""
        if self._session.state is CallState.RINGING:
            raise NotNow(reason="not-answered")
        if self._session.state in (CallState.ENDING, CallState.ENDED):
            raise NotNow(reason="ended")

    def resume(
        self, handed: reports.CallHanded, *, answered_at: datetime | None, turns: int
    ) -> None:
        """Go on with a call of a program that died, perhaps before it wrote when it answered."""
        self._answered_at = answered_at or self._clock.now() - timedelta(milliseconds=handed.at_ms)
        self._report.resumed(away_ms=handed.at_ms - handed.lost_ms)
        self._writing = asyncio.create_task(self._journal.write(), name=f"journal-{self.call_id}")
        self._session.resume(turns=turns, at_ms=handed.at_ms)
        self._tell_line()

    async def was_missed(self) -> None:
        """It rang where it could not be answered, and is over: who was it?"""
        await self._identify()

    def receive(self, message: reports.Report) -> None:
        """Take one message of the line; never waits for a disk."""
        self._session.receive(message)
        match message:
            case reports.Played():
                # In what language we speak may be known by now, or another.
                self._tell_line()
            case reports.CallerId(number=number):
                self._party.tell_number(number)
                self._tasks.start(self._identify(), name="identify")
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
        cause = self.refused or cause
        answered = self._answered_at is not None
        outcome = CallOutcome.BROKEN if broken else CallOutcome.ANSWERED
        if not answered:
            outcome = CallOutcome.UNANSWERED if self._ours else CallOutcome.MISSED
        try:
            if answered:
                await self._kept(self._session.last_words(limit_s=LAST_WORDS_LIMIT_S))
            await self._tasks.stop()
            await self._kept(self._session.keep_unfinished())
            await self._kept(self._finish_journal(outcome, cause, ended_at))
            await self._kept(self._finish_recording())
            await self._kept(self._forget())
        finally:
            self._report.ended(outcome=outcome, cause=cause)

    async def _refuse(self) -> None:
        with suppress(LineLost):
            await self._line.hang_up()

    async def _answer(self, after_s: float) -> None:
        preparing = self._prepare()
        await asyncio.wait({self._decision}, timeout=after_s)
        if not self._decision.done():
            self._decision.set_result(None)
        actor = self._decision.result()
        self.waits_until = None
        if actor is None:
            await self._begin(preparing, self._session.beginning.answer)
            return
        # Nobody has said that the talk is recorded.
        self._keeping.unannounced()
        await self._begin(preparing, lambda: self._session.beginning.answer_for(actor))

    async def _dial(self, number: PhoneNumber, give_up_s: float) -> None:
        await self._begin(
            self._prepare(), lambda: self._line.dial(number.e164, give_up_s=give_up_s)
        )

    def _prepare(self) -> _Preparing:
        """In the call's own tasks: what is not there in time goes on and counts when it is."""
        return _Preparing(
            who=self._tasks.start(self._identify(), name="who"),
            place=self._tasks.start(
                self._keeping.prepare(number=self._party.stored_number), name="recording"
            ),
        )

    async def _begin(self, preparing: _Preparing, order: Callable[[], Awaitable[None]]) -> None:
        await asyncio.wait({preparing.who, preparing.place}, timeout=PREPARE_LIMIT_S)
        try:
            await order()
            self._tell_line()
            await asyncio.wait({preparing.place})
            await self._keeping.start()
        except LineLost:
            _LOG.info("call %s did not begin: the line is gone", self.call_id)

    def _tell_line(self) -> None:
        plan = self._without_us(self._session.language)
        if plan != self._told_line:
            self._told_line = plan
            self._tasks.start(self._give(plan), name="if-app-is-lost")

    async def _give(self, plan: IfAppIsLost) -> None:
        try:
            await self._line.if_app_is_lost(plan)
        except LineLost:
            _LOG.info("call %s: there is no line that could outlive us", self.call_id)

    async def _identify(self) -> None:
        late = self._party.looked_up.is_set()
        await self._party.look_up()
        self._session.caller_is(self._party)
        if late:
            self._report.identified(
                number=self._party.stored_number, person_id=self._party.person_id
            )

    async def _kept(self, keeping: Coroutine[object, object, None]) -> None:
        """One thing that cannot be kept costs nothing else."""
        try:
            await keeping
        except Exception:  # noqa: BLE001 - rejected: a record is closed, whatever else fails
            _LOG.exception("not everything of call %s could be kept", self.call_id)

    async def _finish_journal(self, outcome: CallOutcome, cause: str, ended_at: datetime) -> None:
        self._journal.close(
            Closing(
                outcome=outcome,
                cause=cause,
                answered_at=self._answered_at,
                ended_at=ended_at,
                language=self._session.language,
                sound=self._sound,
            )
        )
        if self._writing is None:
            return
        try:
            async with asyncio.timeout(JOURNAL_LIMIT_S):
                await self._writing
        except TimeoutError:
            _LOG.error("the journal of call %s was not finished in time", self.call_id)

    async def _finish_recording(self) -> None:
        recording = await self._keeping.close()
        if recording is not None:
            document = await self._records.transcript(self.call_id)
            await self._keeping.write_transcript(recording, document)
