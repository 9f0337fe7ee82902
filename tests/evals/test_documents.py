"""The handbooks answer the questions that they answer, and no others: the figures of the bench."""

from pathlib import Path

import pytest

from secretary_app.features.knowledge.documents.service import DocumentsService
from tests.bench.limits import LIMITS
from tests.evals.documents.answers import (
    ask_all,
    handbooks,
    hit_share,
    questions,
    sure_share,
    unanswered,
    wrongly_sure_share,
)
from tests.support.opened import opened

pytestmark = pytest.mark.wire

FEWEST_QUESTIONS = 200
FEWEST_UNANSWERED = 40
FEWEST_SURE = 0.3
"""Of the answered ones: one that is never sure is never wrong, and of no use without a model."""
MOST_WRONGLY_SURE = 0.02


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_questions_find_their_section_and_no_other_is_said(
    tmp_path: Path, language: str
) -> None:
    async with opened(tmp_path / "data") as parts:
        service = DocumentsService(database=parts.database, events=parts.events, clock=parts.clock)
        await service.load()
        for file in handbooks():
            await service.add(file)
        answered, others = await ask_all(service, language)
        headings = {
            section.title
            for document in await service.documents()
            for section in await service.text(document)
        }
    assert {section for _, section in questions(language)} <= headings
    assert len(answered) >= FEWEST_QUESTIONS
    assert len(unanswered(language)) >= FEWEST_UNANSWERED
    assert LIMITS[f"search_hit1_{language}"].holds(100 * hit_share(answered, within=1))
    assert LIMITS[f"search_hit3_{language}"].holds(100 * hit_share(answered, within=3))
    assert LIMITS[f"search_false_{language}"].holds(100 * sure_share(others))
    assert sure_share(answered) >= FEWEST_SURE
    assert wrongly_sure_share(answered) <= MOST_WRONGLY_SURE
    for asked in answered:
        assert all(passage.quote in passage.text for passage in asked.found)
