"""The desk at work: window first, engines behind it, everything ended in order."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from typing import Protocol, cast

from secretary_app.bootstrap.demo.present import PresentDemo
from secretary_app.bootstrap.doorkeeper import keep_doors
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.cli.live import LiveCommands
from secretary_app.cli.loading import load
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.console import Invocation
from secretary_app.foundation.control import ControlServer
from secretary_app.foundation.i18n.settings import language_of
from secretary_app.foundation.lock import OwnerLock
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.tasks import TaskOwner
from ui.kiosk.mode import KioskMode
from ui.onboarding.demo import DemoSwitch
from ui.onboarding.entrance import Entrance
from ui.pages.table import PAGES
from ui.runtime.instance import raising
from ui.runtime.operations import Reports
from ui.runtime.person import Person
from ui.runtime.words import Words
from ui.shell.appearance import chosen_keys, follow, wear
from ui.shell.quitting import ask_to_quit
from ui.shell.status import Status
from ui.shell.strip_facts import keep_strip_told
from ui.shell.window import Window
from ui.tray.tray import Tray

STATE_FILE = "desk.ini"

SERVING = "ui.serving:serve_behind"
"""By name, because half the product is loaded with it, and the window need not wait for that."""


class Serve(Protocol):
    """``serve_behind``."""

    async def __call__(
        self,
        workspace: Workspace,
        status: Status,
        words: Words,
        *,
        demo: PresentDemo,
        tasks: TaskOwner,
    ) -> None:
        """Until it is cancelled."""


async def run_desk(
    invocation: Invocation, *, lock: OwnerLock, clock: Clock, person: Person, report: Reports
) -> None:
    """Opens the window, serves behind it, and ends when the person quits. Raises UserFacing."""
    quit_asked = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Windows has no signal handlers in its loop; there Ctrl-C ends the runner itself.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, quit_asked.set)
    async with (
        open_workspace(invocation.folder, clock=clock) as workspace,
        TaskOwner(name="desk") as tasks,
    ):
        await person.sit_down(workspace)
        system = invocation.console.language
        words = Words(
            system if invocation.language_given else language_of(workspace.settings, system=system),
            clock=clock,
        )
        wear(workspace.settings)
        window = Window(
            workspace=workspace,
            words=words,
            tasks=tasks,
            pages=PAGES,
            may=person.may,
            actor=lambda: person.actor().id,
            report=report,
            state=invocation.folder.root / STATE_FILE,
        )
        window.actions_list.remap(chosen_keys(workspace.settings))
        unfollow = follow(
            workspace.settings,
            workspace.events,
            words=words,
            actions=window.actions_list,
            system=system,
        )
        status = Status(workspace=workspace, strip=window.strip, column=window.list_column)
        window.wants_to_close.connect(lambda: ask_to_quit(window, status, quit_asked.set))
        demo = PresentDemo()
        trial = DemoSwitch(window=window, workspace=workspace, demo=demo)
        entrance = Entrance(
            window=window, workspace=workspace, person=person, start_demo=trial.switch_on
        )
        entrance.begin()
        kiosk = KioskMode(
            window=window, workspace=workspace, entrance=entrance, tasks=tasks, report=report
        )
        window.show()
        kiosk.begin(first_start=person.is_first_start)
        Tray(window=window, workspace=workspace, status=status).show()
        commands = LiveCommands(workspace=workspace)
        run = raising(commands.run, window.raise_to_front)
        try:
            async with ControlServer(folder=invocation.folder, run=run) as control:
                lock.announce(endpoint=control.endpoint, token=control.token)
                with acting_as(SYSTEM):
                    telling = tasks.start(keep_strip_told(workspace, status), name="strip")
                tasks.start(keep_doors(workspace, language=words.language), name="doors")
                serving = tasks.start(
                    _serve(workspace, status, words, demo=demo, tasks=tasks), name="serve"
                )
                await quit_asked.wait()
                telling.cancel()
                serving.cancel()
                await asyncio.gather(telling, serving, return_exceptions=True)
        finally:
            unfollow()
            kiosk.close()
            window.hide()
            window.deleteLater()


async def _serve(
    workspace: Workspace, status: Status, words: Words, *, demo: PresentDemo, tasks: TaskOwner
) -> None:
    """Loads what serves calls while the window is used already."""
    serve = cast("Serve", await asyncio.to_thread(load, SERVING))
    # Calls are the program's own work, whoever sits at the desk, and whether anybody does.
    with acting_as(SYSTEM):
        await serve(workspace, status, words, demo=demo, tasks=tasks)
