"""What a demo call left behind: measured times, files, stored records."""

from __future__ import annotations

from hardware.simulator.client import SimulatorClient
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.models import CallRecord, CallTurn
from secretary_app.foundation.console import Column, Console
from secretary_app.foundation.i18n.formats import moment

STAGES = ("endpoint", "recognise", "answer", "voice", "line")
COLUMNS = (
    Column(heading="demo-column-turn", whole=True),
    Column(heading="demo-column-words"),
    *(Column(heading=f"demo-column-{stage}", whole=True) for stage in STAGES),
    Column(heading="demo-column-total", whole=True),
)


async def summarise(
    console: Console, workspace: Workspace, simulator: SimulatorClient | None
) -> None:
    """Print it all; without a simulator nobody has measured at the far end."""
    (call,) = await workspace.calls.newest(limit=1)
    console.line()
    console.text("demo-latency")
    turns = await workspace.calls.turns(call.id)
    console.table(COLUMNS, [_row(turn) for turn in turns], empty="demo-none")
    if simulator is not None:
        await _far_end(console, simulator)
    await _files(console, workspace, call)
    await _stored(console, workspace, call)


def _row(turn: CallTurn) -> tuple[str, ...]:
    if turn.latency is None:
        return (str(turn.number), turn.text, *("—" for _ in STAGES), "—")
    stages = (str(length) for _, length in turn.latency.stages())
    return (str(turn.number), turn.text, *stages, str(turn.latency.total_ms))


async def _far_end(console: Console, simulator: SimulatorClient) -> None:
    figures = await simulator.measurements()
    console.text(
        "demo-far-end",
        ata=_ms(figures.ata_to_voice_ms),
        open=_ms(figures.open_to_voice_ms),
        delay=_ms(figures.opening_ms),
        underruns=figures.underruns,
    )


def _ms(value: float | None) -> str:
    return "—" if value is None else f"{value:.0f}"


async def _files(console: Console, workspace: Workspace, call: CallRecord) -> None:
    recording = await workspace.recordings.of_call(call.id)
    if recording is not None:
        console.text("demo-recording", file=str(recording.wav))
        console.text("demo-transcript", file=str(recording.transcript))


async def _stored(console: Console, workspace: Workspace, call: CallRecord) -> None:
    messages = await workspace.calls.messages(call.id)
    promises = await workspace.promises.of_call(call.id)
    console.text("demo-stored", messages=len(messages), promises=len(promises))
    for promise in promises:
        words = promise.text or console.translator.text("demo-promise-sound")
        console.line(
            "  • "
            + console.translator.text(
                "demo-promise",
                kind=promise.kind.value,
                text=words,
                due=moment(promise.due_at, console.language),
            )
        )
