"""``/admin/ask``: the answer path tried, with all its evidence; nothing is carried out."""

from __future__ import annotations

from contextlib import aclosing
from typing import Annotated

from pydantic import Field

from secretary_app.features.conversations.schemas import EvidenceShown
from secretary_app.features.dialogue.asking import Asking, Stage
from secretary_app.features.dialogue.models import Sentence
from secretary_app.features.knowledge.rights import ASK_KNOWLEDGE
from secretary_app.foundation.auth.acting import must_have
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Rate, Route
from secretary_app.foundation.web.schemas import Incoming, Outgoing


class Question(Incoming):
    """As a stranger asks who calls for the first time."""

    text: Annotated[str, Field(min_length=1, max_length=1000)]
    language: Annotated[str, Field(pattern="^(ru|en)$")] = "ru"


class SentenceShown(Outgoing):
    """One sentence of the answer."""

    text: str
    language: str
    at_ms: float
    """After the question."""
    evidence: list[EvidenceShown]


class StageShown(Outgoing):
    """A stage of the answer was reached."""

    name: str
    at_ms: float


class AnswerShown(Outgoing):
    """The whole answer."""

    answer: str
    sentences: list[SentenceShown]
    stages: list[StageShown]


def routes(*, asking: Asking) -> tuple[Route, ...]:
    """One."""

    async def ask(asked: Asked) -> AnswerShown:
        must_have(ASK_KNOWLEDGE)
        question = asked.body(Question)
        sentences, stages = list[SentenceShown](), list[StageShown]()
        async with aclosing(asking.ask(question.text, question.language)) as steps:
            async for each in steps:
                if isinstance(each, Stage):
                    stages.append(StageShown.model_validate(each))
                elif isinstance(each.step, Sentence):
                    said = each.step
                    sentences.append(
                        SentenceShown(
                            text=said.text,
                            language=said.language,
                            at_ms=each.at_ms,
                            evidence=[EvidenceShown.model_validate(e) for e in said.evidence],
                        )
                    )
        answer = " ".join(each.text for each in sentences)
        return AnswerShown(answer=answer, sentences=sentences, stages=stages)

    resource = Resource(at="/admin/ask", tag="knowledge")
    return (
        resource.route(
            "POST",
            ask,
            "Ask as a caller would",
            body=Question,
            answer=AnswerShown,
            rate=Rate.CHAT,
            statuses={"model-not-ready": 503},
        ),
    )
