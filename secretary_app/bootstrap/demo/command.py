"""``demo``: the main job of the product in a minute, with an exit code that tells the truth."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from secretary_app.bootstrap.demo.playing import play_call
from secretary_app.bootstrap.demo.script import Line, Script, read_script
from secretary_app.bootstrap.demo.show import Show
from secretary_app.bootstrap.demo.sounds import read_phrases, usable_sound
from secretary_app.bootstrap.demo.stage import SAMPLE, Stage, Wishes, set_stage
from secretary_app.bootstrap.demo.summary import summarise
from secretary_app.bootstrap.demo.talk import talk
from secretary_app.bootstrap.demo.waiting import LineReady
from secretary_app.cli.folder import data_folder
from secretary_app.foundation.console import (
    Console,
    Invocation,
    TranslatedCommand,
    program_command,
)
from secretary_app.foundation.lock import OwnerLock, Role
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.log import logging_to
from secretary_app.kernel.paths import DataFolder

EXIT_DONE, EXIT_FAILED = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """Where the caller's words come from, other than a script."""

    type_words: bool
    at_desk: bool
    models: Path | None
    """Where the engines of a talk find their models."""
    language_given: bool


@click.command("demo", cls=TranslatedCommand)
@click.option("--language", type=click.Choice(["ru", "en"]))
@click.option("--caller", type=click.Path(path_type=Path), multiple=True)
@click.option("--type", "type_words", is_flag=True)
@click.option("--talk", "at_desk", is_flag=True)
@click.option("--model-ru", type=click.Path(path_type=Path))
@click.option("--models", type=click.Path(path_type=Path))
@click.option("--phrases", type=click.Path(path_type=Path))
@program_command
def demo(
    invocation: Invocation,
    *,
    language: str | None,
    caller: Sequence[Path],
    type_words: bool,
    at_desk: bool,
    model_ru: Path | None,
    models: Path | None,
    phrases: Path | None,
) -> int:
    """One whole call on a simulated line, or one in each language; or a talk at the desk."""
    usual = "en" if model_ru is None else "ru"
    one = usual if caller or type_words or model_ru else None
    if at_desk:
        one = invocation.console.language if model_ru is None else "ru"
    languages = (language or one,) if language or one else ("ru", "en")
    codes = []
    for each in languages:
        script = read_script(SAMPLE / f"call.{each}.toml")
        if caller:
            sounds = [usable_sound(invocation.cwd / file) for file in caller]
            script = replace(script, lines=tuple(Line(text="", sound=each) for each in sounds))
        how = How(
            type_words=type_words,
            at_desk=at_desk,
            models=_models(invocation, models) if at_desk else None,
            language_given=language is not None or model_ru is not None,
        )
        codes.append(_play(invocation, script, model_ru, phrases, how))
    return max(codes)


def _play(
    invocation: Invocation,
    script: Script,
    model_ru: Path | None,
    phrases: Path | None,
    how: How,
) -> int:
    clock = Clock()
    begun = clock.now().astimezone()
    folder = DataFolder(invocation.folder.root / f"demo-{begun:%Y%m%d-%H%M%S}-{script.language}")
    folder.prepare()
    wishes = Wishes(
        language=script.language,
        russian_model=None if model_ru is None else invocation.cwd / model_ru,
        phrases=() if phrases is None else read_phrases(invocation.cwd / phrases),
        words=folder.root / "caller-says.jsonl",
    )
    with (
        OwnerLock(folder=folder, role=Role.DEMO, clock=clock),
        logging_to(folder=folder.logs, stderr_level=invocation.log_level),
    ):
        if how.at_desk:
            return asyncio.run(
                talk(
                    invocation.console,
                    folder,
                    wishes,
                    models=how.models,
                    language_given=how.language_given,
                    clock=clock,
                )
            )
        return asyncio.run(
            _demo(invocation.console, folder, wishes, script, clock, type_words=how.type_words)
        )


def _models(invocation: Invocation, given: Path | None) -> Path | None:
    """What was pulled for the folder of demos, or for the owner's secretary."""
    if given is not None:
        return invocation.cwd / given
    homes = (invocation.folder, data_folder(None, os.environ))
    return next((home.root / "models" for home in homes if (home.root / "models").is_dir()), None)


async def _demo(
    console: Console,
    folder: DataFolder,
    wishes: Wishes,
    script: Script,
    clock: Clock,
    *,
    type_words: bool,
) -> int:
    console.text("demo-title", language=wishes.language, folder=str(folder.root))
    async with set_stage(folder, wishes, clock=clock) as stage:
        if stage.from_script:
            console.text("demo-words-from-script")
        ready = LineReady(stage.workspace.events)
        await stage.secretary.engines.recognisers_ready()
        await ready.wait()
        _tell_engines(console, stage, script, realtime=ready.realtime)
        show = Show(console=console, bus=stage.workspace.events)
        lines = _typed(console) if type_words else None
        await play_call(stage, script, words=wishes.words, lines=lines)
        await summarise(console, stage.workspace, stage.simulator)
    missing = [] if type_words else _missing(script, show)
    for line in missing:
        what = console.translator.text("demo-missing-answer", line=line.text, expect=line.expect)
        console.complain(console.translator.text("demo-failed", what=what))
    return EXIT_FAILED if missing else EXIT_DONE


def _tell_engines(console: Console, stage: Stage, script: Script, *, realtime: str) -> None:
    workspace = stage.workspace
    assistant = workspace.assistants.get("anna", announces_recording=True)
    recogniser = stage.secretary.engines.plan.recognisers[script.language][0]
    console.text(
        "demo-engines",
        stt=recogniser.backend,
        voice=f"eSpeak NG {assistant.voices[script.language].name}",
        caller=f"eSpeak NG {script.voice}",
        realtime=realtime,
    )


async def _typed(console: Console) -> AsyncIterator[Line]:
    """What a person types, until an empty line."""
    while True:
        console.text("demo-type-prompt")
        words = await asyncio.to_thread(_read_line)
        if not words:
            return
        yield Line(text=words)


def _read_line() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        return ""


def _missing(script: Script, show: Show) -> list[Line]:
    """Lines whose answer did not rest on what it should, in order."""
    answers = iter(show.answered)
    missing = []
    for line in script.lines:
        if not line.expect:
            continue
        if not any(line.expect in refs for _, refs in answers):
            missing.append(line)
            answers = iter(show.answered)
    return missing
