"""Settings of the assistant."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

COMPANY_RU = Setting(key="assistants.company_ru", type=str, default="", maximum=120)
COMPANY_EN = Setting(key="assistants.company_en", type=str, default="", maximum=120)
LANGUAGES: Setting[tuple[str, ...]] = Setting(
    key="assistants.languages", type=tuple[str, ...], default=("ru", "en"), minimum=1, maximum=2
)
SPEED = Setting(key="assistants.speech_speed", type=float, default=1.0, minimum=0.5, maximum=2.0)

SETTINGS = (COMPANY_RU, COMPANY_EN, LANGUAGES, SPEED)
