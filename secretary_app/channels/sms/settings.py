"""What the owner may choose about short messages."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

DAILY_LIMIT = Setting(key="sms.daily_limit", type=int, default=100, minimum=0, maximum=10_000)
"""Messages as the operator counts them, in any 24 hours: a long text is several."""

KEEP_DAYS = Setting(key="sms.keep_days", type=int, default=0, minimum=0, maximum=3650)
"""0: for ever."""

SETTINGS = (DAILY_LIMIT, KEEP_DAYS)
