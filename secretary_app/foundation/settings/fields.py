"""Fields of things of which there are several: a line, an assistant, a bot, a widget.

A field is declared like a setting, under a key that begins with what it is a field of. What was
chosen for one thing is kept with it, as texts by the names of the fields; a field at its default is
not there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping

from secretary_app.foundation.settings.errors import BadSettingValue, UnknownSetting
from secretary_app.foundation.settings.setting import AnySetting, SettingCatalogue

_LOG = logging.getLogger(__name__)

Chosen = Mapping[str, object]
"""Values by the key of their field."""


class FieldCatalogue(SettingCatalogue):
    """Of one kind of things, in the order of declaration."""

    def __init__(self, of: str, declared: Iterable[AnySetting]) -> None:
        """``of``: the first word of every key."""
        super().__init__(declared)
        self._beginning = f"{of}."

    def named(self, name: str) -> AnySetting:
        """By the name that people use. Raises UnknownSetting."""
        return self.find(self._beginning + name)

    def name(self, key: str) -> str:
        """What people call the field of this key."""
        return key.removeprefix(self._beginning)

    def changed(self, chosen: Chosen, setting: AnySetting, value: object) -> dict[str, object]:
        """What is chosen once ``setting`` has this value."""
        kept = {key: each for key, each in chosen.items() if key != setting.key}
        return kept if value == setting.default else {**kept, setting.key: value}

    def texts(self, chosen: Chosen) -> dict[str, str]:
        """As they are stored."""
        return {self.name(key): self.find(key).text_of(value) for key, value in chosen.items()}

    def all_texts(self, value_of: Callable[[AnySetting], object]) -> dict[str, str]:
        """Of every field, also of those at their defaults."""
        return {self.name(each.key): each.text_of(value_of(each)) for each in self}

    def read(self, texts: Mapping[str, str], *, whose: str) -> dict[str, object]:
        """What is stored. What no longer fits is passed over: nobody could mend it here."""
        chosen = dict[str, object]()
        for name, text in texts.items():
            try:
                setting = self.named(name)
                chosen[setting.key] = setting.parse(text)
            except (UnknownSetting, BadSettingValue) as error:
                _LOG.warning("a stored value of %s is passed over: %s", whose, error)
        return chosen
