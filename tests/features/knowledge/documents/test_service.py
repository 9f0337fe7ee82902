"""Documents are kept, replaced and found, on a real database; a call beside them goes on."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from secretary_app.features.knowledge.documents import service as service_module
from secretary_app.features.knowledge.documents.errors import DocumentMissing, DocumentUnreadable
from secretary_app.features.knowledge.documents.events import DocumentAdded, DocumentRemoved
from secretary_app.features.knowledge.documents.models import Contents, Outcome
from secretary_app.features.knowledge.documents.reading.base import Progress
from secretary_app.features.knowledge.documents.reading.child import read_file
from secretary_app.features.knowledge.documents.service import DocumentsService
from tests.evals.documents.answers import handbooks
from tests.support.opened import Opened, opened

pytestmark = pytest.mark.wire

RULES = (
    "# Мастерская\n\n## Оплата\n\nПринимаем карты и наличные. Предоплата не нужна.\n\n"
    "## Гарантия\n\nГарантия на замки — двенадцать месяцев. Сохраняйте чек.\n\n"
    "## Доставка\n\nКурьер привозит заказ за 300 рублей. По субботам доставки нет.\n"
)
LONGEST_WAIT_OF_THE_LOOP_S = 0.05


@pytest.fixture
async def parts(tmp_path: Path) -> AsyncIterator[Opened]:
    async with opened(tmp_path / "data") as parts:
        yield parts


@pytest.fixture
async def documents(parts: Opened) -> DocumentsService:
    service = DocumentsService(database=parts.database, events=parts.events, clock=parts.clock)
    await service.load()
    return service


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    file = tmp_path / "rules.md"
    file.write_text(RULES, "utf-8")
    return file


async def test_a_question_finds_its_section_with_an_exact_quote(
    documents: DocumentsService, rules: Path
) -> None:
    assert await documents.search("Сколько гарантии на замок?", "ru") == ()
    added = await documents.add(rules)
    assert added.outcome is Outcome.NEW
    (best, *_) = await documents.search("Какая у вас гарантия на замок?", "ru")
    assert best.sure
    assert best.ref == f"{added.document.id}#2"
    assert (best.document, best.section, best.page) == ("Мастерская", "Гарантия", None)
    assert best.quote == "Гарантия на замки — двенадцать месяцев."
    assert best.quote in best.text
    assert 0 < best.score <= 1


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("Подскажите пожалуйста, можно заплатить картой?", "Оплата"),
        ("есть ли гарантея на замки", "Гарантия"),
        ("ПРИВЕЗЁТЕ заказ в субботу?!", "Доставка"),
    ],
)
async def test_endings_synonyms_and_slips_of_the_pen(
    documents: DocumentsService, rules: Path, question: str, section: str
) -> None:
    await documents.add(rules)
    assert (await documents.search(question, "ru"))[0].section == section


async def test_no_question_breaks_the_search(documents: DocumentsService, rules: Path) -> None:
    await documents.add(rules)
    for question in ("", "?!", '" OR NEAR(*', "title: body", "и а не", "\x00", "я" * 5000, "😀"):
        for passage in await documents.search(question, "ru"):
            assert not passage.sure


async def test_a_quote_in_another_language_is_never_sure(
    documents: DocumentsService, tmp_path: Path
) -> None:
    file = tmp_path / "wifi.txt"
    file.write_text("Wireless network\n\nThe network HarbourGuest is free for guests.\n")
    await documents.add(file)
    assert (await documents.search("network HarbourGuest free", "en"))[0].sure
    assert not (await documents.search("network HarbourGuest free", "ru"))[0].sure


async def test_a_file_of_the_same_name_is_the_next_version(
    documents: DocumentsService, parts: Opened, rules: Path
) -> None:
    first = await documents.add(rules)
    assert (await documents.add(rules)).outcome is Outcome.UNCHANGED
    rules.write_text(RULES.replace("двенадцать", "восемнадцать"), "utf-8")
    second = await documents.add(rules)
    assert second.outcome is Outcome.REPLACED
    assert (second.document.id, second.document.version) == (first.document.id, 2)
    (known,) = await documents.documents()
    assert known == second.document
    found = await documents.search("гарантия на замки", "ru", limit=10)
    assert [each.quote for each in found if each.section == "Гарантия"] == [
        "Гарантия на замки — восемнадцать месяцев."
    ]
    assert [type(event) for event in parts.told] == [DocumentAdded, DocumentAdded]


async def test_what_fails_on_the_way_leaves_the_last_version(
    documents: DocumentsService, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await documents.add(rules)
    before = await documents.search("гарантия на замки", "ru")
    rules.write_bytes(b"\x00\xff\xfe\x00")
    with pytest.raises(DocumentUnreadable):
        await documents.add(rules)
    rules.write_text(RULES.replace("карты", "чеки"), "utf-8")
    # A row that the database refuses, after the old version is deleted and half of the new is in.
    real = read_file

    async def spoilt(file: Path, progress: Progress) -> Contents:
        contents = await real(file, progress)
        *fine, last = contents.sections
        return replace(contents, sections=(*fine, replace(last, page=object())))  # type: ignore[arg-type]

    monkeypatch.setattr(service_module, "read_file", spoilt)
    with pytest.raises(Exception, match="Error binding parameter"):
        await documents.add(rules)
    assert await documents.search("гарантия на замки", "ru") == before
    assert [each.version for each in await documents.documents()] == [1]


async def test_a_removed_document_is_quoted_no_more(
    documents: DocumentsService, parts: Opened, rules: Path
) -> None:
    document = (await documents.add(rules)).document
    for wrong in ("nothing.md", "", document.id[:3]):
        with pytest.raises(DocumentMissing):
            await documents.remove(wrong)
    assert await documents.remove(document.id[:13]) == document
    assert await documents.search("гарантия на замки", "ru") == ()
    async with parts.database.read() as session:
        left = await session.scalar(text("SELECT count(*) FROM document_sections_search"))
    assert left == 0
    assert isinstance(parts.told[-1], DocumentRemoved)


async def test_the_text_comes_back_as_it_is_searched(
    documents: DocumentsService, rules: Path
) -> None:
    document = (await documents.add(rules)).document
    sections = await documents.text(document)
    assert [each.title for each in sections] == ["Оплата", "Гарантия", "Доставка"]
    assert sections[0].text == "Принимаем карты и наличные. Предоплата не нужна."


@pytest.mark.calm
async def test_a_call_goes_on_while_documents_are_added_and_searched(
    documents: DocumentsService, tmp_path: Path
) -> None:
    large = tmp_path / "large.md"
    sections = [
        f"## Section {number}\n\n{book.read_text('utf-8').replace('#', '')[:1200]}\n"
        for number in range(300)
        for book in handbooks()
    ]
    large.write_text("\n".join(sections), "utf-8")
    busy: list[float] = []
    done = asyncio.Event()

    async def call() -> None:
        """What the loop itself computes between two turns: a loaded machine does not count."""
        while not done.is_set():
            before = time.thread_time()
            await asyncio.sleep(0)
            busy.append(time.thread_time() - before)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(call(), name="a call")
        try:
            added = await documents.add(large)
            for _ in range(20):
                await documents.search("Можно ли оплатить картой или наличными?", "ru")
        finally:
            done.set()
    assert added.document.sections >= 1200
    assert max(busy) < LONGEST_WAIT_OF_THE_LOOP_S


async def test_a_removed_document_is_put_back_and_the_index_made_anew(
    documents: DocumentsService, rules: Path, parts: Opened
) -> None:
    added = (await documents.add(rules)).document
    sections = await documents.text(added)
    await documents.remove(added.id)
    await documents.put_back(added, sections)
    assert await documents.find(rules.name) == added
    async with parts.database.write() as session:
        await session.execute(text("DELETE FROM document_sections_search"))
    await documents.load()
    assert await documents.search("Какая у вас гарантия на замок?", "ru") == ()
    told: list[tuple[int, int]] = []
    await documents.reindex(progress=lambda done, of: told.append((done, of)))
    assert told == [(added.sections, added.sections)]
    (best, *_) = await documents.search("Какая у вас гарантия на замок?", "ru")
    assert (best.document, best.sure) == (added.title, True)
