"""``secretary bots …``."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

import click

from secretary_app.channels.telegram.book import NAME, BotBook
from secretary_app.channels.telegram.manager import BotManager
from secretary_app.channels.telegram.models import Bot, Standing
from secretary_app.channels.telegram.settings import ASSISTANT, FIELDS
from secretary_app.channels.telegram.trials import BotTrials
from secretary_app.foundation.console import (
    Column,
    Console,
    InputFile,
    TranslatedGroup,
    workspace_command,
)
from secretary_app.foundation.i18n import formats

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

    @property
    def bot_trials(self) -> BotTrials:
        """Asks Telegram about them."""


Deed = Callable[[BotsWorkspace, str], Awaitable[Bot]]
"""Something done with the bot of this id or name."""


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
        rows.append((FIELDS.name(each.key), value, texts.text(each.text_id)))
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
    chosen = {FIELDS.name(ASSISTANT.key): assistant} if assistant else {}
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
    bot = await workspace.bots.change(bot_id, {field: value})
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


@bots.command("check")
@click.argument("bot_id")
@workspace_command
async def check(workspace: BotsWorkspace, console: Console, *, bot_id: str) -> None:
    """Text: command-bots-check."""
    me = await workspace.bot_trials.check(bot_id)
    console.text("bots-checked", username=me.username, groups="all" if me.reads_groups else "some")


def _about_one(name: str, deed: Deed, *, said: str) -> None:
    """A command that does something with one bot; ``said`` is the text that says so."""

    @bots.command(name)
    @click.argument("bot_id")
    @workspace_command
    async def command(workspace: BotsWorkspace, console: Console, *, bot_id: str) -> None:
        bot = await deed(workspace, bot_id)
        console.text(said, bot=bot.title)


async def _remove(workspace: BotsWorkspace, bot_id: str) -> Bot:
    bot = workspace.bots.get(bot_id)
    await workspace.bots.remove(bot.id)
    return bot


_about_one("start", lambda at, bot_id: at.bot_manager.start(bot_id), said="bots-started")
_about_one("stop", lambda at, bot_id: at.bot_manager.stop(bot_id), said="bots-stopped")
_about_one("restart", lambda at, bot_id: at.bot_manager.restart(bot_id), said="bots-started")
_about_one("remove", _remove, said="bots-removed")


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
        "posted_to": standing.posted_to,
        "retry_at": standing.retry_at,
        "counts": standing.counts,
    }
