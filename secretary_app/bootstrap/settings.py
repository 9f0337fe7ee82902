"""The settings of all slices, in the order in which they are listed."""

from __future__ import annotations

from secretary_app.features.recordings import settings as recordings
from secretary_app.foundation.i18n import settings as i18n
from secretary_app.foundation.settings import SettingCatalogue

CATALOGUE = SettingCatalogue(
    (
        *i18n.SETTINGS,
        *recordings.SETTINGS,
    )
)
