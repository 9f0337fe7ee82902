"""Rights over people."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right
from secretary_app.foundation.auth.seat import SEE_INITIALS

VIEW_PEOPLE = Right("people.view", Effect.LOOK_AT_PERSON)
MEET_PEOPLE = Right("people.meet", Effect.CHANGE)
"""Somebody turns up at a door, or is written down by hand."""
CHANGE_PEOPLE = Right("people.change", Effect.CHANGE)
DELETE_PEOPLE = Right("people.delete", Effect.CHANGE)

RIGHTS = (VIEW_PEOPLE, SEE_INITIALS, MEET_PEOPLE, CHANGE_PEOPLE, DELETE_PEOPLE)
