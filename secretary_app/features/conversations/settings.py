"""What the owner may choose about conversations."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

KEEP_DAYS = Setting(key="conversations.keep_days", type=int, default=0, minimum=0, maximum=3650)
"""Of what was said and written; 0: for ever."""

SETTINGS = (KEEP_DAYS,)
