"""The declaration of a setting, and the list of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from secretary_app.foundation.settings import values
from secretary_app.foundation.settings.errors import (
    BadSettingValue,
    SettingElsewhere,
    UnknownSetting,
)
from secretary_app.kernel.later import later

ValueT = TypeVar("ValueT")

_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_SECRET = re.compile(r"(^|[._])(password|passphrase|secret|token|api_key)($|[._])")

suggestion = later("secretary_app.foundation.nearest:suggestion")


# No slots: Python 3.11 cannot make Setting[int](…) of a frozen class that has them.
@dataclass(frozen=True, kw_only=True)
class Setting(Generic[ValueT]):
    """One thing that the owner may choose."""

    key: str
    """``<slice>.<name>``, in lower case."""
    type: type[ValueT]
    """bool, int, float, str, Path, a StrEnum (one of its values; a language is one, too) or
    ``tuple[str, ...]`` (a list)."""
    default: ValueT
    minimum: float | None = None
    maximum: float | None = None
    """Limits of a number, of the length of a text, or of the number of words in a list."""
    prose: bool = False
    """A text of sentences: whoever writes it needs more than a line."""

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise ValueError(f"not the key of a setting: {self.key!r}")
        if _SECRET.search(self.key):
            raise ValueError(f"{self.key}: a secret is never a setting")
        if self.parse(self.text_of(self.default)) != self.default:
            raise ValueError(f"{self.key}: the default is no value of {self.type}")

    @property
    def text_id(self) -> str:
        """The Fluent message that says what it is; its attribute ``.help`` explains."""
        return f"setting-{self.key.replace('.', '-')}"

    def parse(self, text: str) -> ValueT:
        """Raises BadSettingValue."""
        try:
            value = values.parse(self.type, text)
        except ValueError as error:
            raise self._refusal(text) from error
        measure = _measure(value)
        too_low = self.minimum is not None and measure < self.minimum
        too_high = self.maximum is not None and measure > self.maximum
        if too_low or too_high:
            raise self._refusal(text)
        return cast("ValueT", value)

    def text_of(self, value: ValueT) -> str:
        """As it is stored and shown."""
        return values.to_text(value)

    def _refusal(self, text: str) -> BadSettingValue:
        return BadSettingValue(
            key=self.key,
            value=text,
            wanted=values.kind_of(self.type),
            low=values.choices_of(self.type) or _limit(self.minimum),
            high=_limit(self.maximum),
        )


AnySetting = Setting[Any]
"""Any: the settings of a list have different types."""


class SettingCatalogue:
    """Every declared setting, in the order of declaration."""

    def __init__(
        self, declared: Iterable[AnySetting], *, elsewhere: Mapping[str, str] | None = None
    ) -> None:
        """Two settings with one key are a fault of ours.

        ``elsewhere``: first words of keys that are no settings here, and where they are chosen.
        """
        self.elsewhere = elsewhere or {}
        self._by_key: dict[str, AnySetting] = {}
        for setting in declared:
            if setting.key in self._by_key:
                raise ValueError(f"declared twice: {setting.key}")
            self._by_key[setting.key] = setting

    def __iter__(self) -> Iterator[AnySetting]:
        return iter(self._by_key.values())

    def __contains__(self, setting: AnySetting) -> bool:
        return self._by_key.get(setting.key) is setting

    def find(self, key: str, *, place: Path | None = None) -> AnySetting:
        """The setting of this key, as written in the file ``place``.

        Raises UnknownSetting or SettingElsewhere.
        """
        setting = self._by_key.get(key)
        if setting is None:
            section, _, name = key.partition(".")
            if section in self.elsewhere:
                raise SettingElsewhere(key=key, name=name, where=self.elsewhere[section])
            raise UnknownSetting(key=key, nearest=suggestion(key, list(self._by_key)), place=place)
        return setting


def _measure(value: object) -> float:
    """What the limits are compared with."""
    if isinstance(value, int | float):
        return value
    return len(value) if isinstance(value, str | tuple) else 0


def _limit(value: float | None) -> str:
    return "none" if value is None else f"{value:g}"
