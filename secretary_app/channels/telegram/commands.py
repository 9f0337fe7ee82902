"""``secretary bots …``."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Protocol

import click

from secretary_app.channels.telegram.book import FIELD, BotBook
from secretary_app.channels.telegram.errors import TelegramTrouble
from secretary_app.channels.telegram.manager import BotManager
from secretary_app.channels.telegram.models import Standing
from secretary_app.channels.telegram.settings import ASSISTANT, FIELDS
from secretary_app.foundation.console import (
    Column,
    Console,
    InputFile,
    TranslatedGroup,
    workspace_command,
)
from secretary_app.foundation.i18n import formats

EXIT_PROBLEMS = 1
"""Telegram was asked, and something stands between it and the bot."""

NAME = "name"
"""May be set like a field."""

COLUMNS = (
    Column(heading="bots-column-id", whole=True),
    Column(heading="bots-column-name"),
    Column(heading="bots-column-assistant", whole=True),
    Column(heading="bots-column-state"),
    Column(heading="bots-column-counts"),
)
FIELD_COLUMNS = (
    Column(heading="line-column-field", whole=True),
    Column(heading="line-column-value"),
    Column(heading="settings-column-label"),
)
NOTE_COLUMNS = (
    Column(heading="bots-column-when", whole=True),
    Column(heading="bots-column-state", whole=True),
    Column(heading="bots-column-detail"),
)


class BotsWorkspace(Protocol):
    """What these commands use."""

    @property
    def bots(self) -> BotBook:
        """Which there are."""

    @property
    def bot_manager(self) -> BotManager:
        """Runs them."""


@click.group(cls=TranslatedGroup)
def bots() -> None:
    """Text: command-bots."""


@bots.command("list")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_(workspace: BotsWorkspace, console: Console, *, as_json: bool) -> None:
    """Text: command-bots-list."""
    found = await workspace.bot_manager.standings()
    if as_json:
        console.json([_document(each) for each in found])
        return
    console.table(COLUMNS, [_row(each, console) for each in found], empty="bots-none")


@bots.command("show")
@click.argument("bot_id")
@workspace_command
async def show(workspace: BotsWorkspace, console: Console, *, bot_id: str) -> None:
    """Text: command-bots-show."""
    standing = await workspace.bot_manager.standing(bot_id)
    texts, bot = console.translator, standing.bot
    rows = [(NAME, bot.name, texts.text("bots-column-name"))]
    for each in FIELDS:
        value = each.text_of(bot.chosen.get(each.key, each.default))
        rows.append((each.key.removeprefix(FIELD), value, texts.text(each.text_id)))
    console.table(FIELD_COLUMNS, rows, empty="bots-none")
    notes = [
        (formats.moment(each.at, console.language), _state(each.state, console), each.detail)
        for each in standing.notes
    ]
    console.table(NOTE_COLUMNS, notes, empty="bots-no-notes")


@bots.command("add")
@click.option("--name", default="")
@click.option("--assistant", default="")
# From a file: what is typed on a command line stays in its history, and others see it.
@click.option("--file", "file", type=InputFile(), required=True)
@workspace_command
async def add(
    workspace: BotsWorkspace, console: Console, *, name: str, assistant: str, file: Path
) -> None:
    """Text: command-bots-add."""
    token = await asyncio.to_thread(file.read_text, "utf-8")
    chosen = {ASSISTANT.key.removeprefix(FIELD): assistant} if assistant else {}
    bot = await workspace.bots.add(name=name, token=token, chosen=chosen)
    console.text("bots-added", bot=bot.id)


@bots.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("bot_id")
@click.argument("field")
@click.argument("value")
@workspace_command
async def set_(
    workspace: BotsWorkspace, console: Console, *, bot_id: str, field: str, value: str
) -> None:
    """Text: command-bots-set."""
    if field == NAME:
        bot = await workspace.bots.rename(bot_id, value)
    else:
        bot = await workspace.bots.set(bot_id, field, value)
    console.text("bots-set", bot=bot.title, field=field, value=value)


@bots.command("token")
@click.argument("bot_id")
@click.option("--file", "file", type=InputFile(), required=True)
@workspace_command
async def token(workspace: BotsWorkspace, console: Console, *, bot_id: str, file: Path) -> None:
    """Text: command-bots-token."""
    text = await asyncio.to_thread(file.read_text, "utf-8")
    await workspace.bots.set_token(bot_id, text)
    console.text("bots-token-set", bot=bot_id)


@bots.command("start")
@click.argument("bot_id")
@workspace_command
async def start(workspace: BotsWorkspace, console: Console, *, bot_id: str) -> None:
    """Text: command-bots-start."""
    bot = await workspace.bot_manager.start(bot_id)
    console.text("bots-started", bot=bot.title)


@bots.command("stop")
@click.argument("bot_id")
@workspace_command
async def stop(workspace: BotsWorkspace, console: Console, *, bot_id: str) -> None:
    """Text: command-bots-stop."""
    bot = await workspace.bot_manager.stop(bot_id)
    console.text("bots-stopped", bot=bot.title)


@bots.command("restart")
@click.argument("bot_id")
@workspace_command
async def restart(workspace: BotsWorkspace, console: Console, *, bot_id: str) -> None:
    """Text: command-bots-restart."""
    bot = await workspace.bot_manager.restart(bot_id)
    console.text("bots-started", bot=bot.title)


@bots.command("remove")
@click.argument("bot_id")
@workspace_command
async def remove(workspace: BotsWorkspace, console: Console, *, bot_id: str) -> None:
    """Text: command-bots-remove."""
    bot = workspace.bots.get(bot_id)
    await workspace.bots.remove(bot.id)
    console.text("bots-removed", bot=bot.title)


@bots.command("check")
@click.argument("bot_id")
@workspace_command
async def check(workspace: BotsWorkspace, console: Console, *, bot_id: str) -> int:
    """Text: command-bots-check."""
    try:
        me = await workspace.bot_manager.check(bot_id)
    except TelegramTrouble as trouble:
        reason = console.translator.text("bots-trouble", kind=trouble.kind.value)
        console.complain(f"{reason} {trouble.detail}".strip())
        return EXIT_PROBLEMS
    console.text("bots-checked", username=me.username, groups="all" if me.reads_groups else "some")
    return 0


def _row(standing: Standing, console: Console) -> tuple[str, ...]:
    bot, counts = standing.bot, standing.counts
    state = _state(standing.state, console)
    return (
        bot.id,
        f"{bot.name} @{standing.username}".strip() if standing.username else bot.name,
        bot.get(ASSISTANT),
        f"{state}: {standing.detail}" if standing.detail else state,
        console.translator.text(
            "bots-counts",
            received=counts.received,
            sent=counts.sent,
            waiting=counts.waiting,
            failed=counts.failed,
        ),
    )


def _state(state: str, console: Console) -> str:
    return console.translator.text("bots-state", state=str(state))


def _document(standing: Standing) -> dict[str, object]:
    return {
        "id": standing.bot.id,
        "name": standing.bot.name,
        "username": standing.username,
        "state": standing.state,
        "since": standing.since,
        "detail": standing.detail,
        "retry_at": standing.retry_at,
        "counts": standing.counts,
    }
