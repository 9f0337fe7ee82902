"""The screen for visitors as people use it: a question, the bell, a visitor who left, the PIN."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.features.visits.events import VisitorRang
from secretary_app.features.visits.settings import AT_START, IDLE_SECONDS
from secretary_app.features.visits.visitor import VISITOR
from secretary_app.foundation.auth.acting import act_from_now_on, acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.auth.errors import NotAllowed
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.tasks import TaskOwner
from tests.support.desk_window import DeskBench, desk, in_qt, until
from ui.kiosk.mode import KioskMode
from ui.kiosk.parts import LargeButton
from ui.kiosk.window import KioskWindow
from ui.onboarding.entrance import Entrance
from ui.onboarding.lock_view import LockView
from ui.onboarding.sign_in_view import SignInView
from ui.runtime.person import Person
from ui.theme import theme
from ui.theme.current import Choice

pytestmark = pytest.mark.wire

PASSWORD = "сорока летит над мостом"
PIN = "4719"
QUESTION, ANSWER = "Где вы находитесь?", "Мы на Садовой улице, пять."


class Counter:
    """The desk, and the screen for visitors in front of it."""

    def __init__(self, bench: DeskBench, mode: KioskMode) -> None:
        self.bench, self.mode = bench, mode

    @property
    def workspace(self) -> Workspace:
        return self.bench.workspace

    @property
    def kiosk(self) -> KioskWindow:
        assert self.mode.kiosk is not None
        return self.mode.kiosk

    def reads(self, text: str) -> bool:
        return any(text in each for each in self.kiosk.captions.texts)

    def locked(self) -> bool:
        return self.workspace.seat.is_locked

    def open(self) -> None:
        assert self.bench.window.actions_list.run("kiosk.open")


@asynccontextmanager
async def counter(root: Path, *, pin: str = PIN) -> AsyncIterator[Counter]:
    person = Person()
    person.work_from_now_on()
    try:
        async with (
            desk(root, pages=(), may=person.may, actor=lambda: person.actor().id) as bench,
            TaskOwner(name="kiosk") as tasks,
        ):
            workspace, window = bench.workspace, bench.window
            with acting_as(SYSTEM):
                await workspace.users.make_owner("anna", PASSWORD, full_name="Анна")
                entry = FaqEntry(id=new_id(), language="ru", question=QUESTION, answer=ANSWER)
                await workspace.knowledge.add_entry(entry)
            await person.sit_down(workspace)

            async def no_demo() -> None:
                raise AssertionError

            def report(error: Exception, _name: str) -> str:
                bench.faults.append(error)
                return "0000"

            entrance = Entrance(
                window=window, workspace=workspace, person=person, start_demo=no_demo
            )
            mode = KioskMode(
                window=window,
                workspace=workspace,
                entrance=entrance,
                tasks=tasks,
                report=report,
            )
            entrance.begin()
            await workspace.seat.sign_in("anna", PASSWORD)
            if pin:
                await workspace.users.set_own_pin(pin)
            entrance.unlocked()
            yield Counter(bench, mode)
            await bench.idle()
            mode.close()
            assert bench.faults == []
    finally:
        act_from_now_on(SYSTEM)


def test_a_visitor_asks_rings_and_goes_and_only_the_pin_opens_the_desk(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def visit() -> None:
        async with counter(tmp_path) as at:
            rang = list[VisitorRang]()
            at.workspace.events.subscribe(VisitorRang, rang.append)
            at.open()
            kiosk = at.kiosk
            assert at.locked()
            assert isinstance(at.bench.window.front.view, LockView)
            assert kiosk.isFullScreen()
            buttons = kiosk.findChildren(QAbstractButton)
            assert all(each.accessibleName() or each.text() for each in buttons)
            assert all(each.accessibleName() for each in kiosk.findChildren(QLineEdit))

            (sample,) = kiosk.welcome.samples
            sample.click()
            await until(lambda: at.reads(ANSWER))
            kiosk.foot.write.click()
            for letter in "где":
                kiosk.foot.keyboard.keys[letter].click()
            assert kiosk.foot.line.text() == "где"
            kiosk.foot.line.setText("передайте директору что ключ готов")
            kiosk.foot.keyboard.keys["done"].click()
            await until(lambda: not kiosk.visit.thinking)
            assert kiosk.foot.line.text() == ""

            kiosk.foot.ring.click()
            kiosk.foot.ring.click()
            assert len(rang) == 1
            with acting_as(SYSTEM):
                await at.workspace.visits.answer()
            assert at.reads("К вам уже идут")

            kiosk.close()
            assert kiosk.isVisible()
            for _ in range(at.workspace.settings.get(IDLE_SECONDS)):
                kiosk.absence.tick()
            assert not kiosk.captions.texts
            assert kiosk.middle.currentWidget() is kiosk.welcome

            QTest.mousePress(kiosk.head.sign, Qt.MouseButton.LeftButton)
            await until(lambda: kiosk.middle.currentWidget() is kiosk.leaving)
            kiosk.leaving.pin.setText("0000")
            kiosk.leaving.enter.click()
            await until(kiosk.leaving.banner.isVisible)
            assert at.locked()
            kiosk.leaving.pin.setText(PIN)
            kiosk.leaving.enter.click()
            await until(lambda: at.mode.kiosk is None)
            assert not at.locked()
            assert not at.bench.window.front.isVisible()

    in_qt(qapp, visit)


def cut_off(kiosk: KioskWindow) -> list[str]:
    """What cannot be read as a whole, or stands outside the screen."""
    for _ in range(3):
        # Letters change the size of a button, and that of its neighbours.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    buttons = [each for each in kiosk.findChildren(QAbstractButton) if each.isVisible()]
    labels = [each for each in kiosk.findChildren(QLabel) if each.isVisible() and each.text()]
    return [each.text() for each in buttons if not is_whole(each) or not inside(each, kiosk)] + [
        each.text()
        for each in labels
        if each.heightForWidth(each.width()) > each.height()
        or (not kiosk.captions.isAncestorOf(each) and not inside(each, kiosk))
    ]


def is_whole(button: QAbstractButton) -> bool:
    lines, letters = button.text().split("\n"), button.fontMetrics()
    sign = 0 if button.icon().isNull() else button.iconSize().width()
    wide = sign + max(letters.horizontalAdvance(line) for line in lines)
    words = button.whole if isinstance(button, LargeButton) else button.text()
    high = letters.height() * len(lines)
    return " ".join(lines) == words and wide < button.width() and high < button.height()


def inside(widget: QWidget, kiosk: KioskWindow) -> bool:
    top, bottom = (
        widget.mapTo(kiosk, corner)
        for corner in (widget.rect().topLeft(), widget.rect().bottomRight())
    )
    return kiosk.rect().contains(top) and kiosk.rect().contains(bottom)


def test_the_largest_letters_have_room_on_every_screen(qapp: QApplication, tmp_path: Path) -> None:
    async def look() -> None:
        async with counter(tmp_path) as at:
            with acting_as(SYSTEM):
                for number in range(6):
                    question = f"Сколько стоит копия ключа от подъезда номер {number}?"
                    entry = FaqEntry(id=new_id(), language="ru", question=question, answer=ANSWER)
                    await at.workspace.knowledge.add_entry(entry)
            at.mode.stand()
            kiosk = at.kiosk
            kiosk.showNormal()
            theme().choose(Choice(text_percent=150, reduced_motion=True))
            for size, language in product((QSize(1024, 600), QSize(1440, 900)), Language):
                kiosk.resize(size)
                kiosk.words.speak(language)
                assert cut_off(kiosk) == [], (size, language)
                assert kiosk.size() == size
                kiosk.visit.write(QUESTION)
                kiosk.visit.ring()
                await until(lambda: at.reads(ANSWER) and not kiosk.visit.thinking)
                assert cut_off(kiosk) == [], (size, language)
                kiosk.foot.write.click()
                assert cut_off(kiosk) == [], (size, language)
                kiosk.ask_for_pin()
                assert cut_off(kiosk) == [], (size, language)
                kiosk.stay()
                kiosk.foot.finish.click()

    in_qt(qapp, look)


def test_a_visitor_who_tries_pins_waits_and_signs_nobody_out(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def try_pins() -> None:
        async with counter(tmp_path) as at:
            at.mode.stand()
            kiosk, leaving = at.kiosk, at.kiosk.leaving
            kiosk.wants_to_leave.emit()
            while not leaving.enter.waits:
                leaving.pin.setText("0000")
                leaving.enter.click()
                await until(lambda: leaving.pin.text() == "" and kiosk.operations.idle)
            assert at.workspace.seat.user is not None
            assert not leaving.enter.isEnabled()
            leaving.pin.setText(PIN)
            leaving.pin.returnPressed.emit()
            assert kiosk.operations.idle
            assert at.mode.kiosk is kiosk

    in_qt(qapp, try_pins)


def test_the_program_may_begin_as_the_screen_for_visitors_which_who_signs_in_closes(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def begin() -> None:
        async with counter(tmp_path) as at:
            await at.workspace.seat.sign_out()
            at.mode.begin(first_start=False)
            assert at.mode.kiosk is None
            with acting_as(SYSTEM):
                await at.workspace.settings.set(AT_START, "true")
            at.mode.begin(first_start=True)
            assert at.mode.kiosk is None
            at.mode.begin(first_start=False)
            kiosk = at.kiosk
            assert kiosk.isFullScreen()
            kiosk.wants_to_leave.emit()
            assert not kiosk.isVisible()
            view = at.bench.window.front.view
            assert isinstance(view, SignInView)
            view.name.setText("anna")
            view.password.setText(PASSWORD)
            view.enter.click()
            await until(lambda: at.mode.kiosk is None)
            assert not at.bench.window.front.isVisible()

    in_qt(qapp, begin)


def test_without_a_pin_nobody_is_locked_out_and_a_visitor_may_nothing_else(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def visit() -> None:
        async with counter(tmp_path, pin="") as at:
            at.open()
            assert at.mode.kiosk is None
            assert not at.locked()
            with acting_as(VISITOR):
                with pytest.raises(NotAllowed):
                    await at.workspace.promises.list_open()
                with pytest.raises(NotAllowed):
                    await at.workspace.visits.answer()

    in_qt(qapp, visit)


def test_the_desk_beside_it_hears_the_bell_and_says_that_somebody_comes(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def ring() -> None:
        async with counter(tmp_path) as at:
            at.mode.stand()
            at.kiosk.foot.ring.click()
            sheet = at.mode.bell.sheet
            assert sheet.isVisible()
            sheet.coming.click()
            await until(lambda: at.reads("К вам уже идут"))
            assert not sheet.isVisible()
            assert at.bench.window.actions_list.run("kiosk.close")
            assert at.mode.kiosk is None

    in_qt(qapp, ring)
