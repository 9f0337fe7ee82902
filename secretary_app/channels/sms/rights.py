"""Rights over short messages."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_SMS = Right("sms.view", Effect.LOOK_AT_PERSON)
SEND_SMS = Right("sms.send", Effect.CHANGE)
CARRY_SMS = Right("sms.carry", Effect.CHANGE)
"""The door's own work: what comes and goes by the card."""

RIGHTS = (VIEW_SMS, SEND_SMS, CARRY_SMS)
