"""``secretary documents …``."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import click

from secretary_app.features.knowledge.documents.models import Document, Passage
from secretary_app.features.knowledge.documents.service import DocumentsService
from secretary_app.foundation.console import (
    Column,
    Console,
    InputFile,
    TranslatedGroup,
    workspace_command,
)
from secretary_app.foundation.i18n import Language, formats
from secretary_app.kernel.errors import UserFacing

LANGUAGE = click.Choice([language.value for language in Language])
MOST_SHOWN = 20
TELL_EVERY_S = 2.0
"""Between two lines of progress: a file that is read sooner needs none."""
WRONG_FILE = 2


class DocumentsWorkspace(Protocol):
    """What these commands need."""

    @property
    def documents(self) -> DocumentsService:
        """Loaded."""


@click.group(cls=TranslatedGroup)
def documents() -> None:
    """Text: command-documents."""


@documents.command("add")
@click.argument("files", type=InputFile(), nargs=-1, required=True)
@workspace_command
async def add(
    workspace: DocumentsWorkspace, console: Console, *, files: tuple[Path, ...]
) -> int | None:
    """Text: command-documents-add."""
    failed = 0
    for file in files:
        try:
            added = await workspace.documents.add(file, progress=_progress(file, console))
        except UserFacing as error:
            # The other files are no worse for it.
            console.error(error)
            failed += 1
            continue
        document = added.document
        console.text(
            "document-added",
            outcome=added.outcome,
            name=document.name,
            sections=document.sections,
            pages=document.pages or 0,
            version=document.version,
        )
        if added.unread_pages:
            console.text(
                "document-unread-pages",
                name=document.name,
                pages=_ranges(added.unread_pages),
                count=len(added.unread_pages),
            )
    return WRONG_FILE if failed else None


@documents.command("list")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_(workspace: DocumentsWorkspace, console: Console, *, as_json: bool) -> None:
    """Text: command-documents-list."""
    known = await workspace.documents.documents()
    if as_json:
        console.json(known)
        return
    columns = [
        Column(heading="document-column-name"),
        Column(heading="document-column-title"),
        Column(heading="document-column-pages", justify="right", whole=True),
        Column(heading="document-column-sections", justify="right", whole=True),
        Column(heading="document-column-version", justify="right", whole=True),
        Column(heading="document-column-changed", whole=True),
    ]
    console.table(columns, [_row(each, console) for each in known], empty="documents-none")


@documents.command("search")
@click.option("--language", type=LANGUAGE)
@click.option("--limit", type=click.IntRange(1, MOST_SHOWN), default=3)
@click.option("--json", "as_json", is_flag=True)
@click.argument("text")
@workspace_command
async def search(
    workspace: DocumentsWorkspace,
    console: Console,
    *,
    language: str | None,
    limit: int,
    as_json: bool,
    text: str,
) -> None:
    """Text: command-documents-search."""
    found = await workspace.documents.search(text, language or console.language, limit=limit)
    if as_json:
        console.json(found)
        return
    columns = [
        Column(heading="document-column-score", justify="right", whole=True),
        Column(heading="document-column-sure", whole=True),
        Column(heading="document-column-place"),
        Column(heading="document-column-quote"),
    ]
    rows = [
        (f"{each.score:.2f}", _sure(each, console), _place(each, console), each.quote)
        for each in found
    ]
    console.table(columns, rows, empty="documents-nothing-found")


@documents.command("show")
@click.argument("document")
@workspace_command
async def show(workspace: DocumentsWorkspace, console: Console, *, document: str) -> None:
    """Text: command-documents-show."""
    found = await workspace.documents.find(document)
    last = None
    for section in await workspace.documents.text(found):
        place = (section.title, section.page)
        if place != last:
            heading = section.title or found.title
            page = section.page or 0
            console.line()
            console.text("document-section", heading=heading, page=page)
        last = place
        for line in section.text.splitlines():
            console.line(line)


@documents.command("remove")
@click.argument("document")
@workspace_command
async def remove(workspace: DocumentsWorkspace, console: Console, *, document: str) -> None:
    """Text: command-documents-remove."""
    removed = await workspace.documents.remove(document)
    console.text("document-removed", name=removed.name)


def _ranges(pages: Sequence[int]) -> str:
    """``3, 5–7``: of a scanned book nobody wants to read every number."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in runs)


def _progress(file: Path, console: Console) -> Callable[[int, int], None]:
    told = time.monotonic()

    def progress(done: int, of: int) -> None:
        nonlocal told
        if time.monotonic() - told >= TELL_EVERY_S:
            told = time.monotonic()
            console.text("document-progress", name=file.name, percent=100 * done // max(of, 1))

    return progress


def _row(document: Document, console: Console) -> tuple[str, ...]:
    return (
        document.name,
        document.title,
        str(document.pages or "—"),
        str(document.sections),
        str(document.version),
        formats.moment(document.changed_at, console.language),
    )


def _sure(passage: Passage, console: Console) -> str:
    return console.translator.text("document-sure", sure="yes" if passage.sure else "no")


def _place(passage: Passage, console: Console) -> str:
    return console.translator.text(
        "document-place",
        document=passage.document,
        section=passage.section or "none",
        page=passage.page or 0,
    )
