"""A text message is sent where somebody can, else a person is told to send it."""

from pathlib import Path
from typing import Any

import pytest

from secretary_app.features.calls.actions import CallActions
from secretary_app.features.calls.call_line import CallLine
from secretary_app.features.calls.keeping import SoundKeeping
from secretary_app.features.calls.party import CallParty
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.dialogue.models import SendSms, SendText
from secretary_app.features.people.service import PeopleService
from secretary_app.features.promises.models import Promise, PromiseKind
from secretary_app.features.promises.service import PromiseService
from secretary_app.features.recordings.service import RecordingService
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.phone import PhoneNumber
from tests.support.opened import opened

pytestmark = pytest.mark.wire

SMS = SendSms(number=PhoneNumber("+79161234567"), text="Ключ: 250 рублей.", language="ru")


async def acted(root: Path, send_text: SendText | None) -> list[Promise]:
    async with opened(root) as parts:
        database, bus, clock = parts.database, parts.events, parts.clock
        people = PeopleService(database=database, events=bus, clock=clock)
        promises = PromiseService(database=database, events=bus, clock=clock)
        conversations = ConversationService(database=database, events=bus, clock=clock)
        party = CallParty(raw_number="+79161234567", people=people, conversations=conversations)
        line: Any = None  # a text message needs none
        sound = SoundKeeping(
            recordings=RecordingService(
                database=database,
                folder=parts.folder,
                settings=parts.settings,
                events=bus,
                clock=clock,
            ),
            report=CallReporter(call_id="call", bus=bus, clock=clock),
            line=CallLine(line),
            consent=None,
            hold_ms=0,
        )
        actions = CallActions(
            call_id="call",
            party=party,
            language="ru",
            people=people,
            promises=promises,
            bus=bus,
            clock=clock,
            send_text=send_text,
            sound=sound,
        )
        await actions.act(SMS)
        return await promises.list_open()


async def test_a_text_message_is_sent(tmp_path: Path) -> None:
    sent: list[tuple[str, str]] = []

    async def send(number: PhoneNumber, text: str) -> None:
        sent.append((number.e164, text))

    assert await acted(tmp_path / "d", send) == []
    assert sent == [("+79161234567", "Ключ: 250 рублей.")]


@pytest.mark.expects_log("could not be sent")
async def test_what_cannot_be_sent_is_promised(tmp_path: Path) -> None:
    async def refuse(_number: PhoneNumber, _text: str) -> None:
        raise UserFacing("sms-too-many")

    for number, sender in enumerate((None, refuse)):
        (promise,) = await acted(tmp_path / str(number), sender)
        assert (promise.kind, promise.text) == (PromiseKind.SEND, SMS.text)
