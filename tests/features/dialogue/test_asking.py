"""``secretary ask``: the whole answer path, tried without anything happening."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import click
import pytest

from secretary_app.bootstrap.dialogue import build_dialogue
from secretary_app.features.dialogue.asking import Asking, PresentModel
from secretary_app.features.dialogue.commands import ask
from secretary_app.features.dialogue.thinking.thinker import Thinker
from secretary_app.features.knowledge.documents.service import DocumentsService
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.foundation.console import Console, Invocation, Stream, WorkspaceJob
from secretary_app.foundation.i18n import Translator
from tests.support.opened import Opened
from tests.support.talk import copy_of, furnished, make_template
from tests.support.thinking import scripted_model

pytestmark = pytest.mark.wire

NIGHT = "Можно ли оставить машину на парковке на ночь?"


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("company") / "data")


class Desk:
    """Types the command."""

    def __init__(
        self, parts: Opened, knowledge: KnowledgeService, documents: DocumentsService
    ) -> None:
        self.parts = parts
        self.knowledge = knowledge
        self.documents = documents
        self.model = PresentModel()
        self.own_model: Thinker | None = None
        """What starts where nobody keeps one running."""
        self.started = 0
        self.asking = Asking(
            dialogue=build_dialogue(
                knowledge=knowledge,
                documents=documents,
                settings=parts.settings,
                model=self.model,
            ),
            assistants=parts.assistants,
            lines=parts.lines,
            clock=parts.clock,
            model=self.model,
            start_model=self._start,
        )

    @asynccontextmanager
    async def _start(self) -> AsyncIterator[Thinker | None]:
        self.started += 1
        yield self.own_model

    async def types(self, *argv: str, language: str = "ru") -> str:
        """What the command printed."""
        printed: list[str] = []

        def write(text: str, stream: Stream) -> None:
            assert stream is Stream.OUT, text
            printed.append(text)

        console = Console(translator=Translator(language), write=write, width=200)
        invocation = Invocation(
            folder=self.parts.folder,
            folder_given=True,
            console=console,
            cwd=self.parts.folder.root,
            language_given=True,
        )
        root = click.Context(click.Group("secretary"), info_name="secretary", obj=invocation)
        with ask.make_context("ask", list(argv), parent=root) as context:
            job = ask.invoke(context)
        assert isinstance(job, WorkspaceJob)
        await job.run(self, console)
        return "".join(printed)


@pytest.fixture
async def desk(company: Path, tmp_path: Path) -> AsyncIterator[Desk]:
    async with furnished(copy_of(company, tmp_path / "data")) as (parts, knowledge):
        documents = DocumentsService(
            database=parts.database, events=parts.events, clock=parts.clock
        )
        await documents.load()
        yield Desk(parts, knowledge, documents)


async def test_a_fact_with_its_evidence_and_times_and_nothing_is_counted(desk: Desk) -> None:
    printed = await desk.types("Сколько стоит копия ключа?")
    answer, evidence, *_ = printed.splitlines()
    assert "250" in answer
    assert evidence.split()[:3] == ["←", "fact", "price.house_key"]
    assert "мс — предложение 1" in printed
    assert printed.splitlines()[-1].endswith("готово")
    assert {fact.hit_count for fact in await desk.knowledge.facts()} == {0}


async def test_the_language_is_that_of_the_question_unless_given(desk: Desk) -> None:
    assert "250" in await desk.types("How much is a copy of a key?", language="ru")
    printed = await desk.types("Где вы?", "--language", "en", language="ru")
    assert "Sorry" in printed


async def test_a_model_s_answer_for_programs(desk: Desk, tmp_path: Path) -> None:
    text = "Парковка бесплатная. Мест шесть."
    async with scripted_model(tmp_path / "llm", {"writes": text}) as model:
        desk.model.use(model.thinker)
        document: dict[str, Any] = json.loads(await desk.types(NIGHT, "--json"))
        desk.model.use(None)
    assert desk.started == 0
    assert document["answer"] == text
    assert [e["kind"] for e in document["steps"][0]["evidence"]] == ["faq", "model"]
    stages = {stage["name"]: stage["at_ms"] for stage in document["stages"]}
    assert list(stages) == ["knowledge", "documents", "model-asked", "first-token", "done"]
    assert list(stages.values()) == sorted(stages.values())
    assert stages["first-token"] <= document["steps"][0]["at_ms"] <= stages["done"]


async def test_a_model_is_started_for_the_question_where_none_runs(
    desk: Desk, tmp_path: Path
) -> None:
    document = tmp_path / "rules.md"
    document.write_text("# Стоянка\n\n## Охрана\n\nНочь на стоянке стоит 300 рублей.\n", "utf-8")
    await desk.documents.add(document)
    question = "Сколько стоит ночь на стоянке?"
    quoted = await desk.types(question)
    assert quoted.startswith("Ночь на стоянке стоит 300 рублей.\n    ← document ")
    assert "Стоянка · Охрана" in quoted
    call = {"name": "call_back", "arguments": {"number": "89161234567"}}
    async with scripted_model(tmp_path / "llm", {"writes": "Ночь стоит триста рублей."}) as model:
        desk.own_model = model.thinker
        told = await desk.types(question)
        assert told.startswith("Ночь стоит триста рублей.\n    ← document ")
        assert "«Ночь на стоянке стоит 300 рублей.»" in told
        assert desk.model() is None
        model.write({"calls": [call]})
        printed = await desk.types(f"{question} Перезвоните на 8 916 123-45-67")
    assert desk.started == 3
    assert "→ promise-callback" in printed
    assert "перезвоним вам" in printed
