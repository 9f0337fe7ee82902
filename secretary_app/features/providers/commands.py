"""``secretary engines …``."""

from __future__ import annotations

import asyncio
from typing import Protocol

import click

from secretary_app.features.model_library.catalogue import read_catalogue
from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.model_library.places import catalogue_file, models_folder
from secretary_app.features.providers.overview import EngineRow, overview
from secretary_app.features.providers.plan import chosen_engines
from secretary_app.features.providers.running import RunningEngines
from secretary_app.foundation.console import Column, Console, TranslatedGroup, workspace_command
from secretary_app.foundation.settings import Settings
from secretary_app.kernel.paths import DataFolder

COLUMNS = (
    Column(heading="engines-column-for", whole=True),
    Column(heading="engines-column-place", justify="right", whole=True),
    Column(heading="engines-column-engine", whole=True),
    Column(heading="engines-column-models"),
    Column(heading="engines-column-state"),
)


class EnginesWorkspace(Protocol):
    """What these commands use."""

    @property
    def settings(self) -> Settings:
        """The owner's order."""

    @property
    def folder(self) -> DataFolder:
        """Where models lie unless the owner chose."""

    @property
    def engines(self) -> RunningEngines:
        """Those that run, if this is the program that serves."""


@click.group(cls=TranslatedGroup)
def engines() -> None:
    """Text: command-engines."""


@engines.command("list")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_engines(workspace: EnginesWorkspace, console: Console, *, as_json: bool) -> None:
    """Text: command-engines-list."""
    settings = workspace.settings
    folder = models_folder(settings, workspace.folder)
    models = await asyncio.to_thread(find_models, folder)
    rows = overview(
        chosen_engines(settings, models),
        workspace.engines,
        read_catalogue(catalogue_file(settings)),
    )
    if as_json:
        console.json(rows)
        return
    console.table(COLUMNS, [_row(each, console) for each in rows], empty="engines-none")
    missing = [each for each in rows if each.remedy]
    if missing:
        console.line()
        for each in missing:
            console.text("engines-get", engine=each.engine, command=each.remedy)


def _row(row: EngineRow, console: Console) -> tuple[str, str, str, str, str]:
    text = console.translator.text
    reason = row.trouble.told(console.translator) if row.trouble.reason else "none"
    state = text("engines-state", state=row.state, reason=reason)
    return (
        text("engines-kind", kind=row.kind.value, language=row.language or "none"),
        str(row.place),
        row.engine,
        ", ".join(row.models) or text("engines-own-model"),
        state,
    )
