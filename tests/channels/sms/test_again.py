"""A text is measured while it is written; what did not go is sent again on a person's wish only."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.sms.writing import cut
from secretary_app.channels.sms.errors import SmsNotAgain
from secretary_app.channels.sms.measuring import measure
from secretary_app.channels.sms.models import SmsState
from secretary_app.channels.sms.replies import SmsReplies
from secretary_app.kernel.phone import PhoneNumber
from tests.support.opened import opened
from tests.support.sms_bench import without_line

pytestmark = pytest.mark.unit

THEM = "+79161112233"


@pytest.mark.parametrize(
    ("text", "parts", "left"),
    [
        ("", 1, 160),
        ("a" * 160, 1, 0),
        ("a" * 161, 2, 145),
        ("я", 1, 69),
        ("я" * 71, 2, 63),
        ("€", 1, 158),
    ],
)
def test_the_rest_of_a_message(text: str, parts: int, left: int) -> None:
    found = measure(text)
    assert found is not None
    assert (found.parts, found.left) == (parts, left)


@given(st.text(st.sampled_from("aя€ 😀"), min_size=1, max_size=400).map(str.strip))
def test_what_is_left_fits_and_one_more_does_not(text: str) -> None:
    found = measure(text)
    assert found is not None
    filler = "b" if found.only_latin else "я"
    assert len(cut(f"{text}{filler * found.left}", reference=0)) == found.parts
    if text:
        assert len(cut(f"{text}{filler * (found.left + 1)}", reference=0)) == found.parts + 1


async def test_only_parts_that_did_not_go_wait_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as parts:
        sms = without_line(parts).sms
        replies = SmsReplies(database=parts.database, events=parts.events, clock=parts.clock)
        ours = await sms.send(PhoneNumber(THEM), "a" * 200)
        first = await sms.outbox.next_due("l", daily_limit=9)
        assert first is not None
        await sms.outbox.sending(first, line_id="l")
        await sms.outbox.sent(first, reference=1)
        with pytest.raises(SmsNotAgain):
            await replies.send_again(ours.id)
        second = await sms.outbox.next_due("l", daily_limit=9)
        assert second is not None
        await sms.outbox.failed(second, code="number-unsuitable", final=True)
        assert ours.message_id is not None
        assert (await replies.of_messages([ours.message_id]))[
            ours.message_id
        ].state is SmsState.FAILED
        again = await replies.send_again(ours.id)
        assert (again.state, again.error) == (SmsState.QUEUED, None)
        due = await sms.outbox.next_due("l", daily_limit=9)
        assert due is not None
        assert due.indexes == second.indexes == (2,)
