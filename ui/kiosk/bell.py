"""A visitor at the counter wants a person: the desk hears it and says that somebody comes."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.visits.events import (
    VisitorAlarm,
    VisitorAnswered,
    VisitorGone,
    VisitorRang,
    VisitorWaitedInVain,
)
from secretary_app.features.visits.rights import ANSWER_VISITORS
from ui.shell.window import Window
from ui.theme import Role
from ui.widgets.buttons import Button, Kind
from ui.widgets.sheet import Sheet
from ui.widgets.text import Label

OVER = (VisitorAnswered, VisitorGone, VisitorWaitedInVain)


class BellSheet(Sheet):
    """Takes no keyboard from whoever is typing."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, title="", modal=False)
        words = window.words
        title = Label(role=Role.TITLE, wrap=True)
        self.second = Label(tone="text2", wrap=True)
        words.put(title.setText, "bell-rings", owner=title)
        words.put(self.setAccessibleName, "bell-rings", owner=self)
        self.add(title)
        self.add(self.second)
        self.later = Button("")
        words.put(self.later.setText, "bell-later")
        self.coming = Button("", kind=Kind.ANSWER, sign="person-simple-walk")
        words.put(self.coming.setText, "bell-coming")
        self.add_button(self.later)
        self.add_button(self.coming)


class Bell(QObject):
    """For as long as the window lives."""

    def __init__(self, *, window: Window, workspace: Workspace) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self.sheet = BellSheet(window)
        self.sheet.later.clicked.connect(self.sheet.dismiss)
        self.sheet.coming.clicked.connect(self._come)
        events = workspace.events
        unlisten = [
            events.subscribe(VisitorRang, self._rang),
            events.subscribe(VisitorAlarm, self._alarm),
            *(events.subscribe(kind, lambda _event: self.sheet.dismiss()) for kind in OVER),
        ]
        self.destroyed.connect(lambda: [each() for each in unlisten])

    def _rang(self, event: VisitorRang) -> None:
        QApplication.beep()
        QApplication.alert(self._window)
        if self._window.desk.may(ANSWER_VISITORS.key):
            when = self._window.words.clock(event.at)
            self.sheet.second.setText(self._window.words.text("bell-rang-at", time=when))
            self.sheet.open()

    def _alarm(self, event: VisitorAlarm) -> None:
        QApplication.beep()
        if self._window.desk.may(ANSWER_VISITORS.key):
            text = self._window.words.text("bell-alarm", text=event.text)
            self._window.desk.toast(text, tone="danger")

    def _come(self) -> None:
        self._window.operations.run(
            self._workspace.visits.answer,
            name="bell.answer",
            title=self._window.words.text("bell-coming"),
            blocks=self.sheet.coming,
        )
