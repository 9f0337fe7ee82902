"""``secretary ask …``."""

from __future__ import annotations

import re
from contextlib import aclosing
from dataclasses import asdict
from typing import Any, Protocol

import click

from secretary_app.features.conversations.models import Evidence
from secretary_app.features.dialogue.asking import Asking, Stage, TimedStep
from secretary_app.features.dialogue.models import Sentence, Step
from secretary_app.foundation.console import Console, TranslatedCommand, workspace_command
from secretary_app.foundation.i18n import Language

LANGUAGE = click.Choice([language.value for language in Language])

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


class DialogueWorkspace(Protocol):
    """What this command uses."""

    @property
    def asking(self) -> Asking:
        """Tries the answer path."""


@click.command("ask", cls=TranslatedCommand)
@click.argument("text")
@click.option("--language", type=LANGUAGE)
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def ask(
    workspace: DialogueWorkspace,
    console: Console,
    *,
    text: str,
    language: str | None,
    as_json: bool,
) -> None:
    """Text: command-ask."""
    spoken = language or ("ru" if _CYRILLIC.search(text) else "en")
    stages: list[Stage] = []
    steps: list[TimedStep] = []
    async with aclosing(workspace.asking.ask(text, spoken)) as answer:
        async for each in answer:
            if isinstance(each, Stage):
                stages.append(each)
                continue
            steps.append(each)
            if not as_json:
                _show(each, console)
    if as_json:
        console.json(_document(text, spoken, stages, steps))
        return
    console.line()
    sentences = [each for each in steps if isinstance(each.step, Sentence)]
    for stage in sorted((*_as_stages(sentences), *stages), key=lambda stage: stage.at_ms):
        name, _, number = stage.name.partition(" ")
        console.text("ask-stage", stage=name, number=number, at=f"{stage.at_ms:.1f}")


def _show(timed: TimedStep, console: Console) -> None:
    if not isinstance(timed.step, Sentence):
        console.text("ask-action", action=_action_name(timed.step))
        return
    console.line(timed.step.text)
    for evidence in timed.step.evidence:
        place = _place(evidence, console)
        console.text(
            "ask-evidence",
            kind=evidence.kind.value,
            ref=evidence.ref,
            place=place,
            score=f"{evidence.score:.2f}",
            placed="yes" if place else "no",
        )
        if evidence.quote and evidence.quote != timed.step.text:
            console.text("ask-quote", quote=evidence.quote)


def _place(evidence: Evidence, console: Console) -> str:
    page = "" if evidence.page is None else console.translator.text("ask-page", page=evidence.page)
    title = "" if evidence.title == evidence.ref else evidence.title
    return " · ".join(part for part in (title, evidence.section, page) if part)


def _as_stages(sentences: list[TimedStep]) -> list[Stage]:
    return [
        Stage(name=f"sentence {number}", at_ms=timed.at_ms)
        for number, timed in enumerate(sentences, 1)
    ]


def _document(
    text: str, language: str, stages: list[Stage], steps: list[TimedStep]
) -> dict[str, Any]:
    return {
        "question": text,
        "language": language,
        "answer": " ".join(each.step.text for each in steps if isinstance(each.step, Sentence)),
        "steps": [_step_document(each) for each in steps],
        "stages": [asdict(stage) for stage in stages],
    }


def _step_document(timed: TimedStep) -> dict[str, Any]:
    return {"step": _action_name(timed.step), "at_ms": timed.at_ms, **asdict(timed.step)}


def _action_name(step: Step) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", type(step).__name__).lower()
