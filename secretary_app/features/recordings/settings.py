"""What the owner may choose about recordings."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

KEEP_DAYS = Setting(key="recordings.keep_days", type=int, default=180, minimum=0, maximum=3650)
"""0: for ever. Half a year is the usual promise to callers; a shorter one is the owner's choice."""

ENABLED = Setting(key="recordings.enabled", type=bool, default=True)

SETTINGS = (KEEP_DAYS, ENABLED)
