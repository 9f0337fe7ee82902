"""``manage keys list | create | revoke``."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import click

from secretary_app.foundation.auth.keys.models import MOST_DAYS, ApiKey
from secretary_app.foundation.auth.keys.service import KeyService
from secretary_app.foundation.console import Column, Console, TranslatedGroup, workspace_command
from secretary_app.foundation.i18n import formats
from secretary_app.kernel.clock import Clock

COLUMNS = (
    Column(heading="keys-column-id", whole=True),
    Column(heading="keys-column-user", whole=True),
    Column(heading="keys-column-name"),
    Column(heading="keys-column-hint", whole=True),
    Column(heading="keys-column-state", whole=True),
    Column(heading="keys-column-used", whole=True),
    Column(heading="keys-column-scopes"),
)

USUAL_DAYS = 365


class KeysWorkspace(Protocol):
    """What these commands use."""

    @property
    def keys(self) -> KeyService:
        """All of them."""

    @property
    def clock(self) -> Clock:
        """Which are over."""


@click.group("keys", cls=TranslatedGroup)
def keys() -> None:
    """Text: command-manage-keys."""


@keys.command("list")
@click.option("--user")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_(
    workspace: KeysWorkspace, console: Console, *, user: str | None, as_json: bool
) -> None:
    """Text: command-manage-keys-list."""
    found = [
        each
        for each in await workspace.keys.everybodys()
        if user is None or each.user_name.casefold() == user.casefold()
    ]
    if as_json:
        console.json(found)
        return
    now = workspace.clock.now()
    rows = [
        (
            each.id,
            each.user_name,
            each.name,
            f"{each.hint}…",
            _state(each, now, console),
            "" if each.used_at is None else formats.moment(each.used_at, console.language),
            " ".join(each.scopes),
        )
        for each in found
    ]
    console.table(COLUMNS, rows, empty="keys-none")


@keys.command("create")
@click.argument("name")
@click.option("--user", required=True)
@click.option("--scope", "scopes", multiple=True, required=True)
@click.option("--days", type=click.IntRange(0, MOST_DAYS), default=USUAL_DAYS)
@workspace_command
async def create(
    workspace: KeysWorkspace,
    console: Console,
    *,
    name: str,
    user: str,
    scopes: tuple[str, ...],
    days: int,
) -> None:
    """Text: command-manage-keys-create."""
    made = await workspace.keys.create(name, scopes=scopes, days=days, user=user)
    console.text("keys-created", name=made.key.name, user=made.key.user_name, secret=made.secret)


@keys.command("revoke")
@click.argument("key_id")
@workspace_command
async def revoke(workspace: KeysWorkspace, console: Console, *, key_id: str) -> None:
    """Text: command-manage-keys-revoke."""
    revoked = await workspace.keys.revoke(key_id)
    console.text("keys-revoked", name=revoked.name, user=revoked.user_name)


def _state(key: ApiKey, now: datetime, console: Console) -> str:
    if key.revoked_at is not None:
        return console.translator.text("keys-state-revoked")
    if not key.is_good(now):
        return console.translator.text("keys-state-expired")
    if key.expires_at is None:
        return console.translator.text("keys-state-forever")
    until = formats.day(key.expires_at, console.language)
    return console.translator.text("keys-state-until", until=until)
