"""The values of the settings, at hand without waiting."""

from __future__ import annotations

import logging
from enum import StrEnum
from pathlib import Path
from typing import Self, TypeVar, cast

from sqlalchemy import delete, select

from secretary_app.foundation.auth.acting import needs, tell_change
from secretary_app.foundation.settings.errors import (
    BadSettingValue,
    SettingElsewhere,
    SettingFixedByFile,
    UnknownSetting,
)
from secretary_app.foundation.settings.events import SettingChanged
from secretary_app.foundation.settings.file import read_settings_file
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from secretary_app.foundation.settings.setting import AnySetting, Setting, SettingCatalogue
from secretary_app.foundation.settings.tables import SettingRow
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus

_LOG = logging.getLogger(__name__)

ValueT = TypeVar("ValueT")


class Source(StrEnum):
    """Where the value of a setting comes from; a later one wins over an earlier one."""

    DEFAULT = "default"
    DATABASE = "database"
    FILE = "file"


class Settings:
    """Read once at the start, written by ``set``; only one process owns a data folder."""

    def __init__(
        self,
        *,
        database: Database,
        catalogue: SettingCatalogue,
        file: Path,
        fixed: dict[str, object],
        chosen: dict[str, object],
        events: EventBus,
        clock: Clock,
    ) -> None:
        self.catalogue = catalogue
        self._database = database
        self._file = file
        self._fixed = fixed
        self._chosen = chosen
        self._events = events
        self._clock = clock

    @classmethod
    async def open(
        cls,
        *,
        database: Database,
        catalogue: SettingCatalogue,
        file: Path,
        events: EventBus,
        clock: Clock,
    ) -> Self:
        """Raises UnknownSetting, BadSettingValue or BadSettingsFile for what stands in ``file``.

        A row of the database that no longer fits is passed over with a warning: it was written by
        an earlier version, and nobody at the keyboard could mend it.
        """
        chosen = {}
        async with database.read() as session:
            rows = (await session.execute(select(SettingRow.key, SettingRow.value))).all()
        for key, text in rows:
            try:
                chosen[key] = catalogue.find(key, place=database.path).parse(text)
            except (UnknownSetting, SettingElsewhere, BadSettingValue) as error:
                _LOG.warning("a stored setting is passed over: %s", error)
        return cls(
            database=database,
            catalogue=catalogue,
            file=file,
            fixed=read_settings_file(file, catalogue),
            chosen=chosen,
            events=events,
            clock=clock,
        )

    def get(self, setting: Setting[ValueT]) -> ValueT:
        """The value that holds now."""
        if setting not in self.catalogue:
            raise LookupError(f"{setting.key} was not declared in bootstrap")
        for values in (self._fixed, self._chosen):
            if setting.key in values:
                return cast("ValueT", values[setting.key])
        return setting.default

    def find(self, key: str) -> AnySetting:
        """The setting that a person named. Raises UnknownSetting."""
        return self.catalogue.find(key)

    def source(self, setting: AnySetting) -> Source:
        """Where ``get`` takes the value from."""
        if setting.key in self._fixed:
            return Source.FILE
        return Source.DATABASE if setting.key in self._chosen else Source.DEFAULT

    @needs(CHANGE_SETTINGS, about="setting.key")
    async def set(self, setting: AnySetting, text: str, *, actor: str = "cli") -> None:
        """Chooses a value; the default leaves no row behind.

        Raises BadSettingValue or SettingFixedByFile. Emits SettingChanged where it differs.
        """
        value = setting.parse(text)
        if setting.key in self._fixed:
            raise SettingFixedByFile(key=setting.key, file=self._file)
        before = self.get(setting)
        now = self._clock.now()
        async with self._database.write() as session:
            if value == setting.default:
                await session.execute(delete(SettingRow).where(SettingRow.key == setting.key))
            else:
                await session.merge(
                    SettingRow(
                        key=setting.key, value=setting.text_of(value), actor=actor, changed_at=now
                    )
                )
        if value == setting.default:
            self._chosen.pop(setting.key, None)
        else:
            self._chosen[setting.key] = value
        if value != before:
            tell_change(
                before={"value": setting.text_of(before)}, after={"value": setting.text_of(value)}
            )
            self._events.emit(
                SettingChanged(
                    at=now,
                    actor=actor,
                    key=setting.key,
                    before=setting.text_of(before),
                    after=setting.text_of(value),
                )
            )
