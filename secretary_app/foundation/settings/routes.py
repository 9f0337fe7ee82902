"""``/admin/settings``: every setting with its meaning."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from secretary_app.foundation.auth.errors import NotAllowed
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from secretary_app.foundation.settings.service import Settings, Source
from secretary_app.foundation.settings.setting import AnySetting
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Route
from secretary_app.foundation.web.schemas import Incoming, Outgoing, Page


class SettingShown(Outgoing):
    """A setting, and what it means."""

    key: str
    value: str
    default: str
    source: Source
    """``file``: fixed by the settings file."""
    label: str
    """In the language that the request asked for."""


class ValueGiven(Incoming):
    """As it is written in the settings file."""

    value: Annotated[str, Field(max_length=4000)]


class SettingAdmin:
    """The handlers. Who may not change settings does not see them either."""

    def __init__(self, *, settings: Settings) -> None:
        self._settings = settings
        self._translators = {each: Translator(each) for each in Language}

    async def every(self, asked: Asked) -> Page[SettingShown]:
        """In the order of their declaration."""
        _check(asked)
        items = [self._shown(each, asked) for each in self._settings.catalogue]
        return Page[SettingShown](items=items, total=len(items))

    async def one(self, asked: Asked) -> SettingShown:
        """By its key."""
        _check(asked)
        return self._shown(self._settings.find(asked.path["id"]), asked)

    async def set(self, asked: Asked) -> SettingShown:
        """Another value; the default leaves nothing behind."""
        setting = self._settings.find(asked.path["id"])
        await self._settings.set(setting, asked.body(ValueGiven).value, actor=asked.actor.id)
        return self._shown(setting, asked)

    def _shown(self, setting: AnySetting, asked: Asked) -> SettingShown:
        return SettingShown(
            key=setting.key,
            value=setting.text_of(self._settings.get(setting)),
            default=setting.text_of(setting.default),
            source=self._settings.source(setting),
            label=self._translators[asked.language].text(setting.text_id),
        )


def routes(admin: SettingAdmin) -> tuple[Route, ...]:
    """Of settings."""
    settings = Resource(
        at="/admin/settings",
        tag="settings",
        statuses={
            "settings-unknown-key": 404,
            "settings-elsewhere": 404,
            "setting-fixed-by-file": 409,
        },
    )
    route = settings.route
    return (
        route("GET", admin.every, "All settings", answer=Page[SettingShown]),
        route("GET /{id}", admin.one, "One setting", answer=SettingShown),
        route("PUT /{id}", admin.set, "Choose a value", body=ValueGiven, answer=SettingShown),
    )


def _check(asked: Asked) -> None:
    if not asked.actor.may(CHANGE_SETTINGS):
        raise NotAllowed(right=CHANGE_SETTINGS.key, role=asked.actor.role)
