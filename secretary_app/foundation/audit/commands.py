"""``manage audit list | export | verify``."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Protocol

import click

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

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A table program would run a cell that begins so."""


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
    write_to = _as_csv if file.suffix.lower() == ".csv" else _as_json_lines
    count = 0
    with write_to(file) as write:
        async with aclosing(workspace.audit.export(which)) as entries:
            async for entry in entries:
                write(entry)
                count += 1
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


@contextmanager
def _as_csv(file: Path) -> Iterator[Callable[[Entry], None]]:
    with file.open("x", encoding="utf-8-sig", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(_plain_names())
        yield lambda entry: rows.writerow([_cell(value) for value in _plain(entry).values()])


@contextmanager
def _as_json_lines(file: Path) -> Iterator[Callable[[Entry], None]]:
    with file.open("x", encoding="utf-8") as stream:
        yield lambda entry: _write_line(stream, entry)


def _write_line(stream: IO[str], entry: Entry) -> None:
    stream.write(json.dumps(_plain(entry), ensure_ascii=False) + "\n")


def _plain(entry: Entry) -> dict[str, object]:
    return asdict(entry) | {"at": entry.at.isoformat()}


def _plain_names() -> list[str]:
    return list(Entry.__dataclass_fields__)


def _cell(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _change(entry: Entry) -> str:
    names = sorted(entry.before.keys() | entry.after.keys())
    return ", ".join(
        f"{name}: {entry.before.get(name)} → {entry.after.get(name)}" for name in names
    )


def _aware(moment: datetime | None) -> datetime | None:
    """As the person at this machine means it."""
    return None if moment is None else moment.astimezone().astimezone(UTC)
