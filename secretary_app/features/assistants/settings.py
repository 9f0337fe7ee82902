"""Settings of all assistants, and what may be chosen for each."""

from __future__ import annotations

from secretary_app.foundation.settings import FieldCatalogue, Setting

COMPANY_RU = Setting(key="assistants.company_ru", type=str, default="", maximum=120)
COMPANY_EN = Setting(key="assistants.company_en", type=str, default="", maximum=120)
LANGUAGES: Setting[tuple[str, ...]] = Setting(
    key="assistants.languages", type=tuple[str, ...], default=("ru", "en"), minimum=1, maximum=2
)
SPEED = Setting(key="assistants.speech_speed", type=float, default=1.0, minimum=0.5, maximum=2.0)

SETTINGS = (COMPANY_RU, COMPANY_EN, LANGUAGES, SPEED)

OWN_NAME = {
    "ru": Setting(key="assistant.name_ru", type=str, default="", maximum=60),
    "en": Setting(key="assistant.name_en", type=str, default="", maximum=60),
}
OWN_COMPANY = {
    "ru": Setting(key="assistant.company_ru", type=str, default="", maximum=120),
    "en": Setting(key="assistant.company_en", type=str, default="", maximum=120),
}
OWN_GREETING = {
    "ru": Setting(key="assistant.greeting_ru", type=str, default="", maximum=400, prose=True),
    "en": Setting(key="assistant.greeting_en", type=str, default="", maximum=400, prose=True),
}
"""In place of hers; that the call is recorded is said after it."""
OWN_MANNER = {
    "ru": Setting(key="assistant.manner_ru", type=str, default="", maximum=1500, prose=True),
    "en": Setting(key="assistant.manner_en", type=str, default="", maximum=1500, prose=True),
}
"""What a language model is told of her character, in place of her persona's. The rules that keep
answers to their sources stand around it, and nobody may change them."""
OWN_VOICE = {
    "ru": Setting(key="assistant.voice_ru", type=str, default="", maximum=60),
    "en": Setting(key="assistant.voice_en", type=str, default="", maximum=60),
}
OWN_LANGUAGES: Setting[tuple[str, ...]] = Setting(
    key="assistant.languages", type=tuple[str, ...], default=(), maximum=2
)
OWN_SPEED = Setting(key="assistant.speech_speed", type=float, default=0.0, minimum=0, maximum=2.0)
"""0: as all."""

FIELDS = FieldCatalogue(
    "assistant",
    (
        *OWN_NAME.values(),
        *OWN_COMPANY.values(),
        *OWN_GREETING.values(),
        *OWN_MANNER.values(),
        *OWN_VOICE.values(),
        OWN_LANGUAGES,
        OWN_SPEED,
    ),
)
"""Empty, or 0: the persona's, or what the settings say for all."""
