"""Rights over secrets. Nobody has one to see a value: only the program uses them."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_SECRETS = Right("secrets.view", Effect.LOOK)
"""Their names."""
CHANGE_SECRETS = Right("secrets.change", Effect.CHANGE)
USE_SECRETS = Right("secrets.use", Effect.CHANGE)
"""The program's own."""

RIGHTS = (VIEW_SECRETS, CHANGE_SECRETS, USE_SECRETS)
