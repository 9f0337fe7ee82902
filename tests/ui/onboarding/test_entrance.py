"""The way to the desk as people go it: first start, wrong passwords, the lock, another user."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.assistants.settings import COMPANY_RU
from secretary_app.features.calls.events import CallEnded, CallerIdentified, CallRang
from secretary_app.features.calls.models import CallOutcome
from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.foundation.auth.acting import act_from_now_on, acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.auth.limits import FREE_TRIES
from secretary_app.foundation.auth.roles import Role
from secretary_app.foundation.auth.settings import LOCK_MINUTES
from tests.support.desk_window import DeskBench, desk, in_qt, until
from ui.onboarding.entrance import Entrance
from ui.onboarding.first_start import LineChoice
from ui.onboarding.first_start_view import FirstStartView
from ui.onboarding.lock_view import LockView
from ui.onboarding.new_password_view import NewPasswordView
from ui.onboarding.own_account import OwnPassword, OwnPin
from ui.onboarding.ringing import RingingStrip
from ui.onboarding.sign_in_view import SignInView
from ui.runtime.person import Person
from ui.shell.page import Desk, Page, PageSpec
from ui.widgets.sheet import Sheet
from ui.widgets.toast import Toast

pytestmark = pytest.mark.wire

HERE = __name__
PASSWORD = "сорока летит над мостом"
PIN = "4719"


class Blank(Page):
    """Nothing but the place it stands in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.main = QWidget()


class Spec(PageSpec):
    @property
    def title_id(self) -> str:
        return f"place-{self.place}"


PAGES = (
    Spec(key="chats", place="inbox", sign="tray", page=f"{HERE}:Blank", permission="chats.view"),
    Spec(key="users", place="system", sign="lock", page=f"{HERE}:Blank", permission="users.view"),
)


class Door:
    """The window, its entrance, and what stands before it."""

    def __init__(self, bench: DeskBench, entrance: Entrance, demos: list[str]) -> None:
        self.bench, self.entrance, self.demos = bench, entrance, demos

    @property
    def workspace(self) -> Workspace:
        return self.bench.workspace

    def view(self) -> QWidget | None:
        return self.bench.window.front.view

    def said(self) -> str:
        strip = self.bench.window.findChild(RingingStrip)
        assert isinstance(strip, RingingStrip)
        return strip.said

    async def sign_in(self, name: str, password: str) -> None:
        view = self.view()
        assert isinstance(view, SignInView)
        view.name.setText(name)
        view.password.setText(password)
        view.enter.click()
        await self.bench.idle()


def toasts(at: Door) -> list[str]:
    """Words that anybody before the window can read."""
    found = at.bench.window.findChildren(Toast)
    return [each.accessibleName() for each in found if each.isVisible()]


@asynccontextmanager
async def door(root: Path, *, owner: bool = True) -> AsyncIterator[Door]:
    person, demos = Person(), list[str]()

    async def start_demo() -> None:
        demos.append("on")

    person.work_from_now_on()
    try:
        async with desk(
            root, pages=PAGES, may=person.may, actor=lambda: person.actor().id
        ) as bench:
            if owner:
                with acting_as(SYSTEM):
                    await bench.workspace.users.make_owner("anna", PASSWORD, full_name="Анна")
            await person.sit_down(bench.workspace)
            entrance = Entrance(
                window=bench.window,
                workspace=bench.workspace,
                person=person,
                start_demo=start_demo,
            )
            entrance.begin()
            yield Door(bench, entrance, demos)
            await bench.idle()
    finally:
        act_from_now_on(SYSTEM)


def fill(view: FirstStartView, **typed: str) -> None:
    for key, text in typed.items():
        field = view.field(key)
        field.setText(text)
    view.forward.click()


def locked(at: Door) -> bool:
    return at.workspace.seat.is_locked


def test_the_first_start_makes_an_owner_who_sits_down(qapp: QApplication, tmp_path: Path) -> None:
    async def begin() -> None:
        async with door(tmp_path, owner=False) as at:
            view = at.view()
            assert isinstance(view, FirstStartView)
            view.forward.click()
            fill(view, company="Мастерская «Ключ»")
            assert view.wrong("full_name") == "Напишите, как вас зовут."
            fill(view, full_name="Анна Смирнова")
            fill(view, password="12345678", again="12345678")
            assert view.wrong("password")
            fill(view, password=PASSWORD, again="другой")
            assert view.wrong("again") == "Пароли не совпали. Наберите второй раз такой же."
            fill(view, again=PASSWORD)
            fill(view, pin=PIN)
            view.choose_line(LineChoice.DEMO)
            view.forward.click()
            await at.bench.idle()
            user = at.workspace.seat.user
            assert user is not None
            assert (user.name, user.full_name, user.role, user.has_pin) == (
                "анна",
                "Анна Смирнова",
                Role.OWNER,
                True,
            )
            assert at.workspace.settings.get(COMPANY_RU) == "Мастерская «Ключ»"
            assert at.demos == ["on"]
            assert at.view() is None
            assert at.bench.window.page_keys == ["chats", "users"]
            assert at.workspace.roster.present == (user.id,)

    in_qt(qapp, begin)


def test_wrong_passwords_make_one_wait_and_the_desk_stays_shut(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def guess() -> None:
        async with door(tmp_path) as at:
            for _ in range(FREE_TRIES + 2):
                await at.sign_in("anna", "наугад")
            view = at.view()
            assert isinstance(view, SignInView)
            assert 0 < view.waits <= 15
            assert not view.enter.isEnabled()
            assert at.workspace.seat.user is None
            assert not at.bench.window.actions_list.run("shell.palette")
            assert not at.bench.window.columns.isVisible()

    in_qt(qapp, guess)


def test_each_sees_their_own_places(qapp: QApplication, tmp_path: Path) -> None:
    async def change() -> None:
        async with door(tmp_path) as at:
            with acting_as(SYSTEM):
                await at.workspace.users.create("oleg", "временный ключ от двери")
            await at.sign_in("anna", PASSWORD)
            window = at.bench.window
            assert window.page_keys == ["chats", "users"]
            at.entrance.sign_out()
            await at.bench.idle()
            assert at.workspace.roster.present == ()
            await at.sign_in("oleg", "временный ключ от двери")
            view = at.view()
            assert isinstance(view, NewPasswordView)
            view.new.setText("совсем другие слова")
            view.enter.click()
            await at.bench.idle()
            assert at.view() is None
            assert window.page_keys == ["chats"]
            shown = {key for key, item in window.rail.items.items() if item.isVisible()}
            assert shown == {"inbox"}

    in_qt(qapp, change)


def test_a_locked_desk_shows_initials_and_takes_no_keys(qapp: QApplication, tmp_path: Path) -> None:
    async def lock() -> None:
        async with door(tmp_path) as at:
            await at.sign_in("anna", PASSWORD)
            at.bench.window.actions_list.run("seat.own-pin")
            own = at.bench.window.findChild(OwnPin)
            assert isinstance(own, OwnPin)
            own.pin.setText(PIN)
            own.again.setText("1234")
            own.save.click()
            own.again.setText(PIN)
            QTest.keyClick(own.again, Qt.Key.Key_Return)
            await at.bench.idle()
            await until(lambda: not isValid(own))
            with acting_as(SYSTEM):
                known = Identity(kind=IdentityKind.PHONE, value="+79161112233")
                person = await at.workspace.people.find_or_create(known)
                await at.workspace.people.rename(person.id, "Борис Крылов", actor="test")
            window, now = at.bench.window, at.workspace.clock.now()
            window.desk.toast("Записано: Борис Крылов")
            at.entrance.lock()
            assert toasts(at) == []
            window.desk.toast("Сохранено: Борис Крылов")
            emit = at.workspace.events.emit
            emit(CallRang(at=now, call_id="c", number="+79161112233", withheld=False))
            emit(CallerIdentified(at=now, call_id="c", number="+79161112233", person_id=person.id))
            await at.bench.idle()
            view = at.view()
            assert isinstance(view, LockView)
            assert at.said() == "Звонит Б. К."
            assert toasts(at) == []
            sheet = Sheet(window, title="Борис Крылов")
            sheet.open()
            seen = window.childAt(sheet.frame.geometry().center())
            assert seen is not None
            assert not sheet.isAncestorOf(seen)
            QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
            assert not window.palette_sheet.isVisible()
            emit(CallEnded(at=now, call_id="c", outcome=CallOutcome.MISSED, cause=""))
            assert at.said() == ""
            view.pin.setText("0001")
            view.enter.click()
            await at.bench.idle()
            assert locked(at)
            QTest.keyClicks(view.pin, PIN)
            QTest.keyClick(view.pin, Qt.Key.Key_Return)
            await at.bench.idle()
            assert not locked(at)
            assert at.view() is None
            assert toasts(at) == ["Сохранено: Борис Крылов"]

    in_qt(qapp, lock)


def test_a_password_is_changed_by_who_knows_the_old_one(qapp: QApplication, tmp_path: Path) -> None:
    async def change() -> None:
        async with door(tmp_path) as at:
            await at.sign_in("anna", PASSWORD)
            menu = at.entrance.button.menu_of_user()
            assert "Сменить свой пароль" in [each.text() for each in menu.actions()]
            menu.close()
            at.bench.window.actions_list.run("seat.own-password")
            own = at.bench.window.findChild(OwnPassword)
            assert isinstance(own, OwnPassword)
            own.old.setText("не тот")
            own.new.setText("лодка плывёт под мостом")
            own.save.click()
            await at.bench.idle()
            assert own.banner.isVisible()
            own.old.setText(PASSWORD)
            own.save.click()
            await at.bench.idle()
            await until(lambda: not isValid(own))
            at.entrance.sign_out()
            await at.bench.idle()
            await at.sign_in("anna", "лодка плывёт под мостом")
            assert at.view() is None

    in_qt(qapp, change)


def test_five_wrong_pins_ask_for_the_password(qapp: QApplication, tmp_path: Path) -> None:
    async def guess() -> None:
        async with door(tmp_path) as at:
            await at.sign_in("anna", PASSWORD)
            await at.workspace.users.set_own_pin(PIN)
            await at.workspace.settings.set(LOCK_MINUTES, "0", actor="test")
            at.entrance.lock()
            for _ in range(5):
                view = at.view()
                assert isinstance(view, LockView)
                view.pin.setText("8888")
                view.enter.click()
                await at.bench.idle()
            await until(lambda: isinstance(at.view(), SignInView))
            assert at.workspace.seat.user is None

    in_qt(qapp, guess)
