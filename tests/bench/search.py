"""Documents: how well they are found on questions of our own, how quickly among 10,000 sections.

The questions stand in `tests/evals/documents`, written from the sense of each section, with others
that no section answers. The 10,000 sections are made of the handbooks' own sentences, dealt anew,
so that every word of a question is common among them: the worst case of a search by words.
"""

import random
import time
from pathlib import Path

from secretary_app.features.knowledge.documents.sentences import sentence_spans
from secretary_app.features.knowledge.documents.service import DocumentsService
from tests.bench.figures import Engines, Figure, judged, median, p95, told
from tests.bench.kit import Kit
from tests.evals.documents.answers import (
    LANGUAGES,
    Asked,
    ask_all,
    handbooks,
    hit_share,
    questions,
    sure_share,
    wrongly_sure_share,
)
from tests.support.opened import Opened, opened

SECTIONS = 10_000
SENTENCES = 4
"""In a section, as in the handbooks."""
SEED = 3
NOBODY = Engines()


async def measure(kit: Kit) -> list[Figure]:
    """Answers first, then speed."""
    figures: list[Figure] = []
    async with opened(kit.folder / "search-handbooks") as parts:
        service = await _service(parts)
        for file in handbooks():
            await service.add(file)
        for language in LANGUAGES:
            figures += _answers(language, *await ask_all(service, language))
    async with opened(kit.folder / "search-many") as parts:
        service = await _service(parts)
        started = time.perf_counter()
        await service.add(_many(kit.folder / "many.md"))
        adding_s = time.perf_counter() - started
        times = await _times(service)
    text = f"search among {SECTIONS} sections"
    return [
        *figures,
        judged("search_p95", p95(times), n=len(times), engines=NOBODY),
        told("search_p50", f"{text}, median", median(times), "ms", n=len(times), engines=NOBODY),
        told("search_adding", f"adding {SECTIONS} sections", adding_s, "s", n=1, engines=NOBODY),
    ]


async def _service(parts: Opened) -> DocumentsService:
    service = DocumentsService(database=parts.database, events=parts.events, clock=parts.clock)
    await service.load()
    return service


def _answers(language: str, asked: list[Asked], unanswered: list[Asked]) -> list[Figure]:
    def share(value: float) -> float:
        return round(100 * value, 1)

    n = len(asked)
    text = f"questions in {language}"
    return [
        judged(f"search_hit1_{language}", share(hit_share(asked, within=1)), n=n, engines=NOBODY),
        judged(f"search_hit3_{language}", share(hit_share(asked, within=3)), n=n, engines=NOBODY),
        judged(
            f"search_false_{language}",
            share(sure_share(unanswered)),
            n=len(unanswered),
            engines=NOBODY,
        ),
        told(
            f"search_sure_{language}",
            f"{text}: answered without a model",
            share(sure_share(asked)),
            "%",
            n=n,
            engines=NOBODY,
        ),
        told(
            f"search_wrong_{language}",
            f"{text}: sure of another section",
            share(wrongly_sure_share(asked)),
            "%",
            n=n,
            engines=NOBODY,
        ),
    ]


def _many(file: Path) -> Path:
    dealer = random.Random(SEED)
    sentences = [
        text[begin:end]
        for text in (each.read_text("utf-8") for each in handbooks())
        for begin, end in sentence_spans(text)
        if not text[begin:end].startswith("#")
    ]
    parts = (
        f"## Number {number}\n\n{' '.join(dealer.sample(sentences, SENTENCES))}\n"
        for number in range(SECTIONS)
    )
    file.write_text("\n".join(parts), "utf-8")
    return file


async def _times(service: DocumentsService) -> list[float]:
    times = []
    for language in LANGUAGES:
        for question, _ in questions(language):
            started = time.perf_counter()
            await service.search(question, language)
            times.append(1000 * (time.perf_counter() - started))
    return times
