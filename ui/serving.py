"""Calls are served behind the window. Loaded when that is there: it brings half the product."""

from __future__ import annotations

import asyncio
import logging

from secretary_app.bootstrap.demo.line import DemoLine
from secretary_app.bootstrap.demo.present import PresentDemo
from secretary_app.bootstrap.secretary import start_secretary
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.cli.outcome import told_in
from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.model_library.places import models_folder
from secretary_app.features.providers.plan import plan_engines
from secretary_app.kernel.tasks import TaskOwner
from ui.runtime.words import Words
from ui.shell.status import Status

_LOG = logging.getLogger(__name__)


async def serve_behind(
    workspace: Workspace, status: Status, words: Words, *, demo: PresentDemo, tasks: TaskOwner
) -> None:
    """Takes calls behind the window; what a person must mend is said in the strip."""
    line = DemoLine(workspace=workspace, tasks=tasks)
    try:
        await line.begin()
        demo.use(line)
        models = await asyncio.to_thread(
            find_models, models_folder(workspace.settings, workspace.folder)
        )
        plan = plan_engines(workspace.settings, models)
        async with start_secretary(workspace, plan=plan) as secretary:
            status.serving(secretary.engines)
            # Not awaited itself: being cancelled here must not take the line from a call.
            await asyncio.wait({secretary.lines})
            secretary.lines.result()
    except Exception as error:
        told = told_in(error)
        status.serving(None)
        if not told:
            status.stopped(words.text("desk-serving-failed"))
            raise
        _LOG.warning("calls are not served: %s", error)
        status.stopped(" ".join(words.error(each) for each in told))
    finally:
        demo.use(None)
        await line.close()
