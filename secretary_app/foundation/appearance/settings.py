"""What a person chooses about the look and the keys of the desk."""

from __future__ import annotations

from enum import StrEnum

from secretary_app.foundation.settings import Setting


class ThemeChoice(StrEnum):
    """Which colours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    NIGHT = "night"
    HOURS = "hours"
    """Light by day, night by night."""


class DensityChoice(StrEnum):
    """How far apart things stand."""

    COMPACT = "compact"
    REGULAR = "regular"
    TOUCH = "touch"


THEME = Setting(key="desk.theme", type=ThemeChoice, default=ThemeChoice.SYSTEM)
TEXT_PERCENT = Setting(key="desk.text_percent", type=int, default=100, minimum=90, maximum=150)
DENSITY = Setting(key="desk.density", type=DensityChoice, default=DensityChoice.REGULAR)
NIGHT_FROM = Setting(key="desk.night_from_hour", type=int, default=21, minimum=0, maximum=23)
NIGHT_UNTIL = Setting(key="desk.night_until_hour", type=int, default=7, minimum=0, maximum=23)
REDUCED_MOTION = Setting(key="desk.reduced_motion", type=bool, default=False)
KEYS = Setting(key="desk.keys", type=tuple[str, ...], default=(), maximum=200)
"""Other keys than the usual ones: ``shell.palette=Ctrl+J``."""

SETTINGS = (THEME, TEXT_PERCENT, DENSITY, NIGHT_FROM, NIGHT_UNTIL, REDUCED_MOTION, KEYS)
