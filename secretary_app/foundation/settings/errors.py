"""What may be wrong with a setting, each with its sentence for a person."""

from __future__ import annotations

from pathlib import Path

from secretary_app.kernel.errors import UserFacing


class UnknownSetting(UserFacing):
    """No setting has this key; ``nearest`` is the one probably meant."""

    def __init__(self, *, key: str, nearest: str | None, place: Path | None) -> None:
        super().__init__(
            "settings-unknown-key",
            key=key,
            nearest=nearest or "none",
            place="none" if place is None else str(place),
        )


class SettingElsewhere(UserFacing):
    """What is asked for is chosen by another command: each line has its own."""

    def __init__(self, *, key: str, name: str, where: str) -> None:
        super().__init__("settings-elsewhere", key=key, name=name, where=where)


class BadSettingValue(UserFacing):
    """The text is no value of this setting."""

    def __init__(self, *, key: str, value: str, wanted: str, low: str, high: str) -> None:
        super().__init__(
            "setting-value-bad", key=key, value=value, wanted=wanted, low=low, high=high
        )


class SettingFixedByFile(UserFacing):
    """``settings.toml`` names this setting, so a change in the database would have no effect."""

    def __init__(self, *, key: str, file: Path) -> None:
        super().__init__("setting-fixed-by-file", key=key, file=str(file))


class BadSettingsFile(UserFacing):
    """``settings.toml`` is not TOML, or cannot be read."""

    def __init__(self, *, file: Path, reason: str) -> None:
        super().__init__("settings-file-bad", file=str(file), reason=reason)
