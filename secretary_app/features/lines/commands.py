"""``secretary line …``."""

from __future__ import annotations

from typing import Protocol

import click

from hardware.line.reports import LineCheck
from secretary_app.features.lines.inspection import LineInspector
from secretary_app.foundation.console import Column, Console, TranslatedGroup, workspace_command

EXIT_PROBLEMS = 1
"""The line was examined, and something stands between it and a good call."""

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
        for problem in found.problems:
            console.complain("• " + console.translator.text(f"line-problem-{problem}"))
        if not found.problems:
            console.text("line-ready")
    return EXIT_PROBLEMS if found.problems else 0


def _rows(found: LineCheck, console: Console) -> list[tuple[str, str]]:
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
    }
    return [
        (console.translator.text(f"line-row-{name}"), value or unknown)
        for name, value in values.items()
    ]
