"""What the owner may choose about conversations."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

KEEP_DAYS = Setting(key="conversations.keep_days", type=int, default=0, minimum=0, maximum=3650)
"""Of what was said and written; 0: for ever."""

PERSON_MINUTES = Setting(
    key="conversations.person_minutes", type=int, default=60, minimum=0, maximum=10_080
)
"""A person who took a thread over and says nothing for so long has given it back; 0: never."""

SETTINGS = (KEEP_DAYS, PERSON_MINUTES)
