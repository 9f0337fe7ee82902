"""A talk with the secretary of the sample company, through this computer's own microphone."""

from __future__ import annotations

from hardware.line.config import LineKind
from secretary_app.bootstrap.demo.show import Show
from secretary_app.bootstrap.demo.stage import Wishes, furnish, plan_for
from secretary_app.bootstrap.demo.summary import summarise
from secretary_app.bootstrap.demo.waiting import LineReady, first_end
from secretary_app.bootstrap.secretary import start_secretary
from secretary_app.bootstrap.workspace import open_workspace
from secretary_app.features.lines.settings import KIND
from secretary_app.foundation.console import Console
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.paths import DataFolder

EXIT_DONE = 0


class NobodyUnderstands(UserFacing):
    """A script cannot say what a person will."""

    def __init__(self) -> None:
        super().__init__("demo-talk-no-recogniser")


async def talk(console: Console, folder: DataFolder, wishes: Wishes, *, clock: Clock) -> int:
    """From sitting down to goodbye.

    Raises NobodyUnderstands, SoundCardUnusable and what else a person can mend.
    """
    if wishes.language != "en" and wishes.russian_model is None:
        raise NobodyUnderstands
    console.text("demo-talk-title", folder=str(folder.root))
    async with open_workspace(folder, clock=clock) as workspace:
        await furnish(workspace, wishes, line=())
        await workspace.settings.set(KIND, LineKind.SOUNDCARD, actor="demo")
        ready = LineReady(workspace.events)
        ended = first_end(workspace.events)
        async with start_secretary(workspace, plan=plan_for(wishes)) as secretary:
            await ready.wait()
            await secretary.engines.recognisers_ready()
            Show(console=console, bus=workspace.events, at_desk=True)
            workspace.line.talk()
            await ended.wait()
            await summarise(console, workspace, None)
    return EXIT_DONE
