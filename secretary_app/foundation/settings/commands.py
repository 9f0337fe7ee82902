"""``settings list | get | set``."""

from __future__ import annotations

from typing import Protocol

import click

from secretary_app.foundation.console import Column, Console, TranslatedGroup, workspace_command
from secretary_app.foundation.settings.service import Settings

COLUMNS = (
    Column(heading="settings-column-key", whole=True),
    Column(heading="settings-column-value"),
    Column(heading="settings-column-source", whole=True),
    Column(heading="settings-column-label"),
)


class SettingsWorkspace(Protocol):
    """What these commands use."""

    @property
    def settings(self) -> Settings:
        """All of them."""


@click.group("settings", cls=TranslatedGroup)
def settings() -> None:
    """Shows and changes settings."""


@settings.command("list")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_(workspace: SettingsWorkspace, console: Console, *, as_json: bool) -> None:
    """Every setting with its value and where the value comes from."""
    chosen = workspace.settings
    rows = [
        (
            setting.key,
            setting.text_of(chosen.get(setting)),
            chosen.source(setting),
            console.translator.text(setting.text_id),
        )
        for setting in chosen.catalogue
    ]
    if as_json:
        names = ("key", "value", "source", "label")
        console.json([dict(zip(names, row, strict=True)) for row in rows])
        return
    table = [
        (key, value, console.translator.text(f"settings-source-{source}"), label)
        for key, value, source, label in rows
    ]
    console.table(COLUMNS, table, empty="settings-none")


@settings.command("get")
@click.argument("key")
@workspace_command
async def get(workspace: SettingsWorkspace, console: Console, *, key: str) -> None:
    """The value alone, for scripts."""
    setting = workspace.settings.find(key)
    console.line(setting.text_of(workspace.settings.get(setting)))


@settings.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("key")
@click.argument("value")
@workspace_command
async def set_(workspace: SettingsWorkspace, console: Console, *, key: str, value: str) -> None:
    """Chooses a value."""
    setting = workspace.settings.find(key)
    await workspace.settings.set(setting, value)
    console.text("settings-set", key=key, value=setting.text_of(workspace.settings.get(setting)))
