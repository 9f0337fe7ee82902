"""One question at every door of one running secretary: one answer, resting on one thing.

The far ends are those of the wires: a simulated modem with a caller's voice, Telegram's and
Twilio's side, a page of another origin, OpenAI's own client. Where a door shows its sources itself,
they are read there; else from the thread in which the answer stands.
"""

from collections.abc import AsyncIterator, Iterable
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from openai import AsyncOpenAI

from secretary_app.bootstrap.doors import open_doors
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.telegram.settings import API_SERVER
from secretary_app.channels.twilio.settings import AUTH_TOKEN
from secretary_app.features.calls import events
from secretary_app.features.chats.models import ChatMessage, Side
from secretary_app.features.conversations.models import Channel, Evidence, EvidenceKind, Role
from secretary_app.features.dialogue.asking import TimedStep
from secretary_app.features.dialogue.models import Sentence
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.roles import ROLES
from secretary_app.foundation.auth.roles import Role as Desk
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.secrets.service import MASTER_KEY
from tests.support.call_bench import CallBench, call_bench
from tests.support.opened import newest_database
from tests.support.telegram_bench import TOKEN as BOT
from tests.support.telegram_server import FakeTelegram, telegram_server
from tests.support.twilio_cloud import OURS, PUBLIC, Cloud
from tests.support.twilio_cloud import TOKEN as ACCOUNT
from tests.support.widget_bench import WidgetBench, free_port

pytestmark = [pytest.mark.journey, pytest.mark.timeout(120)]

ID = "faq-parking"
QUESTION, ANSWER = "Есть ли у вас парковка?", "Парковка за домом, въезд с Садовой улицы."
OLGA = Actor(id="olga", name="Ольга", role="user", rights=ROLES[Desk.USER].rights())
TEXTER, TALKER = "+79162223344", "+79163334455"
"""They write and speak by way of Twilio."""

Told = tuple[str, tuple[str, ...]]
"""What was answered, and ids of what it rests on."""
ONE: Told = (ANSWER, (f"faq:{ID}",))


def ids(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{each.kind.value}:{each.ref}" for each in evidence))


async def stored(workspace: Workspace, kind: IdentityKind, value: str, by: Channel) -> Told:
    """The last answer in somebody's thread."""
    person = await workspace.people.find(Identity(kind=kind, value=value))
    assert person is not None
    thread = await workspace.conversations.thread_of_person(person.id)
    asked, answered = (await workspace.conversations.messages(thread.id))[-2:]
    assert (asked.role, asked.channel, asked.text) == (Role.CALLER, by, QUESTION)
    assert (answered.role, answered.channel) == (Role.ASSISTANT, by)
    return answered.text, ids(answered.evidence)


async def by_telephone(bench: CallBench) -> Told:
    """What is heard; a lead-in of a slow machine is no answer."""
    call = await bench.call()
    since = await bench.asks(QUESTION)
    said = [
        each
        for each in bench.all_of(events.SentenceStarted, since=since)
        if EvidenceKind.FAQ in {one.kind for one in each.evidence}
    ]
    await bench.simulator.caller_hangs_up()
    await bench.ended(since=call)
    return (
        " ".join(each.text for each in said),
        ids(one for each in said for one in each.evidence),
    )


async def by_widget(workspace: Workspace, base: str, http: aiohttp.ClientSession) -> Told:
    widget = await workspace.widgets.add({"domains": "shop.example"})
    bench = WidgetBench(workspace=workspace, widget=widget, base=base, http=http)
    page = await bench.page(language="ru").begin()
    told = (await page.ask(QUESTION))[-1]
    assert [each["title"] for each in told["sources"]] == [QUESTION]
    kept = await stored(workspace, IdentityKind.VISITOR, page.id, Channel.WIDGET)
    assert kept[0] == told["text"]
    return kept


async def by_telegram(workspace: Workspace, fake: FakeTelegram) -> Told:
    await workspace.bots.add(name="", token=BOT)
    await fake.says(BOT, QUESTION)
    told = await fake.until_text(ANSWER)
    kept = await stored(workspace, IdentityKind.TELEGRAM, "100", Channel.TELEGRAM)
    assert kept[0] == told.text
    return kept


async def by_text_message(workspace: Workspace, cloud: Cloud) -> Told:
    message = {"MessageSid": "SM1", "From": TEXTER, "To": OURS, "Body": QUESTION}
    told = [each.text for each in await cloud.does("/twilio/sms", message)]
    kept = await stored(workspace, IdentityKind.PHONE, TEXTER, Channel.SMS)
    assert told == [kept[0]]
    return kept


async def by_twilios_voice(workspace: Workspace, cloud: Cloud) -> Told:
    call = {"CallSid": "CA1", "From": TALKER, "To": OURS}
    await cloud.does("/incoming_call", call)
    told, _ = await cloud.hears("/handle_speech", call | {"SpeechResult": QUESTION})
    kept = await stored(workspace, IdentityKind.PHONE, TALKER, Channel.PHONE)
    # A slow machine asks to wait a moment.
    assert told.count(kept[0]) == 1
    return kept


async def by_openai(workspace: Workspace, base: str) -> Told:
    await workspace.users.make_owner("ivan", "семь тихих барабанов")
    made = await workspace.keys.create("client", scopes=["openai.ask"], days=1, user="ivan")
    async with AsyncOpenAI(base_url=f"{base}/v1", api_key=made.secret, max_retries=0) as client:
        model = (await client.models.list()).data[0].id
        whole = await client.chat.completions.create(
            model=model, messages=[{"role": "user", "content": QUESTION}]
        )
    message = whole.choices[0].message
    assert message.content is not None
    assert message.model_extra is not None
    found = [f"{each['kind']}:{each['ref']}" for each in message.model_extra["evidence"]]
    return message.content, tuple(found)


async def at_the_desk(workspace: Workspace) -> Told:
    with acting_as(OLGA):
        chat = await workspace.chats.begin()
        async with aclosing(workspace.chats.ask(chat.id, QUESTION)) as pieces:
            messages = [each async for each in pieces if isinstance(each, ChatMessage)]
    assert messages[-1].side is Side.ASSISTANT
    return messages[-1].text, ids(messages[-1].evidence)


async def by_command(workspace: Workspace) -> Told:
    """What `ask` and the desk's trial of an assistant say."""
    async with aclosing(workspace.asking.ask(QUESTION, "ru")) as found:
        steps = [each.step async for each in found if isinstance(each, TimedStep)]
    said = [each for each in steps if isinstance(each, Sentence)]
    evidence = (one for each in said for one in each.evidence)
    return " ".join(each.text for each in said), ids(evidence)


@asynccontextmanager
async def secretary(data: Path, fake: FakeTelegram, port: int) -> AsyncIterator[CallBench]:
    """At work on a modem, with her server open, a bot's token and a number at Twilio."""
    data.mkdir()
    (data / "secretary.db").write_bytes(newest_database())
    settings = {
        "web.port": str(port),
        API_SERVER.key: fake.url,
        "twilio.public_url": PUBLIC,
    }
    async with call_bench(data, settings=settings) as bench:
        workspace = bench.workspace
        await workspace.secrets.set(AUTH_TOKEN, ACCOUNT)
        entry = FaqEntry(id=ID, language="ru", question=QUESTION, answer=ANSWER)
        await workspace.knowledge.add_entry(entry)
        async with open_doors(workspace, language=Language.EN):
            yield bench


async def test_one_question_has_one_answer_and_one_source_at_every_door(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MASTER_KEY, "a master key for tests")
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    async with (
        telegram_server() as fake,
        aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http,
    ):
        fake.bot(BOT, "our_bot")
        async with secretary(tmp_path / "d", fake, port) as bench:
            workspace = bench.workspace
            told = {"telephone": await by_telephone(bench)}
            told["telegram"] = await by_telegram(workspace, fake)
            told["widget"] = await by_widget(workspace, base, http)
            await workspace.lines.add({"kind": "twilio", "number": OURS})
            cloud = Cloud(session=http, local=base)
            told["text message"] = await by_text_message(workspace, cloud)
            told["Twilio's voice"] = await by_twilios_voice(workspace, cloud)
            told["OpenAI's client"] = await by_openai(workspace, base)
            told["desk"] = await at_the_desk(workspace)
            told["command"] = await by_command(workspace)
    assert told == dict.fromkeys(told, ONE)
