"""``screenshots``: sets the stage, opens the window, and goes through its pages."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from secretary_app.bootstrap.demo.day import OWNER, PASSWORD, a_day, wishes_for
from secretary_app.bootstrap.demo.stage import Stage, set_stage
from secretary_app.bootstrap.demo.telegram_end import telegram_end
from secretary_app.channels.telegram.settings import API_SERVER
from secretary_app.cli.report import write_report
from secretary_app.features.lines.events import LineStateChanged
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.console import Invocation, TranslatedCommand, program_command
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.lock import OwnerLock, Role
from secretary_app.foundation.secrets.service import MASTER_KEY
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.log import logging_to
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.tasks import TaskOwner
from ui.kiosk.window import KioskWindow
from ui.pages.table import PAGES
from ui.runtime.person import Person
from ui.runtime.qt_log import qt_speaks_through_logging
from ui.runtime.words import Words
from ui.screenshots.call import take_a_call
from ui.screenshots.looks import save, settled, wear_each
from ui.screenshots.moments import MOMENTS, leave
from ui.shell.status import Status
from ui.shell.strip_facts import keep_strip_told
from ui.shell.window import Window

EXIT_DONE = 0
DPI = {"logicalDpi": 96, "logicalBaseDpi": 96}
READY = "ready"
LINE_LIMIT_S = 30.0
"""A simulated line is ready in two seconds, on a busy machine in ten."""


@click.command("screenshots", cls=TranslatedCommand)
@click.option("--out", type=click.Path(path_type=Path), default=Path("build/screenshots"))
@program_command
def screenshots(invocation: Invocation, *, out: Path) -> int:
    """Text: command-screenshots."""
    clock, target = Clock(), invocation.cwd / out
    target.mkdir(parents=True, exist_ok=True)
    invocation.folder.root.mkdir(parents=True, exist_ok=True)
    person = Person()
    person.work_from_now_on()
    # What is secret on that day lies with it, and in nobody's keyring.
    os.environ.setdefault(MASTER_KEY, PASSWORD)
    folder = asyncio.run(a_day(invocation.folder.root, clock=clock))
    with (
        OwnerLock(folder=folder, role=Role.DEMO, clock=clock),
        logging_to(folder=folder.logs, stderr_level=invocation.log_level),
        qt_speaks_through_logging(),
    ):
        application = QApplication([*sys.argv[:1], "-platform", _screen(target)])
        application.setQuitOnLastWindowClosed(False)
        with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
            taken = runner.run(_take(folder, target, clock, person))
    invocation.console.text("desk-screenshots", count=taken, folder=str(target))
    return EXIT_DONE


def _screen(target: Path) -> str:
    """One in memory, as large as a person's: menus keep within the screen."""
    file = target / "screen.json"
    screen = {"name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}
    file.write_text(json.dumps({"screens": [screen | DPI]}), "utf-8")
    return f"offscreen:configfile={file}"


async def _take(folder: DataFolder, target: Path, clock: Clock, person: Person) -> int:
    wishes = wishes_for(folder, "ru")
    async with (
        telegram_end(clock=clock) as telegram,
        set_stage(folder, wishes, clock=clock) as stage,
        TaskOwner(name="desk") as tasks,
    ):
        await person.sit_down(stage.workspace)
        await stage.workspace.seat.sign_in(OWNER, PASSWORD)
        await stage.workspace.settings.set(API_SERVER, telegram.url, actor="demo")
        for bot in stage.workspace.bots.all():
            await stage.workspace.bot_manager.restart(bot.id)
        window = Window(
            workspace=stage.workspace,
            words=Words(Language.RU, clock=clock),
            tasks=tasks,
            pages=PAGES,
            may=person.may,
            actor=lambda: person.actor().id,
            report=lambda error, name: write_report(error, argv=(name,), folder=folder)[0],
        )
        status = Status(workspace=stage.workspace, strip=window.strip, column=window.list_column)
        status.serving(stage.secretary.engines)
        with acting_as(SYSTEM):
            telling = tasks.start(keep_strip_told(stage.workspace, status), name="strip")
        window.show()
        await _line_ready(stage)
        taken = 0
        for look in wear_each(window):
            for key in window.page_keys:
                window.open_page(key)
                await settled(window.operations)
                save(window, target / f"{key}_{look}.png")
                taken += 1
            for moment in MOMENTS:
                window.open_page(moment.page)
                await settled(window.operations)
                moment.bring(window)
                await settled(window.operations)
                save(window, target / f"{moment.page}-{moment.name}_{look}.png")
                leave(window)
                taken += 1
        taken += await _take_the_counter(window, stage, target, tasks, folder)
        taken += await take_a_call(window, stage, wishes, target, tasks)
        telling.cancel()
        window.close()
    return taken


async def _take_the_counter(
    window: Window, stage: Stage, target: Path, tasks: TaskOwner, folder: DataFolder
) -> int:
    """The screen for visitors: it greets, answers a question, and asks for the PIN."""
    counter = KioskWindow(
        workspace=stage.workspace,
        language=Language.RU,
        tasks=tasks,
        report=lambda error, name: write_report(error, argv=(name,), folder=folder)[0],
    )
    counter.show()
    taken = 0
    for look in wear_each(window, counter):
        question = counter.visit.samples[0]
        steps: dict[str, Callable[[], object]] = {
            "welcome": counter.stay,
            "talk": partial(counter.visit.write, question),
            "pin": counter.ask_for_pin,
        }
        for name, bring in steps.items():
            bring()
            await settled(counter.operations)
            save(counter, target / f"counter-{name}_{look}.png")
            taken += 1
        counter.visit.forget()
    counter.end()
    return taken


async def _line_ready(stage: Stage) -> None:
    """Waits for it, so that no picture shows a line that is only starting."""
    workspace, moved = stage.workspace, asyncio.Event()
    unsubscribe = workspace.events.subscribe(LineStateChanged, lambda _event: moved.set())
    try:
        async with asyncio.timeout(LINE_LIMIT_S):
            await stage.secretary.engines.recognisers_ready()
            while workspace.line.state != READY:
                moved.clear()
                await moved.wait()
    finally:
        unsubscribe()
