"""Commands that only tests know: one that fails, one that lasts."""

import asyncio

import click

from secretary_app.foundation.console import Console, workspace_command


@click.command("boom")
@workspace_command
async def boom(_workspace: object, _console: Console) -> None:
    raise KeyError("+79161234567")


@click.command("last")
@workspace_command
async def last(_workspace: object, console: Console) -> None:
    console.line("begun")
    try:
        await asyncio.Event().wait()
    finally:
        console.line("cancelled")
