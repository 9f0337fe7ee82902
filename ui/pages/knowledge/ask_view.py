"""What an answer rests on and how long it took, in words. Knows no widgets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from secretary_app.features.conversations.models import Evidence, EvidenceKind
from secretary_app.features.dialogue.asking import Stage, TimedStep
from secretary_app.features.dialogue.models import Sentence, Step
from ui.runtime.words import Words

PAGES = {
    EvidenceKind.FACT: "facts",
    EvidenceKind.FAQ: "faq",
    EvidenceKind.DOCUMENT: "documents",
}
"""Where a source is opened."""


def source_words(evidence: Evidence, words: Words) -> str:
    """``Вопрос · Есть ли у вас парковка? · 0,91``."""
    place = (
        ""
        if evidence.title == evidence.ref and evidence.kind is EvidenceKind.RULE
        else (evidence.title)
    )
    page = "" if evidence.page is None else words.text("documents-page", page=evidence.page)
    kind = words.text(f"ask-kind-{evidence.kind}")
    score = words.decimal(evidence.score, digits=2)
    return " · ".join(part for part in (kind, place, evidence.section, page, score) if part)


def action_words(step: Step, words: Words) -> str:
    """What would be done beside speaking."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "-", type(step).__name__).lower()
    return words.text("ask-page-action", action=name)


def stages(
    reached: Iterable[Stage], said: Iterable[TimedStep], words: Words
) -> list[tuple[str, str]]:
    """Each stage with its time, in order."""
    found = [(each.at_ms, each.name, 0) for each in reached]
    sentences = [each for each in said if isinstance(each.step, Sentence)]
    found += [(each.at_ms, "sentence", number) for number, each in enumerate(sentences, 1)]
    return [
        (
            words.text("ask-page-stage", stage=name, number=number),
            words.text("ask-page-ms", ms=words.decimal(at)),
        )
        for at, name, number in sorted(found)
    ]
