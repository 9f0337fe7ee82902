"""``screenshots``: every page in three themes, two languages and two sizes, from what calls wrote.

The data are those of a demo, and its line and engines run meanwhile, so nothing shown is made up.
"""

from __future__ import annotations

import asyncio
import sys
from itertools import product
from pathlib import Path

import click
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from secretary_app.bootstrap.demo.stage import Stage, Wishes, set_stage
from secretary_app.cli.report import write_report
from secretary_app.features.lines.events import LineStateChanged
from secretary_app.foundation.console import Invocation, TranslatedCommand, program_command
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.lock import OwnerLock, Role
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.log import logging_to
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.tasks import TaskOwner
from ui.pages.table import PAGES
from ui.runtime.qt_log import qt_speaks_through_logging
from ui.runtime.words import Words
from ui.shell.status import Status
from ui.shell.window import Window
from ui.theme import Mode, Scheme, theme
from ui.theme.current import Choice

EXIT_DONE, EXIT_NOTHING = 0, 2
SIZES = ((1440, 900), (1024, 600))
OWNER = "owner"
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
    demos = sorted(invocation.folder.root.glob("demo-*"))
    if not demos:
        invocation.console.text("desk-no-demo", folder=str(invocation.folder.root))
        return EXIT_NOTHING
    folder, clock = DataFolder(demos[-1]), Clock()
    target = invocation.cwd / out
    target.mkdir(parents=True, exist_ok=True)
    with (
        OwnerLock(folder=folder, role=Role.DEMO, clock=clock),
        logging_to(folder=folder.logs, stderr_level=invocation.log_level),
        qt_speaks_through_logging(),
    ):
        application = QApplication([*sys.argv[:1], "-platform", "offscreen"])
        with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
            taken = runner.run(_take(folder, target, clock))
    invocation.console.text("desk-screenshots", count=taken, folder=str(target))
    return EXIT_DONE


async def _take(folder: DataFolder, target: Path, clock: Clock) -> int:
    wishes = Wishes(
        language="ru", russian_model=None, phrases=(), words=folder.root / "caller-says.jsonl"
    )
    async with set_stage(folder, wishes, clock=clock) as stage, TaskOwner(name="desk") as tasks:
        window = Window(
            workspace=stage.workspace,
            words=Words(Language.RU),
            tasks=tasks,
            pages=PAGES,
            may=lambda _permission: True,
            actor=lambda: OWNER,
            report=lambda error, name: write_report(error, argv=(name,), folder=folder)[0],
        )
        status = Status(workspace=stage.workspace, strip=window.strip, column=window.list_column)
        status.serving(stage.secretary.engines)
        window.show()
        await _line_ready(stage)
        taken = 0
        for scheme, language, (width, height) in product(Scheme, Language, SIZES):
            theme().choose(Choice(mode=Mode(scheme.value), reduced_motion=True))
            window.words.speak(language)
            window.resize(width, height)
            for key in window.page_keys:
                window.open_page(key)
                await _idle(window)
                name = f"{key}_{scheme}_{language}_{width}x{height}.png"
                window.grab().save(str(target / name))
                taken += 1
        window.close()
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


async def _idle(window: Window) -> None:
    """Until the page has what it asked for and has drawn it."""
    operations, changed = window.operations, asyncio.Event()
    operations.changed.connect(changed.set)
    async with asyncio.timeout(IDLE_LIMIT_S):
        await asyncio.sleep(SETTLE_S)
        while not operations.idle:
            changed.clear()
            await changed.wait()
        await asyncio.sleep(SETTLE_S)
    operations.changed.disconnect(changed.set)
