"""``secretary faq`` and ``secretary facts``, typed by a person, on a real database."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path

import click
import pytest

from secretary_app.features.knowledge.commands import facts, faq
from secretary_app.features.knowledge.errors import ImportRefused, PhraseTaken, UnreadableFile
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.foundation.console import Console, Invocation, Stream, WorkspaceJob
from secretary_app.foundation.i18n import Translator
from secretary_app.kernel.paths import DataFolder
from tests.support.opened import opened

pytestmark = pytest.mark.wire


@dataclass(slots=True)
class Terminal:
    """Types commands and reads what they print."""

    knowledge: KnowledgeService
    folder: Path
    out: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def write(self, text: str, stream: Stream) -> None:
        (self.out if stream is Stream.OUT else self.errors).append(text)

    async def type(self, *argv: str, language: str = "en") -> str:
        """What the command printed."""
        self.out.clear()
        self.errors.clear()
        console = Console(translator=Translator(language), write=self.write, width=200)
        invocation = Invocation(
            folder=DataFolder(self.folder / "data"),
            folder_given=True,
            console=console,
            cwd=self.folder,
            language_given=True,
        )
        group = {"faq": faq, "facts": facts}[argv[0]]
        root = click.Context(click.Group("secretary"), info_name="secretary", obj=invocation)
        with group.make_context(argv[0], list(argv[1:]), parent=root) as context:
            job = group.invoke(context)
        assert isinstance(job, WorkspaceJob)
        await job.run(self, console)
        return "".join(self.out)


@pytest.fixture
async def terminal(tmp_path: Path) -> AsyncIterator[Terminal]:
    async with opened(tmp_path / "data") as parts:
        knowledge = KnowledgeService(
            database=parts.database, events=parts.events, clock=parts.clock, zone=UTC
        )
        await knowledge.load()
        yield Terminal(knowledge=knowledge, folder=tmp_path)


async def add_parking(terminal: Terminal) -> None:
    await terminal.type(
        *("faq", "add", "--language", "en", "--question", "Do you have parking?"),
        *("--answer", "Yes, in the yard.", "--pattern", "park*", "--until", "2026-12-31"),
    )


async def test_an_answer_is_added_tried_listed_and_removed(terminal: Terminal) -> None:
    assert "No questions yet" in await terminal.type("faq", "list")
    await add_parking(terminal)
    listed = await terminal.type("faq", "list")
    assert "Do you have parking?" in listed
    assert "until Jan 1, 2027" in listed
    tried = await terminal.type("faq", "ask", "--language", "en", "is there any parking")
    assert "Yes, in the yard." in tried
    assert "stem" in tried
    assert "no answer" in await terminal.type("faq", "ask", "--language", "en", "do you sell cars")
    (record,) = json.loads(await terminal.type("faq", "list", "--json"))
    assert record["patterns"] == ["park*"]
    await terminal.type("faq", "remove", record["id"])
    assert json.loads(await terminal.type("faq", "list", "--json")) == []


async def test_a_fact_is_added_and_what_will_be_said_is_shown(terminal: Terminal) -> None:
    said = await terminal.type(
        *("facts", "add", "price.key", "--kind", "price", "--value", "350 RUB"),
        *("--title-ru", "Копия ключа", "--question-ru", "Почём ключ?", "--owner", "Пётр"),
        language="ru",
    )
    assert "Копия ключа — 350 ₽." in said.replace("\N{NO-BREAK SPACE}", " ")
    listed = await terminal.type("facts", "list", language="ru")
    assert "price.key" in listed
    assert "Пётр" in listed
    await terminal.type("facts", "remove", "price.key")
    assert "No facts yet" in await terminal.type("facts", "list")


async def test_what_is_exported_is_imported_unchanged(terminal: Terminal, repository: Path) -> None:
    sample = repository / "resources" / "demo"
    imported = await terminal.type("facts", "import", str(sample / "facts.json"))
    assert imported == "Done. New: 15, changed: 0, as before: 0, left out: 0.\n"
    await terminal.type("faq", "import", str(sample / "faq.json"))
    for group in ("facts", "faq"):
        for name in (f"{group}.csv", f"{group}.json"):
            await terminal.type(group, "export", name)
            again = await terminal.type(group, "import", name)
            assert "New: 0, changed: 0, as before: " in again
    header = (terminal.folder / "faq.csv").read_bytes()[:11]
    assert header == b"\xef\xbb\xbfid,langu"


async def test_a_trial_import_writes_nothing(terminal: Terminal, repository: Path) -> None:
    sample = repository / "resources" / "demo" / "faq.json"
    said = await terminal.type("faq", "import", str(sample), "--dry-run")
    assert said.startswith("Checked, nothing was written. New: 44")
    assert await terminal.knowledge.entries() == []


async def test_a_bad_import_names_every_line_and_writes_nothing(terminal: Terminal) -> None:
    await add_parking(terminal)
    (terminal.folder / "new.csv").write_text(
        "language,question,answer\n"
        "en,Where are you?,Here\n"
        "en,,Nowhere\n"
        "en,do you HAVE parking,No\n"
        "xx,What?,That\n",
        "utf-8",
    )
    with pytest.raises(ImportRefused) as refused:
        await terminal.type("faq", "import", "new.csv", "--dry-run")
    assert refused.value.params["count"] == 2
    assert terminal.errors == [
        'line 3: The field "question" is empty.\n',
        'line 5: The field "language" has an unknown value: xx (en, ru).\n',
    ]
    (terminal.folder / "empty.json").write_text("[]", "utf-8")
    with pytest.raises(UnreadableFile):
        await terminal.type("faq", "import", "empty.json")
    assert [each.answer for each in await terminal.knowledge.entries()] == ["Yes, in the yard."]


async def test_duplicates_are_reported_and_may_be_left_out(terminal: Terminal) -> None:
    await add_parking(terminal)
    (terminal.folder / "more.csv").write_text(
        "language,question,answer,patterns\n"
        "en,Where can I leave my car?,In the yard,Do you have parking?\n"
        "en,Where are you?,Here,\n",
        "utf-8",
    )
    with pytest.raises(ImportRefused):
        await terminal.type("faq", "import", "more.csv")
    assert "".join(terminal.errors) == (
        'line 2: The phrase "do you have parking" leads to another answer already: '
        '"Do you have parking?". Change it here or there.\n'
    )
    said = await terminal.type("faq", "import", "more.csv", "--skip-duplicates")
    assert said.startswith("line 2 left out: The phrase")
    assert said.endswith("Done. New: 1, changed: 0, as before: 0, left out: 1.\n")
    with pytest.raises(PhraseTaken):
        await terminal.type(
            *("faq", "add", "--language", "en", "--question", "where ARE you"),
            *("--answer", "There"),
        )
