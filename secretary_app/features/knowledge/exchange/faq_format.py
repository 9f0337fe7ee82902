"""FAQ entries as rows of a file."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from secretary_app.features.knowledge.checking import check_entry
from secretary_app.features.knowledge.errors import BadField
from secretary_app.features.knowledge.exchange.fields import Fields, until_text
from secretary_app.features.knowledge.exchange.reading import Row
from secretary_app.features.knowledge.models import FaqEntry, Pattern, PatternKind
from secretary_app.kernel.ids import new_id

COLUMNS = (
    "id",
    "language",
    "question",
    "answer",
    "patterns",
    "keywords",
    "enabled",
    "valid_until",
    "hit_count",
)
_KNOWN = frozenset(COLUMNS)


def read_pattern(text: str) -> Pattern:
    """``regex: ключ(и|ей)?``; without a kind a star makes a wildcard, else stems are compared."""
    head, colon, tail = text.partition(":")
    if colon and head.strip().lower() in set(PatternKind):
        return Pattern(kind=PatternKind(head.strip().lower()), text=tail.strip())
    kind = PatternKind.WILDCARD if "*" in text else PatternKind.STEM
    return Pattern(kind=kind, text=text.strip())


def write_pattern(pattern: Pattern) -> str:
    """As ``read_pattern`` reads it back."""
    return (
        pattern.text if read_pattern(pattern.text) == pattern else f"{pattern.kind}: {pattern.text}"
    )


def read_entry(row: Row, *, zone: tzinfo | None) -> FaqEntry:
    """A checked entry with its id, a new one where the row brings none.

    Raises KnowledgeError. The count of hits is not taken over: it was counted elsewhere.
    """
    fields = Fields(row.fields, known=_KNOWN)
    return check_entry(
        FaqEntry(
            id=fields.text("id") or new_id(),
            language=fields.text("language", required=True).lower(),
            question=fields.text("question", required=True),
            answer=fields.text("answer", required=True),
            patterns=tuple(_patterns(fields)),
            keywords=fields.texts("keywords"),
            enabled=fields.flag("enabled"),
            valid_until=fields.until("valid_until", zone=zone),
        )
    )


# Any: values for JSON or, joined to texts, for CSV.
def write_entry(entry: FaqEntry, *, zone: tzinfo | None) -> dict[str, Any]:
    """A record that ``read_entry`` reads back."""
    return {
        "id": entry.id,
        "language": entry.language,
        "question": entry.question,
        "answer": entry.answer,
        "patterns": [write_pattern(each) for each in entry.patterns],
        "keywords": list(entry.keywords),
        "enabled": entry.enabled,
        "valid_until": until_text(entry.valid_until, zone=zone),
        "hit_count": entry.hit_count,
    }


def flat_entry(record: dict[str, Any]) -> dict[str, str]:
    """The same record for a table: lists in one cell."""
    return {
        **{name: str(value) for name, value in record.items()},
        "patterns": "; ".join(record["patterns"]),
        "keywords": "; ".join(record["keywords"]),
        "enabled": "yes" if record["enabled"] else "no",
    }


def _patterns(fields: Fields) -> list[Pattern]:
    raw = fields.raw("patterns")
    if not isinstance(raw, list):
        return [read_pattern(each) for each in fields.texts("patterns")]
    patterns: list[Pattern] = []
    for each in raw:
        if isinstance(each, str):
            patterns.append(read_pattern(each))
        elif isinstance(each, dict) and each.get("kind") in set(PatternKind):
            patterns.append(Pattern(kind=PatternKind(each["kind"]), text=str(each.get("text", ""))))
        else:
            raise BadField(field="patterns", value=str(each), reason="pattern")
    return patterns
