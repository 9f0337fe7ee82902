"""The window over a whole screen: welcome, talk, the way out; nothing else can be reached in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.visits.settings import IDLE_SECONDS
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.tasks import TaskOwner
from ui.kiosk.absence import Absence
from ui.kiosk.captions import Captions
from ui.kiosk.foot import Foot
from ui.kiosk.head import Head
from ui.kiosk.pin_view import PinView
from ui.kiosk.spoken import Voice
from ui.kiosk.visit import Visit
from ui.kiosk.welcome import Welcome
from ui.runtime.operations import Operations, Reports
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.banner import Banner
from ui.widgets.text import Label

WARN_S = 10
"""So long before the talk is forgotten it says so."""


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
        self._usual = language
        self._clock = workspace.clock
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
        self._lay_out()
        self.absence = Absence(
            self,
            longest=lambda: workspace.settings.get(IDLE_SECONDS),
            busy=self._busy,
            forgotten=self._at_rest,
        )
        self.absence.left.connect(self._tick)
        self.absence.gone.connect(self._forget)
        self.visit.changed.connect(self._show)
        self.words.changed.connect(self._show)
        self.words.put(self.setWindowTitle, "kiosk-title", owner=self)
        self._show()

    def ask_for_pin(self) -> None:
        """The way out is shown in place of the talk."""
        self.middle.setCurrentWidget(self.leaving)
        self.foot.hide()
        self.leaving.begin()

    def stay(self) -> None:
        """Nobody leaves."""
        self.middle.setCurrentWidget(self.welcome)
        self.foot.show()
        self._show()

    def end(self) -> None:
        """It is over: the window goes, and with it whatever was said."""
        self.visit.forget()
        self._may_close = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only the PIN closes it."""
        event.setAccepted(self._may_close)

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
        self.head = Head(self.words, clock=self._clock)
        self.head.sign.held.connect(self.wants_to_leave)
        column.addWidget(self.head)
        column.addWidget(self.banner)
        column.addWidget(self._views(), 1)
        self._still_there = Label(role=Role.COUNTER, tone="warn", wrap=True)
        self._still_there.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._still_there.hide()
        column.addWidget(self._still_there)
        self.foot = Foot(self.words)
        self.foot.asked.connect(self.visit.write)
        self.foot.turned.connect(self._show)
        self.foot.speak.clicked.connect(self.visit.speak)
        self.foot.ring.clicked.connect(self.visit.ring)
        self.foot.finish.clicked.connect(self._forget)
        column.addWidget(self.foot)

    def _views(self) -> QWidget:
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
        return self.middle

    # What is shown

    def _show(self) -> None:
        visit, text = self.visit, self.words.text
        self.head.show_company(visit.company or text("kiosk-title"))
        self.welcome.hello.setText(text("kiosk-hello", name=visit.host))
        self.welcome.how.setText(text("kiosk-how"))
        self.welcome.show_samples(visit.samples)
        lines = visit.lines
        self.captions.show_lines(lines)
        if not self._leaves:
            begun = bool(lines) or self.foot.writes
            self.middle.setCurrentWidget(self.captions if begun else self.welcome)
        self.foot.show_visit(voice=visit.voice, ringing=visit.ringing, begun=visit.begun)

    @property
    def _leaves(self) -> bool:
        return self.middle.currentWidget() is self.leaving

    # Who is there

    def _busy(self) -> bool:
        visit = self.visit
        return visit.voice is not Voice.SHUT or visit.ringing or visit.thinking

    def _at_rest(self) -> bool:
        nobody = not self.visit.begun and not self.foot.writes and not self._leaves
        return nobody and self.words.language is self._usual

    def _tick(self, left: int) -> None:
        self.head.show_time()
        warned = 0 < left <= WARN_S and self.visit.begun
        self._still_there.setVisible(warned)
        if warned:
            self._still_there.setText(self.words.text("kiosk-still-there", seconds=left))

    def _forget(self) -> None:
        self.foot.forget()
        self.visit.forget()
        self.words.speak(self._usual)
        self.absence.begin_anew()
        if self._leaves:
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
