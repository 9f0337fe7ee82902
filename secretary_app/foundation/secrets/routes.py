"""``/admin/secrets``: which there are, a value in; a value never comes out."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field, SecretStr

from secretary_app.foundation.secrets.models import Place
from secretary_app.foundation.secrets.service import LONGEST_VALUE, Secrets
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Route
from secretary_app.foundation.web.schemas import Incoming, Outgoing, Page, Paging, paged
from secretary_app.foundation.web.statuses import UNAVAILABLE

LOCKED_AWAY = (
    "secret-file-broken",
    "secret-file-unwritable",
    "secret-keyring-failed",
    "secret-machine-unknown",
    "secret-master-key-short",
    "secret-other-machine",
    "secret-wrong-key",
)
"""Where values are kept does not open: only somebody at the machine can mend that."""


class SecretShown(Outgoing):
    """That there is one."""

    name: str
    place: Place
    changed_at: datetime
    changed_by: str


class SecretGiven(Incoming):
    """A token, a key, a password of another service."""

    value: Annotated[SecretStr, Field(max_length=LONGEST_VALUE)]


class SecretAdmin:
    """The handlers; the service asks for rights."""

    def __init__(self, *, secrets: Secrets) -> None:
        self._secrets = secrets

    async def every(self, asked: Asked) -> Page[SecretShown]:
        """By name."""
        return paged(await self._secrets.names(), asked.query(Paging), SecretShown)

    async def give(self, asked: Asked) -> SecretShown:
        """In place of what was kept under the name."""
        value = asked.body(SecretGiven).value.get_secret_value()
        return SecretShown.model_validate(await self._secrets.set(asked.path["name"], value))

    async def remove(self, asked: Asked) -> None:
        """From its place, too."""
        await self._secrets.remove(asked.path["name"])


def routes(admin: SecretAdmin) -> tuple[Route, ...]:
    """Of secrets."""
    names = Resource(at="/admin/secrets", tag="secrets").route
    one = Resource(
        at="/admin/secrets/{name}",
        tag="secrets",
        statuses=dict.fromkeys(LOCKED_AWAY, UNAVAILABLE) | {"secret-is-ours": 403},
    ).route
    return (
        names("GET", admin.every, "Names of secrets", query=Paging, answer=Page[SecretShown]),
        one(
            "PUT", admin.give, "Keep a value, which is never shown", body=SecretGiven,
            answer=SecretShown,
        ),
        one("DELETE", admin.remove, "Remove a secret"),
    )  # fmt: skip
