"""Which field of a form an error is about, and how it is said beside it."""

from __future__ import annotations

from secretary_app.features.knowledge.errors import (
    BadFactKey,
    BadFactValue,
    BadField,
    BadPattern,
    BadTemplate,
    KnowledgeError,
    NoWayToAsk,
    PhraseTaken,
)
from secretary_app.features.knowledge.service import Knowledge
from ui.runtime.words import Words

_FIELDS = {"valid_until": "until", "patterns": "questions", "key": "title"}
"""Of the exchange format, where the form calls them otherwise."""


def field_of(error: KnowledgeError) -> str:
    """The field's name: value, title, questions, say, until, answer, question, keywords."""
    match error:
        case BadFactValue():
            return "value"
        case BadFactKey():
            return "title"
        case NoWayToAsk() | PhraseTaken() | BadPattern():
            return "questions"
        case BadTemplate():
            return "say"
        case BadField():
            name = str(error.params["field"])
            return _FIELDS.get(name, name)
    return "value"


def said(error: KnowledgeError, *, words: Words, known: Knowledge) -> str:
    """In words of the form; an error that names a field by its column gets words of its own."""
    match error:
        case BadField():
            reason = str(error.params["reason"])
            return words.text("knowledge-field-wrong", reason=reason)
        case NoWayToAsk():
            return words.text("fact-needs-question")
        case PhraseTaken():
            other = str(error.params["other"])
            title = next((f.title(words.language) for f in known.facts if f.key == other), other)
            phrase = str(error.params["phrase"])
            return words.error(PhraseTaken(phrase=phrase, other=title))
    return words.error(error)
