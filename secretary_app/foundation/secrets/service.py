"""What may be done with secrets: given, used by the program, taken away; never shown."""

from __future__ import annotations

import asyncio
import importlib
import os
import re
import secrets
from collections.abc import Callable, Mapping
from typing import TypeVar

from sqlalchemy import delete, select

from secretary_app.foundation.auth.acting import current_actor, needs
from secretary_app.foundation.secrets.errors import (
    BadSecretName,
    BadSecretValue,
    KeyringFailed,
    SecretIsOurs,
    SecretMissing,
)
from secretary_app.foundation.secrets.machine import machine_secret
from secretary_app.foundation.secrets.models import Place, Secret, Store
from secretary_app.foundation.secrets.rights import CHANGE_SECRETS, USE_SECRETS, VIEW_SECRETS
from secretary_app.foundation.secrets.tables import SecretRow
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.paths import DataFolder

MASTER_KEY = "SECRETARY_MASTER_KEY"
"""Whoever sets it wants the sealed file, as on a kiosk or a server without a session."""

KEYRING = "secretary_app.foundation.secrets.keyring_store"
SEALED = "secretary_app.foundation.secrets.sealed"
"""Loaded with the first secret: a demo has neither library."""

KEYRING_TIMEOUT_S = 30.0
"""A locked keyring asks its owner for a password; with nobody there it would ask for ever."""

OURS = "auth."
"""Names of values that the program makes up begin so. Whoever knew the one by which tokens are
signed could be anybody, so nobody gives one, not even who manages secrets."""

OWN_BYTES = 48

LONGEST_VALUE = 16_384
"""A private key fits."""

_NAME = re.compile(r"[a-z][a-z0-9._-]{0,63}")

ResultT = TypeVar("ResultT")


class Secrets:
    """Their names in the database, their values in the keyring or the sealed file."""

    def __init__(
        self,
        *,
        database: Database,
        folder: DataFolder,
        clock: Clock,
        environment: Mapping[str, str] = os.environ,
        machine: Callable[[], bytes] = machine_secret,
    ) -> None:
        """``environment`` and ``machine`` are others in tests only."""
        self._database = database
        self._folder = folder
        self._clock = clock
        self._environment = environment
        self._machine = machine
        self._stores: dict[Place, Store] = {}
        self._turn = asyncio.Lock()
        self._own_turn = asyncio.Lock()

    @needs(VIEW_SECRETS)
    async def names(self) -> list[Secret]:
        """Which there are, by name."""
        async with self._database.read() as session:
            rows = await session.scalars(select(SecretRow).order_by(SecretRow.name))
            return [_secret(row) for row in rows]

    @needs(USE_SECRETS, about="name")
    async def get(self, name: str) -> str:
        """The value, for whoever needs it to reach another service.

        Raises SecretMissing and the errors of its place.
        """
        row = await self._row(name)
        if row is None:
            raise SecretMissing(name=name)
        async with self._turn:
            store = await self._store(Place(row.place))
            value = await _in_time(lambda: store.get(row.ref))
        if value is None:
            raise SecretMissing(name=name)
        return value

    @needs(USE_SECRETS, about="name")
    async def own(self, name: str) -> str:
        """A value of the program's own, made up at the first need and found again ever after.

        Its name is one of ``OURS``.

        Where its place has lost it, another is made. Raises the errors of its place.
        """
        if not name.startswith(OURS):
            raise ValueError(f"{name} could be given by somebody")
        async with self._own_turn:
            try:
                return await self.get(name)
            except SecretMissing:
                value = secrets.token_urlsafe(OWN_BYTES)
                await self._keep(name, value)
                return value

    @needs(CHANGE_SECRETS, about="name")
    async def set(self, name: str, value: str) -> Secret:
        """Keeps a value; the one before is gone once this one is safe.

        Raises BadSecretName, SecretIsOurs, BadSecretValue and the errors of its place.
        """
        if not _NAME.fullmatch(name):
            raise BadSecretName(name=name)
        if name.startswith(OURS):
            raise SecretIsOurs(name=name)
        if not value.strip() or len(value) > LONGEST_VALUE:
            raise BadSecretValue(name=name, longest=LONGEST_VALUE)
        return await self._keep(name, value)

    @needs(CHANGE_SECRETS, about="name")
    async def remove(self, name: str) -> None:
        """Raises SecretMissing and the errors of its place."""
        row = await self._row(name)
        if row is None:
            raise SecretMissing(name=name)
        async with self._turn:
            await self._drop(row)
            async with self._database.write() as session:
                await session.execute(delete(SecretRow).where(SecretRow.name == name))

    async def _keep(self, name: str, value: str) -> Secret:
        before = await self._row(name)
        ref = new_id()
        async with self._turn:
            place = await self._best_place()
            store = await self._store(place)
            await _in_time(lambda: store.set(ref, value))
            async with self._database.write() as session:
                await session.execute(delete(SecretRow).where(SecretRow.name == name))
                row = SecretRow(
                    name=name,
                    ref=ref,
                    place=place,
                    actor=current_actor().id,
                    changed_at=self._clock.now(),
                )
                session.add(row)
            if before is not None:
                await self._drop(before)
        return _secret(row)

    async def _row(self, name: str) -> SecretRow | None:
        async with self._database.read() as session:
            return await session.get(SecretRow, name)

    async def _drop(self, row: SecretRow) -> None:
        store = await self._store(Place(row.place))
        await _in_time(lambda: store.remove(row.ref))

    async def _best_place(self) -> Place:
        if self._environment.get(MASTER_KEY):
            return Place.FILE
        if Place.KEYRING not in self._stores:
            found = await _in_time(importlib.import_module(KEYRING).system_keyring)
            if found is None:
                return Place.FILE
            self._stores[Place.KEYRING] = found
        return Place.KEYRING

    async def _store(self, place: Place) -> Store:
        if place not in self._stores:
            made = self._sealed() if place is Place.FILE else await self._keyring()
            self._stores[place] = made
        return self._stores[place]

    async def _keyring(self) -> Store:
        found: Store | None = await _in_time(importlib.import_module(KEYRING).system_keyring)
        if found is None:
            raise KeyringFailed(reason="none")
        return found

    def _sealed(self) -> Store:
        sealed = importlib.import_module(SEALED)
        master = self._environment.get(MASTER_KEY)
        store: Store = sealed.SealedFile(
            file=self._folder.sealed_secrets,
            source=sealed.KeySource.MASTER if master else sealed.KeySource.MACHINE,
            secret=master.encode() if master else self._machine(),
        )
        return store


async def _in_time(work: Callable[[], ResultT]) -> ResultT:
    try:
        async with asyncio.timeout(KEYRING_TIMEOUT_S):
            return await asyncio.to_thread(work)
    except TimeoutError as error:
        raise KeyringFailed(reason="timeout") from error


def _secret(row: SecretRow) -> Secret:
    return Secret(
        name=row.name, place=Place(row.place), changed_at=row.changed_at, changed_by=row.actor
    )
