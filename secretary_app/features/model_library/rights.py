"""Rights over models."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_MODELS = Right("models.view", Effect.LOOK)
CHANGE_MODELS = Right("models.change", Effect.CHANGE)

RIGHTS = (VIEW_MODELS, CHANGE_MODELS)
