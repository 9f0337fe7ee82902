"""Opens the screen for visitors, and closes it for who knows the PIN.

Where there is one screen, the desk is locked behind it; where there are two, it stands on the other
one and the desk goes on.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.lines.rights import USE_LINES
from secretary_app.features.visits.settings import AT_START
from secretary_app.foundation.auth.errors import TooManyTries
from secretary_app.kernel.tasks import TaskOwner
from ui.kiosk.bell import Bell
from ui.kiosk.window import KioskWindow
from ui.onboarding.entrance import Entrance
from ui.runtime.operations import Reports
from ui.shell.actions import Action
from ui.shell.window import Window

SIGN_IN_MS = 60_000
"""So long somebody may sign in who has no PIN here, before visitors have their screen back."""


class KioskMode(QObject):
    """Two actions: to open it, and to close it from a desk that goes on beside it."""

    def __init__(
        self,
        *,
        window: Window,
        workspace: Workspace,
        entrance: Entrance,
        tasks: TaskOwner,
        report: Reports,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._entrance = entrance
        self._tasks = tasks
        self._report = report
        self.kiosk: KioskWindow | None = None
        self.bell = Bell(window=window, workspace=workspace)
        self._coming_back = QTimer(self)
        self._coming_back.setSingleShot(True)
        self._coming_back.setInterval(SIGN_IN_MS)
        self._coming_back.timeout.connect(self._nobody_signed_in)
        entrance.came.connect(self._somebody_came)
        window.actions_list.add(
            Action(
                id="kiosk.open",
                sign="monitor",
                run=self.open,
                enabled=lambda: self.kiosk is None and workspace.seat.user is not None,
                permission=USE_LINES.key,
            ),
            Action(
                id="kiosk.close",
                sign="monitor",
                run=self.close,
                enabled=lambda: self.kiosk is not None,
                permission=USE_LINES.key,
            ),
        )

    def begin(self, *, first_start: bool) -> None:
        """The program starts; its owner may want it to begin with this screen."""
        if self._workspace.settings.get(AT_START) and not first_start:
            self.stand()

    def open(self) -> None:
        """Somebody at the desk wants it; without a PIN they could not come back."""
        user = self._workspace.seat.user
        if user is None or not user.has_pin:
            self._window.desk.toast(self._window.words.text("kiosk-no-pin"), tone="warn")
            return
        if len(QGuiApplication.screens()) == 1:
            self._entrance.lock()
        self.stand()

    def stand(self) -> None:
        """Over the whole of a screen: the one where the desk is not, if there is one."""
        kiosk = KioskWindow(
            workspace=self._workspace,
            language=self._window.words.language,
            tasks=self._tasks,
            report=self._report,
        )
        kiosk.wants_to_leave.connect(self._leave)
        kiosk.pin_given.connect(self._try)
        here = self._window.screen()
        others = [screen for screen in QGuiApplication.screens() if screen is not here]
        kiosk.setGeometry((others[0] if others else here).geometry())
        kiosk.showFullScreen()
        kiosk.activateWindow()
        self.kiosk = kiosk

    def close(self) -> None:
        """The screen is the desk's again."""
        self._coming_back.stop()
        kiosk, self.kiosk = self.kiosk, None
        if kiosk is not None:
            kiosk.end()

    def _leave(self) -> None:
        if self.kiosk is None:
            return
        if self._workspace.seat.user is not None:
            self.kiosk.ask_for_pin()
            return
        # Nobody's PIN would do: whoever wants to leave signs in.
        self.kiosk.visit.forget()
        self.kiosk.hide()
        self._window.raise_to_front()
        self._coming_back.start()

    def _try(self, pin: str) -> None:
        kiosk = self.kiosk
        if kiosk is None:
            return
        if self._workspace.seat.user is None:
            kiosk.stay()
            self._leave()
            return
        locked = self._workspace.seat.is_locked

        async def attempt() -> TooManyTries | None:
            try:
                await self._workspace.seat.unlock_in_public(pin)
            except TooManyTries as error:
                return error
            return None

        def answered(refused: TooManyTries | None) -> None:
            if refused is not None:
                kiosk.leaving.wait(kiosk.words.error(refused), int(str(refused.params["seconds"])))
                return
            self.close()
            if locked:
                self._entrance.unlocked()

        kiosk.operations.run(
            attempt,
            name="kiosk.leave",
            title=kiosk.words.text("kiosk-leave"),
            complain=kiosk.leaving.banner,
            done=answered,
            failed=kiosk.leaving.pin.clear,
        )

    def _somebody_came(self, _user: object) -> None:
        if self._coming_back.isActive():
            self.close()

    def _nobody_signed_in(self) -> None:
        if self.kiosk is not None:
            self.kiosk.showFullScreen()
            self.kiosk.activateWindow()
