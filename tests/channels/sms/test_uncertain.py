"""What nobody has told is shown as such, until the network tells it."""

from datetime import timedelta
from pathlib import Path

import pytest

from hardware.sms.reading import StatusReport
from secretary_app.channels.sms.models import DuePart, PartState, SmsState
from secretary_app.channels.sms.verdicts import RETRIES
from secretary_app.kernel.phone import PhoneNumber
from tests.support.opened import Opened, opened
from tests.support.sms_bench import without_line

pytestmark = [
    pytest.mark.unit,
    pytest.mark.expects_log("nobody knows whether a message was sent|the daily limit of messages"),
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
        outbox = sms.outbox
        ours = await sms.send(PhoneNumber(THEM), "perhaps")
        part = await outbox.next_due("l", daily_limit=9)
        assert part is not None
        await outbox.sending(part, line_id="l")
        assert (await outbox.unsure(part, code="message-uncertain")).state is SmsState.UNSURE
        assert await outbox.next_due("l", daily_limit=9) is None, "it is not sent again by itself"

        await outbox.note_report(report(parts, after=timedelta(hours=2)), line_id="l")
        await outbox.note_report(
            report(parts, after=timedelta(0), number="+79160000000"), line_id="l"
        )
        await outbox.note_report(report(parts, after=timedelta(0), status=0x20), line_id="l")
        assert (await sms.find(ours.id)).state is SmsState.UNSURE, "that told of others"
        # Networks tell a number without its plus.
        await outbox.note_report(
            report(parts, after=timedelta(seconds=3), number=THEM[1:]), line_id="l"
        )
        assert (await sms.find(ours.id)).state is SmsState.DELIVERED


async def test_a_network_that_never_takes_it_is_given_up(tmp_path: Path) -> None:
    async with opened(tmp_path) as parts:
        sms = without_line(parts).sms
        outbox = sms.outbox
        ours = await sms.send(PhoneNumber(THEM), "in vain")
        for pause in (*RETRIES, timedelta(0)):
            part = await outbox.next_due("l", daily_limit=9)
            assert part is not None
            await outbox.sending(part, line_id="l")
            await outbox.failed(part, code="message-refused", final=False)
            assert (await outbox.next_due("l", daily_limit=9)) is None, "not before its time"
            parts.clock.move(pause)
        given_up = await sms.find(ours.id)
        assert (given_up.state, given_up.error) == (SmsState.FAILED, "given-up")
        assert given_up.attempts == len(RETRIES) + 1


async def test_what_a_carrier_tells_later_counts_whenever_it_comes(tmp_path: Path) -> None:
    """Before the carrier has answered, out of order, and after a crash in the middle."""
    async with opened(tmp_path) as parts:
        sms = without_line(parts).sms
        outbox, long = sms.outbox, "Ваш ключ готов. " * 10

        async def being_sent() -> DuePart:
            await sms.send(PhoneNumber(THEM), long, line_id="l")
            due = await outbox.next_due("l", daily_limit=99, whole=True)
            assert due is not None
            assert due.indexes == tuple(range(1, due.parts + 1)) != (1,)
            await outbox.sending(due, line_id="l")
            return due

        early = await being_sent()
        await outbox.note_fate(early.sms_id, PartState.DELIVERED)
        assert (await outbox.sent(early, reference=None)).state is SmsState.DELIVERED
        await outbox.note_fate(early.sms_id, PartState.SENT)
        await outbox.note_fate(early.sms_id, PartState.FAILED, error="twilio-30003")
        assert (await sms.find(early.sms_id)).state is SmsState.DELIVERED

        crashed = await being_sent()
        assert await outbox.resolve_left_open("l") == 1
        assert (await sms.find(crashed.sms_id)).state is SmsState.UNSURE
        assert await outbox.next_due("l", daily_limit=99, whole=True) is None
        await outbox.note_fate(crashed.sms_id, PartState.SENT)
        assert (await sms.find(crashed.sms_id)).state is SmsState.SENT
        await outbox.note_fate(crashed.sms_id, PartState.FAILED, error="number-unsuitable")
        told = await sms.find(crashed.sms_id)
        assert (told.state, told.error) == (SmsState.FAILED, "number-unsuitable")

        # The day's limit counts as the operator does.
        tried = early.parts + crashed.parts
        await sms.send(PhoneNumber(THEM), "one more", line_id="l")
        assert await outbox.next_due("l", daily_limit=tried) is None
        assert await outbox.next_due("l", daily_limit=tried + 1) is not None
        await outbox.note_fate("nobody's", PartState.SENT)
