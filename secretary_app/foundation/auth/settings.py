"""What the owner chooses about the lock of the desk."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

LOCK_MINUTES = Setting(key="desk.lock_minutes", type=int, default=15, minimum=0, maximum=240)
"""Without a key or a movement; 0 = never. Only who has a PIN is locked out."""

SETTINGS = (LOCK_MINUTES,)
