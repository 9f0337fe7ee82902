"""Rights over reports."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_REPORTS = Right("reports.view", Effect.LOOK)

RIGHTS = (VIEW_REPORTS,)
