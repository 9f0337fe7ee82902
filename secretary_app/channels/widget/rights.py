"""Rights over widgets, and over what visitors sent."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_WIDGETS = Right("widgets.view", Effect.LOOK)
CHANGE_WIDGETS = Right("widgets.change", Effect.CHANGE)
RECEIVE_VISITORS = Right("widgets.receive", Effect.CHANGE)
"""The door's own work: who writes on a website is let in, heard and answered."""
OPEN_UPLOADS = Right("widgets.uploads", Effect.LOOK_AT_PERSON)

RIGHTS = (VIEW_WIDGETS, CHANGE_WIDGETS, RECEIVE_VISITORS, OPEN_UPLOADS)
