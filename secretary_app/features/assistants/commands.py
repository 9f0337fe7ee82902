"""``secretary assistants …``."""

from __future__ import annotations

from typing import Protocol

import click

from secretary_app.features.assistants.errors import AssistantInUse
from secretary_app.features.assistants.models import Profile
from secretary_app.features.assistants.service import PERSONA, AssistantService
from secretary_app.features.assistants.settings import FIELDS
from secretary_app.features.lines.book import LineBook
from secretary_app.features.lines.settings import ASSISTANT
from secretary_app.foundation.console import Column, Console, TranslatedGroup, workspace_command

COLUMNS = (
    Column(heading="assistants-column-id", whole=True),
    Column(heading="assistants-column-persona", whole=True),
    Column(heading="assistants-column-name"),
    Column(heading="assistants-column-languages", whole=True),
    Column(heading="assistants-column-voices"),
    Column(heading="assistants-column-lines"),
)

FIELD_COLUMNS = (
    Column(heading="line-column-field", whole=True),
    Column(heading="line-column-value"),
    Column(heading="settings-column-label"),
)


class AssistantsWorkspace(Protocol):
    """What these commands use."""

    @property
    def assistants(self) -> AssistantService:
        """All of them."""

    @property
    def lines(self) -> LineBook:
        """Whom they answer."""


@click.group(cls=TranslatedGroup)
def assistants() -> None:
    """Text: command-assistants."""


@assistants.command("list")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_(workspace: AssistantsWorkspace, console: Console, *, as_json: bool) -> None:
    """Text: command-assistants-list."""
    found = workspace.assistants.all()
    if as_json:
        console.json([_document(each) for each in found])
        return
    rows = [_row(each, workspace) for each in found]
    console.table(COLUMNS, rows, empty="line-nothing")


@assistants.command("show")
@click.argument("assistant_id")
@workspace_command
async def show(workspace: AssistantsWorkspace, console: Console, *, assistant_id: str) -> None:
    """Text: command-assistants-show."""
    profile = workspace.assistants.profile(assistant_id)
    texts = console.translator
    rows = [(PERSONA, profile.persona, texts.text("assistants-column-persona"))]
    for each in FIELDS:
        value = each.text_of(profile.chosen.get(each.key, each.default))
        rows.append((FIELDS.name(each.key), value, texts.text(each.text_id)))
    console.table(FIELD_COLUMNS, rows, empty="line-nothing")


@assistants.command("add")
@click.argument("assistant_id")
@click.option("--persona", default="anna")
@click.option("--name", default="")
@click.option("--name-en", default="")
@workspace_command
async def add(
    workspace: AssistantsWorkspace,
    console: Console,
    *,
    assistant_id: str,
    persona: str,
    name: str,
    name_en: str,
) -> None:
    """Text: command-assistants-add."""
    chosen = {field: text for field, text in (("name_ru", name), ("name_en", name_en)) if text}
    made = await workspace.assistants.add(assistant_id, persona=persona, chosen=chosen)
    console.text("assistants-added", assistant=made.id)


@assistants.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("assistant_id")
@click.argument("field")
@click.argument("value")
@workspace_command
async def set_(
    workspace: AssistantsWorkspace, console: Console, *, assistant_id: str, field: str, value: str
) -> None:
    """Text: command-assistants-set."""
    changed = await workspace.assistants.set(assistant_id, field, value)
    console.text("assistants-set", assistant=changed.id, field=field, value=value)


@assistants.command("remove")
@click.argument("assistant_id")
@workspace_command
async def remove(workspace: AssistantsWorkspace, console: Console, *, assistant_id: str) -> None:
    """Text: command-assistants-remove."""
    profile = workspace.assistants.profile(assistant_id)
    for line in workspace.lines.all():
        if profile.persona != profile.id and line.get(ASSISTANT) == profile.id:
            raise AssistantInUse(assistant=profile.id, line=line.title)
    await workspace.assistants.remove(profile.id)
    console.text("assistants-removed", assistant=profile.id)


def _row(profile: Profile, workspace: AssistantsWorkspace) -> tuple[str, ...]:
    found = workspace.assistants.get(profile.id, announces_recording=False)
    lines = [each.title for each in workspace.lines.all() if each.get(ASSISTANT) == profile.id]
    return (
        profile.id,
        profile.persona,
        ", ".join(dict.fromkeys(found.names[language] for language in found.languages)),
        ", ".join(found.languages),
        ", ".join(found.voices[language].name for language in found.languages),
        ", ".join(lines),
    )


def _document(profile: Profile) -> dict[str, object]:
    return {"id": profile.id, PERSONA: profile.persona, **FIELDS.texts(profile.chosen)}
