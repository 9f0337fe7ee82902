"""A fact as the fields of a form, and back. Knows no widgets."""

from __future__ import annotations

import re
from collections.abc import Collection
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

from secretary_app.features.knowledge.errors import KnowledgeError
from secretary_app.features.knowledge.exchange.facts_format import read_fact, write_fact
from secretary_app.features.knowledge.exchange.reading import Row
from secretary_app.features.knowledge.models import Fact
from secretary_app.features.knowledge.values import FactKind, parse_value
from secretary_app.foundation.i18n import Language, formats
from secretary_app.kernel.money import Money
from secretary_app.kernel.phone import PhoneNumber

ANY = "*"
WORDED = frozenset({FactKind.TEXT, FactKind.ADDRESS})
"""Their values are words, of one language or of any."""
COUNTED = frozenset({FactKind.STOCK, FactKind.PRICE})
"""What has a unit."""
ONE_OF_A_KIND = frozenset({FactKind.HOURS, FactKind.ADDRESS, FactKind.PHONE})
"""A company mostly has one, so its key is its kind; also what is asked for without being told
how."""
LONGEST_KEY = 60

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "c",
            "ch",
            "sh",
            "sch",
            "_",
            "y",
            "_",
            "e",
            "yu",
            "ya",
        ],
        strict=True,
    )
)


@dataclass(slots=True, kw_only=True)
class FactForm:
    """What a person types; texts per language, ``*`` holds for any."""

    key: str = ""
    """Empty for a fact that is new: it gets one from its title."""
    kind: FactKind = FactKind.PRICE
    values: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    valid_until: str = ""
    """``2026-12-31``; empty for ever."""
    owner: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    questions: dict[str, list[str]] = field(default_factory=dict)
    """Opening hours are asked with an aspect: ``tomorrow: Вы завтра работаете?``."""
    says: dict[str, str] = field(default_factory=dict)

    def copy(self) -> FactForm:
        """To be changed on its own."""
        return deepcopy(self)

    def value(self, language: str) -> str:
        """As it is typed in this language."""
        return _get(self.values, language)

    def unit(self, language: str) -> str:
        """As it is typed in this language."""
        return _get(self.units, language)

    def set_value(self, text: str, language: str) -> None:
        """What is no words is the same in every language."""
        _put(self.values, text, language if self.kind in WORDED else ANY)

    def set_unit(self, text: str, language: str) -> None:
        """A unit that was typed for any language stays one for any."""
        _put(self.units, text, language)

    def drop_empty(self) -> None:
        """What was typed and deleted again is as if it had never been."""
        self.titles, self.says = _filled(self.titles), _filled(self.says)
        self.values, self.units = _filled(self.values), _filled(self.units)
        self.questions = {language: lines for language, lines in self.questions.items() if lines}

    def become(self, kind: FactKind) -> None:
        """Another kind: what was typed is kept as far as it may be."""
        typed = next(iter(self.values.values()), "")
        self.kind = kind
        if kind not in WORDED:
            self.values = {ANY: typed} if typed else {}
        if kind not in COUNTED:
            self.units = {}


def form_of(fact: Fact, *, zone: tzinfo | None) -> FactForm:
    """The fields of a fact that is kept."""
    record = write_fact(fact, zone=zone)
    return FactForm(
        key=fact.key,
        kind=fact.kind,
        values=_typed(fact, record["value"]),
        units=_many(record["unit"]),
        valid_until=record["valid_until"][:10],
        owner=record["owner"],
        titles=record["title"],
        questions=record["questions"],
        says=record["say"],
    )


def fact_of(form: FactForm, *, zone: tzinfo | None, taken: Collection[str]) -> Fact:
    """The checked fact; a new one gets a key that is not ``taken``. Raises KnowledgeError."""
    record: dict[str, Any] = {
        "key": form.key or new_key(form, taken),
        "kind": form.kind.value,
        "value": _one(form.values),
        "unit": _one(form.units),
        "valid_until": form.valid_until,
        "owner": form.owner,
        "title": form.titles,
        "questions": {
            language: [line for line in lines if line.strip()]
            for language, lines in form.questions.items()
        },
        "say": form.says,
    }
    return read_fact(Row(line=1, fields=record), zone=zone)


def new_key(form: FactForm, taken: Collection[str]) -> str:
    """``price.kopiya_klyucha``: of kind and title, with a number where there is one already."""
    if form.kind in ONE_OF_A_KIND and form.kind.value not in taken:
        return form.kind.value
    title = next((text for text in form.titles.values() if text.strip()), "")
    latin = "".join(_LATIN.get(letter, letter) for letter in title.lower())
    words = "_".join(re.findall(r"[a-z0-9]+", latin))[: LONGEST_KEY - len(form.kind)].strip("_")
    stem = f"{form.kind.value}.{words}" if words else form.kind.value
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}_{number}", number + 1
    return key


def _typed(fact: Fact, stored: str | dict[str, str]) -> dict[str, str]:
    """A price and a number as people write them, where they read back as the same."""
    match fact.value:
        case Money():
            written = formats.money(fact.value, Language.RU).replace("\u00a0", " ")
        case PhoneNumber():
            written = fact.value.formatted()
        case _:
            return _many(stored)
    try:
        same = parse_value(fact.kind, written) == fact.value
    except KnowledgeError:
        same = False
    return {ANY: written} if same else _many(stored)


def _many(value: str | dict[str, str]) -> dict[str, str]:
    if isinstance(value, str):
        return {ANY: value} if value else {}
    return dict(value)


def _one(texts: dict[str, str]) -> str | dict[str, str]:
    filled = {language: text for language, text in texts.items() if text.strip()}
    if not filled:
        return ""
    return filled[ANY] if set(filled) == {ANY} else filled


def _filled(texts: dict[str, str]) -> dict[str, str]:
    return {language: text for language, text in texts.items() if text}


def _get(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or texts.get(ANY, "")


def _put(texts: dict[str, str], text: str, language: str) -> None:
    where = ANY if language not in texts and ANY in texts else language
    texts[where] = text
