"""People as CSV: one row each, several numbers in one field."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping

from secretary_app.features.people.exchange.models import FilePeople, Unread, numbers_of
from secretary_app.features.people.models import Card
from secretary_app.foundation.i18n import Language

COLUMNS = ("name", "company", "phones", "language", "notes")

NAMES: Mapping[str, str] = {
    "name": "name",
    "full name": "name",
    "имя": "name",
    "фио": "name",
    "клиент": "name",
    "company": "company",
    "organization": "company",
    "организация": "company",
    "компания": "company",
    "phone": "phones",
    "phones": "phones",
    "mobile": "phones",
    "телефон": "phones",
    "телефоны": "phones",
    "номер": "phones",
    "language": "language",
    "язык": "language",
    "notes": "notes",
    "note": "notes",
    "comment": "notes",
    "заметка": "notes",
    "заметки": "notes",
    "комментарий": "notes",
}
"""Headings that are understood, in any case."""

DELIMITERS = ",;\t"
_BETWEEN_NUMBERS = re.compile(r"[;,|\n/]")
_FORMULA = ("=", "+", "-", "@")
"""A table program would calculate a field that begins so; behind a quote it does not."""


def write_table(cards: Iterable[Card]) -> str:
    """With headings, as a table program reads it."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for card in cards:
        writer.writerow(
            (
                _safe(card.name),
                _safe(card.company),
                " ".join(f"{number};" for number in card.phones).rstrip(";"),
                "" if card.language is None else card.language.value,
                _safe(card.notes),
            )
        )
    return made.getvalue()


def read_table(text: str) -> FilePeople:
    """By the headings of its first row; without any, nobody is in it."""
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    if not rows:
        return FilePeople(cards=())
    columns = [NAMES.get(heading.strip().casefold(), "") for heading in rows[0]]
    cards, unread = list[Card](), list[Unread]()
    for place, row in enumerate(rows[1:], start=1):
        fields = dict[str, list[str]]()
        for column, value in zip(columns, row, strict=False):
            if column and value.strip():
                fields.setdefault(column, []).append(_bare(value.strip()))
        texts = [part for value in fields.get("phones", ()) for part in _parts(value)]
        phones, bad = numbers_of(texts, place=place)
        unread += bad
        card = Card(
            name=" ".join(fields.get("name", ())),
            company=" ".join(fields.get("company", ())),
            language=_language(fields.get("language", [""])[0]),
            notes="\n".join(fields.get("notes", ())),
            phones=phones,
        )
        if card.name or card.phones:
            cards.append(card)
    return FilePeople(cards=tuple(cards), unread=tuple(unread))


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(DELIMITERS, key=first.count)


def _parts(value: str) -> list[str]:
    return _BETWEEN_NUMBERS.split(value)


def _language(text: str) -> Language | None:
    code = text.strip().casefold()[:2]
    return Language(code) if code in set(Language) else None


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith((*_FORMULA, "'")) else text


def _bare(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith((*_FORMULA, "'")) else text
