"""An entry of the log in words. Knows no widgets."""

from __future__ import annotations

from collections.abc import Mapping

from secretary_app.foundation.audit.models import Entry
from secretary_app.foundation.auth.acting import DONE, REFUSED
from ui.runtime.words import Words
from ui.widgets.table import Column, Line

NOBODYS = frozenset({"system", "cli", "visitor", "nobody"})
"""Ids of who acts without an account."""

SHORT = 8
"""Letters of an id that tell it from others on one page."""


class Telling:
    """Says it in the language of the desk."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def deed(self, key: str) -> str:
        """``people.change`` is «Changes a client»; of what is not known, the key."""
        name = f"audit-deed-{key.replace('.', '-')}"
        return self._words.text(name) if self._words.has(name) else key

    def who(self, entry: Entry, names: Mapping[str, str]) -> str:
        """The full name of a user, else what the entry itself says."""
        if entry.actor_id in NOBODYS:
            return self._words.text(f"audit-who-{entry.actor_id}")
        return names.get(entry.actor_id) or entry.actor_name

    def origin(self, entry: Entry) -> str:
        """The door, and of a door that has one the address."""
        if not entry.origin:
            return ""
        return self._words.text("audit-origin-name", origin=entry.origin)

    def outcome(self, entry: Entry) -> tuple[str, str]:
        """In words, and its tone."""
        if entry.outcome == DONE:
            return self._words.text("audit-outcomes", outcome="done"), "success"
        if entry.outcome == REFUSED:
            return self._words.text("audit-outcomes", outcome="refused"), "danger"
        return self._words.text("audit-outcomes", outcome="failed"), "warn"

    def columns(self) -> list[Column]:
        """Of the table."""
        text = self._words.text
        return [
            Column(title=text("audit-when")),
            Column(title=text("audit-who")),
            Column(title=text("audit-what"), wide=True),
            Column(title=text("audit-subject")),
            Column(title=text("audit-origin")),
            Column(title=text("audit-outcome")),
        ]

    def line(self, entry: Entry, names: Mapping[str, str]) -> Line:
        """Of the table."""
        outcome, tone = self.outcome(entry)
        when, who, deed = (
            self._words.moment(entry.at),
            self.who(entry, names),
            self.deed(entry.deed),
        )
        subject = names.get(entry.subject) or _short(entry.subject)
        origin = self.origin(entry)
        return Line(
            key=str(entry.number),
            cells=(when, who, deed, subject, origin, outcome),
            tones=("text2", "text", "text", "text2", "text2", tone),
            order=(entry.number, who, deed, subject, origin, outcome),
        )

    def facts(self, entry: Entry, names: Mapping[str, str]) -> list[tuple[str, str]]:
        """All of it, for the panel at the side."""
        text = self._words.text
        role = entry.role
        if entry.actor_id not in NOBODYS:
            role = text("users-role-name", role=entry.role)
        known = names.get(entry.subject)
        subject = f"{known} · {entry.subject}" if known else entry.subject
        outcome, _ = self.outcome(entry)
        if entry.outcome not in (DONE, REFUSED):
            outcome = f"{outcome} · {entry.outcome}"
        found = [
            (text("audit-when"), self._words.moment(entry.at)),
            (text("audit-who"), self.who(entry, names)),
            (text("audit-role"), "" if entry.actor_id in NOBODYS else role),
            (text("audit-origin"), self.origin(entry)),
            (text("audit-what"), self.deed(entry.deed)),
            (text("audit-subject"), subject),
            (text("audit-outcome"), outcome),
        ]
        return [(name, value) for name, value in found if value]

    def changes(self, entry: Entry) -> list[str]:
        """Name, before and after of each value."""
        if entry.erased:
            return [self._words.text("audit-erased")]
        return [
            f"{name}: {_value(entry.before.get(name))} → {_value(entry.after.get(name))}"
            for name in sorted(entry.before.keys() | entry.after.keys())
        ]


def _short(subject: str) -> str:
    """Of an id its end, where it differs from others; short words are left."""
    return subject if len(subject) <= 2 * SHORT else f"…{subject[-SHORT:]}"


def _value(value: object) -> str:
    return "—" if value is None or value == "" else str(value)
