"""Sets the stage: a scratch secretary of the sample company, on a simulated line."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import SimulatorConfig
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.secretary import Secretary, start_secretary
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.assistants.settings import COMPANY_EN, COMPANY_RU, LANGUAGES
from secretary_app.features.knowledge.exchange.facts_format import read_fact
from secretary_app.features.knowledge.exchange.faq_format import read_entry
from secretary_app.features.knowledge.exchange.reading import read_rows
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.features.lines.book import FIRST_LINE
from secretary_app.features.providers.plan import EnginePlan
from secretary_app.features.providers.recognisers import (
    english_recogniser,
    russian_recogniser,
    script_recogniser,
)
from secretary_app.features.providers.voices import voice
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.paths import RESOURCES, DataFolder

SAMPLE = RESOURCES / "demo"
QUIET_MS = 700
"""The caller takes the secretary to be done after so much silence: more than between sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How the demo is to go."""

    language: str
    russian_model: Path | None
    phrases: Sequence[str]
    """Further phrases to know, each answered by repeating it."""
    words: Path
    """Where the caller writes what they say, for a language without a recogniser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Ready for a call."""

    simulator: SimulatorClient
    secretary: Secretary
    from_script: bool
    """Whether the words come from the script, for want of a recogniser."""

    @property
    def workspace(self) -> Workspace:
        """Where everything is stored."""
        return self.secretary.workspace


def plan_for(wishes: Wishes) -> EnginePlan:
    """The engines of the demo: a real recogniser wherever there is one."""
    if wishes.language == "en":
        recogniser = english_recogniser()
    elif wishes.russian_model is not None:
        recogniser = russian_recogniser(wishes.russian_model)
    else:
        recogniser = script_recogniser(wishes.words, (wishes.language,))
    return EnginePlan(recognisers={wishes.language: (recogniser,)}, voices=(voice(),))


@asynccontextmanager
async def set_stage(folder: DataFolder, wishes: Wishes, *, clock: Clock) -> AsyncIterator[Stage]:
    """A secretary that serves the simulated line; everything stops on leaving.

    Raises UserFacing errors.
    """
    plan = plan_for(wishes)
    config = SimulatorConfig(quiet_ms=QUIET_MS)
    async with (
        SimulatorClient.started(config) as simulator,
        open_workspace(folder, clock=clock) as workspace,
    ):
        ports = {"at_port": simulator.at_path, "sound_port": simulator.pcm_path}
        await furnish(workspace, wishes, line=ports)
        async with start_secretary(workspace, plan=plan) as secretary:
            yield Stage(
                simulator=simulator,
                secretary=secretary,
                from_script=wishes.language != "en" and wishes.russian_model is None,
            )


async def furnish(workspace: Workspace, wishes: Wishes, *, line: Mapping[str, str]) -> None:
    """Settings and knowledge of the sample company; ``line`` is what its line is set up with."""
    for field, text in line.items():
        await workspace.lines.set(FIRST_LINE, field, text, actor="demo")
    for setting, text in (
        (LANGUAGES, wishes.language),
        (COMPANY_RU, "Мастерская «Ключ»"),
        (COMPANY_EN, "the Key Workshop"),
    ):
        await workspace.settings.set(setting, text, actor="demo")
    entries = [read_entry(row, zone=None) for row in read_rows(SAMPLE / "faq.json")]
    facts = [read_fact(row, zone=None) for row in read_rows(SAMPLE / "facts.json")]
    await workspace.knowledge.put(entries=[*entries, *_echoes(wishes)], facts=facts, actor="demo")


def _echoes(wishes: Wishes) -> list[FaqEntry]:
    """Phrases that a person wants to be understood, answered by themselves."""
    return [
        FaqEntry(id=new_id(), language=wishes.language, question=phrase, answer=f"{phrase}.")
        for phrase in wishes.phrases
    ]
