"""A talk with the secretary of the sample company, through this computer's own microphone."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from hardware.line.config import LineKind
from secretary_app.bootstrap.demo.show import Show
from secretary_app.bootstrap.demo.stage import Wishes, furnish
from secretary_app.bootstrap.demo.summary import summarise
from secretary_app.bootstrap.demo.waiting import LineReady, first_end
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.secretary import start_secretary
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.assistants.settings import LANGUAGES
from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.model_library.settings import FOLDER
from secretary_app.features.providers.plan import EnginePlan, plan_engines
from secretary_app.features.providers.recognisers import POCKETSPHINX
from secretary_app.features.providers.settings import RECOGNISERS_RU, RUSSIAN_MODEL
from secretary_app.foundation.console import Console
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.paths import DataFolder

EXIT_DONE = 0


class NobodyUnderstands(UserFacing):
    """A script cannot say what a person will."""

    def __init__(self) -> None:
        super().__init__("demo-talk-no-recogniser")


async def talk(
    console: Console,
    folder: DataFolder,
    wishes: Wishes,
    *,
    models: Path | None,
    language_given: bool,
    clock: Clock,
) -> int:
    """From sitting down to goodbye, with the engines that the owner's models give.

    Without ``language_given`` every language is spoken that is understood, that of ``wishes`` first
    if it can be. Raises NobodyUnderstands, SoundCardUnusable and what else a person can mend.
    """
    async with open_workspace(folder, clock=clock) as workspace:
        await furnish(workspace, wishes, line={"kind": LineKind.SOUNDCARD.value})
        plan = await _plan(workspace, wishes, models, only=language_given)
        console.text("demo-talk-title", folder=str(folder.root))
        _tell_engines(console, plan)
        ready = LineReady(workspace.events)
        ended = first_end(workspace.events)
        async with start_secretary(workspace, plan=plan) as secretary:
            await ready.wait()
            await secretary.engines.recognisers_ready()
            Show(console=console, bus=workspace.events, at_desk=True)
            workspace.line.talk()
            await ended.wait()
            await summarise(console, workspace, None)
    return EXIT_DONE


async def _plan(
    workspace: Workspace, wishes: Wishes, models: Path | None, *, only: bool
) -> EnginePlan:
    settings = workspace.settings
    if models is not None:
        await settings.set(FOLDER, str(models), actor="demo")
    if wishes.russian_model is not None:
        # Named for this talk, so it comes before what happens to be installed.
        await settings.set(RUSSIAN_MODEL, str(wishes.russian_model), actor="demo")
        await settings.set(RECOGNISERS_RU, POCKETSPHINX, actor="demo")
    found = () if models is None else await asyncio.to_thread(find_models, models)
    plan = plan_engines(settings, found)
    heard = [each for each in plan.recognisers if each == wishes.language or not only]
    if not heard:
        raise NobodyUnderstands
    heard.sort(key=lambda each: each != wishes.language)
    await settings.set(LANGUAGES, ", ".join(heard), actor="demo")
    return replace(plan, recognisers={each: plan.recognisers[each] for each in heard})


def _tell_engines(console: Console, plan: EnginePlan) -> None:
    console.text(
        "demo-talk-engines",
        stt=", ".join(f"{each}: {chain[0].backend}" for each, chain in plan.recognisers.items()),
        voice=_names(spec.label for spec in plan.voices),
        model=_names(spec.label for spec in plan.thinkers) or "none",
    )


def _names(labels: Iterable[str]) -> str:
    return ", ".join(label.partition("-")[2] for label in labels)
