"""``secretary widgets …``."""

from __future__ import annotations

from typing import Protocol

import click

from secretary_app.channels.widget.book import ENABLED, NAME, WidgetBook
from secretary_app.channels.widget.errors import WidgetPairBad
from secretary_app.channels.widget.models import Widget
from secretary_app.channels.widget.settings import ADDRESS, ASSISTANT, DOMAINS, FIELDS
from secretary_app.channels.widget.snippet import snippet
from secretary_app.foundation.console import Column, Console, TranslatedGroup, workspace_command
from secretary_app.foundation.settings import Settings

COLUMNS = (
    Column(heading="widgets-column-id", whole=True),
    Column(heading="widgets-column-name"),
    Column(heading="widgets-column-domains"),
    Column(heading="widgets-column-assistant", whole=True),
    Column(heading="widgets-column-state", whole=True),
)

FIELD_COLUMNS = (
    Column(heading="line-column-field", whole=True),
    Column(heading="line-column-value"),
    Column(heading="settings-column-label"),
)


class WidgetsWorkspace(Protocol):
    """What these commands use."""

    @property
    def widgets(self) -> WidgetBook:
        """All of them."""

    @property
    def settings(self) -> Settings:
        """Where browsers reach us."""


@click.group(cls=TranslatedGroup)
def widgets() -> None:
    """Text: command-widgets."""


@widgets.command("list")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_(workspace: WidgetsWorkspace, console: Console, *, as_json: bool) -> None:
    """Text: command-widgets-list."""
    found = workspace.widgets.all()
    if as_json:
        console.json([_document(each) for each in found])
        return
    console.table(COLUMNS, [_row(each, console) for each in found], empty="widgets-none")


@widgets.command("show")
@click.argument("widget_id")
@workspace_command
async def show(workspace: WidgetsWorkspace, console: Console, *, widget_id: str) -> None:
    """Text: command-widgets-show."""
    found, texts = workspace.widgets.get(widget_id), console.translator
    rows = [
        (NAME, found.name, texts.text("widgets-column-name")),
        (ENABLED, FIELDS.find("widget.form").text_of(found.enabled), texts.text("widgets-enabled")),
    ]
    for each in FIELDS:
        value = each.text_of(found.get(each))
        rows.append((FIELDS.name(each.key), value, texts.text(each.text_id)))
    console.line(found.id if found.title == found.id else f"{found.title} ({found.id})")
    console.table(FIELD_COLUMNS, rows, empty="line-nothing")
    _tell_snippet(found, workspace, console)


@widgets.command("add")
@click.argument("values", nargs=-1)
@click.option("--name", default="")
@workspace_command
async def add(
    workspace: WidgetsWorkspace, console: Console, *, values: tuple[str, ...], name: str
) -> None:
    """Text: command-widgets-add."""
    chosen = {}
    for pair in values:
        field, equals, text = pair.partition("=")
        if not equals:
            raise WidgetPairBad(text=pair)
        chosen[field] = text
    made = await workspace.widgets.add(chosen, name=name)
    console.text("widgets-added", widget=made.id)
    _tell_snippet(made, workspace, console)


@widgets.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("widget_id")
@click.argument("field")
@click.argument("value")
@workspace_command
async def set_(
    workspace: WidgetsWorkspace, console: Console, *, widget_id: str, field: str, value: str
) -> None:
    """Text: command-widgets-set."""
    changed = await workspace.widgets.set(widget_id, field, value)
    console.text("widgets-set", widget=changed.id, field=field, value=value)


@widgets.command("remove")
@click.argument("widget_id")
@workspace_command
async def remove(workspace: WidgetsWorkspace, console: Console, *, widget_id: str) -> None:
    """Text: command-widgets-remove."""
    removed = workspace.widgets.get(widget_id)
    await workspace.widgets.remove(removed.id)
    console.text("widgets-removed", widget=removed.title)


def _row(widget: Widget, console: Console) -> tuple[str, ...]:
    return (
        widget.id,
        widget.name,
        DOMAINS.text_of(widget.get(DOMAINS)),
        widget.get(ASSISTANT),
        console.translator.text("widgets-state", state="on" if widget.enabled else "off"),
    )


def _tell_snippet(widget: Widget, workspace: WidgetsWorkspace, console: Console) -> None:
    console.text("widgets-snippet")
    console.line(snippet(widget, workspace.settings.get(ADDRESS)))
    if not workspace.settings.get(ADDRESS):
        console.complain(console.translator.text("widgets-no-address"))
    if not widget.get(DOMAINS):
        console.complain(console.translator.text("widgets-no-domains", widget=widget.id))


def _document(widget: Widget) -> dict[str, object]:
    chosen = FIELDS.all_texts(widget.get)
    return {"id": widget.id, NAME: widget.name, ENABLED: widget.enabled, **chosen}
