"""The settings of the look become the theme, and a change of one shows at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from secretary_app.foundation.appearance.settings import (
    DENSITY,
    KEYS,
    LOOK,
    NIGHT_FROM,
    NIGHT_UNTIL,
    REDUCED_MOTION,
    TEXT_PERCENT,
    THEME,
)
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.i18n.settings import LANGUAGE, language_of
from secretary_app.foundation.settings import SettingChanged, Settings
from secretary_app.kernel.events import EventBus, Unsubscribe
from ui.runtime.words import Words
from ui.shell.actions import Actions
from ui.theme import Density, Mode, theme
from ui.theme.current import Choice


def wear(settings: Settings) -> None:
    """The theme as it is chosen now."""
    theme().choose(
        Choice(
            mode=Mode(settings.get(THEME).value),
            text_percent=settings.get(TEXT_PERCENT),
            density=Density(settings.get(DENSITY).value),
            night_from=time(settings.get(NIGHT_FROM)),
            night_until=time(settings.get(NIGHT_UNTIL)),
            reduced_motion=settings.get(REDUCED_MOTION),
        )
    )


def chosen_keys(settings: Settings) -> Mapping[str, str]:
    """Action to keys; what is no such pair is passed over."""
    pairs = (entry.partition("=") for entry in settings.get(KEYS))
    return {action.strip(): keys.strip() for action, found, keys in pairs if found}


def follow(
    settings: Settings, bus: EventBus, *, words: Words, actions: Actions, system: Language
) -> Unsubscribe:
    """Whatever is chosen later is worn, spoken and pressed from then on."""
    look = {setting.key for setting in LOOK}

    def changed(event: SettingChanged) -> None:
        if event.key == KEYS.key:
            actions.remap(chosen_keys(settings))
        elif event.key == LANGUAGE.key:
            words.speak(language_of(settings, system=system))
        elif event.key in look:
            wear(settings)

    return bus.subscribe(SettingChanged, changed)
