"""``serve``: the secretary without a window, answering the line until it is stopped."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import click

from secretary_app.bootstrap.doorkeeper import keep_doors
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.secretary import Secretary, start_secretary
from secretary_app.cli.live import LiveCommands
from secretary_app.features.calls.events import (
    AlarmRaised,
    CallAnswered,
    CallEnded,
    CallRang,
    CallResumed,
)
from secretary_app.features.lines.errors import SOUND_CARD_REASONS
from secretary_app.features.lines.events import (
    LineBroken,
    LineConnected,
    LineDropped,
    LineStateChanged,
)
from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.model_library.places import models_folder
from secretary_app.features.providers.plan import plan_engines
from secretary_app.foundation.console import (
    Console,
    Invocation,
    TranslatedCommand,
    program_command,
)
from secretary_app.foundation.control import ControlServer
from secretary_app.foundation.i18n.formats import phone
from secretary_app.foundation.lock import OwnerLock, Role
from secretary_app.foundation.web.events import ServerClosed, ServerOpened, ServerRefused
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.log import logging_to
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

EXIT_DONE = 0


@click.command("serve", cls=TranslatedCommand)
@program_command
def serve(invocation: Invocation) -> int:
    """Answers calls on the configured line."""
    folder = invocation.folder
    folder.prepare()
    clock = Clock()
    with (
        OwnerLock(folder=folder, role=Role.SERVE, clock=clock) as lock,
        logging_to(folder=folder.logs, stderr_level=invocation.log_level),
    ):
        asyncio.run(_serve(invocation, lock, clock))
    return EXIT_DONE


async def _serve(invocation: Invocation, lock: OwnerLock, clock: Clock) -> None:
    """Works until told to stop, at whatever moment; raises what ended the line for good."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Windows has no signal handlers in its loop; there Ctrl-C ends asyncio.run itself.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    stopping = asyncio.create_task(stop.wait(), name="serve-stop")
    working = asyncio.create_task(_work(invocation, lock, clock), name="serve")
    try:
        await asyncio.wait((stopping, working), return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            await working
        else:
            invocation.console.text("serve-stopping")
    finally:
        told = not working.done()
        stopping.cancel()
        working.cancel()
        _, end = await asyncio.gather(stopping, working, return_exceptions=True)
        if told and isinstance(end, Exception):
            _LOG.error("not everything ended in order", exc_info=end)


async def _work(invocation: Invocation, lock: OwnerLock, clock: Clock) -> None:
    console = invocation.console
    async with open_workspace(invocation.folder, clock=clock) as workspace:
        commands = LiveCommands(workspace=workspace)
        _tell(console, workspace.events)
        console.text("serve-starting", folder=str(invocation.folder.root))
        models = await asyncio.to_thread(
            find_models, models_folder(workspace.settings, workspace.folder)
        )
        async with (
            ControlServer(folder=invocation.folder, run=commands.run) as control,
            start_secretary(workspace, plan=plan_engines(workspace.settings, models)) as secretary,
            _recognisers_told(secretary, console),
            TaskOwner(name="serve") as tasks,
        ):
            tasks.start(keep_doors(workspace, language=console.language), name="doors")
            lock.announce(endpoint=control.endpoint, token=control.token)
            # Not awaited itself: being cancelled here must not take the line from a call.
            await asyncio.wait({secretary.lines})
            secretary.lines.result()


@asynccontextmanager
async def _recognisers_told(secretary: Secretary, console: Console) -> AsyncIterator[None]:
    """While calls are taken already, tell which languages are understood."""

    async def tell() -> None:
        failed = await secretary.engines.recognisers_ready()
        for language in secretary.engines.plan.recognisers:
            if language in failed:
                reason = failed[language].told(console.translator)
                console.text("serve-language-failed", language=language, reason=reason)
            else:
                console.text("serve-language-ready", language=language)
        for language in secretary.engines.plan.silent_languages:
            console.text("serve-language-missing", language=language)

    telling = asyncio.create_task(tell(), name="serve-recognisers")
    try:
        yield
    finally:
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)


def _tell(console: Console, bus: EventBus) -> None:
    """A line for everything that a person at the terminal wants to know."""

    def rang(event: CallRang) -> None:
        hidden = console.translator.text("serve-number-hidden")
        console.text("serve-rang", number=phone(event.number, hidden=hidden, masked=True))

    def moved(event: LineStateChanged) -> None:
        if event.detail in SOUND_CARD_REASONS:
            console.complain(console.translator.text(f"error-line-{event.detail}"))
        else:
            console.text("serve-line-state", state=event.state, detail=event.detail or "none")

    bus.subscribe(
        LineConnected, lambda event: console.text("serve-line-clock", realtime=event.realtime)
    )
    bus.subscribe(LineStateChanged, moved)
    bus.subscribe(
        LineDropped, lambda event: console.text("serve-line-dropped", reason=event.reason)
    )
    bus.subscribe(
        LineBroken,
        lambda event: console.text(
            "serve-line-broken", line=event.line_id, told=console.translator.error(event.error)
        ),
    )
    bus.subscribe(
        ServerOpened, lambda event: console.text("serve-server-open", address=event.address)
    )
    bus.subscribe(ServerClosed, lambda _event: console.text("serve-server-closed"))
    bus.subscribe(
        ServerRefused, lambda event: console.complain(console.translator.error(event.error))
    )
    bus.subscribe(CallRang, rang)
    bus.subscribe(
        AlarmRaised, lambda _event: console.complain(console.translator.text("serve-alarm"))
    )
    bus.subscribe(CallAnswered, lambda _event: console.text("serve-answered"))
    bus.subscribe(CallResumed, lambda _event: console.text("serve-resumed"))
    bus.subscribe(CallEnded, lambda event: console.text("serve-ended", outcome=event.outcome.value))
