"""FAQ entries, and questions that nobody could answer, as rows. Knows no widgets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.features.promises.models import Promise, PromiseKind
from ui.pages.knowledge.facts_view import TONES, Holding, holding
from ui.runtime.words import Words
from ui.widgets.rows import Row

ASKED = "asked:"
"""Before the id of a promise, in the key of a row."""


def row_of(entry: FaqEntry, *, now: datetime, words: Words) -> Row:
    """Question, answer, and what is the matter with it."""
    held = holding(entry.valid_until, now)
    when, tone = "", "text3"
    if not entry.enabled:
        when = words.text("faq-state-off")
    elif held in TONES:
        when, tone = words.text(f"faq-state-{held}"), TONES[Holding(held)]
    return Row(key=entry.id, title=entry.question, second=entry.answer, when=when, when_tone=tone)


def wanted(entry: FaqEntry, text: str) -> bool:
    """Whether every word of ``text`` is in the entry."""
    parts = [entry.question, entry.answer, *entry.keywords, *(p.text for p in entry.patterns)]
    known = " ".join(parts).casefold()
    return all(word in known for word in text.casefold().split())


def still_unanswered(promises: Iterable[Promise], knowledge: KnowledgeService) -> list[Promise]:
    """Promises to find out an answer that the knowledge does not have yet, the newest first."""
    asked = [
        each
        for each in promises
        if each.kind is PromiseKind.FIND_OUT
        and each.text
        and not knowledge.match(each.text, each.language)
    ]
    return sorted(asked, key=lambda each: each.made_at, reverse=True)


def asked_rows(promises: Sequence[Promise], words: Words) -> list[Row]:
    """What callers asked in vain."""
    return [
        Row(
            key=f"{ASKED}{each.id}",
            title=each.text,
            second=words.text("faq-asked-in-call"),
            when=words.moment(each.made_at),
            sign="question",
        )
        for each in promises
    ]
