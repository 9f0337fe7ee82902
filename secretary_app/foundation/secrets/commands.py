"""``secrets list | set | remove | import-models``; no command shows a value."""

from __future__ import annotations

import asyncio
import importlib
import os
from pathlib import Path
from typing import Protocol

import click

from secretary_app.foundation.console import (
    Column,
    Console,
    InputFile,
    TranslatedGroup,
    workspace_command,
)
from secretary_app.foundation.i18n import formats
from secretary_app.foundation.secrets.service import Secrets

COLUMNS = (
    Column(heading="secrets-column-name", whole=True),
    Column(heading="secrets-column-place", whole=True),
    Column(heading="secrets-column-changed", whole=True),
)


OLD_MODELS = "secretary_app.foundation.secrets.old_models"
"""By name: it brings ``cryptography``, which the help of commands does not need."""


class SecretsWorkspace(Protocol):
    """What these commands use."""

    @property
    def secrets(self) -> Secrets:
        """All of them."""


@click.group("secrets", cls=TranslatedGroup)
def secrets() -> None:
    """Text: command-secrets."""


@secrets.command("list")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_(workspace: SecretsWorkspace, console: Console, *, as_json: bool) -> None:
    """Text: command-secrets-list."""
    found = await workspace.secrets.names()
    if as_json:
        console.json(found)
        return
    rows = [
        (
            each.name,
            console.translator.text("secrets-place", place=each.place.value),
            formats.moment(each.changed_at, console.language),
        )
        for each in found
    ]
    console.table(COLUMNS, rows, empty="secrets-none")


@secrets.command("set")
@click.argument("name")
@click.option("--file", "file", type=InputFile(), required=True)
@workspace_command
async def set_(workspace: SecretsWorkspace, console: Console, *, name: str, file: Path) -> None:
    """Text: command-secrets-set."""
    # From a file: what is typed on a command line stays in its history, and others see it.
    value = await asyncio.to_thread(file.read_text, "utf-8")
    kept = await workspace.secrets.set(name, value.rstrip("\r\n"))
    console.text("secrets-set", name=kept.name, place=kept.place.value)


@secrets.command("import-models")
@click.argument("file", type=InputFile())
@click.option("--env", "env", type=InputFile())
@workspace_command
async def import_models(
    workspace: SecretsWorkspace, console: Console, *, file: Path, env: Path | None
) -> None:
    """Text: command-manage-secrets-import-models."""
    old = importlib.import_module(OLD_MODELS)
    if env is not None:
        master_key = old.master_key_in(await asyncio.to_thread(env.read_text, "utf-8"))
    else:
        # Of the program that does the work: one that runs already has its own environment.
        master_key = os.environ.get(old.MASTER_KEY, "")
    config = await asyncio.to_thread(file.read_text, "utf-8")
    keys: dict[str, str] = old.opened(config, master_key)
    for name, value in keys.items():
        kept = await workspace.secrets.set(name, value)
        console.text("secrets-set", name=kept.name, place=kept.place.value)


@secrets.command("remove")
@click.argument("name")
@workspace_command
async def remove(workspace: SecretsWorkspace, console: Console, *, name: str) -> None:
    """Text: command-secrets-remove."""
    await workspace.secrets.remove(name)
    console.text("secrets-removed", name=name)
