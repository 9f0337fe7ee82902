"""Minds a call whose app is away: speaks what the line holds, keeps the record, ends it in time."""

import asyncio
import dataclasses
import itertools
import logging
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from hardware.errors import HardwareError
from hardware.line.absence import Absence, AbsenceTimes, Due
from hardware.line.absence_note import AbsenceNote, SaidMeanwhile
from hardware.line.call_sound import CallSound
from hardware.line.orders import IfAppIsLost
from hardware.line.preloads import Preloads
from hardware.line.recording_reports import Recorded
from hardware.line.reports import CallGraded, Played, Report

LOOK_EVERY_S = 0.1

FAREWELL_LIMIT_S = 15.0
"""Twice the longest; a port that takes no more sound must not keep the call."""

logger = logging.getLogger(__name__)


class Caretaker:
    """One absence in one call.

    Without a plan, which an app gives with its answer, there is nothing to say and nowhere to note
    it: the call is only ended in time.
    """

    def __init__(
        self,
        *,
        plan: IfAppIsLost | None,
        sound: CallSound,
        preloads: Preloads,
        app_is_there: Callable[[], bool],
        hang_up: Callable[[], Awaitable[None]],
    ) -> None:
        self._plan = plan
        self._sound = sound
        self._preloads = preloads
        self._app_is_there = app_is_there
        self._hang_up = hang_up
        self._absence = Absence(times=AbsenceTimes(), since=time.monotonic())
        self._numbers = itertools.count(1)
        self._texts: dict[str, tuple[str, bool]] = {}
        """Of what is to sound, and whether all of it is here."""
        self._sounding: dict[str, int] = {}
        """Since which line time."""
        self._farewell: str | None = None
        self._said_farewell = asyncio.Event()
        self._writing = asyncio.Lock()
        self._recalled = False
        self._note = AbsenceNote(
            call_id="" if plan is None else plan.call_id,
            number=None if plan is None else plan.number,
            language="" if plan is None else plan.language,
            lost_at=time.time(),
            lost_ms=sound.now_ms,
        )

    @property
    def leaving(self) -> bool:
        """Whether the call is being ended: an app that comes now comes too late."""
        return self._farewell is not None

    @property
    def lost_ms(self) -> int:
        """Line time at which the app was lost."""
        return self._note.lost_ms

    async def mind(self) -> None:
        """Until the call is ended; cancelled when an app has taken it, or when it is over."""
        self._texts.update(self._sound.player.no_more_pieces())
        await self.write()
        while (due := self._due()) is not Due.FAREWELL:
            if due is not None and self._plan is not None:
                self._say(self._plan.hold if due is Due.HOLD else self._plan.wait)
            await asyncio.sleep(LOOK_EVERY_S)
        self._farewell = ""
        if self._plan is not None:
            self._farewell = self._say(self._plan.farewell)
            try:
                async with asyncio.timeout(FAREWELL_LIMIT_S):
                    await self._said_farewell.wait()
            except TimeoutError:
                logger.warning("the farewell did not come to its end")
            await self.write()
        await self._hang_up()

    def saw(self, report: Report) -> None:
        """A report of this call: what the next app has to know of it is noted."""
        note = self._note
        match report:
            case Played(utterance_id=name, from_ms=int(from_ms), to_ms=to_ms) if (
                name in self._texts and _over(report)
            ):
                text, whole = self._texts.pop(name)
                self._sounding.pop(name, None)
                said = SaidMeanwhile(
                    text=text, from_ms=from_ms, to_ms=to_ms, whole=whole and report.finished
                )
                promised = name == self._farewell and report.finished
                self._note = dataclasses.replace(
                    note, said=(*note.said, said), promised=note.promised or promised
                )
            case Played(utterance_id=name, from_ms=int(from_ms)) if name in self._texts:
                self._sounding[name] = from_ms
            case Recorded(duration_ms=duration_ms, sha256=sha256):
                self._note = dataclasses.replace(note, duration_ms=duration_ms, sha256=sha256)
            case CallGraded():
                self._note = dataclasses.replace(note, sound=dataclasses.asdict(report))
            case _:
                pass
        if isinstance(report, Played) and report.utterance_id == self._farewell and _over(report):
            self._said_farewell.set()

    async def _recall(self, plan: IfAppIsLost) -> None:
        """An app may die again before it has written down what was said at its first death."""
        try:
            before = await asyncio.to_thread(AbsenceNote.read, Path(plan.note))
        except (OSError, ValueError):
            return
        if before.call_id == self._note.call_id:
            self._note = dataclasses.replace(
                self._note,
                lost_at=before.lost_at,
                lost_ms=before.lost_ms,
                said=(*before.said, *self._note.said),
            )

    async def hand_over(self, *, at_ms: int) -> None:
        """The next app has the call; what sounds still is said to its end: nobody can cut it."""
        sounding = tuple(
            SaidMeanwhile(text=self._texts[name][0], from_ms=from_ms, to_ms=max(from_ms, at_ms))
            for name, from_ms in self._sounding.items()
            if self._texts[name][1]
        )
        self._note = dataclasses.replace(self._note, said=(*self._note.said, *sounding))
        await self.write()

    async def ended(self, cause: str) -> None:
        """The call is over, and no app has taken it."""
        self._note = dataclasses.replace(self._note, ended_at=time.time(), cause=cause)
        await self.write()

    async def write(self) -> None:
        """Brings to the disk what is known by now. A disk that refuses is logged."""
        if self._plan is not None:
            # Whoever is cancelled here leaves a file that is being written by nobody else.
            await asyncio.shield(self._write(self._plan))

    async def _write(self, plan: IfAppIsLost) -> None:
        async with self._writing:
            if not self._recalled:
                self._recalled = True
                await self._recall(plan)
            try:
                await asyncio.to_thread(self._note.write, Path(plan.note))
            except OSError:
                logger.exception("the note of call %s is not on the disk", plan.call_id)

    def _due(self) -> Due | None:
        return self._absence.due(
            now=time.monotonic(),
            silent_since=self._sound.silent_since,
            app=self._app_is_there(),
        )

    def _say(self, name: str) -> str:
        """The id under which it is played; where the line does not hold it, there is silence."""
        utterance_id = f"line-{next(self._numbers)}"
        player = self._sound.player
        if player.speaking is None:
            # What waits for an order of the app that is gone would wait for ever.
            player.flush(None)
        try:
            self._texts[utterance_id] = (self._preloads.text_of(name), True)
            self._preloads.play(player, name=name, utterance_id=utterance_id)
        except HardwareError as error:
            logger.warning("nothing to say to the caller: %s", error)
            self._said_farewell.set()
        return utterance_id


def _over(played: Played) -> bool:
    return played.finished or played.cut
