"""What the palette finds in the knowledge: facts and questions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ui.pages.knowledge.facts_view import wanted as fact_wanted
from ui.pages.knowledge.faq_view import wanted as entry_wanted
from ui.shell.page import Desk, Found

MOST_OF_EACH = 8


async def find(desk: Desk, text: str) -> Sequence[Found]:
    """By any words of question, answer, title or value; nothing for who may not see them."""
    if not desk.may("knowledge.view"):
        return ()
    words, knowledge = desk.words, desk.workspace.knowledge
    language = words.language.value
    written = {fact.key: knowledge.written(fact, language) or "" for fact in knowledge.known.facts}
    facts = [
        Found(
            title=fact.title(language),
            second=words.text("knowledge-found-fact", value=written[fact.key]),
            sign="list-numbers",
            open=partial(desk.open, "facts", fact.key),
        )
        for fact in knowledge.known.facts
        if fact_wanted(fact, text, written[fact.key])
    ]
    entries = [
        Found(
            title=entry.question,
            second=entry.answer,
            sign="chats-circle",
            open=partial(desk.open, "faq", entry.id),
        )
        for entry in knowledge.known.entries
        if entry_wanted(entry, text)
    ]
    return [*facts[:MOST_OF_EACH], *entries[:MOST_OF_EACH]]
