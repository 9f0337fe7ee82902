"""What the owner may choose about language."""

from __future__ import annotations

from enum import StrEnum

from secretary_app.foundation.i18n.language import Language
from secretary_app.foundation.settings import Setting, Settings


class LanguageChoice(StrEnum):
    """The language of windows and commands; callers are answered in their own."""

    AUTO = "auto"
    """As the system says."""
    RU = "ru"
    EN = "en"


LANGUAGE = Setting(key="program.language", type=LanguageChoice, default=LanguageChoice.AUTO)

SETTINGS = (LANGUAGE,)


def language_of(settings: Settings, *, system: Language) -> Language:
    """The language that the owner chose, else the system's."""
    choice = settings.get(LANGUAGE)
    return system if choice is LanguageChoice.AUTO else Language(choice.value)
