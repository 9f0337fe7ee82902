"""``secretary manage …``: what stands in ``foundation`` and is the owner's to look after."""

from __future__ import annotations

import click

from secretary_app.foundation.audit.commands import audit
from secretary_app.foundation.auth.commands import users
from secretary_app.foundation.auth.keys.commands import keys
from secretary_app.foundation.console import TranslatedGroup
from secretary_app.foundation.secrets.commands import secrets


@click.group("manage", cls=TranslatedGroup)
def manage() -> None:
    """Text: command-manage."""


for each in (users, keys, audit, secrets):
    manage.add_command(each)
