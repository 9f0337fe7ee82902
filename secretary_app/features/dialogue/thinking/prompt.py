"""What a model is told: who she is, the rules, the talk so far, the sources, the question."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from engines.wire.llm import ChatMessage
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.dialogue.history import Said, Speaker
from secretary_app.features.dialogue.thinking.sources import Source
from secretary_app.kernel.paths import RESOURCES

FOLDER = RESOURCES / "prompts"

_ROLES = {Speaker.CALLER: "user", Speaker.US: "assistant"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompts:
    """The texts of one language, from ``resources/prompts/<language>.toml``."""

    unknown: str
    """What the model writes where it does not know."""
    system: str
    message: str
    source: str
    manner: Mapping[str, str]
    """By the persona's id."""

    @classmethod
    def load(cls, language: str, *, folder: Path = FOLDER) -> Self:
        """Read the file of a language that the product brings."""
        with (folder / f"{language}.toml").open("rb") as stream:
            data = tomllib.load(stream)
        return cls(
            unknown=data["unknown"],
            system=data["system"],
            message=data["message"],
            source=data["source"],
            manner=dict(data["manner"]),
        )

    def instructions(self, assistant: Assistant, language: str, *, characters: int) -> str:
        """Who she is and what she may do; the same in every turn, so that engines can reuse it."""
        return self.system.strip().format(
            name=assistant.names[language],
            company=assistant.company.get(language) or "—",
            manner=assistant.manners.get(language) or self.manner.get(assistant.persona, ""),
            characters=characters,
            unknown=self.unknown,
        )

    def messages(
        self,
        *,
        instructions: str,
        history: Sequence[Said],
        sources: Sequence[Source],
        question: str,
    ) -> tuple[ChatMessage, ...]:
        """The whole talk for a model; the sources stand beside the question they were found for."""
        numbered = "\n".join(
            self.source.format(number=number, title=source.evidence.title, text=source.text)
            for number, source in enumerate(sources, 1)
        )
        last = self.message.strip().format(sources=numbered, question=question)
        return (
            ChatMessage(role="system", content=instructions),
            *(ChatMessage(role=_ROLES[said.speaker], content=said.text) for said in history),
            ChatMessage(role="user", content=last),
        )
