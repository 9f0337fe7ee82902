"""The inbox as the person at the desk uses it, over a real workspace and a real queue."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from secretary_app.channels.sms.models import SmsState
from secretary_app.features.calls.models import CallOutcome, CallRecord, Direction
from secretary_app.features.conversations.events import Typing
from secretary_app.features.conversations.models import Channel, NewMessage, Role
from secretary_app.features.people.models import Card, Identity, IdentityKind, Person
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM, Actor
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.ids import new_id
from tests.support.desk_window import DeskBench, desk, in_qt, until
from ui.pages.inbox.entries import CallCard
from ui.pages.inbox.page import InboxPage
from ui.widgets.bubble import Bubble
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire

ANNA = Card(name="Анна Котова", phones=("+79112047716",))
IGOR = Card(name="Игорь Ремез", phones=("+79215551028",))


async def say(bench: DeskBench, person: Person, text: str, *, call_id: str | None = None) -> None:
    talks = bench.workspace.conversations
    thread = await talks.thread_of_person(person.id)
    channel = Channel.SMS if call_id is None else Channel.PHONE
    await talks.add_message(
        thread.id,
        NewMessage(role=Role.CALLER, channel=channel, text=text, language="ru", call_id=call_id),
    )


async def call(bench: DeskBench, person: Person, outcome: CallOutcome) -> str:
    now = bench.workspace.clock.now()
    record = CallRecord(
        id=new_id(),
        line_id="line1",
        direction=Direction.INCOMING,
        number=person.phone,
        person_id=person.id,
        assistant_id="anna",
        language="ru",
        outcome=outcome,
        end_cause="hung-up",
        consent="announced",
        rang_at=now - timedelta(minutes=2),
        answered_at=None,
        ended_at=now,
    )
    await bench.workspace.calls.open(record)
    return record.id


def page_of(bench: DeskBench) -> InboxPage:
    page = bench.window.page
    assert isinstance(page, InboxPage)
    return page


def shown(page: InboxPage) -> list[str]:
    return [
        bubble.speech.text
        for widget in page.seen
        for bubble in ([widget] if isinstance(widget, Bubble) else widget.findChildren(Bubble))
    ]


def test_calls_and_messages_of_a_person_are_one_thread(qapp: QApplication, tmp_path: Path) -> None:
    async def look() -> None:
        async with desk(tmp_path) as bench:
            people = bench.workspace.people
            anna, igor = await people.write_down(ANNA), await people.write_down(IGOR)
            call_id = await call(bench, anna, CallOutcome.ANSWERED)
            await say(bench, anna, "Сколько стоит ключ?", call_id=call_id)
            await say(bench, anna, "Спасибо!")
            await call(bench, igor, CallOutcome.MISSED)
            bench.window.open_page("inbox")
            page = page_of(bench)
            seen = [("Анна Котова", "text2"), ("Игорь Ремез", "danger")]
            await until(lambda: [(row.title, row.tone) for row in page.rows] == seen)
            await until(lambda: bool(page.seen))
            assert shown(page) == ["Спасибо!"]
            card = next(each for each in page.seen if isinstance(each, CallCard))
            card.talk.click()
            assert shown(page) == ["Сколько стоит ключ?", "Спасибо!"]
            bench.window.words.speak(Language.EN)
            assert page.rows[1].second == "Missed call"
            await say(bench, igor, "Перезвоните мне")
            await until(lambda: [row.count for row in page.rows] == [1, 0])
            assert page.rows[0].title == "Игорь Ремез"

    in_qt(qapp, look)


def test_a_reply_goes_into_the_queue_and_what_failed_is_sent_again(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def write() -> None:
        async with desk(tmp_path) as bench:
            workspace = bench.workspace
            anna = await workspace.people.write_down(ANNA)
            await say(bench, anna, "Вы открыты?")
            bench.window.open_page("inbox", anna.id)
            page = page_of(bench)
            await until(lambda: shown(page) == ["Вы открыты?"])
            QTest.keyClicks(page.composer.text, "Open till seven")
            assert "145" in page.composer.told.text()
            QTest.keyClick(
                page.composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
            )
            await until(lambda: shown(page) == ["Вы открыты?", "Open till seven"])
            assert page.composer.text.toPlainText() == ""
            (sms,) = await workspace.sms.newest(limit=5)
            assert (sms.state, sms.number) == (SmsState.QUEUED, anna.phone)

            part = await workspace.sms.outbox.next_due(sms.line_id, daily_limit=9)
            assert part is not None
            await workspace.sms.outbox.sending(part, line_id=sms.line_id)
            await workspace.sms.outbox.failed(part, code="number-unsuitable", final=True)

            def again() -> list[QPushButton]:
                return list(page.seen[-1].findChildren(QPushButton))

            await until(lambda: bool(page.seen) and bool(again()))
            again()[0].click()
            await until(lambda: not again())
            assert (await workspace.sms.find(sms.id)).state is SmsState.QUEUED

    in_qt(qapp, write)


def test_a_draft_is_kept_beside_its_thread(qapp: QApplication, tmp_path: Path) -> None:
    async def write() -> None:
        async with desk(tmp_path) as bench:
            people = bench.workspace.people
            anna, igor = await people.write_down(ANNA), await people.write_down(IGOR)
            for person in (anna, igor):
                await say(bench, person, "Алло")
            bench.window.open_page("inbox", anna.id)
            page = page_of(bench)
            await until(lambda: shown(page) == ["Алло"])
            await bench.idle()
            QTest.keyClicks(page.composer.text, "Good day")
            bench.window.open_page("inbox", igor.id)
            await until(lambda: page.header.title.text() == "Игорь Ремез")
            assert page.composer.text.toPlainText() == ""
            await until(lambda: any("Good day" in row.second for row in page.rows))
            bench.window.open_page("inbox", anna.id)
            await until(lambda: page.composer.text.toPlainText() == "Good day")

    in_qt(qapp, write)


def test_a_thread_goes_into_other_hands_and_typing_is_seen(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def hand() -> None:
        async with desk(tmp_path, actor=lambda: SYSTEM.id) as bench:
            workspace = bench.workspace
            await workspace.users.make_owner("olga", "Three-green-cats-7", full_name="Ольга")
            anna = await workspace.people.write_down(ANNA)
            await say(bench, anna, "Алло")
            thread = await workspace.conversations.thread_of_person(anna.id)
            bench.window.open_page("inbox", anna.id)
            page = page_of(bench)
            button = page.hands.button
            await until(lambda: button.text() == "Отвечает: Анна")
            await bench.idle()
            typed = list[Typing]()
            workspace.events.subscribe(Typing, typed.append)
            QTest.keyClicks(page.composer.text, "Good")
            assert [each.thread_id for each in typed] == [thread.id]

            with acting_as(Actor(id="ivan", name="ivan", role="operator", everything=True)):
                workspace.handover.types(thread.id, role=Role.CALLER)
            assert "печатает" in page.header.second.text()

            def choose(word: str) -> None:
                next(each for each in page.hands.menu().actions() if word in each.text()).trigger()

            choose("Отвечать самому")
            await until(lambda: button.text() == "Отвечает: вы")
            await until(lambda: any("Ольга" in e.text() for e in page.hands.menu().actions()))
            choose("Передать: Ольга")
            await until(lambda: button.text() == "Отвечает: Ольга")
            choose("Пусть снова отвечает Анна")
            await until(lambda: button.text() == "Отвечает: Анна")
            assert await workspace.handover.of(thread.id) is None

            with acting_as(Actor(id="ivan", name="ivan", role="operator", everything=True)):
                await workspace.handover.hand(thread.id, to=SYSTEM.id)
            await until(lambda: bool(bench.window.findChildren(Toast)))
            await bench.idle()

    in_qt(qapp, hand)


def test_a_visitor_of_the_website_is_answered_there(qapp: QApplication, tmp_path: Path) -> None:
    async def write() -> None:
        async with desk(tmp_path) as bench:
            workspace = bench.workspace
            with acting_as(SYSTEM):
                widget = await workspace.widgets.add({})
                visit = (await workspace.visitors.begin(widget.id, language="ru", page="")).visit
                identity = Identity(kind=IdentityKind.VISITOR, value=visit.id)
                person = await workspace.people.find_or_create(identity)
                thread = await workspace.conversations.thread_of_person(person.id)
                asked = NewMessage(
                    role=Role.CALLER, channel=Channel.WIDGET, text="Вы открыты?", language="ru"
                )
                await workspace.conversations.add_message(thread.id, asked)
            bench.window.open_page("inbox")
            page = page_of(bench)
            await until(lambda: shown(page) == ["Вы открыты?"])
            assert page.rows[0].title == f"Посетитель сайта {visit.id[-4:]}"
            assert page.composer.text.accessibleName() == "Ответить на сайте"
            page.composer.text.setPlainText("Да, до шести. " + "х" * 4000)
            assert not page.composer.send.isEnabled()
            page.composer.text.setPlainText("Да, до шести.")
            page.composer.send.click()
            await until(lambda: shown(page)[-1:] == ["Да, до шести."])
            with acting_as(SYSTEM):
                kept = (await workspace.conversations.messages(thread.id))[-1]
                assert (kept.role, kept.channel) == (Role.OPERATOR, Channel.WIDGET)
                assert await workspace.visitors.may_see(visit.id) == {kept.id}
                assert await workspace.handover.of(thread.id) is not None

    in_qt(qapp, write)
