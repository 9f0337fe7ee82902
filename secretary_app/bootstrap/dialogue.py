"""Builds the one answer path, which calls and commands share."""

from __future__ import annotations

from secretary_app.features.dialogue import settings as chosen
from secretary_app.features.dialogue.asking import PresentModel
from secretary_app.features.dialogue.control import ControlWords
from secretary_app.features.dialogue.known import CompanyKnowledge
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.dialogue.thinking.prompt import Prompts
from secretary_app.features.dialogue.thinking.turn import Limits
from secretary_app.features.dialogue.wording import Wording
from secretary_app.features.knowledge.documents.service import DocumentsService
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.foundation.settings import Settings


def build_wording() -> Wording:
    """What assistants say, in every language."""
    return Wording(translators={language.value: Translator(language) for language in Language})


def build_dialogue(
    *,
    knowledge: KnowledgeService,
    documents: DocumentsService,
    settings: Settings,
    model: PresentModel,
) -> Dialogue:
    """The dialogue over what this company knows."""
    return Dialogue(
        knowledge=CompanyKnowledge(knowledge=knowledge),
        documents=documents,
        wording=build_wording(),
        control={language.value: ControlWords.load(language) for language in Language},
        model=lambda: model() if settings.get(chosen.USE_MODEL) else None,
        prompts={language.value: Prompts.load(language) for language in Language},
        limits=lambda: Limits(
            characters=settings.get(chosen.ANSWER_CHARACTERS),
            first_sentence_s=settings.get(chosen.FIRST_SENTENCE_SECONDS),
        ),
    )
