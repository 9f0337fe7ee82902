"""Rights over promises."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_PROMISES = Right("promises.view", Effect.LOOK_AT_PERSON)
MAKE_PROMISES = Right("promises.make", Effect.CHANGE)
CHANGE_PROMISES = Right("promises.change", Effect.CHANGE)
DELETE_PROMISES = Right("promises.delete", Effect.CHANGE)

RIGHTS = (VIEW_PROMISES, MAKE_PROMISES, CHANGE_PROMISES, DELETE_PROMISES)
