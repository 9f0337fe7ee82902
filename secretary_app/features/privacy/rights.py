"""Rights over forgetting."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

FORGET = Right("privacy.forget", Effect.CHANGE)
VIEW_RECEIPTS = Right("privacy.view", Effect.LOOK_AT_PERSON)

RIGHTS = (FORGET, VIEW_RECEIPTS)
