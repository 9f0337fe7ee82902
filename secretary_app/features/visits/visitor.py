"""Whoever stands at the counter: a guest that nobody knows."""

from __future__ import annotations

from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.roles import ROLES, Role

VISITOR = Actor(id="visitor", name="visitor", role=Role.GUEST, rights=ROLES[Role.GUEST].rights())

DOOR = "kiosk"
"""Origin of what they do, in the audit log."""
