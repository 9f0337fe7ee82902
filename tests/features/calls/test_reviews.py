"""What people write about a call: one review for each, without the numbers of cards."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.features.calls.errors import CallMissing, NothingToSay
from secretary_app.features.calls.models import CallOutcome, CallRecord, Direction
from secretary_app.features.calls.reviews import LONGEST_NOTE, CallReview, Result
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import Actor
from secretary_app.kernel.blanking import BLANK
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.paths import DataFolder

pytestmark = pytest.mark.wire


async def test_the_last_review_of_a_call_holds_and_keeps_no_card(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.prepare()
    async with open_workspace(folder, clock=Clock()) as workspace:
        record = CallRecord(
            id=new_id(),
            line_id="line1",
            direction=Direction.INCOMING,
            number=None,
            person_id=None,
            assistant_id="anna",
            language="ru",
            outcome=CallOutcome.ANSWERED,
            end_cause="hung-up",
            consent="announced",
            rang_at=datetime.now(UTC),
            answered_at=None,
            ended_at=None,
        )
        await workspace.calls.open(record)
        reviews = workspace.reviews
        assert await reviews.get(record.id) == CallReview(call_id=record.id)
        note = "карта 4111 1111 1111 1111, перезвонить"
        with acting_as(Actor(id="olga", name="olga", role="operator", everything=True)):
            first = CallReview(call_id=record.id, note=note, result=Result.MESSAGE, good=True)
            await reviews.write(first)
            await reviews.write(CallReview(call_id=record.id, note=note, result=Result.SOLVED))
        kept = await reviews.get(record.id)
        assert (kept.result, kept.good, kept.written_by) == (Result.SOLVED, None, "olga")
        assert BLANK in kept.note
        assert "4111" not in kept.note
        with pytest.raises(NothingToSay):
            await reviews.write(CallReview(call_id=record.id, note="я" * (LONGEST_NOTE + 1)))
        with pytest.raises(CallMissing):
            await reviews.write(CallReview(call_id="nothing"))
