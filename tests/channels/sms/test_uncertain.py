"""What nobody has told is shown as such, until the network tells it."""

from datetime import timedelta
from pathlib import Path

import pytest

from hardware.sms.reading import StatusReport
from secretary_app.channels.sms.models import SmsState
from secretary_app.channels.sms.verdicts import RETRIES
from secretary_app.kernel.phone import PhoneNumber
from tests.support.opened import Opened, opened
from tests.support.sms_bench import without_line

pytestmark = [
    pytest.mark.unit,
    pytest.mark.expects_log("nobody knows whether a message was sent"),
]

THEM = "+79161112233"


def report(parts: Opened, *, after: timedelta, number: str = THEM, status: int = 0) -> StatusReport:
    at = parts.clock.now() + after
    return StatusReport(
        centre=None, reference=77, number=number, sent_at=at, done_at=at, status=status
    )


async def test_a_report_settles_what_may_have_been_sent(tmp_path: Path) -> None:
    async with opened(tmp_path) as parts:
        sms = without_line(parts).sms
        ours = await sms.send(PhoneNumber(THEM), "perhaps")
        part = await sms.next_due("l", daily_limit=9)
        assert part is not None
        await sms.sending(part, line_id="l")
        assert (await sms.unsure(part, code="message-uncertain")).state is SmsState.UNSURE
        assert await sms.next_due("l", daily_limit=9) is None, "it is not sent again by itself"

        await sms.note_report(report(parts, after=timedelta(hours=2)), line_id="l")
        await sms.note_report(report(parts, after=timedelta(0), number="+79160000000"), line_id="l")
        await sms.note_report(report(parts, after=timedelta(0), status=0x20), line_id="l")
        assert (await sms.find(ours.id)).state is SmsState.UNSURE, "that told of others"
        # Networks tell a number without its plus.
        await sms.note_report(
            report(parts, after=timedelta(seconds=3), number=THEM[1:]), line_id="l"
        )
        assert (await sms.find(ours.id)).state is SmsState.DELIVERED


async def test_a_network_that_never_takes_it_is_given_up(tmp_path: Path) -> None:
    async with opened(tmp_path) as parts:
        sms = without_line(parts).sms
        ours = await sms.send(PhoneNumber(THEM), "in vain")
        for pause in (*RETRIES, timedelta(0)):
            part = await sms.next_due("l", daily_limit=9)
            assert part is not None
            await sms.sending(part, line_id="l")
            await sms.failed(part, code="message-refused", number=38)
            assert (await sms.next_due("l", daily_limit=9)) is None, "not before its time"
            parts.clock.move(pause)
        given_up = await sms.find(ours.id)
        assert (given_up.state, given_up.error) == (SmsState.FAILED, "given-up")
        assert given_up.attempts == len(RETRIES) + 1
