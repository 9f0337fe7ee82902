"""Visitors of a website over the wire: a real server, asked as a page of another origin asks."""

import asyncio
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from secretary_app.channels.widget.limits import WRITE
from secretary_app.channels.widget.visits import LASTS
from secretary_app.features.conversations.models import Channel, NewMessage, Role
from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.features.promises.models import PromiseKind
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.roles import ROLES
from secretary_app.foundation.auth.roles import Role as UserRole
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.phone import PhoneNumber
from tests.support.opened import HandClock
from tests.support.widget_bench import LIMIT_S, ORIGIN, Page, WidgetBench, happenings, widget_bench

pytestmark = pytest.mark.wire

QUESTION = "Do you have parking?"
OLGA = Actor(id="olga", name="Olga", role="operator", rights=ROLES[UserRole.OPERATOR].rights())
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)>"


class StoppedClock(Clock):
    """However slow the machine is, no share is given back."""

    def monotonic(self) -> float:
        return 1000.0


@contextmanager
def refusing(bench: WidgetBench, role: str) -> Iterator[None]:
    """A disk that takes no messages of one side."""
    path = bench.workspace.folder.database
    with closing(sqlite3.connect(path, timeout=LIMIT_S)) as disk:
        disk.execute(
            "CREATE TRIGGER refused BEFORE INSERT ON messages "
            f"WHEN NEW.role = '{role}' BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
        yield
        disk.execute("DROP TRIGGER refused")


async def thread_of(bench: WidgetBench, page: Page) -> str:
    person = await bench.workspace.people.find(Identity(kind=IdentityKind.VISITOR, value=page.id))
    assert person is not None
    return (await bench.workspace.conversations.thread_of_person(person.id)).id


async def test_a_question_is_answered_with_its_source_and_stands_in_the_inbox(
    tmp_path: Path,
) -> None:
    async with widget_bench(tmp_path) as bench:
        stranger = bench.page()
        before = await stranger.history()
        assert (before["id"], before["messages"], before["presence"]["open"]) == (None, [], True)
        page = await stranger.begin()
        told = await page.ask(QUESTION, key="0a")
        assert [each["event"] for each in told] == ["heard", "sentence", "sentence", "message"]
        assert told[0]["answered"]
        assert " ".join(each["text"] for each in told[1:3]) == told[-1]["text"]
        source = told[-1]["sources"][0]
        assert source["title"] == QUESTION
        assert source["quote"] == "Parking is behind the house. It is free."
        again = await page.ask(QUESTION, key="0a")
        assert [each["id"] for each in again] == [told[0]["id"], told[-1]["id"]]
        found = await page.history()
        assert [each["role"] for each in found["messages"]] == ["visitor", "assistant"]
        thread_id = await thread_of(bench, page)
        kept = await bench.workspace.conversations.messages(thread_id)
        assert {each.channel for each in kept} == {Channel.WIDGET}
        [talk] = await bench.workspace.conversations.talks()
        assert (talk.thread.id, talk.unseen) == (thread_id, 1)


@pytest.mark.expects_log("a visitor got no answer")
async def test_what_cannot_be_stored_is_not_answered_and_no_question_is_lost(
    tmp_path: Path,
) -> None:
    async with widget_bench(tmp_path) as bench:
        page = await bench.page().begin()
        with refusing(bench, "caller"):
            told = await page.ask(QUESTION, key="1")
            assert [each["event"] for each in told] == ["trouble"]
            assert (await page.history())["messages"] == []
        with refusing(bench, "assistant"):
            told = await page.ask(QUESTION, key="1")
            assert [each["event"] for each in told] == ["heard", "sentence", "sentence", "trouble"]
        [kept] = (await page.history())["messages"]
        assert (kept["id"], kept["text"]) == (told[0]["id"], QUESTION)
        assert (await page.ask(QUESTION, key="2"))[-1]["role"] == "assistant"


async def test_the_next_question_goes_to_the_card_that_stayed(tmp_path: Path) -> None:
    async with widget_bench(tmp_path) as bench:
        workspace, page = bench.workspace, await bench.page().begin()
        await page.ask(QUESTION)
        thread_id = await thread_of(bench, page)
        mine = (await workspace.conversations.thread(thread_id)).person_id
        known = await workspace.people.find_or_create_by_phone(PhoneNumber.parse("+79161234567"))
        assert mine is not None
        await workspace.merging.merge(known.id, mine)
        await page.ask(QUESTION)
        kept = await workspace.conversations.thread_of_person(known.id)
        assert kept.id != thread_id
        messages = await workspace.conversations.messages(kept.id)
        assert [each.role for each in messages] == [Role.CALLER, Role.ASSISTANT] * 2


async def test_only_pages_of_its_domains_may_read_and_write(tmp_path: Path) -> None:
    async with widget_bench(tmp_path) as bench:
        mine = await bench.page().begin()
        for origin in ("https://evil.example", "https://shop.example.evil.example", "null", None):
            page = Page(bench=bench, origin=origin, language="en", id=mine.id, token=mine.token)
            async with page.inside("GET") as answer:
                assert answer.status == 403, origin
                assert "Access-Control-Allow-Origin" not in answer.headers
            async with page.request("POST", "session", json={}) as answer:
                assert answer.status == 403, origin
        asks = {"Access-Control-Request-Method": "POST"}
        mine.extra = asks
        async with mine.inside("OPTIONS", "ask") as answer:
            assert answer.status == 204
            assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
            assert answer.headers["Access-Control-Allow-Credentials"] == "true"
            assert "X-Visitor" in answer.headers["Access-Control-Allow-Headers"]
        mine.extra = {}
        async with mine.inside("POST", "ask", json={"text": "x" * 4001}) as answer:
            # A page reads why it was refused.
            assert answer.status == 422
            assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
        await bench.workspace.widgets.set(bench.widget.id, "enabled", "no")
        assert await mine.refused("GET") == (404, "widget-missing")
        async with bench.http.get(f"{bench.base}/widget.js?instance=site1") as answer:
            assert answer.status == 404


async def test_a_token_opens_its_own_talk_for_thirty_days_of_use(tmp_path: Path) -> None:
    clock = HandClock()
    async with widget_bench(tmp_path, clock=clock) as bench:
        page, other = await bench.page().begin(), await bench.page().begin()
        await page.ask(QUESTION)
        thief = Page(bench=bench, origin=ORIGIN, language="en", id=page.id, token=other.token)
        assert await thief.refused("GET") == (401, "widget-visit-missing")
        assert await thief.refused("POST", "ask", json={"text": "?"}) == (
            401,
            "widget-visit-missing",
        )
        assert (await other.history())["messages"] == []
        async with page.request("POST", "session", json={}) as answer:
            cookie = answer.headers["Set-Cookie"]
        assert cookie.split("=")[0] == "secretary_site1"
        for word in ("Secure", "HttpOnly", "SameSite=None", "Partitioned", "Max-Age=2592000"):
            assert word in cookie
        browser = bench.page()
        browser.extra = {"Cookie": f"secretary_site1={page.token}"}
        assert (await browser.history())["id"] == page.id
        clock.move(LASTS - timedelta(hours=1))
        assert len((await page.history())["messages"]) == 2
        clock.move(LASTS - timedelta(hours=1))
        assert len((await page.history())["messages"]) == 2
        assert await other.refused("GET") == (401, "widget-visit-missing")


async def test_a_person_takes_over_writes_and_is_read(tmp_path: Path) -> None:
    async with widget_bench(tmp_path) as bench, asyncio.timeout(LIMIT_S):
        workspace, page = bench.workspace, await bench.page().begin()
        await page.ask(QUESTION)
        thread_id = await thread_of(bench, page)
        async with page.inside("GET", "events", after="unknown") as answer:
            news = happenings(answer)
            assert [(await anext(news))["role"] for _ in range(2)] == ["visitor", "assistant"]
            with acting_as(OLGA):
                await workspace.handover.take(thread_id)
                workspace.handover.types(thread_id, role=Role.OPERATOR)
                replied = await workspace.threads.visitors.reply(thread_id, f"Olga. {SCRIPT}")
            assert (await anext(news))["event"] == "person"
            assert (await anext(news))["event"] == "typing"
            told = await anext(news)
            assert (told["role"], told["text"]) == ("operator", f"Olga. {SCRIPT}")
            with_person = await page.ask("And on Sunday?")
            assert [each["event"] for each in with_person] == ["heard", "person"]
            assert not with_person[0]["answered"]
        with acting_as(OLGA):
            missed = await workspace.threads.visitors.reply(thread_id, "On Sunday, too.")
        async with page.inside("GET", "events", after=with_person[0]["id"]) as answer:
            assert (await anext(happenings(answer)))["id"] == missed.id
        with acting_as(OLGA):
            await workspace.handover.give_back(thread_id)
        assert (await page.ask(QUESTION))[-1]["role"] == "assistant"
        shown = [each["id"] for each in (await page.history())["messages"]]
        assert replied.id in shown


async def test_what_was_said_at_other_doors_is_nobodys_on_the_website(tmp_path: Path) -> None:
    async with widget_bench(tmp_path) as bench:
        page = await bench.page().begin()
        await page.ask(QUESTION)
        thread_id = await thread_of(bench, page)
        for channel in (Channel.PHONE, Channel.DESK, Channel.SMS, Channel.WIDGET):
            message = NewMessage(role=Role.OPERATOR, channel=channel, text="secret", language="en")
            await bench.workspace.conversations.add_message(thread_id, message)
        assert "secret" not in str(await page.history())


async def test_files_are_looked_at_and_lie_where_nothing_runs_them(tmp_path: Path) -> None:
    async with widget_bench(tmp_path) as bench:
        page, uploads = await bench.page().begin(), bench.workspace.folder.uploads
        [heard] = await page.streamed("file", data=PNG, name="../../etc/key <b>.png")
        assert (heard["text"], heard["file"]) == ("key b.png", True)
        [file] = uploads.iterdir()
        assert file.read_bytes() == PNG
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert file.suffix == ""
        for name, data in (
            ("page.html", b"<script>"),
            ("run.png", b"MZ\x90"),
            ("a.txt", b"\0\1"),
            ("none.txt", b""),
        ):
            assert await page.refused("POST", "file", data=data, name=name) == (
                415,
                "widget-upload-kind",
            )
        assert await page.refused("POST", "file", data=bytes(10_000_001), name="a.png") == (
            413,
            "body-too-large",
        )
        found = await bench.workspace.uploads.of_messages([heard["id"]])
        upload, data = await bench.workspace.uploads.read(found[heard["id"]].id)
        assert (upload.media_type, data) == ("image/png", PNG)
        await bench.workspace.widgets.set(bench.widget.id, "files", "no")
        assert (await page.refused("POST", "file", data=PNG, name="a.png"))[0] == 403
        # A wish to be forgotten is asked about, and takes the file along.
        await page.ask("Please forget me")
        await page.ask("Yes")
        assert (await page.history())["messages"] == []
        assert list(uploads.iterdir()) == []


async def test_who_wants_a_call_is_called_about_what_they_wrote(tmp_path: Path) -> None:
    async with widget_bench(tmp_path) as bench:
        workspace, page = bench.workspace, await bench.page(language="ru").begin()
        await page.ask("Есть ли у вас парковка?")
        for number in ("112", "call me", "8 916 123 45 678"):
            status, _ = await page.refused("POST", "call", json={"phone": number})
            assert status in {422, 429}
        page = await bench.page(language="ru").begin()
        await page.ask("Есть ли у вас парковка?")
        wish = {"phone": "8 916 123-45-67"}
        async with (
            page.inside("POST", "call", json=wish),
            page.inside("POST", "call", json=wish) as answer,
        ):
            told = (await answer.json())["messages"]
        assert [each["role"] for each in told] == ["visitor", "assistant"]
        assert "+7 916 123-45-67" in told[0]["text"]
        [promise] = await workspace.promises.list_open()
        assert (promise.kind, promise.number) == (PromiseKind.CALL_BACK, "+79161234567")
        assert promise.text == "Есть ли у вас парковка?"
        assert promise.due_at <= workspace.clock.now()
        assert (promise.urgent, promise.language) == (True, "ru")


async def test_while_people_are_away_it_says_so_and_takes_a_message(tmp_path: Path) -> None:
    async with widget_bench(tmp_path) as bench:
        workspace = bench.workspace
        await workspace.widgets.set(bench.widget.id, "hours", "mon closed")
        page = await bench.page().begin()
        presence = (await page.history())["presence"]
        assert not presence["open"]
        assert "Nobody" in presence["text"]
        form = {"text": f"I lost a key. {SCRIPT}", "contact": "+7 916 123-45-67", "name": "Ivan"}
        async with page.inside("POST", "message", json=form) as answer:
            told = (await answer.json())["messages"]
        assert SCRIPT in told[0]["text"]
        [promise] = await workspace.promises.list_open()
        assert (promise.kind, promise.number) == (PromiseKind.DELIVER, "+79161234567")
        assert SCRIPT in promise.text
        person = await workspace.people.get(promise.person_id or "")
        assert person.name == "Ivan"
        # What a stranger types is no proof of whose number it is.
        assert person.phones == ()
        # That a message waits to be read is no reason not to call.
        async with page.inside("POST", "call", json={"phone": "+7 916 123-45-67"}) as answer:
            assert answer.status == 200
        kinds = {each.kind for each in await workspace.promises.list_open()}
        assert kinds == {PromiseKind.DELIVER, PromiseKind.CALL_BACK}


async def test_bad_requests_end_in_a_clear_error_and_disturb_nobody(tmp_path: Path) -> None:
    async with widget_bench(tmp_path, clock=StoppedClock()) as bench:
        page, other = await bench.page().begin(), await bench.page().begin()
        for body, status in (
            ({"text": ""}, 422),
            ({"text": "x" * 4001}, 422),
            ({"text": "x", "role": "assistant"}, 422),
            ({"text": ["x"]}, 422),
            ({"text": "x" * 60_000}, 413),
        ):
            assert (await page.refused("POST", "ask", json=body))[0] == status
        assert (await page.refused("POST", "ask", data=b'{"text": "\xff"}'))[0] == 400
        assert (await page.refused("POST", "voice", data=b"RIFF"))[1] == "voice-not-understood"
        page.id = "..%2f..%2fadmin"
        assert (await page.refused("GET"))[0] in {401, 404}
        for _ in range(WRITE.many):
            assert (await other.ask(SCRIPT))[0]["text"] == SCRIPT
        async with other.inside("POST", "ask", json={"text": "?"}) as answer:
            assert answer.status == 429
            assert int(answer.headers["Retry-After"]) > 0
        assert (await (await bench.page().begin()).ask(QUESTION))[-1]["role"] == "assistant"
