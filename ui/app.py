"""``app``: the desk. Where there is no screen it says so and serves without one."""

from __future__ import annotations

import asyncio
import sys
from typing import cast

import click
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from secretary_app.cli.loading import load
from secretary_app.cli.report import write_report
from secretary_app.foundation.console import Invocation, TranslatedCommand, program_command
from secretary_app.foundation.lock import OwnerLock, Role
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.log import logging_to
from ui.desk import run_desk
from ui.runtime.display import has_display, missing_library
from ui.runtime.garbage import collected_here
from ui.runtime.instance import raise_first
from ui.runtime.person import Person
from ui.runtime.qt_log import qt_speaks_through_logging

EXIT_DONE = 0

SERVE = "secretary_app.bootstrap.serve:serve"
"""By name: a window does not need it."""


@click.command("app", cls=TranslatedCommand)
@program_command
def app(invocation: Invocation) -> int:
    """Opens the desk and answers calls behind it."""
    if not has_display():
        invocation.console.text("desk-no-display")
        return _without_a_window()
    missing = missing_library()
    if missing:
        invocation.console.text("desk-library-missing", package=missing)
        return _without_a_window()
    folder, clock = invocation.folder, Clock()
    folder.prepare()
    if asyncio.run(raise_first(folder, language=invocation.console.language)):
        invocation.console.text("desk-already-open")
        return EXIT_DONE
    with (
        OwnerLock(folder=folder, role=Role.DESK, clock=clock) as lock,
        logging_to(folder=folder.logs, stderr_level=invocation.log_level),
        qt_speaks_through_logging(),
    ):
        person = Person()
        person.work_from_now_on()
        application = application_of(sys.argv[:1])

        def report(error: Exception, name: str) -> str:
            return write_report(error, argv=("app", name), folder=folder)[0]

        with (
            collected_here(),
            asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner,
        ):
            runner.run(run_desk(invocation, lock=lock, clock=clock, person=person, report=report))
    return EXIT_DONE


def _without_a_window() -> int:
    return int(click.get_current_context().invoke(cast("click.Command", load(SERVE))))


def application_of(argv: list[str]) -> QApplication:
    """The one application; the window's closing does not end it, quitting does."""
    application = QApplication(argv)
    application.setApplicationName("secretary")
    application.setDesktopFileName("secretary")
    application.setQuitOnLastWindowClosed(False)
    return application
