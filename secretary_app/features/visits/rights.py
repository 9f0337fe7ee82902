"""Rights at the counter."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VISIT = Right("visits.talk", Effect.LOOK)
"""To ask, and to ring for a person: what anybody may do who stands there."""
ANSWER_VISITORS = Right("visits.answer", Effect.CHANGE)

RIGHTS = (VISIT, ANSWER_VISITORS)
