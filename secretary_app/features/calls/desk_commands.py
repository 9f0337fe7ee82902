"""``secretary calls live``, ``take-over`` and the others: the live calls without a screen.

They work on a running program; elsewhere there is no call. Without an id the only call is meant.
"""

from __future__ import annotations

from typing import Protocol

import click

from secretary_app.features.calls.desk import CallDesk
from secretary_app.features.calls.live_view import LiveCallView
from secretary_app.foundation.console import Column, Console, workspace_command
from secretary_app.foundation.i18n import formats

ACTOR = "cli"

ID_CHARS = 8
"""The end of an id: what people type."""

COLUMNS = (
    Column(heading="calls-column-id", whole=True),
    Column(heading="calls-column-number", whole=True),
    Column(heading="calls-column-state"),
    Column(heading="calls-column-operator"),
    Column(heading="calls-column-language", whole=True),
)


class DeskWorkspace(Protocol):
    """What these commands use."""

    @property
    def desk(self) -> CallDesk:
        """The calls that are on now."""


@click.command("live")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def live(workspace: DeskWorkspace, console: Console, *, as_json: bool) -> None:
    """Text: command-calls-live."""
    found = workspace.desk.live()
    if as_json:
        console.json(found)
        return
    console.table(COLUMNS, [_row(view, console) for view in found], empty="calls-none-live")


@click.command("take-over")
@click.argument("call_id", required=False)
@workspace_command
async def take_over(workspace: DeskWorkspace, console: Console, *, call_id: str | None) -> None:
    """Text: command-calls-take-over."""
    await workspace.desk.take_over(call_id, actor=ACTOR)
    console.text("calls-desk-done")


@click.command("give-back")
@click.argument("call_id", required=False)
@workspace_command
async def give_back(workspace: DeskWorkspace, console: Console, *, call_id: str | None) -> None:
    """Text: command-calls-give-back."""
    await workspace.desk.give_back(call_id, actor=ACTOR)
    console.text("calls-desk-done")


@click.command("hold")
@click.argument("call_id", required=False)
@workspace_command
async def hold(workspace: DeskWorkspace, console: Console, *, call_id: str | None) -> None:
    """Text: command-calls-hold."""
    await workspace.desk.hold(call_id, actor=ACTOR)
    console.text("calls-desk-done")


@click.command("resume")
@click.argument("call_id", required=False)
@workspace_command
async def resume(workspace: DeskWorkspace, console: Console, *, call_id: str | None) -> None:
    """Text: command-calls-resume."""
    await workspace.desk.resume(call_id, actor=ACTOR)
    console.text("calls-desk-done")


@click.command("quiet")
@click.argument("switch", type=click.Choice(["on", "off"]))
@click.argument("call_id", required=False)
@workspace_command
async def quiet(
    workspace: DeskWorkspace, console: Console, *, switch: str, call_id: str | None
) -> None:
    """Text: command-calls-quiet."""
    await workspace.desk.quiet(call_id, actor=ACTOR, on=switch == "on")
    console.text("calls-desk-done")


@click.command("hint")
@click.argument("text")
@click.argument("call_id", required=False)
@workspace_command
async def hint(
    workspace: DeskWorkspace, console: Console, *, text: str, call_id: str | None
) -> None:
    """Text: command-calls-hint."""
    console.text("calls-hinted", said=await workspace.desk.hint(call_id, text, actor=ACTOR))


@click.command("transfer")
@click.argument("call_id", required=False)
@click.option("--to")
@workspace_command
async def transfer(
    workspace: DeskWorkspace, console: Console, *, call_id: str | None, to: str | None
) -> None:
    """Text: command-calls-transfer."""
    asked = await workspace.desk.transfer(call_id, actor=ACTOR, to=to)
    if asked is None:
        console.text("calls-nobody-there")
    else:
        console.text("calls-transferring", to=", ".join(asked.to))


@click.command("tones")
@click.argument("tones")
@click.argument("call_id", required=False)
@workspace_command
async def send_tones(
    workspace: DeskWorkspace, console: Console, *, tones: str, call_id: str | None
) -> None:
    """Text: command-calls-tones."""
    await workspace.desk.send_tones(call_id, tones, actor=ACTOR)
    console.text("calls-desk-done")


@click.command("hang-up")
@click.argument("call_id", required=False)
@click.option("--goodbye", is_flag=True)
@workspace_command
async def hang_up(
    workspace: DeskWorkspace, console: Console, *, call_id: str | None, goodbye: bool
) -> None:
    """Text: command-calls-hang-up."""
    await workspace.desk.hang_up(call_id, actor=ACTOR, goodbye=goodbye)
    console.text("calls-desk-done")


COMMANDS = (live, take_over, give_back, hold, resume, quiet, hint, transfer, send_tones, hang_up)


def _row(view: LiveCallView, console: Console) -> tuple[str, ...]:
    texts = console.translator
    return (
        view.call_id[-ID_CHARS:],
        formats.phone(view.number, hidden=texts.text("calls-number-hidden")),
        texts.text("calls-state", state=view.state.value),
        view.operator or "",
        view.language,
    )
