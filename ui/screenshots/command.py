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

from secretary_app.bootstrap.demo.day import OWNER, PASSWORD, a_day, offer_models, wishes_for
from secretary_app.bootstrap.demo.stage import Stage, set_stage
from secretary_app.bootstrap.demo.telegram_end import telegram_end
from secretary_app.channels.telegram.settings import API_SERVER
from secretary_app.cli.report import write_report
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
from ui.screenshots.call import CallPictures
from ui.screenshots.line import line_ready
from ui.screenshots.looks import Camera, settled
from ui.screenshots.moments import MOMENTS, leave
from ui.screenshots.tray import tray_signs
from ui.shell.status import Status
from ui.shell.strip_facts import keep_strip_told
from ui.shell.window import Window

EXIT_DONE = 0
DPI = {"logicalDpi": 96, "logicalBaseDpi": 96}


@click.command("screenshots", cls=TranslatedCommand)
@click.option("--out", type=click.Path(path_type=Path), default=Path("build/screenshots"))
@click.option("--look", "looks", multiple=True)
@click.option("--only", "names", multiple=True)
@program_command
def screenshots(
    invocation: Invocation, *, out: Path, looks: tuple[str, ...], names: tuple[str, ...]
) -> int:
    """Text: command-screenshots."""
    clock, target = Clock(), invocation.cwd / out
    target.mkdir(parents=True, exist_ok=True)
    camera = Camera(target, looks=looks, names=names)
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
            runner.run(_take(folder, camera, clock, person))
    invocation.console.text("desk-screenshots", count=camera.taken, folder=str(target))
    return EXIT_DONE


def _screen(target: Path) -> str:
    """One in memory, as large as a person's: menus keep within the screen."""
    file = target / "screen.json"
    screen = {"name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}
    file.write_text(json.dumps({"screens": [screen | DPI]}), "utf-8")
    return f"offscreen:configfile={file}"


async def _take(folder: DataFolder, camera: Camera, clock: Clock, person: Person) -> None:
    wishes = wishes_for(folder, "ru")
    async with (
        telegram_end(clock=clock) as telegram,
        set_stage(folder, wishes, clock=clock) as stage,
        TaskOwner(name="desk") as tasks,
    ):
        workspace = stage.workspace
        await person.sit_down(workspace)
        await workspace.seat.sign_in(OWNER, PASSWORD)
        await workspace.settings.set(API_SERVER, telegram.url, actor="demo")
        for bot in workspace.bots.all():
            await workspace.bot_manager.restart(bot.id)
        offer_models(workspace)
        window = Window(
            workspace=workspace,
            words=Words(Language.RU, clock=clock),
            tasks=tasks,
            pages=PAGES,
            may=person.may,
            actor=lambda: person.actor().id,
            report=lambda error, name: write_report(error, argv=(name,), folder=folder)[0],
        )
        status = Status(workspace=workspace, strip=window.strip, column=window.list_column)
        status.serving(stage.secretary.engines)
        with acting_as(SYSTEM):
            telling = tasks.start(keep_strip_told(workspace, status), name="strip")
        window.show()
        await line_ready(stage)
        for _ in camera.wear_each(window):
            await _take_pages(camera, window)
            await _take_moments(camera, window)
            camera.take_of("tray", lambda: tray_signs(window.words))
        await _take_the_counter(camera, window, stage, tasks, folder)
        await CallPictures(camera, window, stage, wishes, tasks).take()
        telling.cancel()
        window.close()


async def _take_pages(camera: Camera, window: Window) -> None:
    for key in window.page_keys:
        if camera.wants(key):
            window.open_page(key)
            await settled(window.operations)
            camera.take(window, key)


async def _take_moments(camera: Camera, window: Window) -> None:
    for moment in MOMENTS:
        name = f"{moment.page}-{moment.name}"
        if camera.wants(name):
            window.open_page(moment.page)
            await settled(window.operations)
            for deed in filter(None, (moment.before, moment.bring)):
                deed(window)
                await settled(window.operations)
            camera.take(window, name)
            leave(window)


async def _take_the_counter(
    camera: Camera, window: Window, stage: Stage, tasks: TaskOwner, folder: DataFolder
) -> None:
    """The screen for visitors: it greets, answers, has its keyboard, and asks for the PIN."""
    if not camera.wants("counter"):
        return
    counter = KioskWindow(
        workspace=stage.workspace,
        language=Language.RU,
        tasks=tasks,
        report=lambda error, name: write_report(error, argv=(name,), folder=folder)[0],
    )
    counter.show()
    for _ in camera.wear_each(window, counter):
        question = counter.visit.samples[0]
        steps: dict[str, Callable[[], object]] = {
            "welcome": counter.stay,
            "talk": partial(counter.visit.write, question),
            "keys": partial(counter.foot.show_keyboard, True),
            "pin": counter.ask_for_pin,
        }
        for name, bring in steps.items():
            bring()
            await settled(counter.operations)
            camera.take(counter, f"counter-{name}")
        counter.foot.forget()
        counter.visit.forget()
    counter.end()
