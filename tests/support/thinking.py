"""A language model that writes what a test says, in a real worker process, and documents."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engines.clients.llm import LlmChain, LlmClient
from engines.supervisor import Supervisor, Vitals, WorkerSpec
from secretary_app.features.dialogue.words import plain_words
from tests.support.file_news import until_files

LIMIT_S = 30.0

Answer = dict[str, Any]
"""See ``engines/fakes/llm_script.py``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptedModel:
    """The model, and what it was asked."""

    thinker: LlmChain
    supervisor: Supervisor
    script: Path
    report: Path

    def write(self, *answers: Answer) -> None:
        """From now on the model answers so."""
        self.script.write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")

    def noted(self) -> list[dict[str, Any]]:
        """Everything that the worker reported."""
        if not self.report.exists():
            return []
        return [json.loads(line) for line in self.report.read_text("utf-8").splitlines()]

    async def cancelled(self) -> None:
        """Waits until the worker has noticed that an answer is not wanted any more."""
        await until_files(
            self.report.parent, lambda: any("cancelled" in each for each in self.noted())
        )

    def asked(self) -> list[dict[str, Any]]:
        """The questions that reached the worker."""
        return [each["asked"] for each in self.noted() if "asked" in each]


def model_spec(folder: Path, *, name: str = "llm-script") -> WorkerSpec:
    """A scripted model; its script and report lie in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    script = folder / f"{name}.json"
    if not script.exists():
        script.write_text("[]", encoding="utf-8")
    return WorkerSpec(
        kind="llm",
        backend="script",
        args=("--script", str(script), "--report", str(folder / f"{name}.report")),
        vitals=Vitals(backoff_first_s=0.05, stop_s=2.0),
        name=name,
    )


@asynccontextmanager
async def scripted_model(folder: Path, *answers: Answer) -> AsyncIterator[ScriptedModel]:
    """A worker process that is ready."""
    spec = model_spec(folder)
    async with Supervisor(spec=spec, sockets=folder / "s") as supervisor:
        await supervisor.ready(timeout_s=LIMIT_S)
        model = ScriptedModel(
            thinker=LlmChain(clients=[LlmClient(service=supervisor)]),
            supervisor=supervisor,
            script=folder / f"{spec.name}.json",
            report=folder / f"{spec.name}.report",
        )
        model.write(*answers)
        yield model


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A passage of a document that a test has put on the shelf."""

    ref: str
    document: str
    section: str
    page: int | None
    text: str
    quote: str
    score: float
    sure: bool


class Shelf:
    """Finds a passage by words that it shares with a question."""

    def __init__(self, *papers: Paper) -> None:
        self._papers = papers

    async def search(self, text: str, language: str, *, limit: int = 3) -> Sequence[Paper]:
        words = {word[:4] for word in plain_words(text) if len(word) > 3}
        found = [
            paper for paper in self._papers if words & {w[:4] for w in plain_words(paper.text)}
        ]
        return found[:limit]


def paper(text: str, *, title: str = "Памятка", sure: bool = False, **more: Any) -> Paper:
    return Paper(
        ref=more.get("ref", "doc-1#1"),
        document=title,
        section=more.get("section", ""),
        page=more.get("page"),
        text=text,
        quote=more.get("quote", text),
        score=more.get("score", 0.7),
        sure=sure,
    )
