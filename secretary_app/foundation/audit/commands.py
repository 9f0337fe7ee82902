"""``manage audit list | export | verify``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import click

from secretary_app.foundation.audit.files import write_entries
from secretary_app.foundation.audit.models import Entry, Filter
from secretary_app.foundation.audit.service import PAGE, AuditLog
from secretary_app.foundation.console import (
    Column,
    Console,
    OutputFile,
    TranslatedGroup,
    workspace_command,
)
from secretary_app.foundation.i18n import formats

COLUMNS = (
    Column(heading="audit-column-at", whole=True),
    Column(heading="audit-column-actor", whole=True),
    Column(heading="audit-column-deed", whole=True),
    Column(heading="audit-column-subject", whole=True),
    Column(heading="audit-column-outcome", whole=True),
    Column(heading="audit-column-change"),
)
MOMENT = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"])
FOUND_FLAWS = 1
"""Exit code of a check that found something."""


class AuditWorkspace(Protocol):
    """What these commands use."""

    @property
    def audit(self) -> AuditLog:
        """The log."""


@click.group("audit", cls=TranslatedGroup)
def audit() -> None:
    """Text: command-manage-audit."""


@audit.command("list")
@click.option("--actor", default="")
@click.option("--deed", default="")
@click.option("--subject", default="")
@click.option("--since", type=MOMENT)
@click.option("--until", type=MOMENT)
@click.option("--limit", type=click.IntRange(1, 100_000), default=PAGE)
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_(
    workspace: AuditWorkspace,
    console: Console,
    *,
    actor: str,
    deed: str,
    subject: str,
    since: datetime | None,
    until: datetime | None,
    limit: int,
    as_json: bool,
) -> None:
    """Text: command-manage-audit-list."""
    which = Filter(
        actor=actor, deed=deed, subject=subject, since=_aware(since), until=_aware(until)
    )
    found = await workspace.audit.find(which, newest=limit)
    if as_json:
        console.json(found)
        return
    rows = [
        (
            formats.moment(each.at, console.language),
            each.actor_name,
            each.deed,
            each.subject,
            each.outcome,
            _change(each),
        )
        for each in found
    ]
    console.table(COLUMNS, rows, empty="audit-none")


@audit.command("export")
@click.argument("file", type=OutputFile())
@click.option("--since", type=MOMENT)
@click.option("--until", type=MOMENT)
@workspace_command
async def export(
    workspace: AuditWorkspace,
    console: Console,
    *,
    file: Path,
    since: datetime | None,
    until: datetime | None,
) -> None:
    """Text: command-manage-audit-export."""
    which = Filter(since=_aware(since), until=_aware(until))
    count = await write_entries(workspace.audit.export(which), file)
    console.text("audit-exported", count=count, file=str(file))


@audit.command("verify")
@click.option("--expect", "expected")
@workspace_command
async def verify(
    workspace: AuditWorkspace, console: Console, *, expected: str | None
) -> int | None:
    """Text: command-manage-audit-verify."""
    verdict = await workspace.audit.verify(expected=expected)
    for number, flaw in verdict.flaws:
        console.text("audit-flaw", number=number, flaw=flaw.value)
    if verdict.knows_expected is False:
        console.text("audit-not-expected")
    if not verdict.whole:
        return FOUND_FLAWS
    console.text("audit-whole", count=verdict.entries, newest=verdict.newest)
    return None


def _change(entry: Entry) -> str:
    names = sorted(entry.before.keys() | entry.after.keys())
    return ", ".join(
        f"{name}: {entry.before.get(name)} → {entry.after.get(name)}" for name in names
    )


def _aware(moment: datetime | None) -> datetime | None:
    """As the person at this machine means it."""
    return None if moment is None else moment.astimezone().astimezone(UTC)
