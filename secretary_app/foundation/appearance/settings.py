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

BELL_PERCENT = Setting(key="desk.bell_percent", type=int, default=60, minimum=0, maximum=100)
"""How loud it rings at the desk; 0: not at all."""
CARD_SECONDS = Setting(key="desk.card_seconds", type=int, default=12, minimum=0, maximum=120)
"""So long the card of who calls stays when the assistant has answered; 0: not at all."""

LOOK = (THEME, TEXT_PERCENT, DENSITY, NIGHT_FROM, NIGHT_UNTIL, REDUCED_MOTION)
SETTINGS = (*LOOK, KEYS, BELL_PERCENT, CARD_SECONDS)
