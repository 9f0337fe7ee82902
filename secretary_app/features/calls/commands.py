"""``secretary calls …``."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import click

from hardware.line.reports import CallGraded
from secretary_app.features.calls.calling import Outgoing, PresentLines
from secretary_app.features.calls.desk_commands import COMMANDS as AT_THE_DESK
from secretary_app.features.calls.errors import CallHasNoRecording
from secretary_app.features.calls.events import CallAnswered, CallDialled, CallRingsThere
from secretary_app.features.calls.models import CallOutcome, CallRecord, CallTurn, Direction
from secretary_app.features.calls.playing import play_file
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.calls.transcript import transcript_text
from secretary_app.features.conversations.models import Message, Role
from secretary_app.features.lines.book import LineBook
from secretary_app.features.recordings.models import Recording, RecordingState
from secretary_app.features.recordings.service import RecordingService
from secretary_app.foundation.console import (
    Column,
    Console,
    OutputFile,
    TranslatedGroup,
    workspace_command,
)
from secretary_app.foundation.i18n import formats
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.phone import PhoneNumber

EXIT_NOT_CONNECTED = 1
"""Nobody took the call."""

ID_CHARS = 8
"""The end of an id: what people type. Its beginning is the time, alike for all calls of a day."""

LIST_COLUMNS = (
    Column(heading="calls-column-id", whole=True),
    Column(heading="calls-column-when", whole=True),
    Column(heading="calls-column-number", whole=True),
    Column(heading="calls-column-outcome"),
    Column(heading="calls-column-wait", justify="right", whole=True),
    Column(heading="calls-column-talk", justify="right", whole=True),
    Column(heading="calls-column-language", whole=True),
)
STAGES = ("endpoint", "recognise", "answer", "voice", "line")
TURN_COLUMNS = (
    Column(heading="calls-column-turn", justify="right", whole=True),
    Column(heading="calls-column-words"),
    *(Column(heading=f"calls-column-{stage}", justify="right", whole=True) for stage in STAGES),
    Column(heading="calls-column-total", justify="right", whole=True),
)


class CallsWorkspace(Protocol):
    """What these commands use."""

    @property
    def calls(self) -> CallRecords:
        """The stored calls."""

    @property
    def dialling(self) -> PresentLines:
        """The line from which calls are made."""

    @property
    def lines(self) -> LineBook:
        """Which there are."""

    @property
    def events(self) -> EventBus:
        """What happens in calls."""

    @property
    def recordings(self) -> RecordingService:
        """Their sound."""


@click.group(cls=TranslatedGroup)
def calls() -> None:
    """Text: command-calls."""


for _command in AT_THE_DESK:
    calls.add_command(_command)


@calls.command("list")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20)
@click.option("--number")
@click.option("--search")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_(
    workspace: CallsWorkspace,
    console: Console,
    *,
    limit: int,
    number: str | None,
    search: str | None,
    as_json: bool,
) -> None:
    """Text: command-calls-list."""
    found = await workspace.calls.newest(limit=limit, number=number, said=search)
    if as_json:
        console.json(found)
        return
    console.table(LIST_COLUMNS, [_row(call, console) for call in found], empty="calls-none")


@calls.command("show")
@click.argument("call_id")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def show(workspace: CallsWorkspace, console: Console, *, call_id: str, as_json: bool) -> None:
    """Text: command-calls-show."""
    call = await workspace.calls.find(call_id)
    if as_json:
        console.json(await workspace.calls.transcript(call.id))
        return
    console.table(LIST_COLUMNS, [_row(call, console)], empty="calls-none")
    if call.outcome is CallOutcome.BROKEN:
        console.text("calls-broken", cause=call.end_cause or "unknown")
    console.text("calls-consent", reason=call.consent)
    _tell_sound(call.sound, console)
    for message in await workspace.calls.messages(call.id):
        _tell_message(message, console)
    turns = await workspace.calls.turns(call.id)
    if turns:
        console.line()
        console.text("calls-latency")
        console.table(TURN_COLUMNS, [_turn_row(turn) for turn in turns], empty="calls-none")
    recording = await workspace.recordings.of_call(call.id)
    if recording is not None and recording.state is not RecordingState.DELETED:
        console.text("calls-recording", file=str(recording.wav))


@calls.command("dial")
@click.argument("number")
@click.option("--about", default="")
@click.option("--line", "line_id", default=None)
@workspace_command
async def dial(
    workspace: CallsWorkspace, console: Console, *, number: str, about: str, line_id: str | None
) -> int:
    """Text: command-calls-dial."""
    whom = PhoneNumber.parse(number)
    by = None if line_id is None else workspace.lines.get(line_id).id
    with told_on_the_way(workspace.events, console, number=whom):
        done = await workspace.dialling.dial(Outgoing(number=whom, about=about, line_id=by))
    console.text("calls-dialled", cause=done.cause)
    return 0 if done.connected else EXIT_NOT_CONNECTED


@contextmanager
def told_on_the_way(bus: EventBus, console: Console, *, number: PhoneNumber) -> Iterator[None]:
    """While a call of ours is made, tell how far it has come."""
    ours: set[str] = set()

    def dialled(event: CallDialled) -> None:
        if event.number == number.e164:
            ours.add(event.call_id)
            console.text("calls-dialling", number=number.formatted())

    def came_further(event: CallRingsThere | CallAnswered) -> None:
        if event.call_id in ours:
            rings = isinstance(event, CallRingsThere)
            console.text("calls-rings-there" if rings else "calls-taken-there")

    unsubscribe = [
        bus.subscribe(CallDialled, dialled),
        bus.subscribe(CallRingsThere, came_further),
        bus.subscribe(CallAnswered, came_further),
    ]
    try:
        yield
    finally:
        for stop in unsubscribe:
            stop()


@calls.command("play")
@click.argument("call_id")
@workspace_command
async def play(workspace: CallsWorkspace, console: Console, *, call_id: str) -> None:
    """Text: command-calls-play."""
    recording = await _recording(workspace, call_id)
    length = formats.line_time(recording.duration_ms or 0)
    console.text("calls-playing", file=str(recording.wav), length=length)
    await play_file(recording.wav)


@calls.command("export")
@click.argument("call_id")
@click.argument("file", type=OutputFile())
@workspace_command
async def export(workspace: CallsWorkspace, console: Console, *, call_id: str, file: Path) -> None:
    """Text: command-calls-export."""
    call = await workspace.calls.find(call_id)
    if file.suffix.lower() == ".wav":
        recording = await _recording(workspace, call_id)
        await asyncio.to_thread(shutil.copyfile, recording.wav, file)
    else:
        document = await workspace.calls.transcript(call.id)
        if file.suffix.lower() == ".json":
            text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        else:
            text = transcript_text(
                document,
                names=_names(console),
                from_script=console.translator.text("calls-from-script"),
            )
        await asyncio.to_thread(file.write_text, text, "utf-8")
    console.text("calls-exported", file=str(file))


async def _recording(workspace: CallsWorkspace, call_id: str) -> Recording:
    call = await workspace.calls.find(call_id)
    recording = await workspace.recordings.of_call(call.id)
    if recording is None or recording.state is RecordingState.DELETED:
        raise CallHasNoRecording(call_id=call_id)
    return recording


def _row(call: CallRecord, console: Console) -> tuple[str, ...]:
    texts = console.translator
    return (
        call.id[-ID_CHARS:],
        formats.moment(call.rang_at, console.language),
        _whom(call, console),
        texts.text("calls-outcome", outcome=call.outcome.value),
        "" if call.wait_time is None else formats.duration(call.wait_time),
        "" if call.talk_time is None else formats.duration(call.talk_time),
        call.language,
    )


def _whom(call: CallRecord, console: Console) -> str:
    number = formats.phone(call.number, hidden=console.translator.text("calls-number-hidden"))
    return f"→ {number}" if call.direction is Direction.OUTGOING else number


def _tell_sound(sound: CallGraded | None, console: Console) -> None:
    if sound is None:
        return
    texts = console.translator
    for side, grade, reason in (
        ("caller", sound.caller, sound.caller_reason),
        ("ours", sound.ours, sound.ours_reason),
    ):
        console.text(
            f"calls-sound-{side}",
            grade=texts.text(f"line-grade-{grade}"),
            reason=texts.text(f"line-reason-{reason}"),
        )
    if sound.echo == "found":
        console.text("calls-echo", delay=sound.echo_delay_ms or 0, loss=sound.echo_loss_db or 0)
    if sound.treatment != "nothing":
        console.text("calls-treatment", done=texts.text(f"line-treatment-{sound.treatment}"))


def _turn_row(turn: CallTurn) -> tuple[str, ...]:
    stages = () if turn.latency is None else tuple(str(ms) for _, ms in turn.latency.stages())
    total = "" if turn.latency is None else str(turn.latency.total_ms)
    return (str(turn.number), turn.text, *(stages or ("",) * len(STAGES)), total)


def _names(console: Console) -> dict[str, str]:
    return {role.value: console.translator.text(f"calls-role-{role.value}") for role in Role}


def _tell_message(message: Message, console: Console) -> None:
    texts = console.translator
    at = formats.line_time(message.spans[0].start_ms) if message.spans else ""
    name = texts.text(f"calls-role-{message.role.value}")
    console.line(f"{at:>8}  {name}: {message.text or texts.text('calls-no-words')}")
    for note in _notes(message, console):
        console.line(" " * 10 + note)


def _notes(message: Message, console: Console) -> list[str]:
    texts = console.translator
    notes = []
    if message.heard_text is not None and message.heard_text != message.text:
        notes.append(texts.text("calls-heard-only", text=message.heard_text))
    if message.engine is not None:
        sure: dict[str, Any] = {"engine": message.engine, "sure": f"{message.confidence or 0:.2f}"}
        notes.append(texts.text("calls-recognised", **sure))
    notes.extend(
        texts.text(
            "calls-evidence",
            kind=each.kind.value,
            title=each.title,
            ref=each.ref,
            score=f"{each.score:.2f}",
        )
        for each in message.evidence
    )
    return notes
