"""``secretary sms …``."""

from __future__ import annotations

from typing import Protocol

import click

from secretary_app.channels.sms.models import Direction, Sms
from secretary_app.channels.sms.service import SmsService
from secretary_app.features.conversations.models import Role
from secretary_app.features.lines.book import LineBook
from secretary_app.foundation.console import Column, Console, TranslatedGroup, workspace_command
from secretary_app.foundation.i18n import formats
from secretary_app.kernel.phone import PhoneNumber

ID_CHARS = 8
"""The end of an id: what people type."""

LONGEST_EXCERPT = 60

COLUMNS = (
    Column(heading="sms-column-id", whole=True),
    Column(heading="sms-column-when", whole=True),
    Column(heading="sms-column-who", whole=True),
    Column(heading="sms-column-state", whole=True),
    Column(heading="sms-column-line", whole=True),
    Column(heading="sms-column-text"),
)


class SmsWorkspace(Protocol):
    """What these commands use."""

    @property
    def sms(self) -> SmsService:
        """The messages."""

    @property
    def lines(self) -> LineBook:
        """By which they come and go."""


@click.group(cls=TranslatedGroup)
def sms() -> None:
    """Text: command-sms."""


@sms.command("send")
@click.argument("number")
@click.argument("text")
@click.option("--line", "line_id", default=None)
@workspace_command
async def send(
    workspace: SmsWorkspace, console: Console, *, number: str, text: str, line_id: str | None
) -> None:
    """Text: command-sms-send."""
    by = None if line_id is None else workspace.lines.get(line_id).id
    whom = PhoneNumber.parse(number)
    queued = await workspace.sms.send(whom, text, role=Role.OPERATOR, line_id=by)
    console.text("sms-queued", id=queued.id[-ID_CHARS:], parts=queued.parts)


@sms.command("list")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20)
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_(workspace: SmsWorkspace, console: Console, *, limit: int, as_json: bool) -> None:
    """Text: command-sms-list."""
    found = await workspace.sms.newest(limit=limit)
    if as_json:
        console.json(found)
        return
    console.table(COLUMNS, [_row(each, console) for each in found], empty="sms-none")


@sms.command("show")
@click.argument("sms_id")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def show(workspace: SmsWorkspace, console: Console, *, sms_id: str, as_json: bool) -> None:
    """Text: command-sms-show."""
    found = await workspace.sms.find(sms_id)
    if as_json:
        console.json(found)
        return
    console.table(COLUMNS[:-1], [_row(found, console)[:-1]], empty="sms-none")
    console.line(found.text)
    if found.error is not None:
        console.complain(console.translator.text("sms-why", reason=found.error))
    if found.next_try_at is not None and found.attempts:
        when = formats.moment(found.next_try_at, console.language)
        console.text("sms-next-try", when=when, attempts=found.attempts)


def _row(found: Sms, console: Console) -> tuple[str, ...]:
    arrow = "←" if found.direction is Direction.IN else "→"
    text = " ".join(found.text.split())
    if len(text) > LONGEST_EXCERPT:
        text = text[: LONGEST_EXCERPT - 1] + "…"
    return (
        found.id[-ID_CHARS:],
        formats.moment(found.at, console.language),
        f"{arrow} {_who(found.number)}",
        console.translator.text("sms-state", state=found.state.value),
        found.line_id,
        text,
    )


def _who(number: str) -> str:
    """A number as people read it; a sender's name as it is."""
    try:
        return PhoneNumber(number).formatted()
    except ValueError:
        return number
