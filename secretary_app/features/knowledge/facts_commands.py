"""``secretary facts …``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from secretary_app.features.knowledge.exchange import facts_format
from secretary_app.features.knowledge.exchange.plan import plan_facts
from secretary_app.features.knowledge.exchange.reading import Row, read_rows
from secretary_app.features.knowledge.file_commands import (
    KnowledgeWorkspace,
    carry_out,
    write_file,
)
from secretary_app.features.knowledge.models import Fact
from secretary_app.features.knowledge.telling import FactTeller
from secretary_app.features.knowledge.values import FactKind
from secretary_app.foundation.console import (
    Column,
    Console,
    InputFile,
    OutputFile,
    TranslatedGroup,
    workspace_command,
)
from secretary_app.foundation.i18n import formats


@click.group(cls=TranslatedGroup)
def facts() -> None:
    """Text: command-facts."""


@facts.command("add")
@click.argument("key")
@click.option("--kind", type=click.Choice([kind.value for kind in FactKind]), required=True)
@click.option("--value", default="")
@click.option("--value-ru", default="")
@click.option("--value-en", default="")
@click.option("--unit-ru", default="")
@click.option("--unit-en", default="")
@click.option("--until", "valid_until", default="")
@click.option("--owner", default="")
@click.option("--title-ru", default="")
@click.option("--title-en", default="")
@click.option("--question-ru", "questions_ru", multiple=True)
@click.option("--question-en", "questions_en", multiple=True)
@click.option("--say-ru", default="")
@click.option("--say-en", default="")
@workspace_command
async def add(
    workspace: KnowledgeWorkspace,
    console: Console,
    /,
    *,
    questions_ru: tuple[str, ...],
    questions_en: tuple[str, ...],
    **fields: str,
) -> None:
    """Text: command-facts-add."""
    questions = {"questions_ru": list(questions_ru), "questions_en": list(questions_en)}
    row = Row(line=1, fields={**fields, **{key: each for key, each in questions.items() if each}})
    fact = facts_format.read_fact(row, zone=workspace.knowledge.zone)
    await workspace.knowledge.add_fact(fact)
    teller = FactTeller(translator=console.translator)
    said = teller.tell(fact, aspect="default", now=workspace.knowledge.local_now())
    console.text("fact-added", key=fact.key, said=said or "—")


@facts.command("list")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_(workspace: KnowledgeWorkspace, console: Console, *, as_json: bool) -> None:
    """Text: command-facts-list."""
    known = await workspace.knowledge.facts()
    if as_json:
        zone = workspace.knowledge.zone
        console.json([facts_format.write_fact(fact, zone=zone) for fact in known])
        return
    columns = [
        Column(heading="fact-column-key", whole=True),
        Column(heading="fact-column-kind", whole=True),
        Column(heading="fact-column-value"),
        Column(heading="fact-column-until"),
        Column(heading="fact-column-owner"),
        Column(heading="fact-column-hits", justify="right", whole=True),
    ]
    console.table(columns, [_row(fact, workspace, console) for fact in known], empty="facts-none")


@facts.command("remove")
@click.argument("key")
@workspace_command
async def remove(workspace: KnowledgeWorkspace, console: Console, *, key: str) -> None:
    """Text: command-facts-remove."""
    await workspace.knowledge.remove_fact(key)
    console.text("fact-removed", key=key)


@facts.command("import")
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
    """Text: command-facts-import."""
    knowledge = workspace.knowledge
    plan = plan_facts(
        read_rows(file),
        read=partial(facts_format.read_fact, zone=knowledge.zone),
        known=knowledge.known,
        skip_duplicates=skip_duplicates,
    )

    async def put(known: Sequence[Fact]) -> None:
        await knowledge.put(entries=(), facts=known, actor="cli")

    await carry_out(plan, file=file, dry_run=dry_run, put=put, console=console)


@facts.command("export")
@click.argument("file", type=OutputFile())
@workspace_command
async def export(workspace: KnowledgeWorkspace, console: Console, *, file: Path) -> None:
    """Text: command-facts-export."""
    zone = workspace.knowledge.zone
    known = await workspace.knowledge.facts()
    records = [facts_format.write_fact(fact, zone=zone) for fact in known]
    write_file(file, records=records, columns=facts_format.COLUMNS, flat=facts_format.flat_fact)
    console.text("facts-exported", count=len(known), file=str(file))


def _row(fact: Fact, workspace: KnowledgeWorkspace, console: Console) -> tuple[str, ...]:
    texts = console.translator
    now = workspace.knowledge.local_now()
    if fact.valid_until is None:
        until = ""
    elif fact.valid_until <= now:
        until = texts.text("fact-expired")
    else:
        until = formats.moment(fact.valid_until, texts.language)
    value = FactTeller(translator=texts).written(fact, now=now) or "—"
    return (fact.key, fact.kind, value, until, fact.owner, str(fact.hit_count))
