"""Rights over API keys: everybody's own, and those of all."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_KEYS = Right("keys.view", Effect.LOOK)
CHANGE_KEYS = Right("keys.change", Effect.CHANGE)

RIGHTS = (VIEW_KEYS, CHANGE_KEYS)
