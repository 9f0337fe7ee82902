"""What an entry or a fact must fulfil before it is kept."""

from __future__ import annotations

import re
from dataclasses import replace

from secretary_app.features.knowledge.default_questions import questions_of
from secretary_app.features.knowledge.errors import BadFactKey, BadField, NoWayToAsk
from secretary_app.features.knowledge.hours_telling import ASPECTS
from secretary_app.features.knowledge.models import DEFAULT_ASPECT, Fact, FaqEntry, Pattern
from secretary_app.features.knowledge.patterns import make_ready
from secretary_app.features.knowledge.templates import check_template
from secretary_app.features.knowledge.values import FactKind
from secretary_app.foundation.i18n import Language

LANGUAGES = frozenset(language.value for language in Language)
LONGEST_ANSWER = 1000
"""Characters: a minute of speech."""
MOST_PATTERNS = 50

_KEY = re.compile(r"[a-z][a-z0-9]*([._][a-z0-9]+)*")


def check_entry(entry: FaqEntry) -> FaqEntry:
    """The entry, tidied. Raises BadField or BadPattern."""
    _check_language(entry.language)
    answer = " ".join(entry.answer.split())
    if not answer:
        raise BadField(field="answer", value="", reason="missing")
    if len(answer) > LONGEST_ANSWER:
        raise BadField(field="answer", value=answer[:40] + "…", reason="long")
    if len(entry.patterns) > MOST_PATTERNS:
        raise BadField(field="patterns", value=str(len(entry.patterns)), reason="many")
    for pattern in entry.all_patterns:
        make_ready(pattern, entry.language)
    return replace(
        entry,
        question=" ".join(entry.question.split()),
        answer=answer,
        patterns=tuple(dict.fromkeys(entry.patterns)),
    )


def check_fact(fact: Fact) -> Fact:
    """The fact, tidied. Raises BadFactKey, NoWayToAsk, BadTemplate, BadField or BadPattern."""
    if not _KEY.fullmatch(fact.key) or len(fact.key) > 64:
        raise BadFactKey(key=fact.key)
    for language in (*fact.questions, *fact.says, *fact.titles, *fact.units):
        if language != "*":
            _check_language(language)
    aspects = ASPECTS if fact.kind is FactKind.HOURS else {DEFAULT_ASPECT}
    for language, questions in fact.questions.items():
        for question in questions:
            make_ready(Pattern(text=question.text), language)
            if question.aspect not in aspects:
                raise BadField(field="questions", value=question.aspect, reason="aspect")
    if not any(questions_of(fact, language) for language in LANGUAGES):
        raise NoWayToAsk(key=fact.key, kind=fact.kind)
    says = {language: check_template(text) for language, text in fact.says.items() if text.strip()}
    return replace(fact, says=says)


def _check_language(language: str) -> None:
    if language not in LANGUAGES:
        known = ", ".join(sorted(LANGUAGES))
        raise BadField(field="language", value=f"{language} ({known})", reason="unknown")
