"""``secretary documents …``, typed by a person, in the real program."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import click
import pytest

from secretary_app.features.knowledge.documents.commands import documents as group
from secretary_app.features.knowledge.documents.service import DocumentsService
from secretary_app.foundation.console import Console, Invocation, Stream, WorkspaceJob
from secretary_app.foundation.i18n import Translator
from secretary_app.kernel.paths import DataFolder
from tests.support import papers
from tests.support.opened import opened

pytestmark = pytest.mark.wire


@dataclass(slots=True)
class Terminal:
    """Types commands and reads what they print."""

    documents: DocumentsService
    folder: Path
    out: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    code: int | None = None

    def write(self, text: str, stream: Stream) -> None:
        (self.out if stream is Stream.OUT else self.errors).append(text)

    async def type(self, *argv: str, language: str = "en") -> str:
        self.out.clear()
        self.errors.clear()
        console = Console(translator=Translator(language), write=self.write, width=160)
        invocation = Invocation(
            folder=DataFolder(self.folder / "data"),
            folder_given=True,
            console=console,
            cwd=self.folder,
            language_given=True,
        )
        root = click.Context(click.Group("secretary"), info_name="secretary", obj=invocation)
        with group.make_context("documents", list(argv), parent=root) as context:
            job = group.invoke(context)
        assert isinstance(job, WorkspaceJob)
        self.code = await job.run(self, console)
        return "".join(self.out)


@pytest.fixture
async def terminal(tmp_path: Path) -> AsyncIterator[Terminal]:
    async with opened(tmp_path / "data") as parts:
        service = DocumentsService(database=parts.database, events=parts.events, clock=parts.clock)
        await service.load()
        yield Terminal(documents=service, folder=tmp_path)


async def test_a_pdf_is_added_listed_searched_shown_and_removed(terminal: Terminal) -> None:
    assert "No documents yet" in await terminal.type("list")
    papers.pdf(
        terminal.folder / "rules.pdf",
        [[("Payment", "We take cards and cash.")], [("Warranty", "Locks have twelve months.")]],
    )
    said = await terminal.type("add", "rules.pdf")
    # A busy machine tells its progress first.
    assert said.endswith("rules.pdf: added, 2 sections on 2 pages.\n")
    assert "unchanged" in await terminal.type("add", "rules.pdf")
    assert "rules.pdf" in await terminal.type("list")
    found = await terminal.type("search", "How long is the warranty on locks?")
    assert "Locks have twelve months." in found
    assert "Payment, Warranty, p. 2" in found
    assert "yes" in found
    (best, *_) = json.loads(await terminal.type("search", "--json", "warranty on locks"))
    assert best["page"] == 2
    assert best["quote"] == "Locks have twelve months."
    assert "## Warranty (p. 2)\nLocks have twelve months.\n" in await terminal.type(
        "show", "rules.pdf"
    )
    await terminal.type("remove", "rules.pdf")
    assert json.loads(await terminal.type("list", "--json")) == []


async def test_pages_that_are_pictures_are_named(terminal: Terminal) -> None:
    papers.partly_scanned(terminal.folder / "mixed.pdf", "tptppp")
    said = await terminal.type("add", "mixed.pdf")
    assert said.endswith(
        "mixed.pdf: added, 2 sections on 6 pages.\n"
        "mixed.pdf: pages 2, 4–6 are pictures without text, where nothing can be found. "
        "Have the text recognised (OCR) and add the file again.\n"
    )
    papers.partly_scanned(terminal.folder / "mixed.pdf", "tp")
    said = await terminal.type("add", "mixed.pdf", language="ru")
    assert "страница 2 — картинка без текста" in said


async def test_one_bad_file_does_not_keep_the_others_out(terminal: Terminal) -> None:
    papers.scan(terminal.folder / "scan.pdf")
    (terminal.folder / "fine.txt").write_text("Мы работаем каждый день без обеда.", "utf-8")
    said = await terminal.type("add", "scan.pdf", "fine.txt", language="ru")
    assert said.endswith("fine.txt: добавлен, 1 раздел.\n")
    assert terminal.code == 2
    assert "Распознайте текст" in "".join(terminal.errors)
