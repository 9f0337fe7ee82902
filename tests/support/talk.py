"""A dialogue over the sample company, for tests that talk: real texts, real knowledge."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from secretary_app.features.assistants.models import Assistant
from secretary_app.features.assistants.personas import PERSONAS
from secretary_app.features.dialogue.control import ControlWords
from secretary_app.features.dialogue.known import CompanyKnowledge
from secretary_app.features.dialogue.models import HeardTurn, Step
from secretary_app.features.dialogue.research import Documents
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.dialogue.thinking.prompt import Prompts
from secretary_app.features.dialogue.thinking.thinker import Thinker
from secretary_app.features.dialogue.thinking.tools import Tool
from secretary_app.features.dialogue.thinking.turn import Limits
from secretary_app.features.dialogue.wording import Wording
from secretary_app.features.knowledge.exchange.facts_format import read_fact
from secretary_app.features.knowledge.exchange.faq_format import read_entry
from secretary_app.features.knowledge.exchange.reading import Row, read_rows
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.kernel.paths import RESOURCES
from secretary_app.kernel.phone import PhoneNumber
from tests.support.opened import Opened, opened

MOSCOW = timezone(timedelta(hours=3))
MONDAY_MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=MOSCOW)

PROMPTS = {language.value: Prompts.load(language) for language in Language}
USUAL_LIMITS = Limits()
CONTROL = {language.value: ControlWords.load(language) for language in Language}


def assistant(
    persona_id: str = "anna",
    *,
    languages: Sequence[str] = ("ru", "en"),
    announces_recording: bool = True,
) -> Assistant:
    persona = PERSONAS[persona_id]
    return Assistant(
        id=persona.id,
        persona=persona.id,
        names=persona.names,
        company={"ru": "Мастерская «Верный ключ»", "en": "the Trusty Key workshop"},
        languages=tuple(languages),
        voices=persona.voices,
        announces_recording=announces_recording,
    )


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation, turn by turn."""

    dialogue: Dialogue
    state: DialogueState
    knowledge: KnowledgeService
    parts: Opened

    async def turn(
        self,
        text: str,
        *,
        language: str | None = None,
        understood: bool = True,
        confidence: float = 1.0,
        span: tuple[int, int] | None = None,
    ) -> list[Step]:
        """What the dialogue says and does about it."""
        heard = HeardTurn(
            text=text,
            language=language or self.state.speaks,
            understood=understood and bool(text),
            confidence=confidence,
            start_ms=span[0] if span else None,
            end_ms=span[1] if span else None,
        )
        return [step async for step in self.dialogue.answer(heard, self.state)]


@asynccontextmanager
async def furnished(
    folder: Path,
    *,
    facts: Sequence[dict[str, object]] = (),
    faq: Sequence[dict[str, object]] = (),
    now: datetime = MONDAY_MORNING,
) -> AsyncIterator[tuple[Opened, KnowledgeService]]:
    """A data folder with the sample company and what else is known."""
    async with opened(folder) as parts:
        parts.clock.move(now - parts.clock.now())
        knowledge = KnowledgeService(
            database=parts.database, events=parts.events, clock=parts.clock, zone=MOSCOW
        )
        await knowledge.load()
        sample = RESOURCES / "demo"
        fact_rows = [*read_rows(sample / "facts.json"), *(Row(line=0, fields=f) for f in facts)]
        faq_rows = [*read_rows(sample / "faq.json"), *(Row(line=0, fields=f) for f in faq)]
        if not knowledge.known.facts or facts or faq:
            await knowledge.put(
                facts=[read_fact(row, zone=MOSCOW) for row in fact_rows],
                entries=[read_entry(row, zone=MOSCOW) for row in faq_rows],
                actor="test",
            )
        yield parts, knowledge


def make_template(folder: Path) -> Path:
    """A data folder with the sample company, for ``copy_of``; for fixtures of a whole module."""

    async def furnish() -> None:
        async with furnished(folder):
            pass

    asyncio.run(furnish())
    return folder


def copy_of(template: Path, folder: Path) -> Path:
    """A data folder made ready once, for a test of its own: a migration costs more than a copy."""
    shutil.copytree(template, folder, ignore=shutil.ignore_patterns("sockets"))
    return folder


def talk_with(
    parts: Opened,
    knowledge: KnowledgeService,
    *,
    who: Assistant,
    number: str | None = "+79161234567",
    language: str | None = None,
    documents: Documents | None = None,
    model: Thinker | None = None,
    limits: Limits = USUAL_LIMITS,
    tools: Sequence[Tool] = (),
) -> Talk:
    """A caller is on the line."""
    dialogue = Dialogue(
        knowledge=CompanyKnowledge(knowledge=knowledge),
        wording=Wording(translators={each.value: Translator(each) for each in Language}),
        control=CONTROL,
        documents=documents,
        model=lambda: model,
        prompts=PROMPTS,
        limits=lambda: limits,
        tools=tools,
    )
    state = DialogueState(
        assistant=who, number=PhoneNumber(number) if number else None, language=language
    )
    return Talk(dialogue, state, knowledge, parts)
