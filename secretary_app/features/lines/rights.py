"""Rights over lines."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_LINES = Right("lines.view", Effect.LOOK)
USE_LINES = Right("lines.use", Effect.CHANGE)
"""Talk at the desk, ask the operator for the balance: what is spoken or costs money."""

RIGHTS = (VIEW_LINES, USE_LINES)
