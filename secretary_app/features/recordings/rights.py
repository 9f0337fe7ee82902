"""Rights over the sound of calls."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_RECORDINGS = Right("recordings.view", Effect.LOOK_AT_PERSON)
"""Also to hear them."""
MAKE_RECORDINGS = Right("recordings.make", Effect.CHANGE)
"""The calls' own work."""
DELETE_RECORDINGS = Right("recordings.delete", Effect.CHANGE)

RIGHTS = (VIEW_RECORDINGS, MAKE_RECORDINGS, DELETE_RECORDINGS)
