"""Fields of a row, read as what they should be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from secretary_app.features.knowledge.errors import BadField

_TRUE = {"true", "yes", "1", "да", "вкл", ""}
_FALSE = {"false", "no", "0", "нет", "выкл"}
_SEPARATOR = re.compile(r"\s*(?:;|\n)\s*")


class Fields:
    """Reads the fields of one row. Every method raises BadField."""

    # Any: values of JSON, checked here and nowhere else.
    def __init__(self, fields: Mapping[str, Any], *, known: frozenset[str]) -> None:
        self._fields = fields
        for name in fields:
            if name not in known:
                expected = ", ".join(sorted(known))
                raise BadField(field=name, value=expected, reason="unknown-field")

    def text(self, name: str, *, required: bool = False) -> str:
        """A text; empty where it is missing."""
        value = self._fields.get(name)
        if value is None:
            value = ""
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise BadField(field=name, value=str(value), reason="text")
        if required and not value.strip():
            raise BadField(field=name, value="", reason="missing")
        return value.strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts: of JSON, or in one cell with semicolons between them."""
        value = self._fields.get(name)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(each.strip() for each in value if each.strip())
        if not isinstance(value, str):
            raise BadField(field=name, value=str(value), reason="list")
        return tuple(each for each in _SEPARATOR.split(value) if each)

    def flag(self, name: str) -> bool:
        """Yes or no; yes where it is missing."""
        value = self._fields.get(name, True)
        if isinstance(value, bool):
            return value
        word = str(value).strip().lower()
        if word not in _TRUE | _FALSE:
            raise BadField(field=name, value=word, reason="flag")
        return word in _TRUE

    def until(self, name: str, *, zone: tzinfo | None) -> datetime | None:
        """The end of a validity: a day counts to its last minute."""
        text = self.text(name)
        if not text:
            return None
        try:
            if len(text) <= 10:
                day = date.fromisoformat(text) + timedelta(days=1)
                moment = datetime.combine(day, time())
            else:
                moment = datetime.fromisoformat(text)
        except (ValueError, OverflowError) as error:
            raise BadField(field=name, value=text, reason="date") from error
        return (moment.replace(tzinfo=zone) if moment.tzinfo is None else moment).astimezone(UTC)

    def per_language(self, name: str, languages: frozenset[str]) -> dict[str, Any]:
        """An object with a value per language, or a column ``name_<language>`` for each."""
        value = self._fields.get(name)
        found = dict(value) if isinstance(value, dict) else {}
        for language in languages:
            column = self._fields.get(f"{name}_{language}")
            if column not in (None, ""):
                found[language] = column
        return found

    def raw(self, name: str) -> Any:  # noqa: ANN401 - rejected: the caller checks what it is
        """The value as it stands."""
        return self._fields.get(name)


def until_text(moment: datetime | None, *, zone: tzinfo | None) -> str:
    """As ``Fields.until`` reads it back: a day where it ends with one."""
    if moment is None:
        return ""
    local = moment.astimezone(zone)
    if local.time() == time():
        return (local.date() - timedelta(days=1)).isoformat()
    return local.isoformat()
