"""``screenshots``: every page in all themes, languages and sizes, from what calls wrote.

The data are those of a day of the sample company, and its line and engines run meanwhile, so all
of it went its usual way.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from pathlib import Path

import click
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

from secretary_app.bootstrap.demo.day import OWNER, PASSWORD, a_day, wishes_for
from secretary_app.bootstrap.demo.playing import play_call
from secretary_app.bootstrap.demo.script import read_script
from secretary_app.bootstrap.demo.stage import SAMPLE, Stage, Wishes, set_stage
from secretary_app.cli.report import write_report
from secretary_app.features.calls.events import TurnAnswered
from secretary_app.features.lines.events import LineStateChanged
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.console import Invocation, TranslatedCommand, program_command
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.lock import OwnerLock, Role
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.log import logging_to
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.tasks import TaskOwner
from ui.kiosk.window import KioskWindow
from ui.pages.table import PAGES
from ui.runtime.operations import Operations
from ui.runtime.person import Person
from ui.runtime.qt_log import qt_speaks_through_logging
from ui.runtime.words import Words
from ui.shell.status import Status
from ui.shell.strip_facts import keep_strip_told
from ui.shell.window import Window
from ui.theme import Mode, Scheme, theme
from ui.theme.current import Choice

EXIT_DONE = 0
SIZES = ((1440, 900), (1024, 600))
USUAL_TEXT, LARGEST_TEXT = 100, 150
LOOKS = (
    *product(Scheme, Language, SIZES, (USUAL_TEXT,)),
    # Where letters have the least room.
    (Scheme.LIGHT, Language.RU, SIZES[-1], LARGEST_TEXT),
)
LIVE = "live"
"""The page that shows a call while it goes on."""
READY = "ready"
SETTLE_S = 0.3
"""What a page draws after its last operation: charts, a toast that goes."""
IDLE_LIMIT_S = 20.0
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
    folder = asyncio.run(a_day(invocation.folder.root, clock=clock))
    with (
        OwnerLock(folder=folder, role=Role.DEMO, clock=clock),
        logging_to(folder=folder.logs, stderr_level=invocation.log_level),
        qt_speaks_through_logging(),
    ):
        application = QApplication([*sys.argv[:1], "-platform", "offscreen"])
        application.setQuitOnLastWindowClosed(False)
        with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
            taken = runner.run(_take(folder, target, clock, person))
    invocation.console.text("desk-screenshots", count=taken, folder=str(target))
    return EXIT_DONE


async def _take(folder: DataFolder, target: Path, clock: Clock, person: Person) -> int:
    wishes = wishes_for(folder, "ru")
    async with set_stage(folder, wishes, clock=clock) as stage, TaskOwner(name="desk") as tasks:
        await person.sit_down(stage.workspace)
        await stage.workspace.seat.sign_in(OWNER, PASSWORD)
        window = Window(
            workspace=stage.workspace,
            words=Words(Language.RU),
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
        for look in _wear_each(window):
            for key in window.page_keys:
                window.open_page(key)
                await _settled(window.operations)
                _save(window, target, f"{key}_{look}")
                taken += 1
        taken += await _take_the_counter(window, stage, target, tasks, folder)
        if LIVE in window.page_keys:
            taken += await _take_a_call(window, stage, wishes, target, tasks)
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
    for look in _wear_each(window, counter):
        question = counter.visit.samples[0]
        steps: dict[str, Callable[[], object]] = {
            "welcome": counter.stay,
            "talk": partial(counter.visit.write, question),
            "pin": counter.ask_for_pin,
        }
        for name, bring in steps.items():
            bring()
            await _settled(counter.operations)
            _save(counter, target, f"counter-{name}_{look}")
            taken += 1
        counter.visit.forget()
    counter.end()
    return taken


async def _take_a_call(
    window: Window, stage: Stage, wishes: Wishes, target: Path, tasks: TaskOwner
) -> int:
    """The page of calls while somebody talks."""
    answered = asyncio.Event()
    unsubscribe = stage.workspace.events.subscribe(TurnAnswered, lambda _event: answered.set())
    script = read_script(SAMPLE / "call.ru.toml")
    calling = tasks.start(play_call(stage, script, words=wishes.words), name="call")
    window.open_page(LIVE)
    async with asyncio.timeout(LINE_LIMIT_S):
        await answered.wait()
    unsubscribe()
    taken = 0
    for look in _wear_each(window):
        await asyncio.sleep(SETTLE_S)
        _save(window, target, f"live_{look}")
        taken += 1
    await asyncio.gather(calling, return_exceptions=True)
    return taken


def _wear_each(*windows: Window | KioskWindow) -> Iterator[str]:
    """Every look, by the end of a file's name."""
    for scheme, language, (width, height), percent in LOOKS:
        mode = Mode(scheme.value)
        theme().choose(Choice(mode=mode, text_percent=percent, reduced_motion=True))
        for window in windows:
            window.words.speak(language)
            window.resize(width, height)
        letters = "" if percent == USUAL_TEXT else f"_{percent}"
        yield f"{scheme}_{language}_{width}x{height}{letters}"


def _save(window: QWidget, target: Path, name: str) -> None:
    window.grab().save(str(target / f"{name}.png"))


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


async def _settled(operations: Operations) -> None:
    """Until what is shown has what it asked for and has drawn it."""
    changed = asyncio.Event()
    operations.changed.connect(changed.set)
    async with asyncio.timeout(IDLE_LIMIT_S):
        await asyncio.sleep(SETTLE_S)
        while not operations.idle:
            changed.clear()
            await changed.wait()
        await asyncio.sleep(SETTLE_S)
    operations.changed.disconnect(changed.set)
