"""Rights over the audit log. Nobody has one to change it."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_AUDIT = Right("audit.view", Effect.LOOK)
EXPORT_AUDIT = Right("audit.export", Effect.CHANGE)
"""It leaves the program: written down."""
TRIM_AUDIT = Right("audit.trim", Effect.CHANGE)
"""Retention and forgetting: the program's own."""

RIGHTS = (VIEW_AUDIT, EXPORT_AUDIT, TRIM_AUDIT)
