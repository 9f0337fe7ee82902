"""``manage users …``."""

from __future__ import annotations

from typing import Protocol

import click

from secretary_app.foundation.auth.quality import made_up
from secretary_app.foundation.auth.roles import Role
from secretary_app.foundation.auth.service import UserService
from secretary_app.foundation.auth.sessions import Sessions
from secretary_app.foundation.console import Column, Console, TranslatedGroup, workspace_command
from secretary_app.foundation.i18n import formats

USER_COLUMNS = (
    Column(heading="users-column-name", whole=True),
    Column(heading="users-column-full-name"),
    Column(heading="users-column-role", whole=True),
    Column(heading="users-column-state", whole=True),
    Column(heading="users-column-seen", whole=True),
)
SESSION_COLUMNS = (
    Column(heading="users-column-session", whole=True),
    Column(heading="users-column-name", whole=True),
    Column(heading="users-column-door", whole=True),
    Column(heading="users-column-began", whole=True),
)
ROLE = click.Choice([role.value for role in Role])


class UsersWorkspace(Protocol):
    """What these commands use."""

    @property
    def users(self) -> UserService:
        """Accounts."""

    @property
    def sessions(self) -> Sessions:
        """Who is signed in."""


@click.group("users", cls=TranslatedGroup)
def users() -> None:
    """Text: command-manage-users."""


@users.command("list")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_(workspace: UsersWorkspace, console: Console, *, as_json: bool) -> None:
    """Text: command-manage-users-list."""
    found = await workspace.users.everybody()
    if as_json:
        console.json(found)
        return
    rows = [
        (
            each.name,
            each.full_name,
            each.role.value,
            console.translator.text("users-state", active="yes" if each.is_active else "no"),
            "" if each.seen_at is None else formats.moment(each.seen_at, console.language),
        )
        for each in found
    ]
    console.table(USER_COLUMNS, rows, empty="users-none")


@users.command("create")
@click.argument("name")
@click.option("--role", type=ROLE, default=Role.USER.value)
@click.option("--full-name", default="")
@workspace_command
async def create(
    workspace: UsersWorkspace, console: Console, *, name: str, role: str, full_name: str
) -> None:
    """Text: command-manage-users-create."""
    password = made_up()
    user = await workspace.users.create(name, password, role=Role(role), full_name=full_name)
    console.text("users-created", name=user.name, role=user.role.value, password=password)


@users.command("set-role")
@click.argument("name")
@click.argument("role", type=ROLE)
@workspace_command
async def set_role(workspace: UsersWorkspace, console: Console, *, name: str, role: str) -> None:
    """Text: command-manage-users-set-role."""
    user = await workspace.users.set_role(name, Role(role))
    console.text("users-role-set", name=user.name, role=user.role.value)


@users.command("reset")
@click.argument("name")
@workspace_command
async def reset(workspace: UsersWorkspace, console: Console, *, name: str) -> None:
    """Text: command-manage-users-reset."""
    password = made_up()
    user = await workspace.users.reset(name, password)
    console.text("users-reset", name=user.name, password=password)


@users.command("disable")
@click.argument("name")
@workspace_command
async def disable(workspace: UsersWorkspace, console: Console, *, name: str) -> None:
    """Text: command-manage-users-disable."""
    console.text("users-disabled", name=(await workspace.users.disable(name)).name)


@users.command("enable")
@click.argument("name")
@workspace_command
async def enable(workspace: UsersWorkspace, console: Console, *, name: str) -> None:
    """Text: command-manage-users-enable."""
    console.text("users-enabled", name=(await workspace.users.enable(name)).name)


@users.command("sessions")
@click.option("--end", "end")
@workspace_command
async def sessions(workspace: UsersWorkspace, console: Console, *, end: str | None) -> None:
    """Text: command-manage-users-sessions."""
    if end is not None:
        await workspace.sessions.end(end)
    rows = [
        (
            each.id,
            each.user_name,
            f"{each.door} {each.address}".strip(),
            formats.moment(each.began_at, console.language),
        )
        for each in await workspace.sessions.open()
    ]
    console.table(SESSION_COLUMNS, rows, empty="users-no-sessions")
