"""The window of the desk over a real workspace, for tests in which asyncio runs in Qt's loop."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.tasks import TaskOwner
from tests.support.opened import SetClock, newest_database
from ui.pages.table import PAGES
from ui.runtime.words import Words
from ui.shell.page import PageSpec
from ui.shell.window import Window

LIMIT_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskBench:
    """A window, what it stands on, and the faults it reported."""

    window: Window
    workspace: Workspace
    faults: list[Exception] = field(default_factory=list)

    async def idle(self) -> None:
        """Until no operation goes on."""
        await until(lambda: self.window.operations.idle)


async def until(true: Callable[[], bool]) -> None:
    """Looks with every turn of the loop, which Qt's own events share."""
    async with asyncio.timeout(LIMIT_S):
        while not true():  # noqa: ASYNC110 - rejected: what a widget shows is told by no event
            await asyncio.sleep(0.01)


def take_away(window: QWidget) -> None:
    """Closed and gone, with all that is in it, before another test's loop runs."""
    window.close()
    window.deleteLater()
    # The loop that is about to end would leave this to the next one, in the middle of its work.
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def type_in(field: QWidget, text: str) -> None:
    """As a person does with an input method: ``QTest`` types Latin letters only."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


@asynccontextmanager
async def desk(
    root: Path,
    *,
    pages: Sequence[PageSpec] = PAGES,
    may: Callable[[str], bool] = lambda _right: True,
    actor: Callable[[], str] = lambda: "owner",
    state: Path | None = None,
) -> AsyncIterator[DeskBench]:
    """An empty data folder with its window, shown at noon."""
    clock, folder = SetClock(), DataFolder(root)
    folder.prepare()
    if not folder.database.exists():
        folder.database.write_bytes(newest_database())
    faults: list[Exception] = []

    def report(error: Exception, _name: str) -> str:
        faults.append(error)
        return "0000"

    async with open_workspace(folder, clock=clock) as workspace, TaskOwner(name="desk") as tasks:
        window = Window(
            workspace=workspace,
            words=Words(Language.RU, clock=clock),
            tasks=tasks,
            pages=pages,
            may=may,
            actor=actor,
            report=report,
            state=state,
        )
        window.show()
        window.activateWindow()
        await until(window.isActiveWindow)
        yield DeskBench(window=window, workspace=workspace, faults=faults)
        take_away(window)


def in_qt(application: QApplication, work: Callable[[], Awaitable[None]]) -> None:
    """Runs a coroutine in Qt's loop, as the program does."""

    async def run() -> None:
        await work()

    application.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        runner.run(run())
