"""Forgetting reaches every slice and the bytes of the database; only a receipt stays."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from secretary_app.bootstrap.forgetting import forget_who_writes_so, written_wish
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.retention import delete_expired
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.sms.events import SmsQueued, SmsReceived
from secretary_app.features.calls.models import CallOutcome, CallRecord, Consent, Direction
from secretary_app.features.conversations.models import Channel, NewMessage, Role
from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.features.privacy.hashing import belongs_to, hash_of
from secretary_app.features.privacy.models import AskedBy
from secretary_app.features.promises.models import NewPromise, PromiseKind
from secretary_app.features.recordings.models import ConsentReason
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.phone import PhoneNumber
from secretary_app.kernel.tasks import TaskOwner
from tests.support.opened import HandClock

pytestmark = pytest.mark.wire

NUMBER, OTHER = PhoneNumber("+79161112233"), PhoneNumber("+79262223344")
CALL, OTHER_CALL = "call-of-him", "call-of-her"


async def lived_with(workspace: Workspace, number: PhoneNumber, call_id: str, word: str) -> None:
    """One of everything: a call's words, its sound, an open and a closed promise, an SMS."""
    person = await workspace.people.find_or_create_by_phone(number)
    thread = await workspace.conversations.thread_of_person(person.id)
    await workspace.conversations.add_message(
        thread.id,
        NewMessage(
            role=Role.CALLER,
            channel=Channel.PHONE,
            text=f"у меня {word}",
            language="ru",
            call_id=call_id,
        ),
    )
    now = workspace.clock.now()
    await workspace.calls.open(
        CallRecord(
            id=call_id,
            line_id="line1",
            direction=Direction.INCOMING,
            number=number.e164,
            person_id=person.id,
            assistant_id="anna",
            language="ru",
            outcome=CallOutcome.ANSWERED,
            end_cause="remote",
            consent=Consent.ANNOUNCED.value,
            rang_at=now,
            answered_at=now,
            ended_at=now,
        )
    )
    recording = await workspace.recordings.begin(
        call_id=call_id, number=number.e164, consent=ConsentReason.ANNOUNCED
    )
    recording.wav.write_bytes(b"sound")
    await workspace.recordings.finish(recording.id, duration_ms=1, sha256="0")
    for closed in (False, True):
        promise = await workspace.promises.make(
            NewPromise(
                kind=PromiseKind.CALL_BACK,
                text="о ключе",
                due_at=workspace.clock.now(),
                language="ru",
                person_id=person.id,
                call_id=call_id,
                number=number.e164,
            )
        )
        if closed:
            await workspace.promises.fulfil(promise.id, actor="test")
    await workspace.sms.send(number, f"Про {word}: готово.")


def bytes_of(folder: DataFolder) -> bytes:
    return b"".join(path.read_bytes() for path in folder.root.glob("secretary.db*"))


async def test_one_person_is_forgotten_and_nobody_else(tmp_path: Path) -> None:
    folder, clock = DataFolder(tmp_path / "d"), HandClock()
    folder.prepare()
    async with open_workspace(folder, clock=clock) as workspace:
        await lived_with(workspace, NUMBER, CALL, "гортензия")
        await lived_with(workspace, OTHER, OTHER_CALL, "настурция")
        receipt = await workspace.forgetting.forget(NUMBER, asked_by=AskedBy.OWNER)
        assert receipt.erased["messages"] == 2
        assert (receipt.erased["calls"], receipt.erased["recordings"]) == (1, 1)
        assert receipt.erased["sms"] == 1
        (sound,) = folder.recordings_root.rglob("*.wav")
        assert OTHER.e164 in sound.name
        assert (receipt.erased["promises"], receipt.erased["promises_kept"]) == (1, 1)
        assert await workspace.conversations.search("гортензия") == []
        assert len(await workspace.conversations.search("настурция")) == 2
        open_now = {each.call_id: each.number for each in await workspace.promises.list_open()}
        assert open_now == {CALL: None, OTHER_CALL: OTHER.e164}
        identity = Identity(kind=IdentityKind.PHONE, value=NUMBER.e164)
        assert await workspace.people.find(identity) is None
        assert [each.number for each in await workspace.sms.newest(limit=9)] == [OTHER.e164]
        left = bytes_of(folder)
        for gone, stays in ((NUMBER.e164, OTHER.e164), ("гортензия", "настурция")):
            assert gone.encode() not in left
            assert stays.encode() in left
        found = await workspace.forgetting.receipts.of(NUMBER.e164)
        assert [each.id for each in found] == [receipt.id]
        assert await workspace.forgetting.receipts.of(OTHER.e164) == []


async def test_each_class_goes_when_its_time_is_over_but_not_what_a_promise_needs(
    tmp_path: Path,
) -> None:
    folder, clock = DataFolder(tmp_path / "d"), HandClock()
    folder.prepare()
    async with open_workspace(folder, clock=clock) as workspace:
        await lived_with(workspace, NUMBER, CALL, "гортензия")
        await lived_with(workspace, OTHER, OTHER_CALL, "настурция")
        for promise in await workspace.promises.list_open():
            if promise.call_id == CALL:
                await workspace.promises.fulfil(promise.id, actor="test")
        clock.move(timedelta(days=200))
        deleted = await delete_expired(workspace)
        assert deleted == {"recordings": 1, "audit": 0, "sessions": 0}  # the other's is needed
        for key in ("conversations.keep_days", "sms.keep_days", "calls.keep_days"):
            await workspace.settings.set(workspace.settings.find(key), "30")
        deleted = await delete_expired(workspace)
        # Of the other call the words are needed; the text messages still wait to be sent.
        assert (deleted["messages"], deleted["sms"], deleted["calls"]) == (3, 0, 1)
        assert len(await workspace.conversations.search("настурция")) == 1
        assert await workspace.conversations.search("гортензия") == []
        assert "гортензия".encode() not in bytes_of(folder).replace(
            "Про гортензия".encode(), b"waits to be sent"
        )


async def test_who_asks_in_writing_is_forgotten_and_gets_the_receipt(tmp_path: Path) -> None:
    folder, clock = DataFolder(tmp_path / "d"), HandClock()
    folder.prepare()
    async with (
        open_workspace(folder, clock=clock) as workspace,
        TaskOwner(name="wishes") as tasks,
    ):
        queued, events = asyncio.Event(), workspace.events
        forget_who_writes_so(workspace.forgetting, events, tasks)
        await lived_with(workspace, NUMBER, CALL, "гортензия")
        wish = replace(await workspace.sms.send(NUMBER, "x"), text="ЗАБУДЬТЕ МЕНЯ")
        events.subscribe(SmsQueued, lambda _: queued.set())
        events.emit(SmsReceived(at=clock.now(), sms=wish))
        async with asyncio.timeout(20):
            await queued.wait()
        (answer,) = await workspace.sms.newest(limit=9)
        (receipt,) = await workspace.forgetting.receipts.of(NUMBER.e164)
        assert receipt.asked_by is AskedBy.SMS
        assert receipt.short_id in answer.text
        assert answer.number == NUMBER.e164
        identity = Identity(kind=IdentityKind.PHONE, value=NUMBER.e164)
        assert await workspace.people.find(identity) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ЗАБУДЬТЕ МЕНЯ", Language.RU),
        (" Забудьте меня! ", Language.RU),
        ("Forget me.", Language.EN),
        ("не забудьте меня", None),
        ("forget me not, said the flower", None),
        ("", None),
    ],
)
def test_only_a_whole_message_is_a_wish(text: str, language: Language | None) -> None:
    assert written_wish(text) is language


def test_a_hash_is_known_by_its_number_alone() -> None:
    assert belongs_to(hash_of(NUMBER.e164), NUMBER.e164)
    assert not belongs_to(hash_of(NUMBER.e164), OTHER.e164)
    assert hash_of(NUMBER.e164) != hash_of(NUMBER.e164)
    assert NUMBER.e164 not in hash_of(NUMBER.e164)
