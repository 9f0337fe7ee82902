"""Rights over bots."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_BOTS = Right("bots.view", Effect.LOOK)
CHANGE_BOTS = Right("bots.change", Effect.CHANGE)
RUN_BOTS = Right("bots.run", Effect.CHANGE)
WRITE_BY_BOT = Right("bots.write", Effect.CHANGE)
"""To somebody who wrote to a bot."""
CARRY_BOTS = Right("bots.carry", Effect.CHANGE)
"""The door's own work: what comes and goes."""
OPEN_BOT_FILES = Right("bots.files", Effect.LOOK_AT_PERSON)

RIGHTS = (VIEW_BOTS, CHANGE_BOTS, RUN_BOTS, WRITE_BY_BOT, CARRY_BOTS, OPEN_BOT_FILES)
