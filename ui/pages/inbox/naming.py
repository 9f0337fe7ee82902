"""Who somebody is, what a call was and what an answer rests on, in words. Knows no widgets."""

from __future__ import annotations

from collections.abc import Sequence

from secretary_app.features.calls.models import CallRecord
from secretary_app.features.conversations.models import Evidence, EvidenceKind, Role
from secretary_app.features.people.models import Person
from ui.pages.people.called import called
from ui.runtime.words import Words


class Naming:
    """In the language that holds now."""

    def __init__(self, *, words: Words, name_of: dict[str, str]) -> None:
        """``name_of`` each assistant, by id."""
        self._words = words
        self._names = name_of

    def who(self, person: Person | None) -> str:
        """As the person is called."""
        if person is None:
            return self._words.text("inbox-hidden")
        return called(person, self._words)

    def speaker(self, role: Role, assistant_id: str = "") -> str:
        """On our side."""
        if role is Role.ASSISTANT:
            name = self._names.get(assistant_id) or next(iter(self._names.values()), "")
            return name or self._words.text("calls-role-assistant")
        return self._words.text(f"inbox-role-{role.value}")

    def call(self, record: CallRecord) -> str:
        """What it was, and how it ended."""
        return self._words.text(
            "inbox-call-title", direction=record.direction.value, outcome=record.outcome.value
        )

    def evidence(self, evidence: Sequence[Evidence]) -> str:
        """What an answer rests on."""
        told = [each for each in evidence if each.kind is not EvidenceKind.RULE]
        if not told:
            return ""
        named = dict.fromkeys(
            self._words.text(
                "inbox-evidence",
                kind=each.kind.value,
                title=each.title,
                score=self._words.decimal(each.score, digits=2),
            )
            for each in told
        )
        return self._words.text("inbox-source", what=" · ".join(named))
