"""Knowledge in files: what is written is read back, and what is wrong is named by its line."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.knowledge.errors import KnowledgeError, UnreadableFile
from secretary_app.features.knowledge.exchange import facts_format, faq_format
from secretary_app.features.knowledge.exchange.plan import ImportPlan, plan_facts, plan_faq
from secretary_app.features.knowledge.exchange.reading import Row, read_rows, to_csv, to_json
from secretary_app.features.knowledge.models import Fact, FaqEntry, Pattern, PatternKind, Question
from secretary_app.features.knowledge.service import Knowledge
from secretary_app.features.knowledge.values import FactKind, parse_value

pytestmark = pytest.mark.unit

MOSCOW = timezone(timedelta(hours=3))

ENTRY = FaqEntry(
    id="faq-1",
    language="ru",
    question="Есть ли у вас парковка?",
    answer="Да, во дворе; шесть мест, «бесплатно».",
    patterns=(
        Pattern(text="где припарковаться"),
        Pattern(text="парков*", kind=PatternKind.WILDCARD),
        Pattern(text="машин(а|у)", kind=PatternKind.REGEX),
        Pattern(text="стоянка", kind=PatternKind.EXACT),
    ),
    keywords=("двор", "место"),
    enabled=False,
    valid_until=datetime(2026, 12, 31, 21, tzinfo=UTC),
)
FACT = Fact(
    key="stock.locks",
    kind=FactKind.STOCK,
    value=parse_value(FactKind.STOCK, "12"),
    units={"ru": "шт.", "en": "pieces"},
    valid_until=datetime(2026, 12, 1, 9, 30, tzinfo=UTC),
    owner="Ольга",
    titles={"ru": "Замки", "en": "Locks"},
    questions={"ru": (Question(text="Есть ли замки?"),), "en": (Question(text="Any locks?"),)},
    says={"ru": "Есть {value}"},
)
HOURS = Fact(
    key="hours",
    kind=FactKind.HOURS,
    value=parse_value(FactKind.HOURS, "mon-fri 09:00-18:00"),
    questions={"ru": (Question(text="Вы завтра работаете?", aspect="tomorrow"),)},
)
TEXT = Fact(
    key="text.where",
    kind=FactKind.TEXT,
    value=parse_value(FactKind.TEXT, {"ru": "Во дворе", "en": "In the yard"}),
    questions={"ru": (Question(text="Где вход?"),)},
)

read_entry = partial(faq_format.read_entry, zone=MOSCOW)
read_fact = partial(facts_format.read_fact, zone=MOSCOW)


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def problems(plan: ImportPlan[FaqEntry] | ImportPlan[Fact]) -> list[tuple[int, str]]:
    return [(each.line, each.error.code) for each in plan.problems]


def test_an_entry_survives_both_formats(tmp_path: Path) -> None:
    record = faq_format.write_entry(ENTRY, zone=MOSCOW)
    assert record["valid_until"] == "2026-12-31"
    as_json = write(tmp_path, "faq.json", to_json([record]))
    table = to_csv(faq_format.COLUMNS, [faq_format.flat_entry(record)])
    as_csv = write(tmp_path, "faq.csv", table, "utf-8-sig")
    for file in (as_json, as_csv):
        assert [read_entry(row) for row in read_rows(file)] == [ENTRY]


@pytest.mark.parametrize("fact", [FACT, HOURS, TEXT], ids=lambda fact: fact.key)
def test_a_fact_survives_both_formats(tmp_path: Path, fact: Fact) -> None:
    record = facts_format.write_fact(fact, zone=MOSCOW)
    as_json = write(tmp_path, "facts.json", to_json([record]))
    table = to_csv(facts_format.COLUMNS, [facts_format.flat_fact(record)])
    as_csv = write(tmp_path, "facts.csv", table)
    for file in (as_json, as_csv):
        assert [read_fact(row) for row in read_rows(file)] == [fact]


TEXTS = st.text(
    st.characters(categories=("L", "Nd", "P", "Zs"), exclude_characters=";:|*"),
    min_size=1,
    max_size=30,
).map(lambda text: f"а {' '.join(text.split())}".strip())


@given(question=TEXTS, answer=TEXTS, pattern=TEXTS, keyword=TEXTS)
def test_any_words_survive_a_table(question: str, answer: str, pattern: str, keyword: str) -> None:
    entry = FaqEntry(
        id="x",
        language="ru",
        question=question,
        answer=answer,
        patterns=(Pattern(text=pattern),),
        keywords=(keyword,),
    )
    flat = faq_format.flat_entry(faq_format.write_entry(entry, zone=None))
    assert read_entry(Row(line=1, fields=flat)) == entry


def test_spreadsheets_set_to_russian_are_read(tmp_path: Path) -> None:
    text = 'Language;Question;Answer\nru;"Где вы?";"Здесь; во дворе"\n\nru;Куда идти?;Прямо\n'
    for encoding in ("utf-8-sig", "utf-16"):
        rows = read_rows(write(tmp_path, "faq.csv", text, encoding))
        assert [(row.line, row.fields["question"]) for row in rows] == [
            (2, "Где вы?"),
            (4, "Куда идти?"),
        ]
        assert rows[0].fields["answer"] == "Здесь; во дворе"


@pytest.mark.parametrize(
    ("file", "encoding", "reason", "detail"),
    [
        (("a.csv", ""), "utf-8", "empty", ""),
        (("a.csv", "language,question\n"), "utf-8", "empty", ""),
        (("a.csv", "language,вопрос\nru,да\n"), "cp1251", "encoding", "1"),
        (("a.csv", "language,language\nru,ru\n"), "utf-8", "heading", "language, language"),
        (("a.csv", "language,question\nru,a,b\n"), "utf-8", "cells", "2"),
        (("a.csv", 'language,question\nru,"a\n'), "utf-8", "csv", "2: unexpected end of data"),
        (("a.json", "{}"), "utf-8", "list", ""),
        (("a.json", "[1]"), "utf-8", "object", "1"),
        (("a.json", '[{"a": 1}\n{"a": 2}]'), "utf-8", "json", "2: a comma or ] is missing"),
        (("a.json", '[\n{"a": }]'), "utf-8", "json", "2: Expecting value"),
        (("a.json", '[{"a": 1},'), "utf-8", "json", "1: Expecting value"),
        (("a.json", "[" * 100_000), "utf-8", "json", "nesting"),
        (("a.json", "[]"), "utf-8", "empty", ""),
        (("a.json", "[" + '{"a": 1},' * 5001 + "{}]"), "utf-8", "many", "5000"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, file: tuple[str, str], encoding: str, reason: str, detail: str
) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_rows(write(tmp_path, *file, encoding))
    assert (refused.value.params["reason"], refused.value.params["detail"]) == (reason, detail)


def test_every_bad_row_is_named_at_once(tmp_path: Path) -> None:
    text = (
        "language,question,answer,patterns,valid_until\n"
        "ru,Где вы?,Здесь,,\n"
        "de,Wo?,Hier,,\n"
        "ru,,Пусто,,\n"
        'ru,"Долгий\nвопрос?",Да,,\n'
        "ru,Регулярка?,Да,regex: (,\n"
        "ru,Когда?,Скоро,,завтра\n"
        "ru,где ВЫ,Повтор,,\n"
    )
    plan = plan_faq(read_rows(write(tmp_path, "f.csv", text)), read=read_entry, known=Knowledge())
    assert problems(plan) == [
        (3, "knowledge-field-bad"),
        (4, "knowledge-field-bad"),
        (7, "pattern-bad"),
        (8, "knowledge-field-bad"),
        (9, "phrase-taken"),
    ]
    assert [entry.question for entry in plan.new] == ["Где вы?", "Долгий вопрос?"]


def test_an_import_knows_new_from_changed_from_unchanged() -> None:
    known = Knowledge(entries=(ENTRY,))
    record = faq_format.write_entry(ENTRY, zone=MOSCOW)
    no_id = {key: value for key, value in record.items() if key != "id"}

    def plan(*records: Mapping[str, object]) -> ImportPlan[FaqEntry]:
        rows = [Row(line=line, fields=each) for line, each in enumerate(records, 2)]
        return plan_faq(rows, read=read_entry, known=known)

    assert plan(record).unchanged == [ENTRY]
    assert plan(no_id).unchanged == [ENTRY]
    changed = plan(no_id | {"answer": "Нет"})
    assert [(each.id, each.answer) for each in changed.changed] == [("faq-1", "Нет")]
    other = {"language": "ru", "question": "Куда поставить машину?", "answer": "Во двор"}
    assert [each.question for each in plan(other).new] == ["Куда поставить машину?"]


def test_a_phrase_of_another_answer_is_a_duplicate_and_may_be_left_out() -> None:
    known = Knowledge(entries=(replace(ENTRY, enabled=True),), facts=(FACT,))
    rows = [
        Row(line=2, fields={"language": "ru", "question": "Есть ли замки?", "answer": "Да"}),
        Row(line=3, fields={"language": "ru", "question": "Стоянка!", "answer": "Да"}),
        Row(line=4, fields={"language": "ru", "question": "Как дела?", "answer": "Хорошо"}),
    ]
    strict = plan_faq(rows, read=read_entry, known=known)
    assert problems(strict) == [(2, "phrase-taken"), (3, "phrase-taken")]
    lenient = plan_faq(rows, read=read_entry, known=known, skip_duplicates=True)
    assert not lenient.problems
    assert [each.line for each in lenient.left_out] == [2, 3]
    assert [each.question for each in lenient.new] == ["Как дела?"]


@pytest.mark.parametrize(
    ("fields", "code", "named"),
    [
        ({"key": "Цена"}, "fact-key-bad", "Цена"),
        (
            {"kind": "size"},
            "knowledge-field-bad",
            "size (hours, price, address, phone, text, date, stock)",
        ),
        ({"value": "много"}, "fact-value-bad", "много"),
        ({"value": "-5 RUB"}, "fact-value-bad", "-5 RUB"),
        ({"kind": "hours", "value": "mon 9-18"}, "fact-value-bad", "mon 9-18"),
        ({"kind": "phone", "value": "12"}, "fact-value-bad", "12"),
        ({"kind": "date", "value": "31.12.2026"}, "fact-value-bad", "31.12.2026"),
        ({"kind": "stock", "value": "-1"}, "fact-value-bad", "-1"),
        ({"kind": "text", "value": "x" * 601}, "fact-value-bad", "x" * 601),
        ({"questions_ru": ""}, "fact-question-missing", "price"),
        ({"questions_ru": "Почём ключ*?"}, "pattern-bad", "Почём ключ*?"),
        (
            {"questions_ru": None, "questions": {"ru": {"tomorrow": ["А завтра?"]}}},
            "knowledge-field-bad",
            "tomorrow",
        ),
        ({"say_ru": "Стоит дорого"}, "fact-template-bad", "Стоит дорого"),
        ({"say_ru": "Стоит {value.minor}"}, "fact-template-bad", "Стоит {value.minor}"),
        ({"say_ru": "Стоит {value"}, "fact-template-bad", "Стоит {value"),
        ({"say_ru": "Стоит {price}"}, "fact-template-bad", "Стоит {price}"),
        ({"colour": "red"}, "knowledge-field-bad", "colour"),
        ({"valid_until": "2026-99-01"}, "knowledge-field-bad", "2026-99-01"),
        ({"title": {"ru": 5}}, "knowledge-field-bad", "title"),
        ({"title": {"xx": "?"}}, "knowledge-field-bad", "xx (en, ru)"),
    ],
)
def test_a_fact_that_cannot_be_said_rightly_is_refused(
    fields: dict[str, object], code: str, named: str
) -> None:
    good = {"key": "price.key", "kind": "price", "value": "350 ₽", "questions_ru": "Почём ключ?"}
    assert read_fact(Row(line=1, fields=good)).key == "price.key"
    with pytest.raises(KnowledgeError) as refused:
        read_fact(Row(line=1, fields=good | fields))
    assert refused.value.code == code
    assert named in refused.value.params.values()


def test_facts_are_known_by_their_key() -> None:
    known = Knowledge(facts=(FACT, HOURS))
    changed = facts_format.write_fact(FACT, zone=MOSCOW) | {"value": "3"}
    same = facts_format.write_fact(HOURS, zone=MOSCOW)
    twice = facts_format.write_fact(TEXT, zone=MOSCOW)
    rows = [
        Row(line=line, fields=each) for line, each in enumerate((changed, same, twice, twice), 2)
    ]
    plan = plan_facts(rows, read=read_fact, known=known)
    assert [fact.key for fact in plan.changed] == ["stock.locks"]
    assert [fact.key for fact in plan.unchanged] == ["hours"]
    assert [fact.key for fact in plan.new] == ["text.where"]
    assert problems(plan) == [(5, "phrase-taken")]
