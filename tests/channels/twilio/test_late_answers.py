"""Answers that take longer than Twilio waits, and talks that end: in speech and by text."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.sms.events import SmsQueued
from secretary_app.channels.twilio import spoken, texts
from secretary_app.channels.twilio.settings import ACCOUNT
from secretary_app.features.conversations.models import Message
from secretary_app.features.dialogue.settings import FIRST_SENTENCE_SECONDS
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.features.privacy.events import PersonForgotten
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import Event
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.phone import PhoneNumber
from tests.support.thinking import ScriptedModel, scripted_model
from tests.support.twilio_cloud import OURS, Cloud, open_cloud, set_up
from tests.support.twilio_end import CALLER

pytestmark = [pytest.mark.wire, pytest.mark.timeout(180)]

LIMIT_S = 30.0
KNOWN = "До скольких открыта мастерская по выходным?"
KNOWN_ANSWER = "Мастерская по выходным открыта до семи."
QUESTION = "мастерская выходным работает ли вообще"
ANSWER, BEGUN, ENDED = "Мы открыты до семи.", "Мастерская", " работает."
REST = BEGUN + ENDED
LATER_MS = 1500
WAIT = "Одну секунду."


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    workspace: Workspace
    cloud: Cloud
    model: ScriptedModel

    async def says(self, words: str, *, call: str = "CA1") -> tuple[list[str], bool]:
        """What is heard then, and whether the call goes on."""
        form = {"CallSid": call, "From": CALLER, "To": OURS, "SpeechResult": words}
        heard, told = await self.cloud.hears("/handle_speech", form)
        return heard, told.find("Hangup") is None

    async def thread(self) -> tuple[str, list[Message]]:
        person = await self.workspace.people.find_or_create_by_phone(PhoneNumber(CALLER))
        thread = await self.workspace.conversations.thread_of_person(person.id)
        return thread.id, await self.workspace.conversations.messages(thread.id)

    def awaited(self, kind: type[Event]) -> asyncio.Event:
        """Set by the next event of that kind."""
        happened = asyncio.Event()
        self.workspace.events.subscribe(kind, lambda _event: happened.set())
        return happened


@pytest.fixture
async def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bench]:
    monkeypatch.setattr(spoken, "SILENT_AT_MOST_S", 0.05)
    monkeypatch.setattr(texts, "ANSWERED_WITHIN_S", 0.05)
    async with opened(tmp_path) as made:
        yield made


@asynccontextmanager
async def opened(root: Path) -> AsyncIterator[Bench]:
    folder, local = set_up(root / "d")
    async with (
        open_workspace(folder, clock=Clock()) as workspace,
        scripted_model(root, {"writes": [LATER_MS, ANSWER]}) as model,
    ):
        entry = FaqEntry(id=new_id(), language="ru", question=KNOWN, answer=KNOWN_ANSWER)
        await workspace.knowledge.add_entry(entry)
        workspace.model.use(model.thinker)
        await workspace.settings.set(FIRST_SENTENCE_SECONDS, str(LIMIT_S))
        async with open_cloud(workspace, local) as cloud:
            yield Bench(workspace=workspace, cloud=cloud, model=model)


async def test_a_caller_is_told_to_wait_and_hears_the_answer_when_it_is_there(
    bench: Bench,
) -> None:
    heard, goes_on = await bench.says(QUESTION)
    assert heard[0] == WAIT
    assert heard.count(ANSWER) == 1
    assert goes_on
    assert [each.text for each in (await bench.thread())[1]] == [QUESTION, ANSWER]
    # What has come is said while the rest is still being made.
    bench.model.write({"writes": [f"{ANSWER} {BEGUN}", LATER_MS, ENDED]})
    heard, _ = await bench.says(QUESTION)
    told = [each for each in heard if each in {ANSWER, REST}]
    assert told == [ANSWER, REST]
    assert len(heard) > len(told)
    # The program that was to answer is gone: nobody is left in silence.
    stranger = {"CallSid": "CA9", "From": CALLER, "To": OURS}
    heard, told_to = await bench.cloud.hears("/handle_speech/more", stranger)
    assert "неполадка" in heard[0]
    assert told_to.find("Gather") is not None
    # Whoever hangs up is answered no more.
    bench.model.write({"writes": [f"{ANSWER} {BEGUN}", int(LIMIT_S * 1000), ENDED]})
    form = {"CallSid": "CA1", "From": CALLER, "To": OURS}
    answer = await bench.cloud.does("/handle_speech", form | {"SpeechResult": QUESTION})
    while ANSWER not in [each.text for each in answer.iter("Say")]:
        answer = await bench.cloud.does("/handle_speech/more", form)
    await bench.cloud.does("/twilio/status", form | {"CallStatus": "completed"})
    await bench.model.cancelled()


async def test_a_talk_ends_by_a_goodbye_and_whoever_wishes_it_is_forgotten(bench: Bench) -> None:
    thread_id, _ = await bench.thread()
    await bench.workspace.handover.take(thread_id)
    heard, goes_on = await bench.says(KNOWN)
    assert "ответит мой коллега" in heard[-1]
    assert goes_on
    await bench.workspace.handover.give_back(thread_id)
    heard, goes_on = await bench.says("до свидания")
    assert (goes_on, "До свидания" in " ".join(heard)) == (False, True)
    forgotten = bench.awaited(PersonForgotten)
    await bench.says("удалите мои данные", call="CA2")
    heard, goes_on = await bench.says("да", call="CA2")
    assert "удалю всё" in " ".join(heard)
    assert not goes_on
    async with asyncio.timeout(LIMIT_S):
        await forgotten.wait()
    caller = Identity(kind=IdentityKind.PHONE, value=CALLER)
    assert await bench.workspace.people.find(caller) is None


@pytest.mark.expects_log("took too long")
async def test_a_late_answer_to_a_text_follows_where_there_is_an_account(bench: Bench) -> None:
    form = {"MessageSid": "SM1", "From": CALLER, "To": OURS, "Body": QUESTION}
    assert not list(await bench.cloud.does("/twilio/sms", form))
    await bench.workspace.lines.set("line1", "number", OURS)
    await bench.workspace.settings.set(ACCOUNT, "AC0")
    queued = bench.awaited(SmsQueued)
    assert not list(await bench.cloud.does("/twilio/sms", form | {"MessageSid": "SM2"}))
    async with asyncio.timeout(LIMIT_S):
        await queued.wait()
    assert (await bench.workspace.sms.newest(limit=1))[0].text == ANSWER
    assert (await bench.thread())[1][-1].text == ANSWER
