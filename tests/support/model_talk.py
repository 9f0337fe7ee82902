"""A talk with a language model behind it: a real worker writes what the test wants of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from secretary_app.features.dialogue.models import Sentence, Step
from secretary_app.features.dialogue.thinking.tools import Tool
from secretary_app.features.dialogue.thinking.turn import Limits
from tests.support.talk import Talk, assistant, copy_of, furnished, talk_with
from tests.support.thinking import Answer, Paper, ScriptedModel, Shelf, paper, scripted_model

UMBRELLAS = paper(
    "Починка зонтов: от 3 500 рублей, чиним любые зонты, мастер приезжает за час, "
    "с понедельника по субботу с 9:00 до 21:00. Нужен паспорт. Справки: +7 495 000-12-99.",
    title="Услуги",
    section="Зонты",
    page=4,
    ref="doc-services#3",
)
QUESTION = "вы чините зонты"
LIMIT_S = 30.0
PATIENT = Limits(first_sentence_s=LIMIT_S)


class ModelBench:
    """A talk with a model behind it."""

    def __init__(self, talk: Talk, model: ScriptedModel) -> None:
        self.talk = talk
        self.model = model

    async def ask(self, text: str = QUESTION, **heard: Any) -> list[Step]:
        async with asyncio.timeout(LIMIT_S):
            return await self.talk.turn(text, language="ru", **heard)


@asynccontextmanager
async def model_bench(
    company: Path,
    tmp_path: Path,
    *answers: Answer,
    papers: tuple[Paper, ...] = (UMBRELLAS,),
    number: str | None = "+79161234567",
    limits: Limits = PATIENT,
    tools: tuple[Tool, ...] = (),
) -> AsyncIterator[ModelBench]:
    async with (
        furnished(copy_of(company, tmp_path / "data")) as (parts, knowledge),
        scripted_model(tmp_path / "llm", *answers) as model,
    ):
        talk = talk_with(
            parts,
            knowledge,
            who=assistant(),
            number=number,
            documents=Shelf(*papers),
            model=model.thinker,
            limits=limits,
            tools=tools,
        )
        yield ModelBench(talk, model)


def words(steps: list[Step]) -> str:
    return " ".join(step.text for step in steps if isinstance(step, Sentence))


def actions(steps: list[Step]) -> list[Step]:
    return [step for step in steps if not isinstance(step, Sentence)]
