"""The sign in the tray and its menu."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from secretary_app.bootstrap.workspace import Workspace
from ui.shell.status import Status
from ui.shell.window import Window
from ui.theme import theme
from ui.theme.icons import icon
from ui.tray.pictures import picture
from ui.tray.state import TrayState
from ui.tray.watch import TrayWatch

NOTICE_MS = 8000
CONTROL, CHANGE = "calls.control", "settings.change"
FLOAT, QUIET_SIGN = "live.float", "moon"
PROMISES, CALLS = "promises", "calls"


class Tray(QObject):
    """Lives as long as the window. ``show`` says whether the system has a tray."""

    def __init__(self, *, window: Window, workspace: Workspace, status: Status) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._words = window.words
        self._desk = window.desk
        self.watch = TrayWatch(workspace=workspace, status=status, parent=self)
        self.icon = QSystemTrayIcon(self)
        self.menu = QMenu()
        self.menu.aboutToShow.connect(self.fill)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self._open)
        self.disturb = True
        """Whether callers wait for whoever sits here."""
        self._told_hidden = False
        self.watch.changed.connect(self._draw)
        self.watch.rang.connect(self._rang)
        window.words.changed.connect(self._draw)
        theme().changed.connect(self._draw)
        window.installEventFilter(self)
        self.destroyed.connect(self.menu.deleteLater)
        self._draw()

    def show(self) -> bool:
        """Shows it where there is a tray; else says once that there is none."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self._desk.toast(self._words.text("tray-none"))
            return False
        self.icon.show()
        self._window.hides = True
        self._window.hidden.connect(self._tell_hidden)
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whoever has the window in front sees what came."""
        came = event.type() in {QEvent.Type.WindowActivate, QEvent.Type.Show}
        if came and self._window.front.view is None:
            self.watch.seen()
        return False

    def fill(self) -> None:
        """The menu as it is now."""
        self.menu.clear()
        words = self._words
        head = self.menu.addAction(self.word)
        head.setEnabled(False)
        self._add_waiting()
        self._add_ringing()
        self.menu.addSeparator()
        self._item("tray-open", "browser", self._open)
        if FLOAT in self._desk.actions.ids and self._workspace.desk.live():
            self._item("tray-panel", "picture-in-picture", lambda: self._act(FLOAT))
        self.menu.addSeparator()
        self._add_quiet()
        may = self._desk.may(CHANGE)
        if self.watch.paused:
            self._item("tray-resume", "play", lambda: self._pause(False)).setEnabled(may)
        else:
            self._item("tray-pause", "pause", lambda: self._pause(True)).setEnabled(may)
        rest = self._item("tray-rest", QUIET_SIGN, self._rest)
        rest.setCheckable(True)
        rest.setChecked(not self.disturb)
        rest.setEnabled(bool(self._workspace.seat.user) and not self._workspace.seat.is_locked)
        self.menu.addSeparator()
        quitting = self.menu.addAction(
            icon("power", theme().colours.text2), words.text("tray-quit")
        )
        quitting.triggered.connect(lambda _checked=False: self._window.quit())

    @property
    def word(self) -> str:
        """The state in a word."""
        return self._words.text("tray-state", state=self.watch.state.value)

    def _draw(self) -> None:
        counts = self.watch.counts
        self.icon.setIcon(picture(self.watch.state, counts.waiting))
        lines = [f"{self._words.text('desk-title')}: {self.word}"]
        if counts.waiting:
            lines.append(self._waiting())
        self.icon.setToolTip("\n".join(lines))

    def _waiting(self) -> str:
        counts = self.watch.counts
        return self._words.text("tray-waiting", missed=counts.missed, messages=counts.messages)

    def _add_waiting(self) -> None:
        counts = self.watch.counts
        if counts.waiting:
            made = self.menu.addAction(icon("tray", theme().colours.text2), self._waiting())
            made.triggered.connect(lambda _checked=False: self._open_waiting())

    def _open_waiting(self) -> None:
        self._open()
        self._window.open_page(PROMISES if self.watch.counts.messages else CALLS)

    def _add_ringing(self) -> None:
        call_id = self.watch.ringing
        if call_id is None or not self._desk.may(CONTROL):
            return
        desk, actor = self._workspace.desk, self._desk.actor
        self.menu.addSeparator()

        async def answer() -> None:
            desk.answer_myself(call_id, actor=actor())
            self._open()

        async def let_her() -> None:
            desk.let_assistant(call_id, actor=actor())

        self._item("tray-answer", "phone", lambda: self._do("answer", answer))
        self._item("tray-let", "user-circle", lambda: self._do("let", let_her))
        self._item(
            "tray-decline",
            "phone-x",
            lambda: self._do("decline", lambda: desk.decline(call_id, actor=actor())),
        )

    def _add_quiet(self) -> None:
        """In a call: the assistant only listens."""
        views = [view for view in self._workspace.desk.live() if view.answered_at is not None]
        if len(views) != 1:
            return
        view, actor = views[0], self._desk.actor
        item = self._item(
            "tray-quiet",
            "speaker-slash",
            lambda: self._do(
                "quiet",
                lambda: self._workspace.desk.quiet(view.call_id, actor=actor(), on=not view.quiet),
            ),
        )
        item.setCheckable(True)
        item.setChecked(view.quiet)
        item.setEnabled(self._desk.may(CONTROL))

    def _pause(self, paused: bool) -> None:
        lines, actor = self._workspace.lines, self._desk.actor()
        if paused:
            which = [line.id for line in lines.all() if line.enabled]
        else:
            which = list(self._window.memory.kept("paused")) or [line.id for line in lines.all()]

        async def turn() -> None:
            for line_id in which:
                await lines.enable(line_id, enabled=not paused, actor=actor)

        self._window.memory.keep("paused", which if paused else [])
        self._do("pause", turn)

    def _rest(self) -> None:
        """Do not disturb: nobody waits for this desk, the assistant answers at once."""
        user = self._workspace.seat.user
        if user is None:
            return
        self.disturb = not self.disturb
        if self.disturb:
            self._workspace.desk.sign_in(user.id)
        else:
            self._workspace.desk.sign_out(user.id)

    def _rang(self, call_id: str) -> None:
        del call_id
        if self.disturb and not self._window.isActiveWindow():
            self.icon.showMessage(
                self._words.text("tray-rings"),
                self._words.text("tray-rings.help"),
                picture(TrayState.IN_CALL, 0),
                NOTICE_MS,
            )

    def _tell_hidden(self) -> None:
        if not self._told_hidden:
            self._told_hidden = True
            self.icon.showMessage(
                self._words.text("tray-hidden"),
                self._words.text("tray-hidden.help"),
                picture(self.watch.state, 0),
                NOTICE_MS,
            )

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self._open()

    def _open(self) -> None:
        self._window.raise_to_front()

    def _act(self, name: str) -> None:
        self._desk.actions.run(name)

    def _do(self, name: str, work: Callable[[], Awaitable[object]]) -> None:
        async def done() -> None:
            await work()
            self.watch.look()

        title = self._words.text(f"tray-{name}")
        self._desk.operations.run(done, name=f"tray.{name}", title=title)

    def _item(self, text: str, sign: str, act: Callable[[], object]) -> QAction:
        made = self.menu.addAction(icon(sign, theme().colours.text2), self._words.text(text))
        made.triggered.connect(lambda _checked=False: act())
        return made
