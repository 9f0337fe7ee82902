"""Twilio's webhooks at the real server: signed by Twilio's own library, or turned away."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from twilio.request_validator import RequestValidator

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.twilio.settings import ANSWER_TEXTS
from secretary_app.channels.twilio.signature import is_genuine, signature
from secretary_app.features.conversations.models import Channel, Message, Role
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.phone import PhoneNumber
from tests.support.twilio_cloud import OURS, PUBLIC, TOKEN, Cloud, open_cloud, set_up
from tests.support.twilio_end import CALLER

pytestmark = pytest.mark.wire

QUESTION, ANSWER = "где вы находитесь", "Мы на Садовой, дом 5 & рядом с <парком>."


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    workspace: Workspace
    cloud: Cloud

    async def thread(self, number: str = CALLER) -> list[Message]:
        people, conversations = self.workspace.people, self.workspace.conversations
        person = await people.find_or_create_by_phone(PhoneNumber(number))
        return await conversations.messages((await conversations.thread_of_person(person.id)).id)


@asynccontextmanager
async def opened(root: Path) -> AsyncIterator[Bench]:
    folder, local = set_up(root)
    async with open_workspace(folder, clock=Clock()) as workspace:
        entry = FaqEntry(id=new_id(), language="ru", question=QUESTION, answer=ANSWER)
        await workspace.knowledge.add_entry(entry)
        async with open_cloud(workspace, local) as cloud:
            yield Bench(workspace=workspace, cloud=cloud)


def test_the_signature_is_that_of_twilios_own_library() -> None:
    """The vector is Twilio's."""
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    fields = {
        "CallSid": "CA1234567890ABCDE",
        "Caller": "+14158675309",
        "Digits": "1234",
        "From": "+14158675309",
        "To": "+18005551212",
    }
    given = "RSOYDt4T1cUTdK1PDd93/VVr8B8="
    assert signature(url, [*fields.items()], token="12345") == given
    with_port = url.replace(".com", ".com:443")
    library = RequestValidator("12345")
    for signed in (url, with_port):
        made = library.compute_signature(signed, fields)
        for known in (url, with_port):
            assert is_genuine(known, [*fields.items()], token="12345", given=made)
            assert library.validate(known, fields, made)
    ours = signature(url, [*fields.items(), ("To", "+7"), ("Привет", "мир")], token=TOKEN)
    assert not is_genuine(url, [*fields.items()], token=TOKEN, given=ours)


@pytest.mark.expects_log("that no line has is rejected|busy")
async def test_whoever_is_not_twilio_is_turned_away(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as bench:
        cloud, call = bench.cloud, {"CallSid": "CA1", "From": CALLER, "To": OURS}
        for path in ("/twilio/voice", "/twilio/sms", "/incoming_call", "/handle_speech"):
            assert (await cloud.asks(path, call, token="f" * 32))[0] == 403
        for wrong in (
            await cloud.asks("/twilio/voice", call, signature=""),
            await cloud.asks("/twilio/voice", call, signature="мимо"),
            await cloud.asks("/twilio/voice", call, url="https://elsewhere.example.com"),
        ):
            assert wrong[0] == 403
            assert "twilio-not-genuine" in wrong[1]
        assert (await cloud.asks("/twilio/sms", {"Body": "x" * 70_000}))[0] == 413
        # Nobody serves the line: the caller is told so, at no cost.
        told = await cloud.rings()
        assert [(each.tag, each.attrib) for each in told] == [("Reject", {"reason": "busy"})]
        await bench.workspace.lines.set("line1", "number", "+15550001111")
        told = await cloud.rings()
        assert [(each.tag, each.attrib) for each in told] == [("Reject", {"reason": "rejected"})]
        for unknown in ("nobody", "%2e%2e", "a" * 500):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await cloud.connects(f"{PUBLIC}/twilio/stream/{unknown}")
            assert refused.value.status == 404
        assert not await bench.thread()
        await bench.workspace.secrets.remove("twilio.auth-token")
        status, text = await cloud.asks("/twilio/voice", call)
        assert (status, "twilio-not-set-up" in text) == (403, True)


async def test_a_text_message_stands_in_the_thread_and_is_answered_once(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as bench:
        message = {"MessageSid": "SM1", "From": CALLER, "To": OURS, "Body": QUESTION}
        told = await bench.cloud.does("/twilio/sms", message)
        assert [each.text for each in told] == [ANSWER]
        asked, answered = await bench.thread()
        assert (asked.role, asked.channel, asked.text) == (Role.CALLER, Channel.SMS, QUESTION)
        assert (answered.role, answered.text) == (Role.ASSISTANT, ANSWER)
        assert answered.evidence
        # Twilio asks again where it has not understood our answer.
        assert not list(await bench.cloud.does("/twilio/sms", message))
        assert len(await bench.thread()) == 2
        # The same words another time are another message.
        again = message | {"MessageSid": "SM2", "NumMedia": "1", "MediaUrl0": "https://m.example/1"}
        await bench.cloud.does("/twilio/sms", again)
        assert (await bench.thread())[2].text == f"{QUESTION}\nhttps://m.example/1"
        assert len(await bench.workspace.sms.newest(limit=9)) == 2
        await bench.workspace.settings.set(ANSWER_TEXTS, "no")
        sender = message | {"MessageSid": "SM3"}
        assert not list(await bench.cloud.does("/twilio/sms", sender))
        assert (await bench.thread())[-1].role is Role.CALLER


async def test_a_call_without_a_stream_is_a_talk_by_twilios_voice_and_ears(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as bench:
        call = {"CallSid": "CA1", "From": CALLER, "To": OURS}
        told = await bench.cloud.does("/incoming_call", call)
        gather = told.find("Gather")
        assert gather is not None
        assert gather.attrib["action"] == f"{PUBLIC}/handle_speech"
        assert gather.attrib["language"] == "ru-RU"
        greeting = gather.find("Say")
        assert greeting is not None
        assert greeting.text
        # A slow machine asks to wait a moment.
        said, _ = await bench.cloud.hears("/handle_speech", call | {"SpeechResult": QUESTION})
        assert said.count(ANSWER) == 1
        asked, answered = await bench.thread()
        assert (asked.text, asked.channel) == (QUESTION, Channel.PHONE)
        assert answered.evidence
        silent = [await bench.cloud.does("/handle_speech", call) for _ in range(3)]
        assert [each.find("Hangup") is None for each in silent] == [True, True, False]
        hidden = call | {"CallSid": "CA2", "From": "+266696687", "SpeechResult": QUESTION}
        said, _ = await bench.cloud.hears("/handle_speech", hidden)
        assert said.count(ANSWER) == 1
        assert len(await bench.thread()) == 2
