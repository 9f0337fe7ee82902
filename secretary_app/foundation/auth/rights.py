"""Rights over users."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_USERS = Right("users.view", Effect.LOOK)
NAME_USERS = Right("users.names", Effect.LOOK)
CHANGE_USERS = Right("users.change", Effect.CHANGE)
CHANGE_PROFILE = Right("profile.change", Effect.CHANGE)

RIGHTS = (VIEW_USERS, NAME_USERS, CHANGE_USERS, CHANGE_PROFILE)
