"""What the owner may choose about recordings."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

KEEP_DAYS = Setting(key="recordings.keep_days", type=int, default=180, minimum=0, maximum=3650)
"""0: for ever. Half a year is the usual promise to callers; a shorter one is the owner's choice."""

ENABLED = Setting(key="recordings.enabled", type=bool, default=True)
"""Whether any line may record at all; `line.consent` says how each does."""

HOLD_SECONDS = Setting(key="recordings.hold_seconds", type=int, default=20, minimum=0, maximum=120)
"""So long the newest sound stays off the disk: a card number is blanked when its turn is over."""

SETTINGS = (KEEP_DAYS, ENABLED, HOLD_SECONDS)
