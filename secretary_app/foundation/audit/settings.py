"""What the owner may choose about the audit log."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

KEEP_DAYS = Setting(key="audit.keep_days", type=int, default=730, minimum=0, maximum=3650)
"""0: for ever."""

SETTINGS = (KEEP_DAYS,)
