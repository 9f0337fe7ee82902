"""Rights over settings; what they say is no secret."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

CHANGE_SETTINGS = Right("settings.change", Effect.CHANGE)

RIGHTS = (CHANGE_SETTINGS,)
