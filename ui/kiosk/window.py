"""The window over a whole screen: welcome, talk, the way out; nothing else can be reached in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.visits.service import LONGEST_QUESTION
from secretary_app.features.visits.settings import IDLE_SECONDS
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.tasks import TaskOwner
from ui.kiosk.captions import Captions
from ui.kiosk.keyboard import TouchKeyboard
from ui.kiosk.parts import HeldSign, LargeButton
from ui.kiosk.pin_view import PinView
from ui.kiosk.visit import Visit
from ui.kiosk.welcome import Welcome
from ui.onboarding.idle import TOUCHES
from ui.runtime.operations import Operations, Reports
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.banner import Banner
from ui.widgets.text import Label

WARN_S = 10
"""So long before the talk is forgotten it says so."""
TICK_MS = 1000

NAMES = {Language.RU: "Русский", Language.EN: "English"}
"""Of the languages, each in its own."""


class KioskWindow(QWidget):
    """Emits ``wants_to_leave`` when the sign was held, ``pin_given`` with what was typed."""

    wants_to_leave = Signal()
    pin_given = Signal(str)

    def __init__(
        self, *, workspace: Workspace, language: Language, tasks: TaskOwner, report: Reports
    ) -> None:
        super().__init__()
        self.setObjectName("kiosk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace = workspace
        self._usual = language
        self.words = Words(language, clock=workspace.clock)
        self.operations = Operations(
            tasks=tasks, words=self.words, toast=self._toast, report=report
        )
        self.banner = self._banner()
        self.visit = Visit(
            self,
            workspace=workspace,
            words=self.words,
            operations=self.operations,
            complain=self.banner,
        )
        self._may_close = False
        self._quiet_s = 0
        self._lay_out()
        self.visit.changed.connect(self._show)
        self.words.changed.connect(self._show)
        self._ticking = QTimer(self)
        self._ticking.setInterval(TICK_MS)
        self._ticking.timeout.connect(self.tick)
        self._ticking.start()
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        self.words.put(self.setWindowTitle, "kiosk-title", owner=self)
        self._show()

    def ask_for_pin(self) -> None:
        """The way out is shown in place of the talk."""
        self.middle.setCurrentWidget(self.leaving)
        self._foot.hide()
        self.leaving.begin()

    def stay(self) -> None:
        """Nobody leaves."""
        self.middle.setCurrentWidget(self.welcome)
        self._foot.show()
        self._show()

    def end(self) -> None:
        """It is over: the window goes, and with it whatever was said."""
        self.visit.forget()
        self._may_close = True
        self.close()
        self.deleteLater()

    def tick(self) -> None:
        """A second has passed in which nobody touched the screen."""
        left = self._workspace.settings.get(IDLE_SECONDS) - self._quiet_s
        busy = self.visit.speaking or self.visit.ringing or self.visit.thinking
        leaving = self.middle.currentWidget() is self.leaving
        at_rest = not self.visit.begun and self.writing.isHidden() and not leaving
        if busy or (at_rest and self.words.language is self._usual):
            self._quiet_s = 0
        else:
            self._quiet_s += 1
            if left <= 1:
                self._forget()
        self._clock.setText(self.words.clock(self._workspace.clock.now()))
        self._warn(left - 1 if self._quiet_s and self.visit.begun else 0)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only the PIN closes it."""
        event.setAccepted(self._may_close)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there: the time counts anew."""
        if event.type() in TOUCHES and isinstance(watched, QWidget) and watched.window() is self:
            self._quiet_s = 0
            self._warn(0)
        return False

    # Layout

    def _lay_out(self) -> None:
        sizes = theme().sizes
        outer = QHBoxLayout(self)
        outer.setContentsMargins(*(sizes.space_24,) * 4)
        inside = QWidget()
        inside.setMaximumWidth(sizes.counter_column)
        outer.addWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.space_16)
        column.addLayout(self._head())
        column.addWidget(self.banner)
        self.middle = QStackedWidget()
        # The talk gives way to the keyboard; what is not seen now needs no room.
        self.middle.setMinimumHeight(1)
        self.welcome = Welcome()
        self.welcome.chosen.connect(self.visit.write)
        self.captions = Captions()
        self.leaving = PinView(words=self.words, banner=self._banner())
        self.leaving.wanted.connect(self.pin_given)
        self.leaving.back.connect(self.stay)
        for view in (self.welcome, self.captions, self.leaving):
            self.middle.addWidget(view)
        column.addWidget(self.middle, 1)
        self._still_there = Label(role=Role.COUNTER, tone="warn", wrap=True)
        self._still_there.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._still_there.hide()
        column.addWidget(self._still_there)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._writing())
        foot.addWidget(self._bar())
        column.addWidget(self._foot)

    def _head(self) -> QHBoxLayout:
        sizes = theme().sizes
        row = QHBoxLayout()
        row.setSpacing(sizes.space_16)
        self.sign = HeldSign()
        self.sign.setMinimumHeight(sizes.counter_key)
        self.sign.held.connect(self.wants_to_leave)
        self._clock = Label(role=Role.TIMER, figures=True)
        self.language = LargeButton(look="small")
        self.language.clicked.connect(lambda: self.words.speak(self._other_language))
        row.addWidget(self.sign, 1)
        row.addWidget(self._clock)
        row.addWidget(self.language)
        return row

    def _writing(self) -> QWidget:
        self.writing = QWidget()
        column = QVBoxLayout(self.writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().sizes.space_8)
        self.line = QLineEdit()
        self.line.setProperty("counter", "line")
        self.line.setMaxLength(LONGEST_QUESTION)
        self.words.put(self.line.setPlaceholderText, "kiosk-write-here")
        self.words.put(self.line.setAccessibleName, "kiosk-write-here")
        self.line.returnPressed.connect(self._ask)
        self.keyboard = TouchKeyboard(self.line, words=self.words)
        self.keyboard.done.connect(self._ask)
        self.keyboard.hidden.connect(lambda: self._write(False))
        column.addWidget(self.line)
        column.addWidget(self.keyboard)
        self.writing.hide()
        return self.writing

    def _bar(self) -> QWidget:
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().sizes.space_12)
        self.speak = LargeButton(look="main", sign="microphone")
        self.speak.clicked.connect(self.visit.speak)
        self.write = LargeButton(sign="keyboard")
        self.write.clicked.connect(lambda: self._write(True))
        self.ring = LargeButton(sign="bell")
        self.ring.clicked.connect(self.visit.ring)
        self.finish = LargeButton(sign="x")
        self.finish.clicked.connect(self._forget)
        # The longer words have more room.
        for button, share in ((self.speak, 4), (self.write, 3), (self.ring, 4), (self.finish, 3)):
            row.addWidget(button, share)
        return self.bar

    # What is shown

    def _show(self) -> None:
        visit, text = self.visit, self.words.text
        host = visit.host
        self.sign.setText(self._company())
        self.welcome.hello.setText(text("kiosk-hello", name=host))
        self.welcome.how.setText(text("kiosk-how"))
        self.welcome.show_samples(visit.samples)
        lines = visit.lines
        self.captions.show_lines(lines)
        if self.middle.currentWidget() is not self.leaving:
            begun = bool(lines) or visit.speaking or not self.writing.isHidden()
            self.middle.setCurrentWidget(self.captions if begun else self.welcome)
        self.speak.say(text("kiosk-speak-stop" if visit.speaking else "kiosk-speak"))
        self.speak.set_sign("microphone-slash" if visit.speaking else "microphone")
        self.write.say(text("kiosk-write"))
        self.ring.say(text("kiosk-ringing" if visit.ringing else "kiosk-ring"))
        self.ring.setEnabled(not visit.ringing)
        self.finish.say(text("kiosk-finish"))
        self.finish.setVisible(visit.begun)
        self.language.say(NAMES[self._other_language])
        self._clock.setText(self.words.clock(self._workspace.clock.now()))

    @property
    def _other_language(self) -> Language:
        return Language.EN if self.words.language is Language.RU else Language.RU

    def _company(self) -> str:
        company = self.visit.company
        return company or self.words.text("kiosk-title")

    def _warn(self, left: int) -> None:
        self._still_there.setVisible(0 < left <= WARN_S)
        if 0 < left <= WARN_S:
            self._still_there.setText(self.words.text("kiosk-still-there", seconds=left))

    def _write(self, on: bool) -> None:
        self.writing.setVisible(on)
        self.bar.setVisible(not on)
        self._show()
        if on:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        question = " ".join(self.line.text().split())
        if question:
            self.line.clear()
            self.visit.write(question)

    def _forget(self) -> None:
        self.line.clear()
        self._write(False)
        self._quiet_s = 0
        self.visit.forget()
        self.words.speak(self._usual)
        if self.middle.currentWidget() is self.leaving:
            self.stay()

    def _banner(self) -> Banner:
        details, copy, close = (
            self.words.text(f"desk-{each}") for each in ("details", "copy", "close")
        )
        return Banner(details=details, copy=copy, close=close)

    def _toast(self, text: str, *, tone: str = "info", action: object = None) -> None:
        """What has no place of its own stands above the talk."""
        del action
        self.banner.tell(text, tone=tone)
