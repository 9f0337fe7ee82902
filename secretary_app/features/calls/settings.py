"""Settings of calls."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

ENDPOINT_COMPLETE_MS = Setting(
    key="calls.endpoint_complete_ms", type=int, default=300, minimum=150, maximum=2000
)
ENDPOINT_INCOMPLETE_MS = Setting(
    key="calls.endpoint_incomplete_ms", type=int, default=900, minimum=300, maximum=4000
)
ENDPOINT_NONE_MS = Setting(
    key="calls.endpoint_none_ms", type=int, default=800, minimum=300, maximum=4000
)
SILENCE_S = Setting(key="calls.silence_seconds", type=float, default=7.0, minimum=2, maximum=60)
LONGEST_MINUTES = Setting(key="calls.longest_minutes", type=int, default=15, minimum=1, maximum=240)
KEEP_DAYS = Setting(key="calls.keep_days", type=int, default=0, minimum=0, maximum=3650)
"""Of the records of calls; 0: for ever."""

SETTINGS = (
    ENDPOINT_COMPLETE_MS,
    ENDPOINT_INCOMPLETE_MS,
    ENDPOINT_NONE_MS,
    SILENCE_S,
    LONGEST_MINUTES,
    KEEP_DAYS,
)
