"""Rights over calls."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_CALLS = Right("calls.view", Effect.LOOK_AT_PERSON)
CONTROL_CALLS = Right("calls.control", Effect.CHANGE)
"""To speak for us, and to end calls."""
LISTEN_TO_CALLS = Right("calls.listen", Effect.LOOK_AT_PERSON)
NOTE_CALLS = Right("calls.note", Effect.CHANGE)
DIAL = Right("calls.dial", Effect.CHANGE)
RECORD_CALLS = Right("calls.record", Effect.CHANGE)
"""The calls' own work: what happens in them is written."""
DELETE_CALLS = Right("calls.delete", Effect.CHANGE)

RIGHTS = (VIEW_CALLS, CONTROL_CALLS, LISTEN_TO_CALLS, NOTE_CALLS, DIAL, RECORD_CALLS, DELETE_CALLS)
