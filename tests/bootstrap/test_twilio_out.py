"""A secretary at work at Twilio writes to people and calls them, by its REST interface."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import fromstring

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.secretary import start_secretary
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.sms.events import SmsMoved
from secretary_app.channels.sms.models import Sms, SmsState
from secretary_app.channels.twilio.settings import ACCOUNT as ACCOUNT_SID
from secretary_app.channels.twilio.settings import ANSWER_TEXTS, API_SERVER
from secretary_app.features.calls import events
from secretary_app.features.calls.calling import Dialled, Outgoing
from secretary_app.features.calls.errors import CannotDial
from secretary_app.features.calls.models import CallOutcome, Direction
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.phone import PhoneNumber
from tests.support.call_bench import CallBench, scripted
from tests.support.twilio_api import ACCOUNT, STOPPED, Asked, FakeTwilioApi, twilio_api
from tests.support.twilio_cloud import (
    OURS,
    PUBLIC,
    TOKEN,
    Cloud,
    Speaker,
    bench_of,
    open_cloud,
    set_up,
)
from tests.support.twilio_end import CALLER, TwilioEnd

pytestmark = [
    pytest.mark.wire,
    pytest.mark.timeout(240),
    pytest.mark.expects_log(
        "Twilio answers|can be called by Twilio|whether a message was sent|the line failed in call"
    ),
]

LIMIT_S = 30.0
CALL = Outgoing(number=PhoneNumber(CALLER), about="ключ готов", line_id="line1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    calls: CallBench
    speaker: Speaker
    cloud: Cloud
    api: FakeTwilioApi

    @property
    def workspace(self) -> Workspace:
        return self.calls.workspace

    async def asked(self, what: str, *, since: int = 0) -> Asked:
        return await self.api.until(
            lambda each: each.what == what and self.api.asked.index(each) >= since
        )

    async def moved(self, asked: Asked, **fields: str) -> None:
        """Twilio tells what has become of something, where it was told to."""
        path = asked.get("StatusCallback").removeprefix(PUBLIC)
        await self.cloud.does(path, fields)

    async def becomes(self, state: SmsState, sms: Sms, *, since: int) -> Sms:
        def so(event: SmsMoved) -> bool:
            return (event.sms.id, event.sms.state) == (sms.id, state)

        return (await self.calls.told_of(SmsMoved, since=since, where=so, limit_s=LIMIT_S)).sms


@asynccontextmanager
async def at_work(root: Path) -> AsyncIterator[Bench]:
    folder, local = set_up(root)
    async with (
        open_workspace(folder, clock=Clock()) as workspace,
        twilio_api(token=TOKEN, number=OURS) as api,
    ):
        await workspace.lines.set("line1", "number", OURS)
        await workspace.settings.set(API_SERVER, api.url)
        await workspace.settings.set(ANSWER_TEXTS, "no")
        bench, speaker = bench_of(workspace, folder)
        async with (
            start_secretary(workspace, plan=scripted(folder)) as secretary,
            open_cloud(workspace, local) as cloud,
        ):
            bench.secretary = secretary
            await secretary.engines.recognisers_ready()
            await bench.line_ready(since=0)
            yield Bench(calls=bench, speaker=speaker, cloud=cloud, api=api)


async def test_people_are_written_to_and_called_by_twilio(tmp_path: Path) -> None:
    async with at_work(tmp_path / "d") as bench:
        with pytest.raises(CannotDial) as refused:
            await bench.workspace.dialling.dial(CALL)
        assert refused.value.params["reason"] == "no-outgoing"
        await bench.workspace.settings.set(ACCOUNT_SID, ACCOUNT)
        await a_reply_goes_by_the_door_they_wrote_by(bench)
        await nobody_knows_until_twilio_says_so(bench)
        await who_has_stopped_it_is_not_written_to(bench)
        await somebody_is_called_and_talked_with(bench)
        await calls_come_to_nothing(bench)


async def sent(bench: Bench, number: str, text: str) -> Sms:
    return await bench.workspace.sms.send(PhoneNumber(number), text, line_id="line1")


async def a_reply_goes_by_the_door_they_wrote_by(bench: Bench) -> None:
    message = {"MessageSid": "SM1", "From": CALLER, "To": OURS, "Body": "Ключ готов?"}
    await bench.cloud.does("/twilio/sms", message)
    people, conversations = bench.workspace.people, bench.workspace.conversations
    person = await people.find_or_create_by_phone(PhoneNumber(CALLER))
    thread = await conversations.thread_of_person(person.id)
    since, text = bench.calls.now(), "Готов, приходите до шести. " * 8
    await bench.workspace.threads.replies.send(thread.id, text)
    asked = await bench.asked("Messages")
    assert (asked.get("From"), asked.get("To"), asked.get("Body")) == (OURS, CALLER, text.strip())
    (ours, _) = await bench.workspace.sms.newest(limit=2)
    assert ours.parts > 1
    await bench.becomes(SmsState.SENT, ours, since=since)
    for status in ("delivered", "sent"):
        await bench.moved(asked, MessageSid=asked.sid, MessageStatus=status)
    assert (await bench.workspace.sms.find(ours.id)).state is SmsState.DELIVERED
    assert len([each for each in bench.api.asked if each.what == "Messages"]) == 1


async def who_has_stopped_it_is_not_written_to(bench: Bench) -> None:
    since = bench.calls.now()
    failed = await bench.becomes(
        SmsState.FAILED, await sent(bench, STOPPED, "Скидки!"), since=since
    )
    assert failed.error == "twilio-stopped"
    bench.api.trouble("Messages", 429, 20429)
    later = await bench.becomes(SmsState.QUEUED, await sent(bench, CALLER, "Позже"), since=since)
    assert (later.error, later.attempts) == ("twilio-busy", 1)
    assert later.next_try_at is not None


async def nobody_knows_until_twilio_says_so(bench: Bench) -> None:
    since = bench.calls.now()
    bench.api.trouble("Messages", 500, 20500)
    unsure = await bench.becomes(
        SmsState.UNSURE, await sent(bench, CALLER, "Может быть"), since=since
    )
    assert unsure.error == "twilio-unsure"
    asked = bench.api.asked[-1]
    failed = {"MessageStatus": "undelivered", "ErrorCode": "30006"}
    await bench.moved(asked, MessageSid="SM9", **failed)
    told = await bench.workspace.sms.find(unsure.id)
    assert (told.state, told.error) == (SmsState.FAILED, "number-unsuitable")


def dialled(bench: Bench) -> asyncio.Task[Dialled]:
    return asyncio.create_task(bench.workspace.dialling.dial(CALL))


async def somebody_is_called_and_talked_with(bench: Bench) -> None:
    since, place = bench.calls.now(), len(bench.api.asked)
    dialling = dialled(bench)
    asked = await bench.asked("Calls", since=place)
    assert (asked.get("From"), asked.get("To")) == (OURS, CALLER)
    assert asked.fields["StatusCallbackEvent"] == ["ringing", "completed"]
    await bench.moved(asked, CallSid=asked.sid, CallStatus="ringing")
    await bench.calls.told_of(events.CallRingsThere, since=since)
    stream = fromstring(asked.get("Twiml")).find("Connect/Stream")
    assert stream is not None
    assert urlsplit(stream.attrib["url"]).scheme == "wss"
    end = bench.speaker.end = TwilioEnd(await bench.cloud.connects(stream.attrib["url"]))
    await end.begin(parameters={})
    await bench.calls.told_of(events.CallAnswered, since=since)
    await bench.calls.says("Алло")
    await bench.calls.heard("ключ готов", since=since)
    assert any(end.played)
    await end.hang_up()
    await bench.moved(asked, CallSid=asked.sid, CallStatus="completed")
    async with asyncio.timeout(LIMIT_S):
        done = await dialling
    assert (done.cause, done.connected) == ("remote", True)
    record = await bench.workspace.calls.find(done.call_id)
    assert (record.direction, record.outcome, record.number) == (
        Direction.OUTGOING, CallOutcome.ANSWERED, CALLER,
    )  # fmt: skip


async def calls_come_to_nothing(bench: Bench) -> None:
    for ends, cause in (("busy", "busy"), ("no-answer", "no-answer"), ("failed", "no-carrier")):
        place, dialling = len(bench.api.asked), dialled(bench)
        asked = await bench.asked("Calls", since=place)
        await bench.moved(asked, CallSid=asked.sid, CallStatus=ends)
        assert (await dialling).cause == cause
    for status, code, cause in (
        (400, 21211, "refused"),
        (401, 20003, "account-refused"),
        (503, 20503, "no-network"),
    ):
        bench.api.trouble("Calls", status, code)
        assert (await dialled(bench)).cause == cause
    # It rings, and is not wanted any more.
    place, since, dialling = len(bench.api.asked), bench.calls.now(), dialled(bench)
    asked = await bench.asked("Calls", since=place)
    rings = await bench.calls.told_of(events.CallDialled, since=since)
    await bench.workspace.desk.hang_up(rings.call_id, actor="test")
    assert (await dialling).cause == "local"
    ended = await bench.asked(f"Calls/{asked.sid}", since=place)
    assert ended.get("Status") == "completed"
    # The line takes callers again.
    end = await bench.cloud.calls()
    await bench.calls.told_of(events.CallAnswered, since=bench.calls.told.index(rings))
    await end.hang_up()
