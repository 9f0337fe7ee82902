"""What the owner may choose about promised calls."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

AUTOMATIC = Setting(key="callbacks.automatic", type=bool, default=False)
OPENING_HOURS = Setting(key="callbacks.in_opening_hours", type=bool, default=True)
"""Where the facts know the company's hours, calls are made in them, save at night."""
FROM_HOUR = Setting(key="callbacks.from_hour", type=int, default=9, minimum=0, maximum=23)
UNTIL_HOUR = Setting(key="callbacks.until_hour", type=int, default=19, minimum=1, maximum=24)
TRIES = Setting(key="callbacks.tries", type=int, default=3, minimum=1, maximum=10)
DAILY_LIMIT = Setting(key="callbacks.daily_limit", type=int, default=20, minimum=0, maximum=1000)

SETTINGS = (AUTOMATIC, OPENING_HOURS, FROM_HOUR, UNTIL_HOUR, TRIES, DAILY_LIMIT)
