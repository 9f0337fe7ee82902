"""Facts as rows of a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from typing import Any

from secretary_app.features.knowledge.checking import LANGUAGES, check_fact
from secretary_app.features.knowledge.errors import BadField
from secretary_app.features.knowledge.exchange.fields import Fields, until_text
from secretary_app.features.knowledge.exchange.reading import Row
from secretary_app.features.knowledge.hours_telling import ASPECTS
from secretary_app.features.knowledge.models import DEFAULT_ASPECT, Fact, Question
from secretary_app.features.knowledge.values import FactKind, RawValue, format_value, parse_value

_PER_LANGUAGE = ("value", "unit", "title", "questions", "say")
_ORDER = tuple(sorted(LANGUAGES, reverse=True))
COLUMNS = (
    "key",
    "kind",
    "value",
    *(f"value_{language}" for language in _ORDER),
    "unit",
    "valid_until",
    "owner",
    *(
        f"{name}_{language}"
        for name in ("unit", "title", "questions", "say")
        for language in _ORDER
    ),
    "hit_count",
)
_KNOWN = frozenset({*COLUMNS, *_PER_LANGUAGE})


def read_fact(row: Row, *, zone: tzinfo | None) -> Fact:
    """A checked fact. Raises KnowledgeError."""
    fields = Fields(row.fields, known=_KNOWN)
    kind_text = fields.text("kind", required=True).lower()
    if kind_text not in set(FactKind):
        known = ", ".join(FactKind)
        raise BadField(field="kind", value=f"{kind_text} ({known})", reason="unknown")
    kind = FactKind(kind_text)
    questions = fields.per_language("questions", LANGUAGES)
    return check_fact(
        Fact(
            key=fields.text("key", required=True),
            kind=kind,
            value=parse_value(kind, _value(fields)),
            units=_wording(fields, "unit"),
            valid_until=fields.until("valid_until", zone=zone),
            owner=fields.text("owner"),
            titles=_texts(fields, "title"),
            questions={language: read_questions(raw) for language, raw in questions.items() if raw},
            says=_texts(fields, "say"),
        )
    )


def read_questions(raw: object) -> tuple[Question, ...]:
    """A list, an object of lists by aspect, or one text with semicolons. Raises BadField."""
    if isinstance(raw, Mapping):
        return tuple(
            Question(text=text, aspect=str(aspect))
            for aspect, texts in raw.items()
            for text in Fields({"questions": texts}, known=_KNOWN).texts("questions")
        )
    texts = Fields({"questions": raw}, known=_KNOWN).texts("questions")
    return tuple(_question(text) for text in texts)


# Any: values for JSON or, joined to texts, for CSV.
def write_fact(fact: Fact, *, zone: tzinfo | None) -> dict[str, Any]:
    """A record that ``read_fact`` reads back."""
    return {
        "key": fact.key,
        "kind": fact.kind.value,
        "value": format_value(fact.value),
        "unit": _plain_or_many(fact.units),
        "valid_until": until_text(fact.valid_until, zone=zone),
        "owner": fact.owner,
        "title": dict(fact.titles),
        "questions": {
            language: [_question_text(each) for each in questions]
            for language, questions in fact.questions.items()
        },
        "say": dict(fact.says),
        "hit_count": fact.hit_count,
    }


def flat_fact(record: dict[str, Any]) -> dict[str, str]:
    """The same record for a table: a column per language, lists in one cell."""
    names = ("key", "kind", "valid_until", "owner", "hit_count")
    flat = {name: str(record[name]) for name in names}
    for name in ("value", "unit"):
        texts = record[name] if isinstance(record[name], dict) else {"*": record[name]}
        flat[name] = texts.get("*", "")
        flat.update({f"{name}_{language}": texts.get(language, "") for language in _ORDER})
    for language in _ORDER:
        flat[f"title_{language}"] = record["title"].get(language, "")
        flat[f"questions_{language}"] = "; ".join(record["questions"].get(language, ()))
        flat[f"say_{language}"] = record["say"].get(language, "")
    return flat


def _question(text: str) -> Question:
    head, colon, tail = text.partition(":")
    if colon and head.strip().lower() in ASPECTS:
        return Question(text=tail.strip(), aspect=head.strip().lower())
    return Question(text=text)


def _question_text(question: Question) -> str:
    if question.aspect == DEFAULT_ASPECT:
        return question.text
    return f"{question.aspect}: {question.text}"


def _value(fields: Fields) -> RawValue:
    texts = _wording(fields, "value")
    if not texts:
        return fields.text("value", required=True)
    return texts["*"] if set(texts) == {"*"} else texts


def _wording(fields: Fields, name: str) -> dict[str, str]:
    """Texts per language; a plain text holds for any (``*``)."""
    texts = _texts(fields, name, LANGUAGES | {"*"})
    if not isinstance(fields.raw(name), dict) and (plain := fields.text(name)):
        texts["*"] = plain
    return texts


def _plain_or_many(texts: Mapping[str, str]) -> RawValue:
    return texts["*"] if set(texts) == {"*"} else dict(texts)


def _texts(fields: Fields, name: str, languages: frozenset[str] = LANGUAGES) -> dict[str, str]:
    found = fields.per_language(name, languages)
    if any(not isinstance(text, str) for text in found.values()):
        raise BadField(field=name, value=str(found), reason="text")
    return {language: " ".join(text.split()) for language, text in found.items() if text.strip()}
