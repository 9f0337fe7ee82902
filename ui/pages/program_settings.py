"""Some of the program's own settings as a form; each holds as soon as its field is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from secretary_app.foundation.settings import Setting
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from secretary_app.foundation.settings.service import Source
from ui.pages.field_saving import save_field
from ui.runtime.operations import Complaints
from ui.shell.page import Desk
from ui.widgets.settings_form import SettingsForm


class ProgramSettings(SettingsForm):
    """What stands in a file, or is not this person's to change, is only shown."""

    def __init__(self, desk: Desk, members: Sequence[Setting[Any]], complain: Complaints) -> None:
        """Any: settings of all types."""
        words, service = desk.words, desk.workspace.settings
        super().__init__(
            members,
            text=words.text,
            has=words.has,
            value=service.get,
            back=words.text("settings-back"),
        )
        self._desk, self._complain = desk, complain
        self.changed.connect(self._save)
        for setting in members:
            if service.source(setting) is Source.FILE:
                self.set_fixed(setting.key, words.text("settings-fixed"))
            elif not desk.may(CHANGE_SETTINGS.key):
                self.set_fixed(setting.key, words.text("settings-not-yours"))

    def _save(self, key: str, text: str) -> None:
        service, actor = self._desk.workspace.settings, self._desk.actor()
        setting = service.find(key)
        save_field(
            self._desk,
            self,
            setting,
            text,
            holds=service.get(setting),
            store=lambda wanted: service.set(setting, wanted, actor=actor),
            name=f"settings.set.{key}",
            complain=self._complain,
        )
