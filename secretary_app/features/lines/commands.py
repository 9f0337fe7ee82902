"""``secretary line …``."""

from __future__ import annotations

from typing import Protocol

import click

from hardware.line.reports import LineCheck
from secretary_app.features.lines.inspection import LineInspector
from secretary_app.foundation.console import Column, Console, TranslatedGroup, workspace_command

EXIT_PROBLEMS = 1
"""The line was examined, and something stands between it and a good call."""

LEVELS = ((-6, "overdriven"), (-30, "voice"), (-50, "room"), (-90, "quiet"), (-1000, "none"))
"""From how many dBFS on a microphone's level is called what. A quiet room is at -60, a voice at
half a metre between -35 and -15; a microphone that is switched off gives zeros.
"""

READY = "ready"
"""The condition that has nothing to be repaired."""

COLUMNS = (Column(heading="line-column-what", whole=True), Column(heading="line-column-value"))


class LinesWorkspace(Protocol):
    """What these commands use."""

    @property
    def line(self) -> LineInspector:
        """The line of this secretary."""


@click.group(cls=TranslatedGroup)
def line() -> None:
    """Text: command-line."""


@line.command("check")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def check(workspace: LinesWorkspace, console: Console, *, as_json: bool) -> int:
    """Text: command-line-check."""
    found = await workspace.line.check()
    if as_json:
        console.json(found)
    else:
        console.table(COLUMNS, _rows(found, console), empty="line-nothing")
        _tell_card(found, console)
        for problem in found.problems:
            console.complain("• " + console.translator.text(f"line-problem-{problem}"))
        if not found.problems:
            console.text("line-ready")
    return EXIT_PROBLEMS if found.problems else 0


@line.command("balance")
@workspace_command
async def balance(workspace: LinesWorkspace, console: Console) -> None:
    """Text: command-line-balance."""
    console.line(await workspace.line.balance())


@line.command("talk")
@workspace_command
async def talk(workspace: LinesWorkspace, console: Console) -> None:
    """Text: command-line-talk."""
    workspace.line.talk()
    console.text("line-talk-began")


def _tell_card(found: LineCheck, console: Console) -> None:
    """What the line's condition means, and what to do about it."""
    if found.condition is not None and found.condition != READY:
        console.text(f"line-condition-{found.condition}")
        console.text(f"line-repair-{found.condition}")


def _last_call(found: LineCheck, console: Console) -> str:
    texts = console.translator
    if found.last_grade is None:
        return texts.text("line-last-call-none")
    return texts.text(
        "line-last-call",
        grade=texts.text(f"line-grade-{found.last_grade}"),
        side=found.last_side or "",
        reason=texts.text(f"line-reason-{found.last_reason}"),
        done=texts.text(f"line-treatment-{found.last_treatment}"),
    )


def _rows(found: LineCheck, console: Console) -> list[tuple[str, str]]:
    if found.kind == "soundcard":
        return _desk_rows(found, console)
    if found.kind == "audiosocket":
        values = {"listen": found.port, "clock": found.realtime}
        return [
            (console.translator.text(f"line-row-{name}"), text) for name, text in values.items()
        ]
    unknown = console.translator.text("line-unknown")
    signal = console.translator.text("line-signal", bars=found.signal_bars)
    if found.signal_dbm is not None:
        signal += f" ({found.signal_dbm} dBm)"
    values = {
        "port": found.port,
        "sound-port": found.sound_port or unknown,
        "model": found.model,
        "firmware": found.firmware,
        "sim": found.sim,
        "network": found.registration,
        "operator": found.operator or unknown,
        "signal": signal,
        "clock": found.realtime,
        "last-call": _last_call(found, console),
        "unreachable": console.translator.text(
            "line-unreachable", seconds=round(found.unreachable_s), times=found.unreachable_times
        ),
    }
    return [
        (console.translator.text(f"line-row-{name}"), value or unknown)
        for name, value in values.items()
    ]


def _desk_rows(found: LineCheck, console: Console) -> list[tuple[str, str]]:
    level = console.translator.text("line-level-in-talk")
    if found.microphone_dbfs is not None:
        name = next(name for above, name in LEVELS if found.microphone_dbfs >= above)
        level = console.translator.text(f"line-level-{name}", level=found.microphone_dbfs)
    values = {
        "microphone": found.port,
        "level": level,
        "loudspeaker": found.sound_port or "",
        "sound-system": found.model,
        "clock": found.realtime,
    }
    return [(console.translator.text(f"line-row-{name}"), value) for name, value in values.items()]
