"""What the owner may choose, declared once: key, type, default, limits, and two Fluent texts.

A slice declares ``Setting``s in its ``settings.py``; ``bootstrap`` gathers them in a
``SettingCatalogue``; ``Settings`` holds their values: ``settings.toml`` of the data folder first,
then the table ``settings``, then the default. A password or a token is never a setting. Emits
``SettingChanged``. What is chosen for each of several things is a field (``FieldCatalogue``), kept
with the thing.

The texts of ``calls.longest_minutes`` are the message ``setting-calls-longest_minutes`` (what it
is, a few words) and its attribute ``.help`` (a sentence or two).
"""

from secretary_app.foundation.settings.events import SettingChanged
from secretary_app.foundation.settings.fields import FieldCatalogue
from secretary_app.foundation.settings.service import Settings
from secretary_app.foundation.settings.setting import Setting, SettingCatalogue

__all__ = ["FieldCatalogue", "Setting", "SettingCatalogue", "SettingChanged", "Settings"]
