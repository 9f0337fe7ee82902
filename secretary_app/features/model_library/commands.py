"""``secretary models …``."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import click

from secretary_app.features.model_library.models import CatalogueModel, InstalledModel
from secretary_app.features.model_library.progress import Progress
from secretary_app.features.model_library.service import ModelLibrary, Pulled
from secretary_app.foundation.console import (
    Column,
    Console,
    InputFolder,
    TranslatedGroup,
    settings_command,
    workspace_command,
)
from secretary_app.foundation.net.outgoing import Outgoing
from secretary_app.foundation.settings import Settings
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder

EXIT_DAMAGED = 1
EXIT_NOT_CONFIRMED = 1

MB = 1_000_000

COLUMNS = (
    Column(heading="models-column-name", whole=True),
    Column(heading="models-column-kind"),
    Column(heading="models-column-languages"),
    Column(heading="models-column-size", justify="right", whole=True),
    Column(heading="models-column-memory", justify="right", whole=True),
    Column(heading="models-column-licence"),
    Column(heading="models-column-about"),
)


class ModelsWorkspace(Protocol):
    """What these commands use."""

    @property
    def settings(self) -> Settings:
        """Where models lie, and whether the network may be used."""

    @property
    def folder(self) -> DataFolder:
        """Where they lie unless the owner chose."""

    @property
    def clock(self) -> Clock:
        """For speeds."""


def _library(workspace: ModelsWorkspace) -> ModelLibrary:
    """Built here: aiohttp takes its time to load, which a program that pulls nothing may keep."""
    return ModelLibrary(
        settings=workspace.settings,
        data=workspace.folder,
        outgoing=Outgoing(settings=workspace.settings),
        clock=workspace.clock,
    )


@click.group(cls=TranslatedGroup)
def models() -> None:
    """Text: command-models."""


@models.command("list")
@click.option("--installed", "only_installed", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_models(
    workspace: ModelsWorkspace, console: Console, *, only_installed: bool, as_json: bool
) -> None:
    """Text: command-models-list."""
    library = _library(workspace)
    there = await library.installed()
    catalogue = library.catalogue()
    names = {each.name for each in there}
    available = [] if only_installed else [m for m in catalogue.models if m.name not in names]
    if as_json:
        console.json({"folder": library.folder, "installed": there, "available": available})
        return
    console.text("models-folder", folder=str(library.folder))
    known = [catalogue.get(each.name) for each in there]
    rows = [_installed_row(*each, console) for each in zip(there, known, strict=True)]
    console.table(COLUMNS, rows, empty="models-none-installed")
    if available:
        console.line()
        console.text("models-available")
        console.table(
            COLUMNS, [_available_row(each, console) for each in available], empty="models-none"
        )


@models.command("pull")
@click.argument("names", nargs=-1, required=True)
@click.option("--from", "source", type=InputFolder())
@click.option("--accept-licence", is_flag=True)
@settings_command
async def pull(
    workspace: ModelsWorkspace,
    console: Console,
    *,
    names: tuple[str, ...],
    source: Path | None,
    accept_licence: bool,
) -> None:
    """Text: command-models-pull."""
    library = _library(workspace)
    for name in names:
        model = library.catalogue().get(name) if source else library.catalogue().find(name)
        if model is not None:
            _tell_licence(model, console)
        if source is not None:
            pulled = await library.carry(name, source, agreed=accept_licence)
        else:
            assert model is not None
            console.text("models-pulling", name=name, size=_size(model.size_bytes, console))
            pulled = await library.pull(
                model, agreed=accept_licence, tell=lambda now: _tell_progress(now, console)
            )
        _tell_pulled(pulled, console)


@models.command("verify")
@click.argument("names", nargs=-1)
@settings_command
async def verify(workspace: ModelsWorkspace, console: Console, *, names: tuple[str, ...]) -> int:
    """Text: command-models-verify."""
    library = _library(workspace)
    chosen = [await library.find(name) for name in names] or list(await library.installed())
    if not chosen:
        console.text("models-none-installed")
    damaged = False
    for model in chosen:
        found = await library.verify(model)
        damaged = damaged or bool(found)
        for each in found:
            said = console.translator.text(
                "models-damaged", name=model.name, file=each.path, damage=each.damage.value
            )
            console.complain(said)
        if found:
            console.complain(console.translator.text("models-pull-again", name=model.name))
        elif library.was_pulled(model):
            console.text("models-whole", name=model.name)
        else:
            console.text("models-by-hand", name=model.name)
    return EXIT_DAMAGED if damaged else 0


@models.command("remove")
@click.argument("name")
@click.option("--yes", "sure", is_flag=True)
@workspace_command
async def remove(workspace: ModelsWorkspace, console: Console, *, name: str, sure: bool) -> int:
    """Text: command-models-remove."""
    library = _library(workspace)
    model = await library.find(name)
    size = _size(model.size_bytes, console)
    if not sure:
        console.text("models-remove-sure", name=name, size=size, path=str(model.path))
        return EXIT_NOT_CONFIRMED
    await library.remove(model)
    console.text("models-removed", name=name, size=size)
    return 0


def _installed_row(
    model: InstalledModel, known: CatalogueModel | None, console: Console
) -> tuple[str, ...]:
    return (
        model.name,
        console.translator.text("models-kind", kind=model.kind.value),
        _languages(model.languages, console),
        _size(model.size_bytes, console),
        _memory(known, console),
        _licence(known, console) if known else console.translator.text("models-unknown-value"),
        known.about.get(console.language, "") if known else model.backend,
    )


def _available_row(model: CatalogueModel, console: Console) -> tuple[str, ...]:
    return (
        model.name,
        console.translator.text("models-kind", kind=model.kind.value),
        _languages(model.languages, console),
        _size(model.size_bytes, console),
        _memory(model, console),
        _licence(model, console),
        model.about.get(console.language, ""),
    )


def _tell_licence(model: CatalogueModel, console: Console) -> None:
    licence = _licence(model, console)
    address = model.licence.address or "none"
    console.text("models-licence", name=model.name, licence=licence, address=address)


def _tell_progress(now: Progress, console: Console) -> None:
    console.text(
        "models-progress",
        file=now.file,
        done=_size(now.done_bytes, console),
        total=_size(now.total_bytes, console),
        speed=_number(now.bytes_per_s / MB, console),
        left="unknown" if now.left_s is None else "known",
        minutes=int((now.left_s or 0) // 60),
        seconds=int((now.left_s or 0) % 60),
    )


def _tell_pulled(pulled: Pulled, console: Console) -> None:
    name = pulled.model.name
    if not pulled.new:
        console.text("models-already", name=name)
        return
    console.text("models-pulled", name=name, path=str(pulled.model.path))
    if not pulled.vouched:
        console.text("models-unvouched", name=name)


def _licence(model: CatalogueModel, console: Console) -> str:
    if not model.licence.name:
        return console.translator.text("models-licence-unstated")
    if not model.licence.forbids_commerce:
        return model.licence.name
    return console.translator.text("models-no-commerce", licence=model.licence.name)


def _languages(languages: tuple[str, ...], console: Console) -> str:
    return ", ".join(languages) or console.translator.text("models-unknown-value")


def _memory(model: CatalogueModel | None, console: Console) -> str:
    memory = model.memory_mb if model else None
    return _size(None if memory is None else memory * MB, console)


def _size(size_bytes: int | None, console: Console) -> str:
    if size_bytes is None:
        return console.translator.text("models-unknown-value")
    if size_bytes < MB / 10:
        return console.translator.text("models-kilobytes", size=_number(size_bytes / 1000, console))
    return console.translator.text("models-megabytes", size=_number(size_bytes / MB, console))


def _number(value: float, console: Console) -> str:
    text = f"{value:.0f}" if value >= 100 else f"{value:.1f}"
    return text.replace(".", ",") if console.language == "ru" else text
