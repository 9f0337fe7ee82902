"""Knowledge in a real database: kept, asked, counted, expired."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, update

from secretary_app.features.knowledge.errors import BadField, EntryMissing, PhraseTaken
from secretary_app.features.knowledge.events import KnowledgeChanged
from secretary_app.features.knowledge.hours_text import parse_hours
from secretary_app.features.knowledge.index import THRESHOLD
from secretary_app.features.knowledge.models import (
    Fact,
    FaqEntry,
    Match,
    Pattern,
    PatternKind,
    Question,
)
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.features.knowledge.tables import FactRow, FaqRow
from secretary_app.features.knowledge.values import FactKind, parse_value
from tests.support.opened import Opened, opened

pytestmark = pytest.mark.wire

MOSCOW = timezone(timedelta(hours=3))

PARKING = FaqEntry(
    id="faq-1",
    language="ru",
    question="Есть ли у вас парковка?",
    answer="Да, во дворе.",
    patterns=(Pattern(text="парков*", kind=PatternKind.WILDCARD),),
    keywords=("двор",),
    valid_until=datetime(2026, 12, 1, tzinfo=UTC),
)
KEY = Fact(
    key="price.key",
    kind=FactKind.PRICE,
    value=parse_value(FactKind.PRICE, "350 ₽"),
    owner="Пётр",
    titles={"ru": "Копия ключа"},
    questions={"ru": (Question(text="Сколько стоит ключ?"),)},
)
HOURS = Fact(
    key="hours",
    kind=FactKind.HOURS,
    value=parse_value(FactKind.HOURS, "mon-fri 09:00-18:00; 2026-12-31 closed"),
    questions={"ru": (Question(text="Вы завтра работаете?", aspect="tomorrow"),)},
)


@pytest.fixture
async def folder(tmp_path: Path) -> AsyncIterator[Opened]:
    async with opened(tmp_path / "data") as parts:
        yield parts


def service_of(parts: Opened) -> KnowledgeService:
    return KnowledgeService(
        database=parts.database, events=parts.events, clock=parts.clock, zone=MOSCOW
    )


@pytest.fixture
async def knowledge(folder: Opened) -> KnowledgeService:
    service = service_of(folder)
    await service.add_entry(PARKING)
    await service.add_fact(KEY)
    await service.add_fact(HOURS)
    return service


def only(matches: list[Match]) -> Match:
    (match,) = matches
    return match


async def test_what_is_kept_comes_back_as_it_was(
    folder: Opened, knowledge: KnowledgeService
) -> None:
    again = service_of(folder)
    await again.load()
    assert await again.entries() == [PARKING]
    assert await again.facts() == [HOURS, KEY]
    assert again.known == knowledge.known


async def test_a_question_is_answered_from_memory(knowledge: KnowledgeService) -> None:
    match = only(knowledge.match("Скажите, сколько стоит ключ?", "ru"))
    assert knowledge.say(match) == "Копия ключа — 350\N{NO-BREAK SPACE}₽."
    assert knowledge.quote(match) == "350\N{NO-BREAK SPACE}₽"
    parking = only(knowledge.match("парковаться", "ru"))
    assert knowledge.say(parking) == "Да, во дворе."
    assert knowledge.match("Сколько стоит ключ?", "en") == []
    assert knowledge.match("Сколько стоит ключ?", "de") == []


async def test_the_wall_clock_of_the_company_counts(
    folder: Opened, knowledge: KnowledgeService
) -> None:
    # Friday 21:30 UTC is Saturday half past midnight in Moscow.
    folder.clock.move(datetime(2026, 11, 27, 21, 30, tzinfo=UTC) - folder.clock.now())
    match = only(knowledge.match("вы завтра работаете", "ru"))
    assert knowledge.say(match) == "Завтра мы не работаем. Откроемся в понедельник в 9:00."
    monday = datetime(2026, 11, 30, 6, tzinfo=UTC)
    assert knowledge.say_when(monday, "ru") == "в понедельник в 9:00"
    assert knowledge.say_when(monday, "en") == "on Monday at 9 a.m."


async def on_the_disk(folder: Opened) -> int:
    async with folder.database.read() as session:
        counts = [select(FactRow.hit_count), select(FaqRow.hit_count)]
        return sum([each for chosen in counts for each in await session.scalars(chosen)])


async def test_use_is_counted_and_a_change_keeps_the_count(
    folder: Opened, knowledge: KnowledgeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secretary_app.features.knowledge.uses.WRITTEN_EVERY_S", 3600.0)
    await knowledge.used(only(knowledge.match("парковка", "ru")))
    assert await on_the_disk(folder) == 1
    # Of the same moment: they wait for whoever reads, or for the end.
    await knowledge.used(only(knowledge.match("сколько стоит ключ", "ru")))
    await knowledge.used(only(knowledge.match("сколько стоит ключ", "ru")))
    assert await on_the_disk(folder) == 1
    await knowledge.close()
    assert await on_the_disk(folder) == 3
    await knowledge.add_entry(replace(PARKING, answer="Нет."))
    await knowledge.add_fact(replace(KEY, owner="Анна"))
    assert [(each.answer, each.hit_count) for each in await knowledge.entries()] == [("Нет.", 1)]
    assert {each.key: each.hit_count for each in await knowledge.facts()} == {
        "hours": 0,
        "price.key": 2,
    }


async def test_what_is_out_of_date_is_marked_when_its_time_comes(
    folder: Opened, knowledge: KnowledgeService
) -> None:
    assert not only(knowledge.match("парковка", "ru")).expired
    folder.clock.move(timedelta(days=10))
    assert only(knowledge.match("парковка", "ru")).expired


async def test_only_valid_hours_are_the_hours(folder: Opened, knowledge: KnowledgeService) -> None:
    assert knowledge.opening_hours() == parse_hours("mon-fri 09:00-18:00; 2026-12-31 closed")
    await knowledge.add_fact(replace(HOURS, valid_until=folder.clock.now()))
    assert knowledge.opening_hours() is None


async def test_a_change_is_told_and_a_refusal_changes_nothing(
    folder: Opened, knowledge: KnowledgeService
) -> None:
    told = [each for each in folder.told if isinstance(each, KnowledgeChanged)]
    assert [each.refs for each in told] == [("faq-1",), ("price.key",), ("hours",)]
    twin = FaqEntry(id="faq-2", language="ru", question="Сколько стоит ключ", answer="Недорого")
    with pytest.raises(PhraseTaken) as taken:
        await knowledge.add_entry(twin)
    assert taken.value.params == {"phrase": "сколько стоит ключ", "other": "price.key"}
    with pytest.raises(BadField):
        await knowledge.add_entry(replace(twin, question="Как дела?", answer=" "))
    fresh = FaqEntry(id="faq-3", language="ru", question="Как дела?", answer="Хорошо")
    with pytest.raises(PhraseTaken):
        await knowledge.put(entries=[fresh, twin], facts=[], actor="cli")
    assert [each.id for each in await knowledge.entries()] == ["faq-1"]
    assert len([each for each in folder.told if isinstance(each, KnowledgeChanged)]) == 3


async def test_what_is_removed_is_not_found_any_more(knowledge: KnowledgeService) -> None:
    await knowledge.remove_entry("faq-1")
    await knowledge.remove_fact("price.key")
    assert knowledge.match("парковка", "ru") == []
    assert knowledge.phrases("ru") == ["Вы завтра работаете?"]
    for remove in (knowledge.remove_entry, knowledge.remove_fact):
        with pytest.raises(EntryMissing):
            await remove("faq-1")


async def test_a_recogniser_hears_plain_phrases(knowledge: KnowledgeService) -> None:
    assert knowledge.phrases("ru") == [
        "Вы завтра работаете?",
        "Сколько стоит ключ?",
        "Есть ли у вас парковка?",
    ]
    assert knowledge.phrases_left_out("ru") == ["парков*"]
    assert "Are you open today?" in knowledge.phrases("en")


@pytest.mark.expects_log("passed over")
async def test_what_an_earlier_version_kept_and_this_one_refuses_is_passed_over(
    folder: Opened, knowledge: KnowledgeService
) -> None:
    async with folder.database.write() as session:
        await session.execute(update(FactRow).where(FactRow.key == "hours").values(value="9 to 5"))
        bad = [{"kind": "regex", "text": "("}, {"kind": "exact", "text": "стоянка"}]
        await session.execute(update(FaqRow).values(patterns=bad))
    await knowledge.load()
    assert [fact.key for fact in knowledge.known.facts] == ["price.key"]
    assert only(knowledge.match("стоянка", "ru")).ref == "faq-1"


async def test_a_draft_is_tried_before_it_is_kept(knowledge: KnowledgeService) -> None:
    draft = replace(PARKING, id="new", question="Можно ли прийти с собакой?", patterns=())
    before, asked = knowledge.known, "А с собакой можно?"
    assert await knowledge.try_out(asked, "ru") == []
    near = only(await knowledge.try_out(asked, "ru", drafts=[draft]))
    assert (near.source, near.score < THRESHOLD) == (draft, True)
    met = only(await knowledge.try_out("Можно с собакой прийти?", "ru", drafts=[draft]))
    assert met.score >= THRESHOLD
    assert knowledge.told(KEY, "ru") == "Копия ключа — 350\xa0₽."
    assert knowledge.known == before


async def test_two_answers_to_one_question_are_found(knowledge: KnowledgeService) -> None:
    asked = replace(PARKING, id="faq-2", question="Сколько будет стоить ключ?", patterns=())
    entries = {
        "Копия ключа стоит 350 рублей.": 0,
        "Ключ стоит 400 рублей.": 1,
        "Ключ стоит недорого.": 1,
    }
    for answer, count in entries.items():
        await knowledge.add_entry(replace(asked, answer=answer, valid_until=None))
        found = await knowledge.contradictions()
        assert len(found) == count, answer
        for each in found:
            assert {each.one.ref, each.other.ref} == {KEY.key, asked.id}
    # What is out of date is not said, so it contradicts nothing.
    late = datetime(2026, 1, 1, tzinfo=UTC)
    await knowledge.add_entry(replace(asked, answer="Ключ стоит 400 ₽.", valid_until=late))
    assert await knowledge.contradictions() == []
