"""Compares what the far end saw of every call with what the program has stored of it."""

import math
import sqlite3
import wave
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from secretary_app.kernel.paths import DataFolder
from tests.soak.calling import MadeCall
from tests.soak.plan import PROGRAM, Target

SAME_S = 1.0
"""Length and end of a record may differ by so much from what the network saw."""
AROUND_S = 1.0
"""A kill so near to the end of a call may or may not have cut it off."""
SAME_TURN_S = 1.5
"""Line time begins with the first sound, up to a second after the answer."""
OPEN = ("ringing", "in_progress")
ANSWERED, MISSED, BROKEN = "answered", "missed", "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row of the call record. Times are of the day, s."""

    id: str
    number: str | None
    outcome: str
    cause: str
    rang_at: float
    answered_at: float | None
    ended_at: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is wrong with one call; all empty: nothing."""

    stuck: str = ""
    untruthful: str = ""
    lost: str = ""
    sound: str = ""
    dictated: frozenset[int] = frozenset()
    """Places of turns whose words were waited for patiently, as a number or a name is."""


class Book:
    """What one data folder has stored. Read when the program has stopped."""

    def __init__(self, root: Path) -> None:
        folder = DataFolder(root)
        self._recordings_root = folder.recordings_root
        with closing(sqlite3.connect(f"file:{folder.database}?mode=ro", uri=True)) as database:
            self.records = [
                Record(
                    id=row[0],
                    number=row[1],
                    outcome=row[2],
                    cause=row[3] or "",
                    rang_at=_seconds(row[4]) or 0.0,
                    answered_at=_seconds(row[5]),
                    ended_at=_seconds(row[6]),
                )
                for row in database.execute(
                    "select id, number, outcome, end_cause, rang_at, answered_at, ended_at"
                    " from calls order by rang_at"
                )
            ]
            self.promises = database.execute("select call_id, kind from promises").fetchall()
            self.recordings = database.execute(
                "select call_id, state, path, duration_ms from recordings"
            ).fetchall()
            self._dictated = database.execute(
                "select call_id, end_ms from call_turns where json_extract(stages, '$.patient')"
            ).fetchall()
            self.texts = [
                text for (text,) in database.execute("select text from sms where direction = 'in'")
            ]

    def judge(self, calls: Sequence[MadeCall], *, wall: float) -> list[Verdict]:
        """One verdict for each call; `wall` leads from stamps to the time of day."""
        return [
            self._verdict(call, self._records_of(call, wall, until=until), wall)
            for call, until in zip(calls, _next_rings(calls), strict=True)
        ]

    def phantoms(self, calls: Sequence[MadeCall], *, wall: float) -> list[Record]:
        """Records of calls that nobody made."""
        known = {record.id for call in calls for record in self._records_of(call, wall)}
        return [record for record in self.records if record.id not in known]

    def _records_of(self, call: MadeCall, wall: float, *, until: float = math.inf) -> list[Record]:
        """``until``: when the next call rang, whose record may have no number either."""
        start, end = call.rang_at + wall, (call.ended_at or call.rang_at) + wall
        return [
            record
            for record in self.records
            if start - SAME_S <= record.rang_at <= min(end + SAME_S, until + wall)
            and record.number in (None, call.plan.number)
        ]

    def _verdict(self, call: MadeCall, records: Sequence[Record], wall: float) -> Verdict:
        if call.refused:
            return Verdict()
        if not records:
            return Verdict(stuck=call.stuck, untruthful="no record", lost=self._lost(call, ()))
        still = [record for record in records if record.outcome in OPEN]
        stuck = call.stuck or (f"its record says {still[0].outcome}" if still else "")
        # A line that is killed while it rings does not know that it is the same call.
        told = [_untruth(call, record, wall) for record in records]
        untruthful = next((each for each in told if each), "") if not call.cut else min(told)
        if len(records) > 1 and all(target is not Target.LINE for target, _ in call.kills):
            untruthful = f"{len(records)} records of one call"
        return Verdict(
            stuck=stuck,
            untruthful=untruthful,
            lost=self._lost(call, records),
            sound=self._sound(call, records),
            dictated=self._patience(call, records),
        )

    def _patience(self, call: MadeCall, records: Sequence[Record]) -> frozenset[int]:
        """By the times alone: what was understood of the words may be anything."""
        ids = {record.id for record in records}
        ends_s = [end_ms / 1000 for of, end_ms in self._dictated if of in ids]
        began = call.answered_at or call.rang_at
        return frozenset(
            place
            for place, turn in enumerate(call.turns)
            if any(abs(turn.ended_at - began - end_s) < SAME_TURN_S for end_s in ends_s)
        )

    def _lost(self, call: MadeCall, records: Sequence[Record]) -> str:
        ids = {record.id for record in records}
        faults = []
        for kind, heard in call.confirmed.items():
            stored = sum(of in ids and what == kind for of, what in self.promises)
            if heard and stored != heard:
                faults.append(f"{kind} confirmed {heard} times, stored {stored} times")
        if call.sms_at is not None and (times := self.texts.count(call.plan.sms)) != 1:
            faults.append(f"its SMS is stored {times} times")
        return "; ".join(faults)

    def _sound(self, call: MadeCall, records: Sequence[Record]) -> str:
        ids = {record.id for record in records}
        mine = [row for row in self.recordings if row[0] in ids]
        faults = []
        for _, state, path, duration_ms in mine:
            if state not in ("complete", "broken"):
                faults.append(f"recording {state}")
                continue
            try:
                with wave.open(str(self._recordings_root / path)) as file:
                    seconds = file.getnframes() / file.getframerate()
            except (OSError, EOFError, wave.Error) as failure:
                faults.append(f"{state} recording: {failure!r}")
                continue
            if state == "complete" and abs(seconds * 1000 - (duration_ms or 0)) > 100:
                faults.append(f"recording of {seconds:.1f} s is stored as {duration_ms} ms")
            if not call.cut and abs(seconds - call.sound_s) > SAME_S:
                faults.append(f"{state} recording of {seconds:.1f} s, sound {call.sound_s:.1f} s")
        answered = [record for record in records if record.answered_at is not None]
        if call.sound_s > SAME_S and answered and not mine and not call.cut:
            faults.append("no recording")
        return "; ".join(faults)


def _next_rings(calls: Sequence[MadeCall]) -> list[float]:
    return [*(call.rang_at for call in calls[1:]), math.inf]


def _untruth(call: MadeCall, record: Record, wall: float) -> str:
    assert call.ended_at is not None, "its end was awaited"
    ended = call.ended_at + wall
    if record.ended_at is None:
        return f"{record.outcome} without an end"
    if record.number is None and not call.fault.hides_number and not call.cut:
        return "the number is not stored"
    expected = _outcomes(call)
    if record.outcome not in expected:
        return f"{record.outcome} ({record.cause}), not {' or '.join(sorted(expected))}"
    if record.outcome == BROKEN and call.cut:
        # For us it was over when the program died; the network heard of it from the next one.
        first = min(at for target, at in call.kills if target in PROGRAM) + wall
        if not first - SAME_S <= record.ended_at <= ended + SAME_S:
            return f"broken, its end {record.ended_at - ended:+.1f} s from the network's"
        return ""
    if abs(record.ended_at - ended) > SAME_S:
        return f"{record.outcome}, its end {record.ended_at - ended:+.1f} s from the network's"
    if call.answered_at is not None and record.answered_at is not None:
        length = record.ended_at - record.answered_at
        off = length - (call.ended_at - call.answered_at)
        if abs(off) > SAME_S:
            return f"{record.outcome}, its length {off:+.1f} s from the network's"
    return ""


def _outcomes(call: MadeCall) -> set[str]:
    assert call.ended_at is not None, "its end was awaited"
    if call.answered_at is None:
        return {MISSED}
    if call.ended_by == "reset":
        return {BROKEN}
    if not call.cut:
        return {ANSWERED}
    killed = [at for target, at in call.kills if target in PROGRAM]
    if min(killed) < call.answered_at:
        return {ANSWERED, BROKEN, MISSED}
    if all(target is not Target.LINE for target, _ in call.kills):
        # The line outlives its app and hands the call to the next one, if that is there in time.
        return {ANSWERED, BROKEN}
    return {BROKEN, ANSWERED} if min(killed) > call.ended_at - AROUND_S else {BROKEN}


def _seconds(stored: str | None) -> float | None:
    return (
        None if stored is None else datetime.fromisoformat(stored).replace(tzinfo=UTC).timestamp()
    )
