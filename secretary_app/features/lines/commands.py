"""``secretary line …``."""

from __future__ import annotations

from typing import Protocol

import click

from hardware.line.condition_reports import LineCheck
from hardware.line.config import LineKind
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.lines.blocking import BlockList
from secretary_app.features.lines.book import LineBook
from secretary_app.features.lines.errors import NoFieldValue
from secretary_app.features.lines.inspection import LineInspector, Standing
from secretary_app.features.lines.models import BY_CONNECTION, level_of
from secretary_app.features.lines.settings import ASSISTANT, FIELDS, KIND
from secretary_app.foundation.console import Column, Console, TranslatedGroup, workspace_command
from secretary_app.foundation.i18n import formats
from secretary_app.kernel.phone import PhoneNumber

EXIT_PROBLEMS = 1
"""The line was examined, and something stands between it and a good call."""

READY = "ready"
"""The condition that has nothing to be repaired."""

COLUMNS = (Column(heading="line-column-what", whole=True), Column(heading="line-column-value"))


LIST_COLUMNS = (
    Column(heading="line-column-id", whole=True),
    Column(heading="line-column-name"),
    Column(heading="line-column-kind", whole=True),
    Column(heading="line-column-assistant", whole=True),
    Column(heading="line-column-state"),
)

FIELD_COLUMNS = (
    Column(heading="line-column-field", whole=True),
    Column(heading="line-column-value"),
    Column(heading="settings-column-label"),
)

BLOCKED_COLUMNS = (
    Column(heading="line-column-number", whole=True),
    Column(heading="line-column-since", whole=True),
    Column(heading="line-column-reason"),
)

NAME = "name"
"""May be set like a field."""


class LinesWorkspace(Protocol):
    """What these commands use."""

    @property
    def line(self) -> LineInspector:
        """Looks at the lines of this secretary."""

    @property
    def lines(self) -> LineBook:
        """Which there are."""

    @property
    def assistants(self) -> AssistantService:
        """Who may answer them."""

    @property
    def blocked(self) -> BlockList:
        """Who is not answered on any of them."""


@click.group(cls=TranslatedGroup)
def line() -> None:
    """Text: command-line."""


@line.command("list")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_(workspace: LinesWorkspace, console: Console, *, as_json: bool) -> None:
    """Text: command-line-list."""
    standings = workspace.line.standings()
    if as_json:
        console.json([_document(each) for each in standings])
        return
    rows = [
        (
            each.line.id,
            each.line.name,
            each.line.get(KIND).value,
            each.line.get(ASSISTANT),
            console.translator.text("line-state", state=each.state),
        )
        for each in standings
    ]
    console.table(LIST_COLUMNS, rows, empty="line-none")
    for each in standings:
        if each.reason is not None:
            told = console.translator.error(each.reason)
            console.complain(f"{each.line.title}: {told}")


@line.command("show")
@click.argument("line_id", required=False)
@workspace_command
async def show(workspace: LinesWorkspace, console: Console, *, line_id: str | None) -> None:
    """Text: command-line-show."""
    book = workspace.lines
    found = book.first() if line_id is None else book.get(line_id)
    rows = [
        (
            FIELDS.name(each.key),
            each.text_of(found.get(each)),
            console.translator.text(each.text_id),
        )
        for each in FIELDS
    ]
    console.line(found.id if found.title == found.id else f"{found.title} ({found.id})")
    console.table(FIELD_COLUMNS, rows, empty="line-nothing")


@line.command("add")
@click.argument("kind", type=click.Choice([kind.value for kind in LineKind]))
@click.argument("values", nargs=-1)
@click.option("--name", default="")
@workspace_command
async def add(
    workspace: LinesWorkspace, console: Console, *, kind: str, values: tuple[str, ...], name: str
) -> None:
    """Text: command-line-add."""
    chosen = {"kind": kind}
    for pair in values:
        field, equals, text = pair.partition("=")
        if not equals:
            raise NoFieldValue(text=pair)
        chosen[field] = text
    made = await workspace.lines.add(chosen, name=name)
    console.text("line-added", line=made.id)


@line.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("line_id")
@click.argument("field")
@click.argument("value")
@workspace_command
async def set_(
    workspace: LinesWorkspace, console: Console, *, line_id: str, field: str, value: str
) -> None:
    """Text: command-line-set."""
    if field == FIELDS.name(ASSISTANT.key):
        value = workspace.assistants.profile(value).id
    if field == NAME:
        changed, text = await workspace.lines.rename(line_id, value), value
    else:
        changed = await workspace.lines.set(line_id, field, value)
        setting = FIELDS.named(field)
        text = setting.text_of(changed.get(setting))
    console.text("line-set", line=changed.id, field=field, value=text)


@line.command("pause")
@click.argument("line_id")
@workspace_command
async def pause(workspace: LinesWorkspace, console: Console, *, line_id: str) -> None:
    """Text: command-line-pause."""
    paused = await workspace.lines.enable(line_id, enabled=False)
    console.text("line-paused", line=paused.title)


@line.command("resume")
@click.argument("line_id")
@workspace_command
async def resume(workspace: LinesWorkspace, console: Console, *, line_id: str) -> None:
    """Text: command-line-resume."""
    resumed = await workspace.lines.enable(line_id, enabled=True)
    console.text("line-resumed", line=resumed.title)


@line.command("remove")
@click.argument("line_id")
@workspace_command
async def remove(workspace: LinesWorkspace, console: Console, *, line_id: str) -> None:
    """Text: command-line-remove."""
    await workspace.lines.remove(line_id)
    console.text("line-removed", line=line_id)


@line.command("block")
@click.argument("number")
@click.option("--reason", default="")
@workspace_command
async def block(workspace: LinesWorkspace, console: Console, *, number: str, reason: str) -> None:
    """Text: command-line-block."""
    whom = PhoneNumber.parse(number)
    await workspace.blocked.block(whom, reason=reason)
    console.text("line-blocked", number=whom.formatted())


@line.command("unblock")
@click.argument("number")
@workspace_command
async def unblock(workspace: LinesWorkspace, console: Console, *, number: str) -> None:
    """Text: command-line-unblock."""
    whom = PhoneNumber.parse(number)
    await workspace.blocked.unblock(whom)
    console.text("line-unblocked", number=whom.formatted())


@line.command("blocked")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def blocked(workspace: LinesWorkspace, console: Console, *, as_json: bool) -> None:
    """Text: command-line-blocked."""
    found = workspace.blocked.all()
    if as_json:
        console.json(found)
        return
    rows = [
        (
            formats.phone(each.number, hidden=""),
            formats.moment(each.at, console.language),
            each.reason,
        )
        for each in found
    ]
    console.table(BLOCKED_COLUMNS, rows, empty="line-none-blocked")


@line.command("check")
@click.argument("line_id", required=False)
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def check(
    workspace: LinesWorkspace, console: Console, *, line_id: str | None, as_json: bool
) -> int:
    """Text: command-line-check."""
    found = await workspace.line.check(line_id)
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
@click.argument("line_id", required=False)
@workspace_command
async def balance(workspace: LinesWorkspace, console: Console, *, line_id: str | None) -> None:
    """Text: command-line-balance."""
    console.line(await workspace.line.balance(line_id))


@line.command("talk")
@click.argument("line_id", required=False)
@workspace_command
async def talk(workspace: LinesWorkspace, console: Console, *, line_id: str | None) -> None:
    """Text: command-line-talk."""
    workspace.line.talk(line_id)
    console.text("line-talk-began")


def _document(standing: Standing) -> dict[str, object]:
    found = standing.line
    return {
        "id": found.id,
        "name": found.name,
        "state": standing.state,
        "reason": None if standing.reason is None else standing.reason.code,
        **FIELDS.all_texts(found.get),
    }


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
    if found.kind in BY_CONNECTION:
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
        name = level_of(found.microphone_dbfs)
        level = console.translator.text(f"line-level-{name}", level=found.microphone_dbfs)
    values = {
        "microphone": found.port,
        "level": level,
        "loudspeaker": found.sound_port or "",
        "sound-system": found.model,
        "clock": found.realtime,
    }
    return [(console.translator.text(f"line-row-{name}"), value) for name, value in values.items()]
