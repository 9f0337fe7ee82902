"""What people at the desk think of a call: a note, what came of it, and what is to be done next.

Written while the call goes on and after it, as they type; one review for a call, whoever writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from secretary_app.features.calls.errors import CallMissing, NothingToSay
from secretary_app.features.calls.rights import NOTE_CALLS, VIEW_CALLS
from secretary_app.features.calls.tables import CallRow, ReviewRow
from secretary_app.foundation.auth.acting import current_actor, needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.blanking import blank
from secretary_app.kernel.clock import Clock

LONGEST_NOTE = 4000
LONGEST_STEP = 300


class Result(StrEnum):
    """What came of a call, as the person at the desk sees it."""

    SOLVED = "solved"
    MESSAGE = "message"
    """Somebody here has to read it."""
    CALL_BACK = "call-back"
    WRONG_NUMBER = "wrong-number"
    SPAM = "spam"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallReview:
    """Of one call."""

    call_id: str
    note: str = ""
    result: Result | None = None
    next_step: str = ""
    good: bool | None = None
    """Whether the assistant did well."""
    written_by: str = ""
    written_at: datetime | None = None


class CallReviews:
    """Keeps and finds them."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @needs(VIEW_CALLS, about="call_id")
    async def get(self, call_id: str) -> CallReview:
        """An empty one where nobody has written any."""
        async with self._database.read() as session:
            row = await session.get(ReviewRow, call_id)
            return CallReview(call_id=call_id) if row is None else _review(row)

    @needs(NOTE_CALLS, about="review.call_id")
    async def write(self, review: CallReview) -> CallReview:
        """In place of what was written before.

        Raises CallMissing, NothingToSay (longer than anybody reads).
        """
        if len(review.note) > LONGEST_NOTE:
            raise NothingToSay(limit=LONGEST_NOTE)
        if len(review.next_step) > LONGEST_STEP:
            raise NothingToSay(limit=LONGEST_STEP)
        async with self._database.write() as session:
            if await session.get(CallRow, review.call_id) is None:
                raise CallMissing(call_id=review.call_id)
            row = await session.merge(
                ReviewRow(
                    call_id=review.call_id,
                    note=blank(review.note),
                    result=None if review.result is None else review.result.value,
                    next_step=blank(review.next_step),
                    good=review.good,
                    written_by=current_actor().id,
                    written_at=self._clock.now(),
                )
            )
            return _review(row)


def _review(row: ReviewRow) -> CallReview:
    return CallReview(
        call_id=row.call_id,
        note=row.note,
        result=None if row.result is None else Result(row.result),
        next_step=row.next_step,
        good=row.good,
        written_by=row.written_by,
        written_at=row.written_at,
    )
