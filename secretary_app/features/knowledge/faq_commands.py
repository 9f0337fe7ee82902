"""``secretary faq …``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from secretary_app.features.knowledge.exchange import faq_format
from secretary_app.features.knowledge.exchange.plan import plan_faq
from secretary_app.features.knowledge.exchange.reading import Row, read_rows
from secretary_app.features.knowledge.file_commands import (
    KnowledgeWorkspace,
    carry_out,
    write_file,
)
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.foundation.console import (
    Column,
    Console,
    InputFile,
    OutputFile,
    TranslatedGroup,
    workspace_command,
)
from secretary_app.foundation.i18n import Language, formats

LANGUAGE = click.Choice([language.value for language in Language])


@click.group(cls=TranslatedGroup)
def faq() -> None:
    """Text: command-faq."""


@faq.command("add")
@click.option("--language", type=LANGUAGE, required=True)
@click.option("--question", required=True)
@click.option("--answer", required=True)
@click.option("--pattern", "patterns", multiple=True)
@click.option("--keyword", "keywords", multiple=True)
@click.option("--until", default="")
@workspace_command
async def add(
    workspace: KnowledgeWorkspace,
    console: Console,
    *,
    language: str,
    question: str,
    answer: str,
    patterns: tuple[str, ...],
    keywords: tuple[str, ...],
    until: str,
) -> None:
    """Text: command-faq-add."""
    fields = {
        "language": language,
        "question": question,
        "answer": answer,
        "patterns": list(patterns),
        "keywords": list(keywords),
        "valid_until": until,
    }
    entry = faq_format.read_entry(Row(line=1, fields=fields), zone=workspace.knowledge.zone)
    await workspace.knowledge.add_entry(entry)
    console.text("faq-added", id=entry.id, question=entry.question)


@faq.command("list")
@click.option("--language", type=LANGUAGE)
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_(
    workspace: KnowledgeWorkspace, console: Console, *, language: str | None, as_json: bool
) -> None:
    """Text: command-faq-list."""
    entries = await _entries(workspace, language)
    if as_json:
        zone = workspace.knowledge.zone
        console.json([faq_format.write_entry(entry, zone=zone) for entry in entries])
        return
    columns = [
        Column(heading="faq-column-id", whole=True),
        Column(heading="faq-column-language", whole=True),
        Column(heading="faq-column-question"),
        Column(heading="faq-column-answer"),
        Column(heading="faq-column-hits", justify="right", whole=True),
        Column(heading="faq-column-state"),
    ]
    console.table(columns, [_row(entry, workspace, console) for entry in entries], empty="faq-none")


@faq.command("remove")
@click.argument("entry_id")
@workspace_command
async def remove(workspace: KnowledgeWorkspace, console: Console, *, entry_id: str) -> None:
    """Text: command-faq-remove."""
    await workspace.knowledge.remove_entry(entry_id)
    console.text("faq-removed", id=entry_id)


@faq.command("ask")
@click.option("--language", type=LANGUAGE, required=True)
@click.argument("text")
@workspace_command
async def ask(workspace: KnowledgeWorkspace, console: Console, *, language: str, text: str) -> None:
    """Text: command-faq-ask."""
    columns = [
        Column(heading="faq-column-source", whole=True),
        Column(heading="faq-column-score", justify="right", whole=True),
        Column(heading="faq-column-how", whole=True),
        Column(heading="faq-column-answer"),
    ]
    rows = []
    for match in workspace.knowledge.match(text, language):
        answer = None if match.expired else workspace.knowledge.say(match)
        said = answer or console.translator.text("faq-state-expired")
        rows.append((f"{match.kind} {match.ref}", f"{match.score:.2f}", match.matched_by, said))
    console.table(columns, rows, empty="faq-no-answer")


@faq.command("import")
@click.argument("file", type=InputFile())
@click.option("--dry-run", is_flag=True)
@click.option("--skip-duplicates", is_flag=True)
@workspace_command
async def import_(
    workspace: KnowledgeWorkspace,
    console: Console,
    *,
    file: Path,
    dry_run: bool,
    skip_duplicates: bool,
) -> None:
    """Text: command-faq-import."""
    knowledge = workspace.knowledge
    plan = plan_faq(
        read_rows(file),
        read=partial(faq_format.read_entry, zone=knowledge.zone),
        known=knowledge.known,
        skip_duplicates=skip_duplicates,
    )

    async def put(entries: Sequence[FaqEntry]) -> None:
        await knowledge.put(entries=entries, facts=(), actor="cli")

    await carry_out(plan, file=file, dry_run=dry_run, put=put, console=console)


@faq.command("export")
@click.argument("file", type=OutputFile())
@click.option("--language", type=LANGUAGE)
@workspace_command
async def export(
    workspace: KnowledgeWorkspace, console: Console, *, file: Path, language: str | None
) -> None:
    """Text: command-faq-export."""
    zone = workspace.knowledge.zone
    entries = await _entries(workspace, language)
    records = [faq_format.write_entry(entry, zone=zone) for entry in entries]
    write_file(file, records=records, columns=faq_format.COLUMNS, flat=faq_format.flat_entry)
    console.text("faq-exported", count=len(entries), file=str(file))


async def _entries(workspace: KnowledgeWorkspace, language: str | None) -> list[FaqEntry]:
    entries = await workspace.knowledge.entries()
    return [entry for entry in entries if language in (None, entry.language)]


def _row(entry: FaqEntry, workspace: KnowledgeWorkspace, console: Console) -> tuple[str, ...]:
    texts = console.translator
    until = entry.valid_until
    if not entry.enabled:
        state = texts.text("faq-state-off")
    elif until is None:
        state = texts.text("faq-state-on")
    elif until <= workspace.knowledge.local_now():
        state = texts.text("faq-state-expired")
    else:
        state = texts.text("faq-state-until", until=formats.moment(until, texts.language))
    return (
        entry.id,
        entry.language,
        entry.question,
        entry.answer,
        str(entry.hit_count),
        state,
    )
